/**
 * The best lie where all traders set one price: of her own message only the bundle at the price that results counts for what
 * she gets, and the other bundles for which price that is. So all messages are gone through as pairs of a price and a bundle.
 */
import type { Computation } from '../../../../computation.js';
import { priceTaking, priceTakingSets } from '../../../../economies/price-taking.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { imbalance } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand } from '../../../../market/demand.js';
import { expectedUtilitiesInSteps } from '../../../private-values/engines/expected-utility.js';
import type { PrivateValuesSubject } from '../../../private-values/subject.js';
import type { BestLie } from './best-lie.js';
import type { BundleSets } from './selections.js';
import { compareDemands, countLies, firstLie } from './selections.js';

/** The messages that lead to a price and hold a bundle there. */
interface Target {
  readonly price: number;
  readonly bundle: number;
  /** At every price the bundles that leave it to the target's price to be p̂. */
  readonly sets: BundleSets;
}

/** `imbalances[price][bundle]`: how far the market is from clearing at a price when the trader demands a bundle there. */
const imbalancesOf = (
  { mechanism: { market }, messages }: PrivateValuesSubject,
  trader: number,
): ReadonlyArray<readonly number[]> => {
  const rows = Array.from({ length: market.bundles.size }, (_, bundle) => {
    const profile = messages.map((message, i) =>
      i === trader ? constantDemand(market.prices, bundle) : message,
    );
    return Array.from({ length: market.prices.size }, (__, price) =>
      imbalance(market, profile, market.supply, price),
    );
  });
  return Array.from({ length: market.prices.size }, (_, price) => rows.map((row) => row[price]!));
};

/** Every pair of a price and a bundle, with the messages that lead to it. */
function* targets(subject: PrivateValuesSubject, trader: number): Generator<Target> {
  const { tieBreak } = subject.mechanism.market;
  const imbalances = imbalancesOf(subject, trader);
  for (const [price, row] of imbalances.entries())
    for (const [bundle, reached] of row.entries()) {
      const sets = imbalances.map((others, p): readonly number[] => {
        if (p === price) return [bundle];
        // A price that the selection prefers must be farther from clearing; another one must not be nearer.
        const preferred = tieBreak === 'lowest' ? p < price : p > price;
        return others.flatMap((here, x) => ((preferred ? here > reached : here >= reached) ? [x] : []));
      });
      if (sets.every((set) => set.length > 0)) yield { price, bundle, sets };
    }
}

/**
 * The best lie of a trader under the uniform price; undefined where every message is truthful. Cost: an exact lottery of one
 * group for each price and bundle that some message of hers leads to.
 *
 * @param trader the trader, from 0.
 */
export function* bestLieByOneGroup(
  subject: PrivateValuesSubject,
  trader: number,
): Computation<BestLie<Demand> | undefined> {
  const { economy, mechanism, messages } = subject;
  const { market } = mechanism;
  const truthful = priceTakingSets(market, economy.traders[trader]!);
  const total = market.prices.size * market.bundles.size;
  function* utilityOf(message: Demand): Computation<Rational> {
    const profile = messages.map((other, i) => (i === trader ? message : other));
    return (yield* expectedUtilitiesInSteps(mechanism, economy.traders, profile))[trader]!;
  }
  const truth = yield* utilityOf(priceTaking(market, economy.traders[trader]!));
  let best: { utility: Rational; first: Demand; count: bigint } | undefined;
  for (const { price, bundle, sets } of targets(subject, trader)) {
    yield { label: 'lies', done: price * market.bundles.size + bundle, total };
    const first = firstLie(sets, truthful);
    if (first === undefined) continue;
    const utility = yield* utilityOf(first);
    const order = best === undefined ? 1 : Q.compare(utility, best.utility);
    if (order < 0) continue;
    const count = countLies(sets, truthful);
    if (best === undefined || order > 0) best = { utility, first, count };
    else {
      best.count += count;
      if (compareDemands(first, best.first) < 0) best.first = first;
    }
  }
  if (best === undefined) return undefined;
  const gain = Q.sub(best.utility, truth);
  return {
    truthful: truth,
    gain,
    attained: true,
    message: best.first,
    messageGain: gain,
    equallyGood: best.count,
  };
}
