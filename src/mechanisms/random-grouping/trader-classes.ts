/**
 * Classes of traders: those with the same endowment and the same message, whom G* treats alike; and the groups that can be
 * made of them.
 */
import type { Demand } from '../../market/demand.js';
import type { RandomGrouping } from './mechanism.js';

/** Traders with the same endowment and the same message: the mechanism treats them alike. */
export interface TraderClass {
  /** What each of them owns: an amount of each commodity. */
  readonly endowment: readonly number[];
  readonly message: Demand;
  /** How many traders are in the class. */
  readonly count: number;
}

/** The classes of all traders. */
export interface TraderClasses {
  /** In the order in which each first appears among the traders. */
  readonly classes: readonly TraderClass[];
  /** The class of each trader: `classOf[trader]` is an index into `classes`. */
  readonly classOf: readonly number[];
}

/**
 * The classes of the traders who send these messages.
 *
 * @param messages one demand function a trader, in trader order.
 */
export const traderClasses = ({ market }: RandomGrouping, messages: readonly Demand[]): TraderClasses => {
  const places = new Map<string, number>();
  const classes: { endowment: readonly number[]; message: Demand; count: number }[] = [];
  const classOf = messages.map((message, trader) => {
    const endowment = market.endowments[trader]!;
    const key = `${endowment.join(',')};${message.join(',')}`;
    const known = places.get(key);
    if (known !== undefined) {
      classes[known]!.count += 1;
      return known;
    }
    places.set(key, classes.length);
    classes.push({ endowment, message, count: 1 });
    return classes.length - 1;
  });
  return { classes, classOf };
};

/** n choose 0, n choose 1, …, n choose n: in how many ways so many of n can be chosen. Cost: n multiplications. */
export const chooseEach = (n: number): readonly bigint[] => {
  const row = [1n];
  for (let k = 1; k <= n; k += 1) row.push((row[k - 1]! * BigInt(n - k + 1)) / BigInt(k));
  return row;
};

/** n choose k: the number of ways to choose k of n, 0 ≤ k ≤ n. Cost: k or n − k multiplications. */
export const choose = (n: number, k: number): bigint => {
  let ways = 1n;
  for (let j = 1; j <= Math.min(k, n - k); j += 1) ways = (ways * BigInt(n - j + 1)) / BigInt(j);
  return ways;
};

/**
 * Every composition of a group: how many of its members are of each class.
 *
 * @param size the number of members, at most the number of all traders in the classes.
 * @returns lists of one number a class. Each step yields the same list with other numbers: whoever keeps it copies it.
 */
export function* compositions(classes: readonly TraderClass[], size: number): Generator<readonly number[]> {
  const counts = new Array<number>(classes.length).fill(0);
  // tail[k]: how many traders are in the classes from k on.
  const tail = classes.map(() => 0);
  for (let k = classes.length - 1, sum = 0; k >= 0; k -= 1) tail[k] = sum += classes[k]!.count;
  function* from(k: number, left: number): Generator<readonly number[]> {
    if (k === classes.length) {
      yield counts;
      return;
    }
    const fewest = Math.max(0, left - (tail[k + 1] ?? 0));
    for (let c = fewest; c <= Math.min(left, classes[k]!.count); c += 1) {
      counts[k] = c;
      yield* from(k + 1, left - c);
    }
  }
  yield* from(0, size);
}

/**
 * How many {@link compositions} a group of the mechanism's size has: at most C(nr, n), far fewer where traders repeat.
 *
 * Cost: n² additions for each class.
 */
export const countCompositions = (g: RandomGrouping, classes: readonly TraderClass[]): bigint => {
  let ways = Array.from({ length: g.market.groups.size + 1 }, (_, n): bigint => (n === 0 ? 1n : 0n));
  for (const { count } of classes)
    ways = ways.map((_, n) => {
      let sum = 0n;
      for (let c = 0; c <= Math.min(count, n); c += 1) sum += ways[n - c]!;
      return sum;
    });
  return ways[g.market.groups.size]!;
};
