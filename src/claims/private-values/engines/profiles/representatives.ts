/**
 * Profiles of undominated messages, one for many that are alike: two profiles are alike if one becomes the other when traders
 * who are alike exchange their messages, and interchangeable bundles each other.
 *
 * At profiles that are alike the traders gain the same, but for who is who among those who are alike. Orders are drawn uniformly, so that
 * traders with the same endowment and the same utility may exchange their messages and with them what they expect; bundles
 * that are interchangeable change nothing by definition. So the smallest gain over all profiles is the smallest over one
 * of each kind; and it is taken from each kind the profile that comes first in the order of the list, so that the first profile at which
 * something holds is among them: every one that is left out has one like it before it.
 *
 * The first of its kind has, of interchangeable bundles, the first everywhere; and messages that do not descend among traders who
 * are alike.
 */
import type { Computation } from '../../../../computation.js';
import type { PrivateTrader } from '../../../../economies/economy.js';
import type { Demand } from '../../../../market/demand.js';
import { countSelections, selections } from '../../../../market/demand.js';
import type { Market } from '../../../../market/market.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { BestBundles, Interchangeable } from './interchangeable.js';
import { interchangeableBundles } from './interchangeable.js';

/** Which profiles are alike, and one of each kind. */
export interface Representatives {
  /** For each trader the first one, from 0, who is like her: herself where none comes before. */
  readonly alike: readonly number[];
  /** The interchangeable bundles of those traders who are the first of their kind. */
  readonly interchangeable: readonly Interchangeable[];
  /** What is left of the best bundles where the first of those that are interchangeable stands for them. */
  readonly sets: BestBundles;
  /** How many profiles there are, one of each kind. */
  readonly count: bigint;
}

const areSame = <A>(a: readonly A[], b: readonly A[]): boolean =>
  a.length === b.length && a.every((entry, i) => entry === b[i]);

/** For each trader the first, from 0, who owns the same and to whom every bundle is worth the same at every price. */
const firstAlike = ({ endowments }: Market, traders: readonly PrivateTrader[]): readonly number[] => {
  const firsts: number[] = [];
  return traders.map(({ utility }, i) => {
    const first = firsts.find((j) => {
      const other = traders[j]!.utility;
      return (
        areSame(endowments[i]!, endowments[j]!) &&
        utility.denominator === other.denominator &&
        areSame(utility.numerators, other.numerators)
      );
    });
    if (first === undefined) firsts.push(i);
    return first ?? i;
  });
};

/** In how many ways so many can be taken of some things, each any number of times and in no order. */
const countMultisets = (things: bigint, size: number): bigint => {
  let count = 1n;
  for (let i = 1n; i <= BigInt(size); i += 1n) count = (count * (things + i - 1n)) / i;
  return count;
};

/**
 * Finds which profiles of undominated messages are alike.
 *
 * @param g the mechanism of an economy in which Theorem 1 is proved.
 * @param traders the economy's traders.
 * @param best what is best for each of them at each price.
 */
export function* representativesOf(
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  best: BestBundles,
): Computation<Representatives> {
  const alike = firstAlike(g.market, traders);
  const firsts = [...new Set(alike)];
  const interchangeable = yield* interchangeableBundles(g, traders, best, firsts);
  const sets = alike.map((first) => {
    const dropped = interchangeable.filter(({ trader }) => trader === first);
    return best[first]!.map((bundles, price) => {
      const others = dropped.filter((each) => each.price === price).flatMap((each) => each.bundles.slice(1));
      return bundles.filter((bundle) => !others.includes(bundle));
    });
  });
  const count = firsts.reduce((product, first) => {
    const size = alike.filter((other) => other === first).length;
    return product * countMultisets(countSelections(sets[first]!), size);
  }, 1n);
  return { alike, interchangeable, sets, count };
}

/** One profile of each kind, the first trader's message varying slowest. */
export function* representativeProfiles(
  { alike, sets }: Pick<Representatives, 'alike' | 'sets'>,
  before: readonly Demand[] = [],
): Generator<readonly Demand[]> {
  const trader = before.length;
  if (trader === alike.length) {
    yield before;
    return;
  }
  const previous = before.findLast((_, i) => alike[i] === alike[trader]);
  for (const own of selections(sets[trader]!, previous))
    yield* representativeProfiles({ alike, sets }, [...before, own]);
}
