/**
 * The best lie where all traders set one price: of her own message only the bundle at the price that results counts for what
 * she gets, and the other bundles for which price that is. So all messages are gone through as pairs of a price and a bundle.
 */
import type { Computation } from '../../../../computation.js';
import { priceTaking, priceTakingSets } from '../../../../economies/price-taking.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { imbalance, select } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand } from '../../../../market/demand.js';
import { indexOf, pointAt } from '../../../../market/lattice.js';
import { groupChances } from '../../../../mechanisms/random-grouping/group-chances.js';
import { pricesClearing } from '../../../../mechanisms/random-grouping/mechanism.js';
import { factorial } from '../../../../mechanisms/orders.js';
import { utilityAt } from '../../../private-values/engines/expected-utility.js';
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
 * What a trader expects where all trade at a price, by the index of the bundle that she announces there: neither whether she is
 * served nor what she gets if she is not depends on it.
 */
const worthOfBundles = (
  { economy, mechanism, messages }: PrivateValuesSubject,
  trader: number,
  price: number,
): readonly Rational[] => {
  const { market, clauses } = mechanism;
  const demanded = new Map<number, number>();
  messages.forEach((message, i) => {
    if (i !== trader) demanded.set(message[price]!, (demanded.get(message[price]!) ?? 0) + 1);
  });
  const own = { demand: pointAt(market.bundles, 0), members: 1 };
  const others = [...demanded].map(([x, members]) => ({ demand: pointAt(market.bundles, x), members }));
  const utilityOf = (x: number): Rational => utilityAt(market, economy.traders[trader]!, price, x);
  const orders = factorial(market.traders);
  let served = Q.zero;
  let otherwise = Q.zero;
  for (const chance of groupChances(clauses.acceptance(market.traders), market.cap, market.supply, [
    own,
    ...others,
  ])) {
    if (chance.class !== 0) continue;
    const probability = Q.of(chance.count, orders);
    if (chance.served) served = Q.add(served, probability);
    else otherwise = Q.add(otherwise, Q.mul(probability, utilityOf(indexOf(market.bundles, chance.amount))));
  }
  return Array.from({ length: market.bundles.size }, (_, x) => Q.add(otherwise, Q.mul(served, utilityOf(x))));
};

/**
 * The best lie of a trader under the uniform price; undefined where every message is truthful. Cost: the orders of all traders,
 * counted by kinds, for each price that some message of hers leads to.
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
  const worth = new Map<number, readonly Rational[]>();
  const worthAt = (price: number, bundle: number): Rational => {
    const known = worth.get(price) ?? worthOfBundles(subject, trader, price);
    worth.set(price, known);
    return known[bundle]!;
  };
  const truth = priceTaking(market, economy.traders[trader]!);
  const truthPrice = select(
    pricesClearing(mechanism, messages.with(trader, truth), [...messages.keys()]),
    market.tieBreak,
  );
  const truthUtility = worthAt(truthPrice, truth[truthPrice]!);
  let best: { utility: Rational; first: Demand; count: bigint } | undefined;
  for (const { price, bundle, sets } of targets(subject, trader)) {
    yield { label: 'lies', done: price * market.bundles.size + bundle, total };
    const first = firstLie(sets, truthful);
    if (first === undefined) continue;
    const utility = worthAt(price, bundle);
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
  const gain = Q.sub(best.utility, truthUtility);
  return {
    truthful: truthUtility,
    gain,
    attained: true,
    message: best.first,
    messageGain: gain,
    equallyGood: best.count,
  };
}
