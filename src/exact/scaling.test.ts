// Common denominators, against their definitions by search.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as Q from './rational.js';
import {
  commonDenominator,
  fitsDouble,
  gcd,
  largestSafe,
  lcm,
  scaleAll,
  scaleTo,
  unscale,
} from './scaling.js';

const rational = fc
  .tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 12n }))
  .map(([n, d]) => Q.of(n, d));

describe('divisors and multiples', () => {
  test.prop([fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 })])(
    'gcd is the greatest common divisor',
    (a, b) => {
      let greatest = 0;
      for (let c = 1; c <= 60; c += 1) if (a % c === 0 && b % c === 0) greatest = c;
      expect(gcd(BigInt(a), BigInt(b))).toBe(a === 0 && b === 0 ? 0n : BigInt(greatest));
    },
  );

  test.prop([fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })])(
    'lcm is the least common multiple',
    (a, b) => {
      let least = a;
      while (least % b !== 0) least += a;
      expect(lcm(BigInt(a), BigInt(b))).toBe(BigInt(least));
    },
  );
});

describe('scaling', () => {
  test.prop([fc.array(rational)])('goes to whole numbers over the least denominator, and back', (qs) => {
    const scaled = scaleAll(qs);
    expect(unscale(scaled).map(Q.show)).toEqual(qs.map(Q.show));
    expect(scaled.denominator).toBe(commonDenominator(qs));
    let least = 1n;
    while (!qs.every((q) => Q.isInteger(Q.mul(q, Q.of(least))))) least += 1n;
    expect(scaled.denominator).toBe(least);
  });

  test.prop([rational, rational])('keeps the order', (a, b) => {
    const { numerators } = scaleAll([a, b]);
    const [m, n] = numerators as [bigint, bigint];
    expect(m < n ? -1 : m > n ? 1 : 0).toBe(Q.compare(a, b));
  });

  test('refuses a denominator that does not fit', () => {
    expect(scaleTo(Q.of(1, 2), 6n)).toBe(3n);
    expect(() => scaleTo(Q.of(1, 4), 6n)).toThrow(RangeError);
  });

  test('doubles hold whole numbers up to 2^53 − 1', () => {
    expect(largestSafe).toBe(2n ** 53n - 1n);
    expect([2n ** 53n - 1n, 2n ** 53n].map(fitsDouble)).toEqual([true, false]);
  });
});
