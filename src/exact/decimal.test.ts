// Decimals for display, against rounding by its definition in whole numbers.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Rounding } from './decimal.js';
import { showDecimal, toDecimal } from './decimal.js';
import * as Q from './rational.js';
import type { Rational } from './rational.js';

/** How the magnitude ⌊size/d⌋ with remainder is rounded: whether it goes up by one. */
const goesUp: Record<Rounding, (floor: bigint, remainder: bigint, d: bigint) => boolean> = {
  down: () => false,
  up: (_floor, remainder) => remainder > 0n,
  'half-up': (_floor, remainder, d) => 2n * remainder >= d,
  'half-even': (floor, remainder, d) => 2n * remainder > d || (2n * remainder === d && floor % 2n === 1n),
};
const roundings = Object.keys(goesUp) as Rounding[];

/** The definition: the magnitude in units of the last place, rounded, with the sign of what is not zero. */
const plainDecimal = (q: Rational, digits: number, rounding: Rounding): string => {
  const d = Q.denominator(q);
  const size = Q.numerator(Q.abs(q)) * 10n ** BigInt(digits);
  const floor = size / d;
  const units = goesUp[rounding](floor, size % d, d) ? floor + 1n : floor;
  const text = units.toString().padStart(digits + 1, '0');
  const point = text.length - digits;
  const shown = digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return Q.sign(q) < 0 && units > 0n ? `-${shown}` : shown;
};

const digits = fc.integer({ min: 0, max: 30 });
const rounding = fc.constantFrom(...roundings);
const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => Q.of(n, d));
/** Exactly halfway between two neighbours of the last place, or a hair off it. */
const nearTie = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.constantFrom(-1n, 0n, 1n))
  .map(([n, off]) => (places: number) => {
    const unit = Q.of(1, 10n ** BigInt(places));
    return Q.add(Q.mul(Q.of(2n * n + 1n, 2n), unit), Q.of(off, 10n ** 60n));
  });

describe('toDecimal', () => {
  test.prop([anyRational, digits, rounding])('rounds by the definition', (q, places, mode) => {
    const { text, rounded } = toDecimal(q, places, mode);
    expect(text).toBe(plainDecimal(q, places, mode));
    const exact = (Q.numerator(q) * 10n ** BigInt(places)) % Q.denominator(q) === 0n;
    expect(rounded).toBe(!exact);
  });

  test.prop([nearTie, digits, rounding])(
    'distinguishes a tie from the smallest difference',
    (near, places, mode) => {
      const q = near(places);
      expect(toDecimal(q, places, mode).text).toBe(plainDecimal(q, places, mode));
    },
  );

  test.each([
    ['1/8', 2, 'down', '0.12'],
    ['1/8', 2, 'half-up', '0.13'],
    ['1/8', 2, 'half-even', '0.12'],
    ['3/8', 2, 'half-even', '0.38'],
    ['1/8', 2, 'up', '0.13'],
    ['-1/8', 2, 'half-up', '-0.13'],
    ['-1/1000', 2, 'down', '0.00'],
    ['-5/2', 0, 'half-even', '-2'],
    ['1/3', 0, 'up', '1'],
  ] as const)('%s to %d places, %s: %s', (text, places, mode, shown) => {
    const [n, d] = text.split('/').map(BigInt);
    expect(toDecimal(Q.of(n!, d!), places, mode)).toEqual({ text: shown, rounded: true });
  });

  test('refuses a number of places that is none', () => {
    for (const places of [-1, 0.5, NaN, 1_000_001])
      expect(() => toDecimal(Q.one, places)).toThrow(RangeError);
  });

  test('goes to ten thousand places', () => {
    const { text, rounded } = toDecimal(Q.of(1, 7), 10_000, 'down');
    expect(text).toBe(`0.${'142857'.repeat(1667).slice(0, 10_000)}`);
    expect(rounded).toBe(true);
  });
});

describe('showDecimal', () => {
  test.each([
    ['1/3', '≈ 0.3333'],
    ['-2/3', '≈ -0.6667'],
    ['1/2', '0.5'],
    ['100/1', '100'],
    ['-3/4', '-0.75'],
    ['0/1', '0'],
    ['1/100000', '≈ 0.0000'],
  ])('%s is shown as %s', (text, shown) => {
    const [n, d] = text.split('/').map(BigInt);
    expect(showDecimal(Q.of(n!, d!))).toBe(shown);
  });
});
