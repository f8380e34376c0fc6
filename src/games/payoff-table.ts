/**
 * A player's payoffs at all profiles: whole numbers over one denominator, held as doubles where a bound proves that
 * every difference of two payoffs is exact, and as BigInt otherwise.
 */
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

/** The largest absolute value in a list, 0 for the empty one. */
const magnitude = (values: readonly bigint[]): bigint => {
  let least = 0n;
  let most = 0n;
  for (const value of values)
    if (value > most) most = value;
    else if (value < least) least = value;
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
    ? { denominator, numerators: toDoubles(numerators) }
    : { denominator, numerators };

/** The table of a list of rationals, over their least common denominator. */
export const tabulate = (payoffs: readonly Rational[]): PayoffTable => compact(scaleAll(payoffs));

/**
 * A table of doubles over a denominator, taken as it is (not copied).
 *
 * @throws RangeError unless every entry is a whole number of size at most {@link largestEntry}.
 */
export const wholeTable = (numerators: Float64Array, denominator = 1n): PayoffTable => {
  for (const entry of numerators)
    if (!Number.isSafeInteger(entry) || Math.abs(entry) > largestEntry)
      throw new RangeError(
        `${String(entry)} is not a whole number that a payoff table can hold as a double.`,
      );
  return { denominator, numerators };
};

/** The numerator of an entry. */
export const numeratorAt = ({ numerators }: PayoffTable, k: number): bigint => BigInt(numerators[k]!);

/** An entry. */
export const entryAt = (table: PayoffTable, k: number): Rational =>
  Q.of(numeratorAt(table, k), table.denominator);
