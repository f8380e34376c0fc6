/**
 * Floating-point solutions, for games too large to be solved exactly from scratch. A strategy is judged on a restricted problem, a
 * few rivals and a few columns of the table, which grows by those that violate the last solution most. Restricted problems stay
 * small: a mixture or a belief that decides has a small support.
 *
 * Nothing is decided here: what comes out is rounded and tested in whole numbers, or solved again exactly.
 */

import type { FloatWeights, Matrix } from './polytope.js';
import { Polytope, tiny } from './polytope.js';

/** How many rivals or columns a restricted problem takes in at a time. */
const batch = 4;
/** How often a restricted problem may grow. */
const maxGrowths = 200;

/**
 * A floating-point solution: weights on rows that gain everywhere (`mixture`), or on columns against which the row is best
 * (`belief`), or none; with the rows and columns of the restricted problem at its end.
 */
export interface FloatSolution {
  readonly kind: 'mixture' | 'belief' | 'nothing';
  readonly weights: FloatWeights;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Rows or columns of the matrix that a restricted problem has taken in, in the order in which it did. */
class Taken {
  items: number[] = [];
  /** What each row or column of the matrix scores, for {@link takeBest}. */
  readonly scores: Float64Array;
  private readonly isTaken: Uint8Array;
  private readonly best = new Int32Array(batch);

  constructor(private readonly count: number) {
    this.scores = new Float64Array(count);
    this.isTaken = new Uint8Array(count);
  }

  clear(): void {
    for (const item of this.items) this.isTaken[item] = 0;
    this.items = [];
  }

  take(item: number): void {
    this.isTaken[item] = 1;
    this.items.push(item);
  }

  /** Takes those with the highest scores above a bound, at most `batch`, the best first; gives how many. */
  takeBest(above: number): number {
    const { best, count, isTaken, scores } = this;
    let found = 0;
    for (let item = 0; item < count; item += 1) {
      const value = scores[item]!;
      if (!(value > above) || isTaken[item] === 1) continue;
      if (found === batch && value <= scores[best[batch - 1]!]!) continue;
      let at = found === batch ? batch - 1 : found;
      for (; at > 0 && scores[best[at - 1]!]! < value; at -= 1) best[at] = best[at - 1]!;
      best[at] = item;
      if (found < batch) found += 1;
    }
    for (let i = 0; i < found; i += 1) this.take(best[i]!);
    return found;
  }
}

/** The highest entry of each column. */
const highestOf = ({ rows, columns, entries }: Matrix): Float64Array => {
  const highest = new Float64Array(columns).fill(-Infinity);
  for (let r = 0, at = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1, at += 1) if (entries[at]! > highest[c]!) highest[c] = entries[at]!;
  return highest;
};

/** Judges the rows of one matrix, one after another, in the same memory. */
export class FloatSearch {
  private readonly highest: Float64Array;
  private readonly rows: Taken;
  private readonly columns: Taken;
  private readonly polytope = new Polytope();

  constructor(private readonly matrix: Matrix) {
    this.highest = highestOf(matrix);
    this.rows = new Taken(matrix.rows);
    this.columns = new Taken(matrix.columns);
  }

  /** Whether some mixture of the other rows gains everywhere over a row, in floating point. */
  solve(row: number): FloatSolution {
    const { rows, columns, polytope } = this;
    this.begin(row);
    for (let round = 0; round < maxGrowths; round += 1) {
      polytope.load(this.matrix, rows.items, columns.items);
      const outcome = polytope.approach(0);
      if (outcome === 'failed') break;
      if (outcome === 'loose') {
        const { index, weight } = polytope.mixture(0);
        const mixture = { index: index.map((i) => rows.items[i]!), weight };
        this.scoreLosses(row, mixture);
        if (columns.takeBest(-tiny) === 0) return this.solution('mixture', mixture);
      } else {
        const { index, weight } = polytope.beliefBeside(0) ?? polytope.belief();
        const belief = { index: index.map((j) => columns.items[j]!), weight };
        this.scoreGains(row, belief);
        if (rows.takeBest(tiny) === 0) return this.solution('belief', belief);
      }
    }
    return this.solution('nothing', { index: [], weight: [] });
  }

  /** Begins with the columns at which the row falls short of the highest by least, and the rivals that gain most against them. */
  private begin(row: number): void {
    const { rows, columns, highest } = this;
    const { entries } = this.matrix;
    const own = row * this.matrix.columns;
    rows.clear();
    columns.clear();
    rows.take(row);
    for (let c = 0; c < highest.length; c += 1) columns.scores[c] = entries[own + c]! - highest[c]!;
    columns.takeBest(-Infinity);
    const index = columns.items;
    this.scoreGains(row, { index, weight: index.map(() => 1 / index.length) });
    rows.takeBest(-Infinity);
  }

  private solution(kind: FloatSolution['kind'], weights: FloatWeights): FloatSolution {
    return { kind, weights, rows: this.rows.items.slice(1), columns: this.columns.items };
  }

  /** Scores every row by its gain over one of them against a belief. */
  private scoreGains(row: number, { index, weight }: FloatWeights): void {
    const { columns, entries } = this.matrix;
    const { scores } = this.rows;
    const own = row * columns;
    for (let t = 0, at = 0; t < scores.length; t += 1, at += columns) {
      let sum = 0;
      for (let i = 0; i < index.length; i += 1)
        sum += weight[i]! * (entries[at + index[i]!]! - entries[own + index[i]!]!);
      scores[t] = sum;
    }
  }

  /** Scores every column by what a mixture loses there against a row. */
  private scoreLosses(row: number, { index, weight }: FloatWeights): void {
    const { columns, entries } = this.matrix;
    const { scores } = this.columns;
    const own = row * columns;
    for (let c = 0; c < columns; c += 1) scores[c] = entries[own + c]!;
    for (let i = 0; i < index.length; i += 1) {
      const w = weight[i]!;
      const at = index[i]! * columns;
      for (let c = 0; c < columns; c += 1) scores[c]! -= w * entries[at + c]!;
    }
  }
}
