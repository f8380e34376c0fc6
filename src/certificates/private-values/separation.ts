/**
 * Theorem 1 by the properties.
 *
 * At each price a trader is first under Rule 2 with a probability that no message moves, and gets what she announced. With
 * properties (i) to (iii) her utility is the sum over prices of a weight that she cannot move, at least that probability,
 * times the utility of her bundle there, plus something that she cannot move. So a bundle that is not best loses at least
 * the probability times the difference, against everything; and a message of best bundles loses nothing.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Json, Statement } from '../kernel/statement.js';
import { priceText } from '../market/market.js';
import type { Findings } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundles, countMessages } from './economy.js';

/** By how much a bundle is worth less than the best one at a price. */
interface Shortfall {
  readonly price: number;
  /** The number of the first best bundle at this price. */
  readonly best: number;
  /** The number of the bundle that is worth less. */
  readonly next: number;
  readonly difference: Rational;
}

/** The shortfalls of a trader that are positive, by price and bundle. */
const positiveShortfalls = (
  { utility }: PrivateValuesEconomy,
  trader: number,
  bestAtPrice: ReadonlyArray<readonly number[]>,
): readonly Shortfall[] =>
  utility[trader]!.flatMap((row, price) => {
    const best = bestAtPrice[price]![0]!;
    return row
      .map((value, next) => ({ price, best, next, difference: Q.sub(row[best]!, value) }))
      .filter(({ difference }) => !Q.isZero(difference));
  });

/** How many messages of a trader are undominated, and at which price and bundle another message loses least. */
const traderText = (economy: PrivateValuesEconomy, trader: number, weight: Rational): Json => {
  const { bundles } = economy;
  const bestAtPrice = bestBundles(economy, trader);
  const text = { trader: trader + 1, undominated: String(countMessages(bestAtPrice)) };
  const shortfalls = positiveShortfalls(economy, trader, bestAtPrice);
  if (shortfalls.length === 0) return text;
  const least = shortfalls.reduce((a, b) => (Q.lt(b.difference, a.difference) ? b : a));
  const nearest = {
    price: priceText(economy, least.price),
    best: bundles[least.best]!,
    next: bundles[least.next]!,
    difference: Q.show(least.difference),
  };
  return { ...text, marginAtLeast: Q.show(Q.mul(weight, least.difference)), nearest };
};

/**
 * Derives the evidence, and refuses the verdict if (ii) or (iii) fails, or nobody is served for certain.
 *
 * @param findings of a visit of every situation under both rules. @paper Theorem 1
 */
export const deriveSeparation = (
  economy: PrivateValuesEconomy,
  findings: Findings,
  verdict: Statement,
): Json => {
  const { endowments, prices, epsilon } = economy;
  const areFixed = findings.amountIsFixed && findings.acceptanceIsFixed;
  verdict.require(areFixed, '(ii) or (iii) fails in some situation');
  const weight = Q.mul(epsilon, Q.of(findings.alwaysServed, endowments.length * prices.length));
  verdict.require(Q.sign(weight) > 0, 'no turn is served for certain');
  const traders = endowments.map((_, trader) => traderText(economy, trader, weight));
  const counts = { ...findings.counts, prices: prices.length, weightAtLeast: Q.show(weight) };
  return { kind: 'separation', ...counts, traders };
};
