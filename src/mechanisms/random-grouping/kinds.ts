/**
 * Kinds of traders: those with the same endowment and the same message, whom G* cannot tell apart; and the groups that can
 * be made of them.
 */
import type { Demand } from '../../market/demand.js';
import { factorial } from '../orders.js';
import type { RandomGrouping } from './mechanism.js';

/** Traders with the same endowment and the same message: the mechanism cannot tell them apart. */
export interface TraderClass {
  readonly endowment: readonly number[];
  readonly message: Demand;
  readonly count: number;
}

/** The kinds, and the kind of each trader. */
export interface TraderClasses {
  readonly kinds: readonly TraderClass[];
  readonly kindOf: readonly number[];
}

/** The kinds of traders who send these messages, in order of first appearance. */
export const traderClasses = ({ market }: RandomGrouping, messages: readonly Demand[]): TraderClasses => {
  const places = new Map<string, number>();
  const kinds: { endowment: readonly number[]; message: Demand; count: number }[] = [];
  const kindOf = messages.map((message, trader) => {
    const endowment = market.endowments[trader]!;
    const key = `${endowment.join(',')};${message.join(',')}`;
    const known = places.get(key);
    if (known !== undefined) {
      kinds[known]!.count += 1;
      return known;
    }
    places.set(key, kinds.length);
    kinds.push({ endowment, message, count: 1 });
    return kinds.length - 1;
  });
  return { kinds, kindOf };
};

/** n choose k. */
export const choose = (n: number, k: number): bigint => factorial(n) / (factorial(k) * factorial(n - k));

/** Every way to make a group of `size` from the kinds, as counts by kind. */
export function* compositions(kinds: readonly TraderClass[], size: number): Generator<readonly number[]> {
  const counts = new Array<number>(kinds.length).fill(0);
  const room = kinds.map(() => 0);
  for (let k = kinds.length - 1, sum = 0; k >= 0; k -= 1) room[k] = sum += kinds[k]!.count;
  function* from(k: number, left: number): Generator<readonly number[]> {
    if (k === kinds.length) {
      yield counts;
      return;
    }
    const least = Math.max(0, left - (room[k + 1] ?? 0));
    for (let c = least; c <= Math.min(left, kinds[k]!.count); c += 1) {
      counts[k] = c;
      yield* from(k + 1, left - c);
    }
  }
  yield* from(0, size);
}

/** How many {@link compositions} there are: at most C(nr, n), far fewer where traders repeat. */
export const countCompositions = (g: RandomGrouping, kinds: readonly TraderClass[]): bigint => {
  let ways = Array.from({ length: g.market.groups.size + 1 }, (_, n): bigint => (n === 0 ? 1n : 0n));
  for (const { count } of kinds)
    ways = ways.map((_, n) => {
      let sum = 0n;
      for (let c = 0; c <= Math.min(count, n); c += 1) sum += ways[n - c]!;
      return sum;
    });
  return ways[g.market.groups.size]!;
};
