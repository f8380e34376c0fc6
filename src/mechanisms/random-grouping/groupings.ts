/**
 * The ways to divide the traders into groups, alike traders counted together: how many members of each class a group has,
 * and the price at which it trades then.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { select } from '../../market/clearing.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import type { RandomGrouping } from './mechanism.js';
import { pricesClearing } from './mechanism.js';
import type { TraderClasses } from './trader-classes.js';
import { choose, compositions, countCompositions } from './trader-classes.js';

/** A bound on the number of {@link groupings}: the ways to compose one group, for every group but the last. */
export const countGroupings = (g: RandomGrouping, { classes }: TraderClasses): bigint =>
  countCompositions(g, classes) ** BigInt(g.market.groups.count - 1);

/** One way to divide the traders: for each group the number of its members of each class, and in how many ways it is drawn. */
export interface Grouping {
  readonly groups: ReadonlyArray<readonly number[]>;
  readonly ways: bigint;
}

/**
 * Every way to divide the traders into groups, by classes.
 *
 * @param size n, the members of each group.
 * @param left how many groups there are.
 */
export function* groupings(
  classes: TraderClasses['classes'],
  size: number,
  left: number,
  ways = 1n,
): Generator<Grouping> {
  if (left === 0) {
    yield { groups: [], ways };
    return;
  }
  for (const composition of compositions(classes, size)) {
    const members = [...composition];
    const chosen = members.reduce((product, m, k) => product * choose(classes[k]!.count, m), ways);
    const rest = classes.map((one, k) => ({ ...one, count: one.count - members[k]! }));
    for (const grouping of groupings(rest, size, left - 1, chosen))
      yield { groups: [members, ...grouping.groups], ways: grouping.ways };
  }
}

/** An order of the traders that divides them in a given way. */
export const orderOf = ({ classOf }: TraderClasses, { groups }: Grouping): readonly number[] => {
  const waiting = new Map<number, number[]>();
  classOf.forEach((k, trader) => waiting.set(k, [...(waiting.get(k) ?? []), trader]));
  return groups.flatMap((members) =>
    members.flatMap((number, k) => waiting.get(k)!.splice(0, number)).sort((a, b) => a - b),
  );
};

/** The price of a group with so many members of each class, worked out once for each such group. */
export const priceOfGroup = (
  g: RandomGrouping,
  profile: readonly Demand[],
  { classOf }: TraderClasses,
): ((members: readonly number[]) => number) => {
  const known = new Map<string, number>();
  return (members) => {
    const key = members.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const left = [...members];
    const own = classOf.map((k) => (left[k]! > 0 ? ((left[k]! -= 1), true) : false));
    const inside = g.clauses.priceFrom === 'own-group';
    const setters = [...classOf.keys()].filter((trader) => own[trader] === inside);
    const found = select(pricesClearing(g, profile, setters), g.market.tieBreak);
    known.set(key, found);
    return found;
  };
};

/** The largest difference of a good's price between two groups, prices being indices of the grid. */
export const gapOf = ({ market }: RandomGrouping, prices: readonly number[]): Rational => {
  const points = prices.map((p) => pointAt(market.prices, p));
  const gaps = market.supply.map(
    (_, h) => Math.max(...points.map((point) => point[h]!)) - Math.min(...points.map((point) => point[h]!)),
  );
  return Q.of(Math.max(...gaps), market.priceSteps);
};

/**
 * An order of the traders in which the classes come in a given order: of each class the traders in trader order.
 *
 * @param order the class of each position.
 */
export const orderByClasses = ({ classOf }: TraderClasses, order: readonly number[]): readonly number[] => {
  const waiting = new Map<number, number[]>();
  classOf.forEach((k, trader) => waiting.set(k, [...(waiting.get(k) ?? []), trader]));
  return order.map((k) => {
    const trader = waiting.get(k)?.shift();
    if (trader === undefined) throw new RangeError('The order has more traders of a class than there are.');
    return trader;
  });
};

/** Every way to put so many alike traders into groups with free places: what is free then, group by group. */
function* filled(places: readonly number[], traders: number): Generator<readonly number[]> {
  const [first, ...others] = places;
  if (first === undefined) {
    if (traders === 0) yield [];
    return;
  }
  for (let here = 0; here <= Math.min(first, traders); here += 1)
    for (const rest of filled(others, traders - here)) yield [first - here, ...rest];
}

/**
 * How many {@link groupings} there are, without going through them. Cost: for each class, the ways in which places can be left
 * free, and all that the class may take of them.
 */
export const countGroupingsExactly = (
  { market: { groups } }: Pick<RandomGrouping, 'market'>,
  { classes }: TraderClasses,
): bigint => {
  // What follows depends on how many places are free in the groups, not on which group has them.
  let ways = new Map([[new Array<number>(groups.count).fill(groups.size).join(), 1n]]);
  for (const { count } of classes) {
    const next = new Map<string, bigint>();
    for (const [key, times] of ways)
      for (const free of filled(key.split(',').map(Number), count)) {
        const left = [...free].sort((a, b) => a - b).join();
        next.set(left, (next.get(left) ?? 0n) + times);
      }
    ways = next;
  }
  return [...ways.values()].reduce((sum, times) => sum + times, 0n);
};
