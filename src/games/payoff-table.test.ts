import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Q from '../exact/rational.js';
import { compact, entryAt, largestEntry, tabulate, wholeTable } from './payoff-table.js';

describe('payoff tables', () => {
  it('return the payoffs they are made of, in either form', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.bigInt({ min: -(1n << 60n), max: 1n << 60n }), fc.bigInt({ min: 1n, max: 50n })),
          { minLength: 1, maxLength: 8 },
        ),
        (pairs) => {
          const rationals = pairs.map(([n, d]) => Q.of(n, d));
          const table = tabulate(rationals);
          rationals.forEach((q, k) => expect(Q.equals(entryAt(table, k), q)).toBe(true));
        },
      ),
    );
  });

  it('hold doubles exactly as long as every difference of two entries is exact', () => {
    const bound = BigInt(largestEntry);
    expect(2n * bound <= BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(2n * (bound + 1n) <= BigInt(Number.MAX_SAFE_INTEGER)).toBe(false);
    const form = (n: bigint): boolean =>
      compact({ denominator: 1n, numerators: [n, -n] }).numerators instanceof Float64Array;
    expect([form(bound), form(bound + 1n)]).toEqual([true, false]);
  });

  it('refuse doubles that are not whole numbers within the bound', () => {
    for (const entry of [0.5, Number.NaN, Infinity, largestEntry + 1])
      expect(() => wholeTable(Float64Array.of(entry))).toThrow(RangeError);
    expect(entryAt(wholeTable(Float64Array.of(-largestEntry), 2n), 0)).toEqual(Q.of(-largestEntry, 2));
  });
});
