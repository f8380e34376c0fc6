/**
 * The law of one price: whether all groups trade at one price, in every draw, at given messages. Under Rule 2 there is one
 * price. Under Rule 1 the traders are divided into groups, each way with the same probability, and each group has a price.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { combinations } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { arrangementSteps, productOfSteps } from '../kernel/steps.js';
import type { Json, Statement } from '../kernel/statement.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand, Market } from '../market/market.js';
import { demandText, priceVector, readDemand } from '../market/market.js';

/** Groups of traders, which together are all of them. */
type Division = ReadonlyArray<readonly number[]>;

/** Every way to divide traders into groups of one size; neither the groups nor their members have an order. */
export function* divisions(traders: readonly number[], groupSize: number): Generator<Division> {
  const [first, ...others] = traders;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const mates of combinations(others, groupSize - 1)) {
    const rest = others.filter((trader) => !mates.includes(trader));
    for (const division of divisions(rest, groupSize)) yield [[first, ...mates], ...division];
  }
}

/** The largest difference of a commodity's price between two groups, in steps of 1/T. @paper Rule 1 */
const gapInSteps = (market: Market, messages: readonly Demand[], division: Division): number => {
  const prices = division.map((group) =>
    priceVector(market, clearingPrice(market, outsiders(market, group), messages)),
  );
  const gaps = market.commodities.map((_, h) => {
    const ofOne = prices.map((price) => price[h]!);
    return Math.max(...ofOne) - Math.min(...ofOne);
  });
  return Math.max(...gaps);
};

/**
 * The probability that two groups trade at different prices, the largest difference of two prices, and the expected one. The
 * messages are those at which the certificate judges the law. @paper Remark 3
 */
export function* derivePrices(market: Market, evidence: Statement, verdict: Statement): Pausable<Json> {
  const stated = evidence.field('messages').list(market.endowments.length);
  const messages = stated.map((message) => readDemand(market, message));
  let divisionCount = 0;
  let withGap = 0;
  let sumOfGaps = 0;
  let largestGap = 0;
  for (const division of divisions([...market.endowments.keys()], market.groupSize)) {
    yield;
    const gap = gapInSteps(market, messages, division);
    divisionCount += 1;
    if (gap > 0) withGap += 1;
    sumOfGaps += gap;
    largestGap = Math.max(largestGap, gap);
  }
  verdict.mustEqual(largestGap === 0 ? 'proved' : 'refuted');
  const underRule1 = (value: Rational): string => Q.show(Q.mul(Q.sub(Q.one, market.epsilon), value));
  return {
    kind: 'prices',
    messages: messages.map((message) => demandText(market, message)),
    probability: underRule1(Q.of(withGap, divisionCount)),
    largestGap: Q.show(Q.of(largestGap, market.priceSteps)),
    expectedGap: underRule1(Q.of(sumOfGaps, divisionCount * market.priceSteps)),
  };
}

/** An upper bound on the steps; the divisions are fewer than the ordered choices of all groups but the last. */
export const maxStepsOfDivisions = ({ endowments, priceCount, groupSize }: Market): bigint => {
  const choices = arrangementSteps(endowments.length, endowments.length - groupSize);
  return productOfSteps(choices, endowments.length, priceCount);
};
