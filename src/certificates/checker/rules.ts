/**
 * The rules of G*, as the paper writes them. A demand function is a list of numbers of bundles, one for each price.
 */
import type { Economy, Vector } from './economy.js';
import { total } from './economy.js';

/** A demand function: the number of a bundle for each price. @paper Section 2: D */
export type Demand = readonly number[];

/** A demand function as a list of bundles. */
export const written = ({ bundles }: Economy, demand: Demand): readonly Vector[] =>
  demand.map((x) => bundles[x]!);

/** n̄, n̲ and ñ. */
export interface Served {
  readonly nBar: number;
  readonly nUnder: number;
  readonly nTilde: number;
}

/**
 * n̄, n̲ and ñ of a group with this supply, whose members announce these bundles in this order. Where no n′ is as the
 * definition asks, n̄ = 0 and n̲ = n + 1.
 *
 * @paper eq. (4)
 */
export const servedCount = (l: number, supply: Vector, demands: readonly Vector[]): Served => {
  const n = demands.length;
  let nBar = 0;
  let nUnder = n + 1;
  // Supply less the demands of the first n′ − 1 members.
  const left = [...supply];
  for (let m = 1; m <= n; m += 1) {
    if (left.every((amount) => amount >= l)) nBar = m;
    if (nUnder > n && left.some((amount) => amount > (n - m) * l)) nUnder = m;
    demands[m - 1]!.forEach((amount, h) => (left[h]! -= amount));
  }
  return { nBar, nUnder, nTilde: Math.min(nBar, nUnder - 1) };
};

/** The first `served` in line get what they announced; then each takes min[l, what is left]. */
const inLine = (l: number, supply: Vector, demands: readonly Vector[], served: number): readonly Vector[] => {
  const left = [...supply];
  return demands.map((demand, j) => {
    const amount = j < served ? demand : left.map((have) => Math.min(l, have));
    amount.forEach((taken, h) => (left[h]! -= taken));
    return amount;
  });
};

/** What a line of traders gets, and how many of them what they announced. */
export interface Rationed {
  readonly served: number;
  readonly amounts: readonly Vector[];
}

/** Rule 1 in one group. @paper Rule 1 */
export const rule1 = (l: number, supply: Vector, demands: readonly Vector[]): Rationed => {
  const { nTilde } = servedCount(l, supply, demands);
  return { served: nTilde, amounts: inLine(l, supply, demands, nTilde) };
};

/** Rule 2: everybody in one line, the first of whom gets what she announced. @paper Rule 2 */
export const rule2 = (l: number, supply: Vector, demands: readonly Vector[]): Rationed => ({
  served: 1,
  amounts: inLine(l, supply, demands, 1),
});

/**
 * p̂ of some traders: the price at which what they demand is nearest to what they own; of several the first, or the
 * last if the selection is "highest".
 *
 * @paper Section 2: p̂
 */
export const clearingPrice = (
  { prices, bundles, endowments, highest }: Economy,
  traders: readonly number[],
  messages: readonly Demand[],
): number => {
  const supply = total(traders.map((i) => endowments[i]!));
  let selected = 0;
  let least = Infinity;
  for (let p = 0; p < prices.length; p += 1) {
    const demand = total(traders.map((i) => bundles[messages[i]![p]!]!));
    const imbalance = supply.reduce((sum, owned, h) => sum + Math.abs(demand[h]! - owned), 0);
    if (imbalance < least || (highest && imbalance === least)) {
      least = imbalance;
      selected = p;
    }
  }
  return selected;
};

/** The traders outside a group: those whose announcements set its price. */
export const outside = ({ endowments }: Economy, group: readonly number[]): readonly number[] =>
  endowments.map((_, i) => i).filter((i) => !group.includes(i));

/** Every ordered choice of `size` of a list. */
export function* arrangements(from: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) return yield [];
  for (const first of from)
    for (const rest of arrangements(
      from.filter((i) => i !== first),
      size - 1,
    ))
      yield [first, ...rest];
}

/**
 * The groups in order in which a trader may be under Rule 1, each with the same probability: her place in the group, and
 * who stands at the other places. It does not matter which of the groups hers is.
 */
export const groupsWith = ({ endowments, n }: Economy, trader: number): ReadonlyArray<readonly number[]> => {
  const others = endowments.map((_, i) => i).filter((i) => i !== trader);
  return [...arrangements(others, n - 1)].flatMap((mates) =>
    Array.from({ length: n }, (_, at) => [...mates.slice(0, at), trader, ...mates.slice(at)]),
  );
};
