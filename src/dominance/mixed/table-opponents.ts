/**
 * A table's columns as the exact solver of mixtures asks for them. Columns are known by their place.
 */
import { fitsDouble } from '../../exact/scaling.js';
import type { Least, Opponents, Weights } from './opponents.js';
import type { Side } from '../side.js';
import { livingColumns, payoffAt } from '../side.js';

/** The opponents of one player with what bounds whole-number sums over her payoffs. */
export interface TableOpponents extends Opponents<number> {
  readonly side: Side;
  readonly columns: Int32Array;
  /** Whether Σ w · (difference of two payoffs) is exact in doubles for whole weights w of this total size. */
  readonly sumsFit: (weights: bigint) => boolean;
}

/** The living columns of a side. Answers are stale once a column is struck: make a new one then. */
export const tableOpponents = (side: Side): TableOpponents => {
  const columns = livingColumns(side);
  const { lead, exact, offset, stride } = side;
  let most = 0;
  if (exact === undefined) for (const s of side.living) most = Math.max(most, largestIn(side, s, columns));
  const sumsFit = (weights: bigint): boolean =>
    exact === undefined && fitsDouble(weights * 2n * BigInt(most));
  const totals = new Map<number, bigint>();

  const total = (strategy: number): bigint => {
    const known = totals.get(strategy);
    if (known !== undefined) return known;
    let sum = 0n;
    if (sumsFit(BigInt(columns.length))) {
      let fast = 0;
      for (const k of columns) fast += lead[offset[k]! + strategy * stride]!;
      sum = BigInt(fast);
    } else for (const k of columns) sum += payoffAt(side, strategy, k);
    totals.set(strategy, sum);
    return sum;
  };

  const least = ({ strategies, weights }: Weights, against: number): Least<number> => {
    const sum = weights.reduce((a, b) => a + b, 0n);
    if (sumsFit(sum)) {
      const at = strategies.map((t) => t * stride);
      const fast = Float64Array.from(weights, Number);
      const own = Number(sum);
      let column = -1;
      let gain = 0;
      for (const k of columns) {
        const base = offset[k]!;
        let here = -own * lead[base + against * stride]!;
        for (let i = 0; i < at.length; i += 1) here += fast[i]! * lead[base + at[i]!]!;
        if (column < 0 || here < gain) {
          column = k;
          gain = here;
        }
      }
      return { column, gain: BigInt(gain) };
    }
    let best: { column: number; gain: bigint } | undefined;
    for (const k of columns) {
      let here = -sum * payoffAt(side, against, k);
      for (let i = 0; i < strategies.length; i += 1) here += weights[i]! * payoffAt(side, strategies[i]!, k);
      if (best === undefined || here < best.gain) best = { column: k, gain: here };
    }
    return best!;
  };

  return {
    side,
    columns,
    sumsFit,
    strategies: side.living,
    payoff: (strategy, column) => payoffAt(side, strategy, column),
    least,
    total,
    key: String,
  };
};

const largestIn = ({ lead, offset, stride }: Side, strategy: number, columns: Int32Array): number => {
  let most = 0;
  for (const k of columns) {
    const size = Math.abs(lead[offset[k]! + strategy * stride]!);
    if (size > most) most = size;
  }
  return most;
};
