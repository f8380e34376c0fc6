/** The rules of G*, as the paper writes them, and what a trader gets from them in expectation. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand, Economy, Market, Vector } from './economy.js';
import { numberOf, total, upTo } from './economy.js';

/**
 * n̄, n̲ and ñ of a group with this supply, whose members announce these bundles in order. Where no n′ is as the
 * definition asks, n̄ = 0 and n̲ = n + 1. @paper eq. (4)
 */
export const servedCount = (l: number, supply: Vector, demands: readonly Vector[]) => {
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

/** What a line of traders who announce these bundles gets, and how many of them, the first, are served. */
export type Rule = (l: number, supply: Vector, demands: readonly Vector[]) => Rationed;
type Rationed = { readonly served: number; readonly amounts: readonly Vector[] };

/** The first in line get what they announced; then each takes min[l, what is left]. */
export const inLine = (l: number, supply: Vector, demands: readonly Vector[], served: number): Rationed => {
  const left = [...supply];
  const amounts = demands.map((demand, j) => {
    const amount = j < served ? demand : left.map((have) => Math.min(l, have));
    amount.forEach((taken, h) => (left[h]! -= taken));
    return amount;
  });
  return { served, amounts };
};
/** One group. @paper Rule 1 */
export const rule1: Rule = (l, supply, demands) =>
  inLine(l, supply, demands, servedCount(l, supply, demands).nTilde);
/** Everybody in one line. @paper Rule 2 */
export const rule2: Rule = (l, supply, demands) => inLine(l, supply, demands, 1);

/** The price at which what some traders demand is nearest to what they own. @paper Section 2: p̂ */
export const clearingPrice = (market: Market, traders: readonly number[], messages: readonly Demand[]) => {
  const { prices, bundles, endowments, highest } = market;
  const supply = total(traders.map((i) => endowments[i]!));
  let selected = 0;
  let least = Infinity;
  for (let p = 0; p < prices.length; p += 1) {
    const demand = total(traders.map((i) => bundles[messages[i]![p]!]!));
    const imbalance = supply.reduce((sum, owned, h) => sum + Math.abs(demand[h]! - owned), 0);
    if (imbalance < least || (highest && imbalance === least)) selected = p;
    least = Math.min(least, imbalance);
  }
  return selected;
};

/** Those outside a group, whose announcements set its price. @paper Rule 1 */
export const outside = ({ endowments }: Market, group: readonly number[]): readonly number[] =>
  upTo(endowments.length).filter((i) => !group.includes(i));

/** Every ordered choice of some of a list. */
export const arrangements = (from: readonly number[], size: number): ReadonlyArray<readonly number[]> => {
  if (size === 0) return [[]];
  const without = (first: number) => from.filter((i) => i !== first);
  return from.flatMap((one) => arrangements(without(one), size - 1).map((rest) => [one, ...rest]));
};

/** In how many groups in order a trader may be. */
export const countGroups = ({ endowments, n }: Market): bigint =>
  upTo(n).reduce((count, j) => count * BigInt(j === 0 ? n : endowments.length - j), 1n);

/** The probabilities of each group in order with a trader under Rule 1, of her being first at each price under Rule 2. */
export const weightsOf = (market: Market) => ({
  eachGroup: Q.div(Q.sub(Q.one, market.epsilon), Q.of(countGroups(market))),
  eachFirst: Q.div(market.epsilon, Q.of(market.prices.length * market.endowments.length)),
});

/** A trader's lottery, over all orders, rules and prices: the probabilities `lottery[p][x]`. @paper Section 3: g(m) */
export const lotteryOf = (economy: Market, trader: number, messages: readonly Demand[]) => {
  const { endowments, bundles, prices, l, n } = economy;
  const lottery = prices.map(() => bundles.map(() => Q.zero));
  const add = (p: number, bundle: Vector, probability: Rational): void => {
    const x = numberOf(economy, bundle);
    lottery[p]![x] = Q.add(lottery[p]![x]!, probability);
  };
  const { eachGroup, eachFirst } = weightsOf(economy);
  for (const mates of arrangements(outside(economy, [trader]), n - 1))
    for (const at of upTo(n)) {
      const group = mates.toSpliced(at, 0, trader);
      const p = clearingPrice(economy, outside(economy, group), messages);
      const demands = group.map((i) => bundles[messages[i]![p]!]!);
      add(p, rule1(l, total(group.map((i) => endowments[i]!)), demands).amounts[at]!, eachGroup);
    }
  const behind = endowments.slice(1).map(() => bundles[0]!);
  for (const p of upTo(prices.length))
    for (const first of upTo(endowments.length)) {
      const line = [bundles[messages[first]![p]!]!, ...behind];
      const [own, ...others] = rule2(l, total(endowments), line).amounts;
      if (first === trader) add(p, own!, eachFirst);
      else for (const amount of others) add(p, amount, Q.div(eachFirst, Q.of(others.length)));
    }
  return lottery;
};

/** u_i(g(m)). */
export const expectedUtility = (economy: Economy, i: number, messages: readonly Demand[]): Rational => {
  const lottery = lotteryOf(economy, i, messages);
  return Q.sum(lottery.flatMap((row, p) => row.map((q, x) => Q.mul(q, economy.utility[i]![p]![x]!))));
};

/** At most so many steps does a lottery take. */
export const stepsOfLottery = (market: Market): bigint => {
  const { endowments, prices, n } = market;
  return (countGroups(market) * BigInt(n) + BigInt(endowments.length ** 2)) * BigInt(prices.length);
};
