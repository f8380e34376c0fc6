/**
 * What a trader gets from G* in expectation, by the definition: every order, both rules, every price of Rule 2.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Economy } from './economy.js';
import { total } from './economy.js';
import type { Demand } from './rules.js';
import { clearingPrice, groupsWith, outside, rule1, rule2 } from './rules.js';

/**
 * Whole-number weights of what may happen to a trader, over one denominator: one group in order under Rule 1; herself first at
 * one price under Rule 2; another one first, herself at one of the other places, at one price.
 */
export interface Weights {
  readonly group: bigint;
  readonly ownFirst: bigint;
  readonly otherFirst: bigint;
  readonly denominator: bigint;
}

/** The weights. @paper Stage 0, Rules 1 and 2 */
export const weightsOf = (economy: Economy): Weights => {
  const { epsilon, endowments, prices } = economy;
  const [a, b] = [Q.numerator(epsilon), Q.denominator(epsilon)];
  const [G, R, P] = [countGroups(economy), BigInt(endowments.length), BigInt(prices.length)];
  return {
    group: (b - a) * R * (R - 1n) * P,
    ownFirst: a * G * (R - 1n),
    otherFirst: a * G,
    denominator: b * G * R * (R - 1n) * P,
  };
};

/** The number of a bundle. */
export const numberOf = ({ l }: Economy, bundle: readonly number[]): number =>
  bundle.reduce((number, amount) => number * (l + 1) + amount, 0);

/** A chance of a lottery: a price and a bundle, by their numbers, with its probability. */
export interface Chance {
  readonly p: number;
  readonly x: number;
  readonly probability: Rational;
}

/** A trader's lottery over prices and bundles when these messages are sent; by price, then bundle. */
export const lotteryOf = (
  economy: Economy,
  trader: number,
  messages: readonly Demand[],
): readonly Chance[] => {
  const { endowments, bundles, prices, l } = economy;
  const groups = groupsWith(economy, trader);
  const weights = weightsOf(economy);
  const tally = prices.map(() => bundles.map(() => 0n));
  const announced = (i: number, p: number) => bundles[messages[i]![p]!]!;
  for (const group of groups) {
    const p = clearingPrice(economy, outside(economy, group), messages);
    const supply = total(group.map((i) => endowments[i]!));
    const { amounts } = rule1(
      l,
      supply,
      group.map((i) => announced(i, p)),
    );
    tally[p]![numberOf(economy, amounts[group.indexOf(trader)]!)]! += weights.group;
  }
  const supply = total(endowments);
  prices.forEach((_, p) =>
    endowments.forEach((_, first) => {
      const behind = endowments.slice(1).map(() => bundles[0]!);
      const { amounts } = rule2(l, supply, [announced(first, p), ...behind]);
      if (first === trader) tally[p]![numberOf(economy, amounts[0]!)]! += weights.ownFirst;
      else for (const amount of amounts.slice(1)) tally[p]![numberOf(economy, amount)]! += weights.otherFirst;
    }),
  );
  return tally.flatMap((row, p) =>
    row.flatMap((weight, x) =>
      weight === 0n ? [] : [{ p, x, probability: Q.of(weight, weights.denominator) }],
    ),
  );
};

/** u_i(g(m)). */
export const expectedUtility = (economy: Economy, trader: number, messages: readonly Demand[]): Rational =>
  Q.sum(
    lotteryOf(economy, trader, messages).map(({ p, x, probability }) =>
      Q.mul(probability, Q.of(economy.utility[trader]![p]![x]!, economy.denominator[trader]!)),
    ),
  );

/** How many groups in order there are with a trader in them. */
export const countGroups = ({ endowments, n }: Economy): bigint => {
  let groups = BigInt(n);
  for (let j = 1; j < n; j += 1) groups *= BigInt(endowments.length - j);
  return groups;
};

/** At most so many steps does a trader's lottery take. */
export const stepsOfLottery = (economy: Economy): bigint => {
  const { endowments, prices, n } = economy;
  return (
    countGroups(economy) * BigInt(n + prices.length * n) + BigInt(prices.length * endowments.length ** 2)
  );
};
