import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { entryAt, largestEntry } from '../../games/payoff-table.js';
import { PayoffColumn } from './payoff-column.js';

/** The entries of a column read from these texts, or the first reason why there is none. */
const entriesOf = (texts: readonly string[]): readonly string[] | string => {
  const column = new PayoffColumn(texts.length);
  const whole = texts.join(' ');
  let start = 0;
  for (const [k, text] of texts.entries()) {
    const fault = column.read(k, whole, start, start + text.length);
    if (fault !== undefined) return fault.kind;
    start += text.length + 1;
  }
  const table = column.table();
  return table === undefined ? 'too large' : texts.map((_, k) => Q.show(entryAt(table, k)));
};

const tableOf = (texts: readonly string[]) => {
  const column = new PayoffColumn(texts.length);
  texts.forEach((text, k) => expect(column.read(k, text, 0, text.length)).toBeUndefined());
  return column.table()!;
};

const digits = fc.stringMatching(/^\d{1,18}$/);
const numberText = fc.oneof(
  fc.tuple(fc.constantFrom('', '-', '+'), digits).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('', '-'), digits, fc.constant('.'), digits).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('', '-'), digits, fc.constant('/'), digits).map((parts) => parts.join('')),
  fc.tuple(digits, fc.constantFrom('e', 'E', 'e-', 'e+'), fc.nat(20)).map((parts) => parts.join('')),
  fc.constantFrom('.5', '5.', '-.25', '0/1', '-0', '1/3', '000', '0.0', '1e3'),
);
const rubbish = fc.string({
  unit: fc.constantFrom('0', '1', '9', '-', '+', '.', '/', 'e', '(', '∞'),
  maxLength: 20,
});

property.prop([fc.array(fc.oneof({ weight: 8, arbitrary: numberText }, rubbish), { maxLength: 6 })], {
  numRuns: 3000,
})(
  'a column reads what the exact numbers read, and refuses what they refuse, for the same reason',
  (texts) => {
    const values = texts.map(Q.read);
    const bad = values.find(E.isLeft);
    expect(entriesOf(texts)).toEqual(
      bad === undefined
        ? values.map((value) => Q.show((value as { right: Q.Rational }).right))
        : bad.left.kind,
    );
  },
);

describe('the table', () => {
  test('has doubles over the least common denominator while they are exact, whole numbers beyond', () => {
    expect(tableOf(['1', '-2', '0'])).toEqual({ denominator: 1n, numerators: Float64Array.of(1, -2, 0) });
    expect(tableOf(['1/2', '2/6', '0.50'])).toEqual({
      denominator: 6n,
      numerators: Float64Array.of(3, 2, 3),
    });
    expect(tableOf([String(largestEntry), '0']).numerators).toBeInstanceOf(Float64Array);
    expect(tableOf([String(largestEntry + 1), '0'])).toEqual({
      denominator: 1n,
      numerators: [BigInt(largestEntry) + 1n, 0n],
    });
    // The entry fits, and does no longer over the common denominator.
    expect(tableOf(['999999999999999', '1/7'])).toEqual({
      denominator: 7n,
      numerators: [7n * 999999999999999n, 1n],
    });
  });
  test('has no negative zero', () => {
    for (const entry of tableOf(['-0', '-0.0', '-0/7']).numerators) expect(Object.is(entry, 0)).toBe(true);
  });
  test('is refused where its common denominator would not fit into memory', () => {
    const column = new PayoffColumn(60_000);
    let prime = 1_000_003;
    for (let k = 0; k < 60_000; prime += 2)
      if ([3, 5, 7, 11, 13, 17, 19, 23].every((p) => prime % p !== 0)) {
        column.read(k, `1/${String(prime)}`, 0, 9);
        k += 1;
      }
    expect(column.table()).toBeUndefined();
  });
});
