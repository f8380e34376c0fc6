/**
 * Groups that are treated alike under Rule 1: those with the same price, supply and announced bundles. Every composition of
 * a group by classes of traders leads to one of these types.
 */
import type { Computation } from '../../computation.js';
import { pointAt } from '../../market/lattice.js';
import type { DemandClass } from './group-chances.js';
import type { RandomGrouping } from './mechanism.js';
import type { TraderClass } from './trader-classes.js';
import { chooseEach, compositions, countCompositions } from './trader-classes.js';

/** Gives the selected clearing price (by index) of a set of traders, given how many of each class are in it. */
const priceSolver = (
  { market }: RandomGrouping,
  classes: readonly TraderClass[],
): ((counts: readonly number[]) => number) => {
  const k = market.commodities;
  const grid = market.prices.size;
  // net[class][price · k + h]: demand less endowment.
  const net = classes.map(({ message, endowment }) =>
    message.flatMap((bundle) => pointAt(market.bundles, bundle).map((amount, h) => amount - endowment[h]!)),
  );
  const last = market.tieBreak === 'highest';
  return (counts) => {
    let best = 0;
    let smallest = Infinity;
    for (let price = 0; price < grid; price += 1) {
      let imbalance = 0;
      for (let h = 0; h < k; h += 1) {
        let excess = 0;
        for (let c = 0; c < net.length; c += 1) excess += counts[c]! * net[c]![price * k + h]!;
        imbalance += Math.abs(excess);
      }
      if (imbalance < smallest || (last && imbalance === smallest)) {
        smallest = imbalance;
        best = price;
      }
    }
    return best;
  };
};

/** Groups that are treated alike. */
export interface GroupType {
  /** The price at which the group trades, by index. */
  readonly price: number;
  /** What the group owns of each commodity. */
  readonly supply: readonly number[];
  /** The members by the bundle that they demand at this price. */
  readonly demandClasses: readonly DemandClass[];
  /** For each class of traders, which of `demandClasses` she is in at this price; −1 if none is in such a group. */
  readonly demandClassOf: readonly number[];
  /** For each class of traders: over all such groups, how many (group, member) pairs have a member of the class. */
  readonly members: bigint[];
}

/**
 * The type of a group of this composition at a price: a key that tells types apart, and how to make the type, no members
 * counted yet.
 */
const typeOf = (
  { market }: RandomGrouping,
  classes: readonly TraderClass[],
  counts: readonly number[],
  price: number,
): { readonly key: string; readonly make: () => GroupType } => {
  const supply = market.supply.map((_, h) =>
    counts.reduce((sum, c, k) => sum + c * classes[k]!.endowment[h]!, 0),
  );
  const demanding = new Map<number, number>();
  counts.forEach((c, k) => {
    const bundle = classes[k]!.message[price]!;
    if (c > 0) demanding.set(bundle, (demanding.get(bundle) ?? 0) + c);
  });
  const bundles = [...demanding.keys()].sort((a, b) => a - b);
  const demands = bundles.map((bundle) => `${String(bundle)}x${String(demanding.get(bundle)!)}`);
  return {
    key: `${String(price)};${supply.join(',')};${demands.join(',')}`,
    make: () => ({
      price,
      supply,
      demandClasses: bundles.map((bundle) => ({
        demand: pointAt(market.bundles, bundle),
        members: demanding.get(bundle)!,
      })),
      demandClassOf: classes.map(({ message }) => bundles.indexOf(message[price]!)),
      members: classes.map(() => 0n),
    }),
  };
};

/**
 * The types of all groups that can be drawn, in order of first appearance.
 *
 * Cost: one clearing price for each composition of a group; see {@link countCompositions}.
 *
 * @param classes the classes of all traders.
 * @paper Rule 1
 */
export function* groupTypes(
  g: RandomGrouping,
  classes: readonly TraderClass[],
): Computation<readonly GroupType[]> {
  const priceOf = priceSolver(g, classes);
  const types = new Map<string, GroupType>();
  const ways = classes.map(({ count }) => chooseEach(count));
  const total = Number(countCompositions(g, classes));
  const own = g.clauses.priceFrom === 'own-group';
  let done = 0;
  for (const counts of compositions(classes, g.market.groups.size)) {
    yield { label: 'group compositions', done, total };
    done += 1;
    const price = priceOf(own ? counts : counts.map((c, k) => classes[k]!.count - c));
    const { key, make } = typeOf(g, classes, counts, price);
    const type = types.get(key) ?? make();
    types.set(key, type);
    const groups = counts.reduce((product, c, k) => product * ways[k]![c]!, 1n);
    counts.forEach((c, k) => (type.members[k]! += groups * BigInt(c)));
  }
  return [...types.values()];
}
