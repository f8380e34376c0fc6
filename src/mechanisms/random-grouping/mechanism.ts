/**
 * G*: random grouping. With probability 1 − ε every group trades at the price that clears the traders outside it, and
 * serves announced demands while the corridor holds (Rule 1); with probability ε one random trader gets her demand at a
 * random price and the others share the rest (Rule 2).
 *
 * The mechanism knows the market and nothing of values. Two groups are the paper's case; with more it is the variant of
 * Remark 3, in which a group's price is that of all traders outside it.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Market } from '../../market/market.js';
import { totalEndowment } from '../../market/market.js';
import type { Demand } from '../../market/demand.js';
import { clearingPrices } from '../../market/clearing.js';
import type { Acceptance } from '../../market/rationing.js';
import { corridor } from '../../market/rationing.js';

/**
 * The clauses of the mechanism that can be altered, to see what each is for.
 *
 * - `priceFrom`: whose announcements set a group's price; the paper's are those outside the group.
 * - `acceptance`: who in a group is served, given its size; the paper's is the corridor n̄, n̲.
 */
export interface Clauses {
  readonly priceFrom: 'outside-the-group' | 'own-group';
  /** Who is served in a group of this size. */
  readonly acceptance: (groupSize: number) => Acceptance;
}

/** The clauses of the paper. @paper Rule 1 */
export const asPublished: Clauses = { priceFrom: 'outside-the-group', acceptance: corridor };

/** G* for a market and an ε. @paper Section 3 */
export interface RandomGrouping {
  readonly market: Market;
  /** ε, the probability of Rule 2. */
  readonly epsilon: Rational;
  readonly clauses: Clauses;
}

/**
 * G* for a market.
 *
 * @param epsilon ε, the probability of Rule 2, from 0 to 1; the paper's lies strictly between 0 and 1/3, and 0 is accepted
 * here to show what Rule 2 is for.
 * @param clauses the clauses of the mechanism; the paper's if left out.
 * @throws RangeError if ε is no probability.
 */
export const randomGrouping = (
  market: Market,
  epsilon: Rational,
  clauses: Clauses = asPublished,
): RandomGrouping => {
  if (Q.sign(epsilon) < 0 || Q.lt(Q.one, epsilon))
    throw new RangeError(`ε must be a probability, not ${Q.show(epsilon)}.`);
  return { market, epsilon, clauses };
};

/**
 * The positions of group β in the order: βn, …, βn + n − 1.
 *
 * @param group β, from 0.
 * @returns positions, from 0, ascending.
 */
export const positionsOf = ({ market }: RandomGrouping, group: number): readonly number[] =>
  Array.from({ length: market.groups.size }, (_, j) => group * market.groups.size + j);

/**
 * The positions whose announcements and endowments set the price of group β.
 *
 * @param group β, from 0.
 * @returns positions, from 0, ascending.
 * @paper Rule 1, Remark 3
 */
export const pricingPositions = (g: RandomGrouping, group: number): readonly number[] => {
  if (g.clauses.priceFrom === 'own-group') return positionsOf(g, group);
  const { size } = g.market.groups;
  return Array.from({ length: g.market.traders }, (_, position) => position).filter(
    (position) => Math.floor(position / size) !== group,
  );
};

/**
 * All prices that clear some of the traders among themselves: those at which what they demand is nearest to what they own.
 *
 * @param messages one demand function a trader, of all traders.
 * @param traders the traders who are to be cleared, from 0.
 * @returns prices by index, ascending; at least one.
 * @paper Section 2: p̂
 */
export const pricesClearing = (
  { market }: RandomGrouping,
  messages: readonly Demand[],
  traders: readonly number[],
): readonly number[] =>
  clearingPrices(
    market,
    traders.map((i) => messages[i]!),
    totalEndowment(
      traders.map((i) => market.endowments[i]!),
      market.commodities,
    ),
  );
