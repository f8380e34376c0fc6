/** The rules of G*, as the paper writes them, and what a trader gets from them in expectation. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand, Economy, Market, Vector } from './economy.js';
import { numberOf, total, upTo } from './economy.js';

/**
 * n̄, n̲ and ñ of a group with this supply, whose members announce these bundles in order. Where no n′ is as the
 * definition asks, n̄ = 0 and n̲ = n + 1.
 *
 * @paper eq. (4)
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
export type Rule = (
  l: number,
  supply: Vector,
  demands: readonly Vector[],
) => { readonly served: number; readonly amounts: readonly Vector[] };

/** The first in line get what they announced; then each takes min[l, what is left]. */
const inLine = (l: number, supply: Vector, demands: readonly Vector[], served: number): ReturnType<Rule> => {
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
export const clearingPrice = (
  market: Market,
  traders: readonly number[],
  messages: readonly Demand[],
): number => {
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
export function* arrangements(from: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) return yield [];
  for (const first of from)
    for (const rest of arrangements(
      from.filter((i) => i !== first),
      size - 1,
    ))
      yield [first, ...rest];
}

/** In how many groups in order a trader may be. */
export const countGroups = ({ endowments, n }: Market): bigint =>
  upTo(n).reduce((count, j) => count * BigInt(j === 0 ? n : endowments.length - j), 1n);

/** A trader's lottery, over all orders, rules and prices: the probabilities `lottery[p][x]`. @paper Section 3: g(m) */
export const lotteryOf = (economy: Market, trader: number, messages: readonly Demand[]) => {
  const { endowments, bundles, prices, l, n, epsilon } = economy;
  const lottery = prices.map(() => bundles.map(() => Q.zero));
  const add = (p: number, bundle: Vector, probability: Rational): void => {
    const x = numberOf(economy, bundle);
    lottery[p]![x] = Q.add(lottery[p]![x]!, probability);
  };
  const eachGroup = Q.div(Q.sub(Q.one, epsilon), Q.of(countGroups(economy)));
  for (const mates of arrangements(outside(economy, [trader]), n - 1))
    for (const at of upTo(n)) {
      const group = mates.toSpliced(at, 0, trader);
      const p = clearingPrice(economy, outside(economy, group), messages);
      const demands = group.map((i) => bundles[messages[i]![p]!]!);
      add(p, rule1(l, total(group.map((i) => endowments[i]!)), demands).amounts[at]!, eachGroup);
    }
  const eachFirst = Q.div(epsilon, Q.of(prices.length * endowments.length));
  const behind = endowments.slice(1).map(() => bundles[0]!);
  for (const p of upTo(prices.length))
    for (const first of upTo(endowments.length)) {
      const [own, ...others] = rule2(l, total(endowments), [
        bundles[messages[first]![p]!]!,
        ...behind,
      ]).amounts;
      if (first === trader) add(p, own!, eachFirst);
      else for (const amount of others) add(p, amount, Q.div(eachFirst, Q.of(others.length)));
    }
  return lottery;
};

/** u_i(g(m)). */
export const expectedUtility = (economy: Economy, i: number, messages: readonly Demand[]): Rational => {
  const utility = (p: number, x: number) => Q.of(economy.utility[i]![p]![x]!, economy.denominator[i]!);
  const lottery = lotteryOf(economy, i, messages);
  return Q.sum(lottery.flatMap((row, p) => row.map((weight, x) => Q.mul(weight, utility(p, x)))));
};

/** At most so many steps does a lottery take. */
export const stepsOfLottery = (market: Market): bigint =>
  (countGroups(market) * BigInt(market.n) + BigInt(market.endowments.length ** 2)) *
  BigInt(market.prices.length);
