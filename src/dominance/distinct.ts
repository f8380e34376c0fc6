/**
 * Classes of equal rows and of equal columns: games that mechanisms induce have many of them.
 */
import type { Side } from './side.js';
import { compareAt } from './side.js';

/** The first of each class of equal items, in order. `first[i]` is the representative of item i (both are indices). */
export interface Classes {
  readonly representatives: readonly number[];
  readonly first: Int32Array;
}

/** An odd multiplier below 1, so that a sum over many payoffs stays finite. Equal lists have equal sums. */
const ratio = 0.7548776662466927;

const classify = (
  count: number,
  fingerprint: (item: number) => number,
  same: (a: number, b: number) => boolean,
): Classes => {
  const byPrint = new Map<number, number[]>();
  const representatives: number[] = [];
  const first = new Int32Array(count);
  for (let item = 0; item < count; item += 1) {
    const print = fingerprint(item);
    const bucket = byPrint.get(print);
    const twin = bucket?.find((other) => same(other, item));
    first[item] = twin ?? item;
    if (twin !== undefined) continue;
    representatives.push(item);
    if (bucket === undefined) byPrint.set(print, [item]);
    else bucket.push(item);
  }
  return { representatives, first };
};

/** Classes of columns at which all the given strategies have equal payoffs. Indices are into `columns`. */
export const distinctColumns = (
  side: Side,
  strategies: readonly number[],
  columns: Int32Array | readonly number[],
): Classes =>
  classify(
    columns.length,
    (c) => {
      const base = side.offset[columns[c]!]!;
      let print = 0;
      for (const t of strategies) print = print * ratio + side.lead[base + t * side.stride]!;
      return print;
    },
    (a, b) => {
      const left = side.offset[columns[a]!]!;
      const right = side.offset[columns[b]!]!;
      return strategies.every((t) => {
        const at = t * side.stride;
        if (side.exact !== undefined) return side.exact[left + at] === side.exact[right + at];
        return side.lead[left + at] === side.lead[right + at];
      });
    },
  );

/** Classes of strategies that are payoff-equal at all the given columns. Indices are into `strategies`. */
export const distinctStrategies = (
  side: Side,
  strategies: readonly number[],
  columns: Int32Array | readonly number[],
): Classes =>
  classify(
    strategies.length,
    (i) => {
      const at = strategies[i]! * side.stride;
      let print = 0;
      for (const k of columns) print = print * ratio + side.lead[side.offset[k]! + at]!;
      return print;
    },
    (a, b) => {
      for (const k of columns) if (compareAt(side, strategies[a]!, strategies[b]!, k) !== 0) return false;
      return true;
    },
  );
