/**
 * Groups that fare alike under Rule 1: those with the same price, supply and announced bundles. Every way to compose a group
 * of the kinds of traders leads to one of them.
 */
import type { Computation } from '../../computation.js';
import { pointAt } from '../../market/lattice.js';
import type { DemandClass } from './group-chances.js';
import type { TraderClass } from './kinds.js';
import { choose, compositions, countCompositions } from './kinds.js';
import type { RandomGrouping } from './mechanism.js';

/** The clearing price of traders given by counts of kinds. */
const priceSolver = (
  { market }: RandomGrouping,
  kinds: readonly TraderClass[],
): ((counts: readonly number[]) => number) => {
  const k = market.commodities;
  const grid = market.prices.size;
  // net[kind][price · k + h]: demand less endowment.
  const net = kinds.map(({ message, endowment }) =>
    message.flatMap((bundle) => pointAt(market.bundles, bundle).map((amount, h) => amount - endowment[h]!)),
  );
  const last = market.tieBreak === 'highest';
  return (counts) => {
    let best = 0;
    let least = Infinity;
    for (let price = 0; price < grid; price += 1) {
      let imbalance = 0;
      for (let h = 0; h < k; h += 1) {
        let excess = 0;
        for (let kind = 0; kind < net.length; kind += 1) excess += counts[kind]! * net[kind]![price * k + h]!;
        imbalance += Math.abs(excess);
      }
      if (imbalance < least || (last && imbalance === least)) {
        least = imbalance;
        best = price;
      }
    }
    return best;
  };
};

/** Groups that fare alike: the price, the supply and the members by demand; and how many members of each kind are in them. */
export interface GroupType {
  readonly price: number;
  readonly supply: readonly number[];
  readonly classes: readonly DemandClass[];
  /** The class of each kind at this price, −1 if the kind is not in the group. */
  readonly classOf: readonly number[];
  /** Over all such groups, how many (group, member) pairs have a member of the kind. */
  readonly members: bigint[];
}

/** Goes through all compositions of a group. Cost: one clearing price each. @paper Rule 1 */
export function* groupTypes(
  g: RandomGrouping,
  kinds: readonly TraderClass[],
): Computation<readonly GroupType[]> {
  const { market } = g;
  const priceOf = priceSolver(g, kinds);
  const types = new Map<string, GroupType>();
  const ways = kinds.map(({ count }) => Array.from({ length: count + 1 }, (_, c) => choose(count, c)));
  const total = Number(countCompositions(g, kinds));
  let done = 0;
  for (const counts of compositions(kinds, market.groups.size)) {
    yield { label: 'group compositions', done, total };
    done += 1;
    const own = g.clauses.priceFrom === 'own-group';
    const price = priceOf(own ? counts : counts.map((c, kind) => kinds[kind]!.count - c));
    const supply = market.supply.map((_, h) =>
      counts.reduce((sum, c, kind) => sum + c * kinds[kind]!.endowment[h]!, 0),
    );
    const members = new Map<number, number>();
    counts.forEach((c, kind) => {
      if (c > 0)
        members.set(kinds[kind]!.message[price]!, (members.get(kinds[kind]!.message[price]!) ?? 0) + c);
    });
    const bundles = [...members.keys()].sort((a, b) => a - b);
    const key = `${String(price)};${supply.join(',')};${bundles.map((b) => `${String(b)}x${String(members.get(b)!)}`).join(',')}`;
    let type = types.get(key);
    if (type === undefined) {
      type = {
        price,
        supply,
        classes: bundles.map((b) => ({ demand: pointAt(market.bundles, b), members: members.get(b)! })),
        classOf: kinds.map(({ message }) => bundles.indexOf(message[price]!)),
        members: kinds.map(() => 0n),
      };
      types.set(key, type);
    }
    const groups = counts.reduce((product, c, kind) => product * ways[kind]![c]!, 1n);
    counts.forEach((c, kind) => (type.members[kind]! += groups * BigInt(c)));
  }
  return [...types.values()];
}
