/**
 * The column oracle of a table. Columns are known by their place.
 */
import type { Least, ColumnOracle, Weights } from './column-oracle.js';
import type { Side } from '../side.js';
import { livingColumns, payoffAt } from '../side.js';

/** The oracle of one player with what bounds whole-number sums over her payoffs. */
export interface TableOracle extends ColumnOracle<number> {
  readonly side: Side;
  readonly columns: Int32Array;
  /** Whether Σ w · (difference of two payoffs) is exact in doubles for whole weights w of this total size. */
  readonly sumsFit: (weights: number) => boolean;
  /** Whether a mixture with whole weights gains at every column, in doubles; undefined where they would not be exact. */
  readonly gainsInDoubles: (
    strategies: readonly number[],
    weights: readonly number[],
    against: number,
  ) => boolean | undefined;
}

/** The living columns of a side. Answers are out of date once a column is removed: make new ones then. */
export const tableOracle = (side: Side): TableOracle => {
  const columns = livingColumns(side);
  const largest = side.exact === undefined ? largestPayoff(side, columns) : undefined;
  // A product that is too large is not rounded to less than 2^53.
  const sumsFit = (weights: number): boolean =>
    largest !== undefined && weights * 2 * largest <= Number.MAX_SAFE_INTEGER;
  const totals = new Map<number, bigint>();
  const total = (strategy: number): bigint => {
    const known = totals.get(strategy);
    if (known !== undefined) return known;
    const sum = totalPayoff(side, columns, strategy, sumsFit(columns.length));
    totals.set(strategy, sum);
    return sum;
  };
  const least = (mixture: Weights, against: number): Least<number> =>
    sumsFit(Number(mixture.weights.reduce((a, b) => a + b, 0n)))
      ? leastInDoubles(side, columns, mixture, against)
      : leastInWholeNumbers(side, columns, mixture, against);
  return {
    side,
    columns,
    sumsFit,
    gainsInDoubles: (strategies, weights, against) =>
      sumsFit(weights.reduce((a, b) => a + b, 0))
        ? gainsEverywhere(side, columns, { strategies, weights, against })
        : undefined,
    strategies: side.living,
    payoff: (strategy, column) => payoffAt(side, strategy, column),
    least,
    total,
    key: String,
  };
};

/** The sum of a strategy's payoffs over columns, in doubles where that is exact. */
const totalPayoff = (side: Side, columns: Int32Array, strategy: number, inDoubles: boolean): bigint => {
  if (inDoubles) {
    const { lead, offset, stride } = side;
    let sum = 0;
    for (const k of columns) sum += lead[offset[k]! + strategy * stride]!;
    return BigInt(sum);
  }
  let sum = 0n;
  for (const k of columns) sum += payoffAt(side, strategy, k);
  return sum;
};

/** The column at which a mixture gains least, where every sum is exact in doubles. */
const leastInDoubles = (
  { lead, offset, stride }: Side,
  columns: Int32Array,
  { strategies, weights }: Weights,
  against: number,
): Least<number> => {
  const at = strategies.map((t) => t * stride);
  const whole = Float64Array.from(weights, Number);
  const sum = whole.reduce((a, b) => a + b, 0);
  let column = -1;
  let gain = 0;
  for (const k of columns) {
    const base = offset[k]!;
    let here = -sum * lead[base + against * stride]!;
    for (let i = 0; i < at.length; i += 1) here += whole[i]! * lead[base + at[i]!]!;
    if (column < 0 || here < gain) {
      column = k;
      gain = here;
    }
  }
  return { column, gain: BigInt(gain) };
};

/** Whether a mixture gains at every column, where every sum is exact in doubles. */
const gainsEverywhere = (
  { lead, offset, stride }: Side,
  columns: Int32Array,
  {
    strategies,
    weights,
    against,
  }: {
    readonly strategies: readonly number[];
    readonly weights: readonly number[];
    readonly against: number;
  },
): boolean => {
  const own = against * stride;
  for (const k of columns) {
    const base = offset[k]!;
    const payoff = lead[base + own]!;
    let gain = 0;
    for (let i = 0; i < strategies.length; i += 1)
      gain += weights[i]! * (lead[base + strategies[i]! * stride]! - payoff);
    if (gain <= 0) return false;
  }
  return true;
};

/** The column at which a mixture gains least, in BigInts. */
const leastInWholeNumbers = (
  side: Side,
  columns: Int32Array,
  { strategies, weights }: Weights,
  against: number,
): Least<number> => {
  const sum = weights.reduce((a, b) => a + b, 0n);
  let best: Least<number> | undefined;
  for (const k of columns) {
    let gain = -sum * payoffAt(side, against, k);
    for (let i = 0; i < strategies.length; i += 1) gain += weights[i]! * payoffAt(side, strategies[i]!, k);
    if (best === undefined || gain < best.gain) best = { column: k, gain };
  }
  return best!;
};

/** The largest absolute value among the payoffs of the living strategies, which are doubles. */
const largestPayoff = ({ lead, offset, stride, living }: Side, columns: Int32Array): number => {
  let largest = 0;
  for (const strategy of living)
    for (const k of columns) {
      const size = Math.abs(lead[offset[k]! + strategy * stride]!);
      if (size > largest) largest = size;
    }
  return largest;
};
