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
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { priceText } from '../market/market.js';
import type { Findings } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundlesAt } from './economy.js';

/** By how much a bundle is worth less than the best one at a price. */
interface Shortfall {
  readonly price: number;
  /** The number of the first best bundle at this price. */
  readonly best: number;
  /** The number of the bundle that is worth less. */
  readonly next: number;
  readonly difference: Rational;
}

/** The smallest positive shortfall at a price, the first of these; undefined if all bundles are best. */
const leastShortfallAt = (
  { utility }: PrivateValuesEconomy,
  trader: number,
  price: number,
  best: number,
): Shortfall | undefined => {
  const row = utility[trader]!(price);
  return row
    .map((value, next) => ({ price, best, next, difference: Q.sub(row[best]!, value) }))
    .filter(({ difference }) => !Q.isZero(difference))
    .reduce<Shortfall | undefined>(
      (a, b) => (a === undefined || Q.lt(b.difference, a.difference) ? b : a),
      undefined,
    );
};

/** How many messages of a trader are undominated, and at which price and bundle another message loses least. */
function* traderText(economy: PrivateValuesEconomy, trader: number, weight: Rational): Pausable<Json> {
  const { bundles, priceCount } = economy;
  let undominated = 1n;
  let least: Shortfall | undefined;
  for (let price = 0; price < priceCount; price += 1) {
    yield;
    const best = bestBundlesAt(economy, trader, price);
    undominated *= BigInt(best.length);
    const here = leastShortfallAt(economy, trader, price, best[0]!);
    if (here !== undefined && (least === undefined || Q.lt(here.difference, least.difference))) least = here;
  }
  const text = { trader: trader + 1, undominated: String(undominated) };
  if (least === undefined) return text;
  const nearest = {
    price: priceText(economy, least.price),
    best: bundles[least.best]!,
    next: bundles[least.next]!,
    difference: Q.show(least.difference),
  };
  return { ...text, marginAtLeast: Q.show(Q.mul(weight, least.difference)), nearest };
}

/**
 * Derives the evidence, and refuses the verdict if (ii) or (iii) fails, or nobody is served for certain.
 *
 * @param findings of a visit of every situation under both rules. @paper Theorem 1
 */
export function* deriveSeparation(
  economy: PrivateValuesEconomy,
  findings: Findings,
  verdict: Statement,
): Pausable<Json> {
  const { endowments, priceCount, epsilon } = economy;
  const areFixed = findings.amountIsFixed && findings.acceptanceIsFixed;
  verdict.require(areFixed, '(ii) or (iii) fails in some situation');
  const weight = Q.mul(epsilon, Q.of(findings.alwaysServed, endowments.length * priceCount));
  verdict.require(Q.sign(weight) > 0, 'no turn is served for certain');
  const traders: Json[] = [];
  for (const trader of endowments.keys()) traders.push(yield* traderText(economy, trader, weight));
  const counts = { ...findings.counts, prices: priceCount, weightAtLeast: Q.show(weight) };
  return { kind: 'separation', ...counts, traders };
}
