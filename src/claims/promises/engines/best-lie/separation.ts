/**
 * The best lie where others set the trader's price: her utility is a sum over prices of the chance that she is served there
 * times what her bundle is worth, plus what no message of hers moves. So the best lie departs from the truth where it costs
 * least.
 */
import type { Computation } from '../../../../computation.js';
import { priceTaking, priceTakingSets } from '../../../../economies/price-taking.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import { utilityAt } from '../../../private-values/engines/expected-utility.js';
import type { PrivateValuesSubject } from '../../../private-values/subject.js';
import { chancesAt } from '../chances.js';
import type { BestLie } from './best-lie.js';
import type { BundleSets } from './selections.js';
import { compareDemands, countLies, firstLie } from './selections.js';

/** The messages that lose a given amount, a set of bundles for each price; several such products hold different messages. */
type Product = BundleSets;

/**
 * The best lie of a trader under G* or the variant of Remark 3; undefined where every message is truthful. Cost: one exact
 * lottery, and |P|·|X| comparisons.
 *
 * @param trader the trader, from 0.
 */
export function* bestLieBySeparation(
  { economy, mechanism, messages }: PrivateValuesSubject,
  trader: number,
): Computation<BestLie<Demand> | undefined> {
  const { market } = mechanism;
  const own = economy.traders[trader]!;
  const truthful = priceTakingSets(market, own);
  const truth = priceTaking(market, own);
  // Where she tells the truth already the lotteries are those of all traders, worked out once.
  const isTruth = messages[trader]!.every((bundle, price) => bundle === truth[price]);
  const profile = isTruth ? messages : messages.with(trader, truth);
  const chances = (yield* chancesAt(mechanism, profile))[trader]!;
  const utility = Q.sum(
    chances.map(({ price, bundle, probability }) =>
      Q.mul(probability, utilityAt(market, own, price, bundle)),
    ),
  );
  const servedAt = (price: number): Rational =>
    Q.sum(chances.flatMap((one) => (one.served && one.price === price ? [one.probability] : [])));
  // loss[price][bundle]: what the bundle in place of a best one costs her.
  const loss = truthful.map((best, price) => {
    const served = servedAt(price);
    const most = utilityAt(market, own, price, best[0]!);
    return Array.from({ length: market.bundles.size }, (_, x) =>
      Q.mul(served, Q.sub(most, utilityAt(market, own, price, x))),
    );
  });
  const departures = loss.flatMap((row, price) =>
    row.flatMap((cost, x) => (truthful[price]!.includes(x) ? [] : [cost])),
  );
  if (departures.length === 0) return undefined;
  const least = departures.reduce(Q.min);
  const costing = (price: number, cost: Rational): readonly number[] =>
    loss[price]!.flatMap((other, x) => (Q.equals(other, cost) ? [x] : []));
  // Where a departure costs nothing any number of them does; else the cheapest lies depart at one price.
  const products: readonly Product[] = Q.isZero(least)
    ? [loss.map((_, price) => costing(price, Q.zero))]
    : truthful.map((_, price) =>
        truthful.map((best, p) =>
          p === price ? costing(price, least).filter((x) => !truthful[p]!.includes(x)) : best,
        ),
      );
  const firsts = products.flatMap((sets) => {
    const lie = firstLie(sets, truthful);
    return lie === undefined ? [] : [lie];
  });
  const gain = Q.neg(least);
  return {
    truthful: utility,
    gain,
    attained: true,
    message: [...firsts].sort(compareDemands)[0]!,
    messageGain: gain,
    equallyGood: products.reduce((sum, sets) => sum + countLies(sets, truthful), 0n),
  };
}
