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

/** The items with the highest scores above a bound, at most `batch`, the best first. */
const best = (
  count: number,
  score: (item: number) => number,
  above: number,
  taken: ReadonlySet<number>,
): readonly number[] => {
  const items: number[] = [];
  const scores: number[] = [];
  for (let item = 0; item < count; item += 1) {
    if (taken.has(item)) continue;
    const value = score(item);
    if (!(value > above) || (items.length === batch && value <= scores[batch - 1]!)) continue;
    let at = items.length === batch ? batch - 1 : items.length;
    while (at > 0 && scores[at - 1]! < value) {
      items[at] = items[at - 1]!;
      scores[at] = scores[at - 1]!;
      at -= 1;
    }
    items[at] = item;
    scores[at] = value;
  }
  return items;
};

/** The highest entry of each column. */
export const highest = ({ rows, columns, entries }: Matrix): Float64Array => {
  const highestEntries = new Float64Array(columns).fill(-Infinity);
  for (let r = 0, at = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1, at += 1)
      if (entries[at]! > highestEntries[c]!) highestEntries[c] = entries[at]!;
  return highestEntries;
};

/**
 * Whether some mixture of the other rows gains everywhere over a row, in floating point.
 *
 * @param highestEntries what {@link highest} gives for the matrix.
 */
export const solveInDoubles = (matrix: Matrix, highestEntries: Float64Array, row: number): FloatSolution => {
  const { rows, columns, entries } = matrix;
  const own = row * columns;
  const chosenRows = new Set([row]);
  const chosenColumns = new Set(
    best(columns, (c) => entries[own + c]! - highestEntries[c]!, -Infinity, new Set()),
  );
  const gainAgainst =
    ({ index, weight }: FloatWeights) =>
    (t: number): number => {
      let sum = 0;
      for (let i = 0; i < index.length; i += 1)
        sum += weight[i]! * (entries[t * columns + index[i]!]! - entries[own + index[i]!]!);
      return sum;
    };
  const lossOf =
    ({ index, weight }: FloatWeights) =>
    (c: number): number => {
      let sum = entries[own + c]!;
      for (let i = 0; i < index.length; i += 1) sum -= weight[i]! * entries[index[i]! * columns + c]!;
      return sum;
    };
  const start = { index: [...chosenColumns], weight: [...chosenColumns].map(() => 1 / chosenColumns.size) };
  for (const t of best(rows, gainAgainst(start), -Infinity, chosenRows)) chosenRows.add(t);
  for (let round = 0; ; round += 1) {
    const rowList = [...chosenRows];
    const columnList = [...chosenColumns];
    const solution = (kind: FloatSolution['kind'], weights: FloatWeights): FloatSolution => ({
      kind,
      weights,
      rows: rowList.slice(1),
      columns: columnList,
    });
    const table = new Float64Array(rowList.length * columnList.length);
    rowList.forEach((t, i) =>
      columnList.forEach((c, j) => (table[i * columnList.length + j] = entries[t * columns + c]!)),
    );
    const polytope = new Polytope({ rows: rowList.length, columns: columnList.length, entries: table });
    const outcome = round < maxGrowths ? polytope.approach(0) : 'failed';
    if (outcome === 'failed') return solution('nothing', { index: [], weight: [] });
    if (outcome === 'loose') {
      const { index, weight } = polytope.mixture(0);
      const mixture = { index: index.map((i) => rowList[i]!), weight };
      const losses = best(columns, lossOf(mixture), -tiny, chosenColumns);
      if (losses.length === 0) return solution('mixture', mixture);
      for (const c of losses) chosenColumns.add(c);
    } else {
      const { index, weight } = polytope.beliefBeside(0) ?? polytope.belief();
      const belief = { index: index.map((j) => columnList[j]!), weight };
      const gains = best(rows, gainAgainst(belief), tiny, chosenRows);
      if (gains.length === 0) return solution('belief', belief);
      for (const t of gains) chosenRows.add(t);
    }
  }
};
