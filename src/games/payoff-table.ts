/**
 * A player's payoffs at all profiles: whole numbers over one denominator, held as doubles where a bound proves that
 * every difference of two payoffs is exact, and as BigInt otherwise.
 */
import { counted } from '../exact/counts.js';
import { checkObject, InvalidArgument } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Scaled } from '../exact/scaling.js';
import { fitsDouble, scaleAll } from '../exact/scaling.js';

/** Entry k is `numerators[k] / denominator`. A `Float64Array` holds whole numbers of size at most {@link largestEntry}. */
export interface PayoffTable {
  readonly denominator: bigint;
  readonly numerators: Float64Array | readonly bigint[];
}

/** 2^52 − 1: the difference of two whole numbers up to this size is exact in a double. */
export const largestEntry = Number.MAX_SAFE_INTEGER / 2 - 0.5;

/** Tables whose entries are known to be whole numbers within the bound. */
const checkedTables = new WeakSet<PayoffTable>();

/** Marks a table as checked. */
const checked = (table: PayoffTable): PayoffTable => {
  checkedTables.add(table);
  return table;
};

/** The largest absolute value in a list, 0 for the empty one. @throws {@link InvalidArgument} for what is no BigInt. */
const magnitude = (values: readonly bigint[]): bigint => {
  let least = 0n;
  let most = 0n;
  for (const value of values) {
    if (typeof value !== 'bigint') throw new InvalidArgument('A numerator', value, 'a BigInt, such as 3n');
    if (value > most) most = value;
    else if (value < least) least = value;
  }
  return most > -least ? most : -least;
};

/** The nearest doubles, in the same order. */
export const toDoubles = (values: readonly bigint[]): Float64Array => {
  const doubles = new Float64Array(values.length);
  for (let k = 0; k < values.length; k += 1) doubles[k] = Number(values[k]!);
  return doubles;
};

/** The same table, as doubles if {@link largestEntry} bounds it. */
export const compact = ({ denominator, numerators }: Scaled): PayoffTable =>
  fitsDouble(2n * magnitude(numerators))
    ? checked({ denominator, numerators: toDoubles(numerators) })
    : checked({ denominator, numerators });

/**
 * The table of a list of rationals, over their least common denominator.
 *
 * @throws {@link InvalidArgument} for an entry that is no rational, such as a number of JavaScript.
 */
export const tabulate = (payoffs: readonly Rational[]): PayoffTable => {
  Q.checkAll('payoffs', payoffs);
  return compact(scaleAll(payoffs));
};

/**
 * A table of doubles over a denominator, taken as it is (not copied).
 *
 * @throws {@link InvalidArgument} unless every entry is a whole number of size at most {@link largestEntry}.
 */
export const wholeTable = (numerators: Float64Array, denominator = 1n): PayoffTable => {
  const table = { denominator, numerators };
  checkTable('The table', table, numerators.length);
  return table;
};

/** Checks every entry of a table of doubles. */
const checkDoubles = (argument: string, numerators: Float64Array): void => {
  for (let k = 0; k < numerators.length; k += 1) {
    const entry = numerators[k]!;
    if (!Number.isSafeInteger(entry) || Math.abs(entry) > largestEntry)
      throw new InvalidArgument(
        `${argument}[${String(k)}]`,
        entry,
        'a whole number that a payoff table can hold as a double',
        "tabulate([rational.from('0.3'), …]) for payoffs that are no whole numbers",
      );
  }
};

/** Checks every entry of a table of BigInts. */
const checkBigInts = (argument: string, numerators: readonly unknown[]): void => {
  numerators.forEach((entry, k) => {
    if (typeof entry !== 'bigint')
      throw new InvalidArgument(`${argument}[${String(k)}]`, entry, 'a BigInt, such as 3n');
  });
};

/**
 * Checks that an argument is a payoff table of so many entries. A table is gone through once only: its entries are not
 * to be changed afterwards.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkTable = (argument: string, table: PayoffTable, entries: number): void => {
  checkObject(argument, table, 'a payoff table', "tabulate([rational.from('1/2'), …])");
  const { denominator, numerators } = table;
  const isList = numerators instanceof Float64Array || Array.isArray(numerators);
  if (!isList || numerators.length !== entries)
    throw new InvalidArgument(
      `${argument}.numerators`,
      numerators,
      `a Float64Array, or a list of BigInts, with ${counted(entries, 'entry', 'entries')}`,
    );
  if (checkedTables.has(table)) return;
  if (typeof denominator !== 'bigint' || denominator < 1n)
    throw new InvalidArgument(`${argument}.denominator`, denominator, 'a positive BigInt, such as 1n');
  if (numerators instanceof Float64Array) checkDoubles(`${argument}.numerators`, numerators);
  else checkBigInts(`${argument}.numerators`, numerators);
  checkedTables.add(table);
};

/** The numerator of an entry. */
export const numeratorAt = ({ numerators }: PayoffTable, k: number): bigint => BigInt(numerators[k]!);

/** An entry. */
export const entryAt = (table: PayoffTable, k: number): Rational =>
  Q.of(numeratorAt(table, k), table.denominator);
