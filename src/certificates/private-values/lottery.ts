/** What a trader gets in expectation under G*: her lottery over prices and bundles. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { arrangements, combinations, range } from '../kernel/lists.js';
import { arrangementSteps, productOfSteps, sumOfSteps } from '../kernel/steps.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand, Market, Vector } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';
import { rule1, rule2 } from '../market/rationing.js';
import type { PriceTable, PrivateValuesEconomy } from './economy.js';

/** In how many groups in order a trader may be. */
const countGroups = ({ endowments, groupSize }: Market): bigint =>
  range(groupSize).reduce((count, j) => count * BigInt(j === 0 ? groupSize : endowments.length - j), 1n);

/** Probabilities of what may be drawn. */
export interface DrawProbabilities {
  /** That Rule 1 is drawn, with one group in order in which a trader is. */
  readonly eachGroup: Rational;
  /** That Rule 2 is drawn, with one price and one trader first. */
  readonly eachFirst: Rational;
}

/** The probabilities of what may be drawn. @paper Section 3: Stages 0 and 1 */
export const drawProbabilities = (market: Market): DrawProbabilities => ({
  eachGroup: Q.div(Q.sub(Q.one, market.epsilon), Q.of(countGroups(market))),
  eachFirst: Q.div(market.epsilon, Q.of(market.priceCount * market.endowments.length)),
});

/** Receives a bundle that the trader gets at a price, with a probability. */
type Receive = (price: number, bundle: Vector, probability: Rational) => void;

/** What a trader gets under Rule 1, in every group in order in which she may be. */
const underRule1 = (market: Market, trader: number, messages: readonly Demand[], receive: Receive): void => {
  const { endowments, bundles, priceCount, cap, groupSize } = market;
  const { eachGroup } = drawProbabilities(market);
  const times = range(priceCount).map(() => bundles.map(() => 0));
  for (const mates of combinations(outsiders(market, [trader]), groupSize - 1)) {
    const members = [trader, ...mates];
    const price = clearingPrice(market, outsiders(market, members), messages);
    const supply = sumOf(members.map((i) => endowments[i]!));
    for (const group of arrangements(members, groupSize)) {
      const demands = group.map((i) => bundles[messages[i]![price]!]!);
      const { amounts } = rule1(cap, supply, demands);
      times[price]![bundleNumber(market, amounts[group.indexOf(trader)]!)]! += 1;
    }
  }
  times.forEach((row, price) => {
    row.forEach((count, x) => {
      if (count > 0) receive(price, bundles[x]!, Q.mul(Q.of(count), eachGroup));
    });
  });
};

/** What a trader gets under Rule 2, at every price and whoever is first; behind the first all places are equally likely. */
const underRule2 = (market: Market, trader: number, messages: readonly Demand[], receive: Receive): void => {
  const { endowments, bundles, priceCount, cap } = market;
  const { eachFirst } = drawProbabilities(market);
  const behind = endowments.slice(1).map(() => bundles[0]!);
  for (const price of range(priceCount))
    for (const first of range(endowments.length)) {
      const line = [bundles[messages[first]![price]!]!, ...behind];
      const [own, ...others] = rule2(cap, sumOf(endowments), line).amounts;
      if (first === trader) receive(price, own!, eachFirst);
      else for (const amount of others) receive(price, amount, Q.div(eachFirst, Q.of(others.length)));
    }
};

/**
 * A trader's lottery over all orders, rules and prices.
 *
 * @param messages the messages of all traders.
 * @returns the probabilities by price and bundle. @paper Section 3: g(m)
 */
export const traderLottery = (market: Market, trader: number, messages: readonly Demand[]): PriceTable => {
  const lottery = range(market.priceCount).map(() => market.bundles.map(() => Q.zero));
  const receive: Receive = (price, bundle, probability) => {
    const x = bundleNumber(market, bundle);
    lottery[price]![x] = Q.add(lottery[price]![x]!, probability);
  };
  underRule1(market, trader, messages, receive);
  underRule2(market, trader, messages, receive);
  return lottery;
};

/** A trader's expected utility, u_i(g(m)). */
export const expectedUtility = (
  economy: PrivateValuesEconomy,
  trader: number,
  messages: readonly Demand[],
): Rational => {
  const lottery = traderLottery(economy, trader, messages);
  return Q.sum(
    lottery.map((row, p) => {
      const utility = economy.utility[trader]!(p);
      return Q.sum(row.map((probability, x) => Q.mul(probability, utility[x]!)));
    }),
  );
};

/** An upper bound on the steps of a lottery, and of what it is worth. */
export const maxStepsOfLottery = ({ endowments, priceCount, bundleCount, groupSize }: Market): bigint => {
  const traders = endowments.length;
  const groups = productOfSteps(arrangementSteps(traders - 1, groupSize - 1), groupSize);
  // What everybody outside a group demands at each price, and what each member in turn gets.
  const group = sumOfSteps(productOfSteps(traders - groupSize, priceCount), productOfSteps(12, groupSize));
  const draws = sumOfSteps(productOfSteps(groups, group), productOfSteps(traders ** 2, priceCount));
  return sumOfSteps(draws, productOfSteps(priceCount, bundleCount, 20));
};
