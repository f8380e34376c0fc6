// The rationals: laws of an ordered field, against plain cross-multiplication; reading and printing.
import { inspect } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { E } from '../prelude.js';
import { InvalidArgument } from './invalid-argument.js';
import * as Q from './rational.js';
import type { Rational } from './rational.js';

/** n/d as given, not reduced: the plain reading to compare with. */
const parts = fc.tuple(
  fc.oneof(fc.bigInt({ min: -12n, max: 12n }), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })),
  fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 10n ** 30n })),
);
const rational = parts.map(([n, d]) => Q.of(n, d));
const nonZero = rational.filter((q) => !Q.isZero(q));
const same = (a: Rational, b: Rational): void => {
  expect(Q.show(a)).toBe(Q.show(b));
};
const readRight = (text: string): Rational => {
  const result = Q.read(text);
  if (E.isLeft(result)) throw new Error(`${text} was refused: ${result.left.kind}`);
  return result.right;
};

describe('arithmetic', () => {
  test.prop([parts, parts])('agrees with cross-multiplied fractions', ([a, b], [c, d]) => {
    const [x, y] = [Q.of(a, b), Q.of(c, d)];
    same(Q.add(x, y), Q.of(a * d + c * b, b * d));
    same(Q.sub(x, y), Q.of(a * d - c * b, b * d));
    same(Q.mul(x, y), Q.of(a * c, b * d));
    if (c !== 0n) same(Q.div(x, y), Q.of(a * d, b * c));
    expect(Q.compare(x, y)).toBe(a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  });

  test.prop([rational, rational, rational])('is a commutative ring', (a, b, c) => {
    same(Q.add(a, Q.add(b, c)), Q.add(Q.add(a, b), c));
    same(Q.add(a, b), Q.add(b, a));
    same(Q.add(a, Q.zero), a);
    same(Q.add(a, Q.neg(a)), Q.zero);
    same(Q.sub(a, b), Q.add(a, Q.neg(b)));
    same(Q.mul(a, Q.mul(b, c)), Q.mul(Q.mul(a, b), c));
    same(Q.mul(a, b), Q.mul(b, a));
    same(Q.mul(a, Q.one), a);
    same(Q.mul(a, Q.add(b, c)), Q.add(Q.mul(a, b), Q.mul(a, c)));
  });

  test.prop([rational, nonZero])('has inverses, and Field is Euclidean with remainder 0', (a, b) => {
    same(Q.mul(b, Q.div(Q.one, b)), Q.one);
    const { add, mul, div, mod } = Q.Field;
    same(add(mul(div(a, b), b), mod(a, b)), a);
  });

  test.prop([nonZero, fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -9n, max: 9n })])(
    'adds exponents in powers',
    (a, m, n) => same(Q.pow(a, m + n), Q.mul(Q.pow(a, m), Q.pow(a, n))),
  );

  test.prop([rational])('has the absolute value and the sign of the number', (a) => {
    same(Q.mul(Q.of(Q.sign(a)), Q.abs(a)), a);
    expect(Q.sign(Q.abs(a))).toBe(Q.isZero(a) ? 0 : 1);
  });

  test.prop([fc.array(rational)])('sums lists from the left as from the right', (qs) =>
    same(
      Q.sum(qs),
      qs.reduceRight((total, q) => Q.add(q, total), Q.zero),
    ),
  );

  test('0⁰ = 1, and what has no value is refused', () => {
    same(Q.pow(Q.zero, 0n), Q.one);
    expect(() => Q.pow(Q.zero, -1n)).toThrow(RangeError);
    expect(() => Q.div(Q.one, Q.zero)).toThrow(RangeError);
    expect(() => Q.of(1, 0)).toThrow(RangeError);
    for (const inexact of [0.5, NaN, Infinity, 2 ** 53]) expect(() => Q.of(inexact)).toThrow(RangeError);
  });
});

describe('order', () => {
  test.prop([rational, rational, rational])(
    'is total, antisymmetric, transitive, and kept by +',
    (a, b, c) => {
      expect(Q.leq(a, b) || Q.leq(b, a)).toBe(true);
      expect(Q.leq(a, b) && Q.leq(b, a)).toBe(Q.equals(a, b));
      if (Q.leq(a, b) && Q.leq(b, c)) expect(Q.leq(a, c)).toBe(true);
      expect(Q.lt(a, b)).toBe(!Q.leq(b, a));
      expect(Q.compare(Q.add(a, c), Q.add(b, c))).toBe(Q.compare(a, b));
      if (Q.sign(c) > 0) expect(Q.compare(Q.mul(a, c), Q.mul(b, c))).toBe(Q.compare(a, b));
      expect(Q.Ord.compare(a, b)).toBe(Q.compare(a, b));
      expect(Q.Ord.equals(a, b)).toBe(Q.equals(a, b));
    },
  );

  test.prop([rational, rational])('gives min and max', (a, b) => {
    same(Q.add(Q.min(a, b), Q.max(a, b)), Q.add(a, b));
    expect(Q.leq(Q.min(a, b), a) && Q.leq(Q.min(a, b), b)).toBe(true);
    expect(Q.equals(Q.min(a, b), a) || Q.equals(Q.min(a, b), b)).toBe(true);
  });
});

describe('text', () => {
  test.prop([parts])('shows a reduced fraction that reads back', ([n, d]) => {
    const q = Q.of(n, d);
    expect(Q.numerator(q) * d).toBe(n * Q.denominator(q));
    expect(Q.denominator(q) >= 1n).toBe(true);
    for (let p = 2n; p <= 13n; p += 1n)
      expect(Q.numerator(q) % p === 0n && Q.denominator(q) % p === 0n).toBe(false);
    same(readRight(Q.show(q)), q);
    expect(Q.isInteger(q)).toBe(!Q.show(q).includes('/'));
    expect(Q.is(q)).toBe(true);
  });

  test.prop([fc.bigInt(), fc.nat({ max: 40 }), fc.integer({ min: -40, max: 40 })])(
    'reads a decimal with an exponent as the digits over a power of ten',
    (digits, places, exponent) => {
      const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
      const point = size.length - places;
      const text = `${digits < 0n ? '-' : ''}${size.slice(0, point)}.${size.slice(point)}e${String(exponent)}`;
      same(readRight(text), Q.mul(Q.of(digits), Q.pow(Q.of(10), BigInt(exponent - places))));
    },
  );

  test.each([
    ['3/4', '3/4'],
    ['-6/8', '-3/4'],
    ['6/-8', '-3/4'],
    ['+2', '2'],
    ['-2', '-2'],
    ['-0', '0'],
    ['0.125', '1/8'],
    ['.5', '1/2'],
    ['5.', '5'],
    ['1e-3', '1/1000'],
    ['2.5E+1', '25'],
    [
      '0.1000000000000000055511151231257827',
      '1000000000000000055511151231257827/10000000000000000000000000000000000',
    ],
  ])('%s is %s', (text, shown) => expect(Q.show(readRight(text))).toBe(shown));

  test.each([
    ['', 'empty'],
    ['1/0', 'zero-denominator'],
    ['0/0', 'zero-denominator'],
    ['1 1/2', 'mixed-number'],
    ['0.(3)', 'repeating-decimal'],
    ['0.333...', 'repeating-decimal'],
    ['Infinity', 'not-finite'],
    ['-∞', 'not-finite'],
    ['NaN', 'not-finite'],
    ['1e99999', 'too-long'],
    ['1e-99999', 'too-long'],
    ['9'.repeat(10_001), 'too-long'],
    ['.', 'not-a-number'],
    ['e5', 'not-a-number'],
    ['1.5/2', 'not-a-number'],
    ['1/2/3', 'not-a-number'],
    [' 1', 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['one half', 'not-a-number'],
  ])('refuses %j as %s', (text, kind) => {
    const result = Q.read(text);
    expect(E.isLeft(result) ? result.left.kind : Q.show(result.right)).toBe(kind);
  });

  test('only rationals made here are rationals', () => {
    for (const other of [1, '1/2', null, { n: 1n, d: 2n, s: 1n }]) expect(Q.is(other)).toBe(false);
  });
});

describe('where JavaScript asks a rational for itself', () => {
  test.prop([rational])('a template string, String, JSON and console.log give the reduced text', (q) => {
    const text = Q.show(q);
    expect(`${q}`).toBe(text);
    expect(String(q)).toBe(text);
    expect([q].join()).toBe(text);
    expect(JSON.stringify({ q })).toBe(JSON.stringify({ q: text }));
    expect(inspect(q)).toBe(text);
    expect(inspect({ probability: q }, { breakLength: Infinity })).toBe(`{ probability: ${text} }`);
  });

  test('the sixth is 1/6, not 0.1(6)', () => {
    expect(`${Q.of(1, 6)}`).toBe('1/6');
  });

  test.each<[string, (q: Rational & number) => unknown]>([
    ['1 + q', (q) => 1 + q],
    ["'' + q", (q) => '' + q],
    ['q - q', (q) => q - q],
    ['q < 1', (q) => q < 1],
    ['q < q', (q) => q < q],
    ['-q', (q) => -q],
    ['Number(q)', (q) => Number(q)],
    ['Math.max(q)', (q) => Math.max(q)],
    ['Float64Array.of(q)', (q) => Float64Array.of(q)],
  ])('%s throws, and says what to use', (_, use) => {
    const third = Q.of(1, 3) as Rational & number;
    expect(() => use(third)).toThrow(
      'The exact number 1/3 is no number of JavaScript, so that operators such as + and < do not take it. ' +
        'Use rational.add, rational.compare and the like, or rational.show for its text.',
    );
  });
});

describe('arguments', () => {
  const inexact = 0.1 as unknown as Rational;
  const nothing = undefined as unknown as Rational;

  test.each<[string, (q: Rational) => unknown]>([
    ['add', (q) => Q.add(Q.one, q)],
    ['sub', (q) => Q.sub(q, Q.one)],
    ['mul', (q) => Q.mul(Q.one, q)],
    ['div', (q) => Q.div(Q.one, q)],
    ['neg', Q.neg],
    ['abs', Q.abs],
    ['pow', (q) => Q.pow(q, 2n)],
    ['compare', (q) => Q.compare(q, Q.one)],
    ['equals', (q) => Q.equals(Q.one, q)],
    ['sign', Q.sign],
    ['min', (q) => Q.min(Q.one, q)],
    ['sum', (q) => Q.sum([q])],
    ['show', Q.show],
    ['numerator', Q.numerator],
    ['denominator', Q.denominator],
  ])('%s computes with rationals only', (_, compute) => {
    expect(() => compute(inexact)).toThrow(
      "A rational number must be an exact number, such as rational.of(3, 10) or the one that rational.from('3/10') gives; it is 0.1.",
    );
    expect(() => compute(nothing)).toThrow(InvalidArgument);
  });

  test('of says how to write a number with a fraction', () => {
    expect(() => Q.of(0.3)).toThrow(
      "The numerator must be a whole number that JavaScript holds exactly; it is 0.3. Write rational.of(3, 10), or rational.from('0.3').",
    );
    expect(() => Q.of(1, 0.5)).toThrow(InvalidArgument);
    expect(() => Q.of('1' as unknown as number)).toThrow(InvalidArgument);
  });

  test('from takes rationals, whole numbers and texts', () => {
    const half = Q.of(1, 2);
    expect(Q.from(half)).toBe(half);
    same(Q.from(-3), Q.of(-3));
    same(Q.from(10n ** 30n), Q.of(10n ** 30n));
    same(Q.from('0.3'), Q.of(3, 10));
    same(Q.from('-3/6'), Q.of(-1, 2));
  });

  test.each([
    [
      0.1 + 0.2,
      'The payoff must be a whole number that JavaScript holds exactly; it is 0.30000000000000004.',
    ],
    [NaN, 'The payoff must be a whole number that JavaScript holds exactly; it is NaN.'],
    ['', 'The payoff must be a number; it is "".'],
    ['1/0', 'The payoff must be a fraction with a denominator other than 0; it is "1/0".'],
    ['1 1/2', "The payoff must be one fraction, '3/2' rather than '1 1/2'; it is \"1 1/2\"."],
    ['0.(3)', "The payoff must be a fraction, '1/3' rather than '0.(3)'; it is \"0.(3)\"."],
    ['Infinity', 'The payoff must be a finite number; it is "Infinity".'],
    ['1e99999', 'The payoff must be of at most 10000 digits; it is "1e99999".'],
    [
      'a',
      "The payoff must be a whole number, a fraction or a decimal, such as '-2', '3/10' or '0.3'; it is \"a\".",
    ],
    [null, "The payoff must be a text such as '3/10', a whole number or a rational number; it is null."],
    [
      [1, 2],
      "The payoff must be a text such as '3/10', a whole number or a rational number; it is a list of 2 entries.",
    ],
  ])('from refuses %j', (value, message) => {
    const convert = (): Rational => Q.from(value as Q.ExactNumber, 'The payoff');
    expect(convert).toThrow(InvalidArgument);
    expect(convert).toThrow(message);
  });

  test('read reads texts only', () => {
    expect(() => Q.read(0.3 as unknown as string)).toThrow(
      "The text of a number must be a text such as '3/10'; it is 0.3.",
    );
  });
});
