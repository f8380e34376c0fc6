/**
 * Rule 1, tabulated: for a group with its members in order, the price that the setters' messages give, and what rationing
 * does with the bundles announced at that price. The enumerating engines look up here what the mechanism does; they do not
 * assume whose message moves what.
 */
import { select } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { countDemands, demandAt } from '../../../../market/demand.js';
import { contains, indexOf, lattice, pointAt } from '../../../../market/lattice.js';
import { totalEndowment } from '../../../../market/market.js';
import { ration } from '../../../../market/rationing.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { pricesClearing, pricingPositions } from '../../../../mechanisms/random-grouping/mechanism.js';

/** What rationing gives, by the number of the members' announced bundles (the first member's varying slowest). */
export interface RationingTable {
  /** `amounts[j][number]`: the bundle (by index) of the j-th member. */
  readonly amounts: readonly Uint32Array[];
  /** How many members are served. */
  readonly served: Uint8Array;
  /** What is left over of each commodity when all have had their turn. */
  readonly leftOver: ReadonlyArray<readonly number[]>;
  /** 1 where every amount is a bundle; where it is 0 the amounts are not to be used. */
  readonly withinCap: Uint8Array;
}

/** A group with its members in order, and its outcomes: the price by the setters' messages, then amounts by the bundles announced. */
export interface GroupTable {
  /** The members in order, traders counted from 0. */
  readonly members: readonly number[];
  /** The traders whose messages set the price, in ascending order. */
  readonly setters: readonly number[];
  /** The price (by index) by the number of the setters' messages (the first setter's varying slowest). */
  readonly prices: Uint32Array;
  readonly rationing: RationingTable;
}

/** Every way to choose `size` of a list one after the other. */
function* arrangements(from: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const first of from)
    for (const rest of arrangements(
      from.filter((i) => i !== first),
      size - 1,
    ))
      yield [first, ...rest];
}

/**
 * An order of all traders in which the first group has these members, and the rest follow in ascending order.
 *
 * @param members traders, from 0, in their order.
 */
export const orderWith = (g: RandomGrouping, members: readonly number[]): readonly number[] => [
  ...members,
  ...Array.from({ length: g.market.traders }, (_, i) => i).filter((i) => !members.includes(i)),
];

/** The traders who set the price of a group with these members, ascending. */
const settersOf = (g: RandomGrouping, members: readonly number[]): readonly number[] => {
  const order = orderWith(g, members);
  return pricingPositions(g, 0)
    .map((position) => order[position]!)
    .sort((a, b) => a - b);
};

/** The price (by index) by the number of the setters' messages. */
const priceTable = (g: RandomGrouping, setters: readonly number[], all: readonly Demand[]): Uint32Array => {
  const prices = new Uint32Array(all.length ** setters.length);
  const profile = new Array<Demand>(g.market.traders);
  for (let number = 0; number < prices.length; number += 1) {
    let rest = number;
    for (let j = setters.length - 1; j >= 0; j -= 1) {
      profile[setters[j]!] = all[rest % all.length]!;
      rest = Math.floor(rest / all.length);
    }
    prices[number] = select(pricesClearing(g, profile, setters), g.market.tieBreak);
  }
  return prices;
};

const rationingTable = (g: RandomGrouping, supply: readonly number[]): RationingTable => {
  const { market } = g;
  const n = market.groups.size;
  const announced = lattice(n, market.bundles.size - 1);
  const acceptance = g.clauses.acceptance(n);
  const amounts = Array.from({ length: n }, () => new Uint32Array(announced.size));
  const served = new Uint8Array(announced.size);
  const withinCap = new Uint8Array(announced.size);
  const leftOver: (readonly number[])[] = [];
  for (let number = 0; number < announced.size; number += 1) {
    const demands = pointAt(announced, number).map((bundle) => pointAt(market.bundles, bundle));
    const result = ration(acceptance, market.cap, supply, demands);
    withinCap[number] = result.amounts.every((amount) => contains(market.bundles, amount)) ? 1 : 0;
    if (withinCap[number] === 1)
      result.amounts.forEach((amount, j) => (amounts[j]![number] = indexOf(market.bundles, amount)));
    served[number] = result.served;
    leftOver.push(result.left);
  }
  return { amounts, served, leftOver, withinCap };
};

/** The value of a key, made the first time that it is asked for. */
const memoized = <A>(known: Map<string, A>, key: string, make: () => A): A => {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
};

/** The parts of group tables, which those of several traders share. */
interface Parts {
  /** The prices, by the setters. */
  readonly prices: Map<string, Uint32Array>;
  /** What rationing gives, by the supply of the group. */
  readonly rationing: Map<string, RationingTable>;
}

/** The parts that were made for a mechanism. They are held as long as it is. */
const partsOf = (() => {
  const known = new WeakMap<RandomGrouping, Parts>();
  return (g: RandomGrouping): Parts => {
    const parts = known.get(g) ?? { prices: new Map(), rationing: new Map() };
    known.set(g, parts);
    return parts;
  };
})();

/** How many group tables a trader has: her n places in a group, times the ordered choices of the n − 1 other members. */
export const countGroupTables = ({ market }: RandomGrouping): bigint => {
  let count = BigInt(market.groups.size);
  for (let j = 1; j < market.groups.size; j += 1) count *= BigInt(market.traders - j);
  return count;
};

/**
 * The tables of every group that a trader may be in, her place in it included. Tables of the same price setters are shared,
 * among the traders too, and so are those of the same supply.
 *
 * Cost: a table of |D|^(setters) prices for every set of setters, one of |X|^n rationings for every group supply. The
 * caller must have made sure that these can be held; see {@link countGroupTables}.
 *
 * @param trader the trader, from 0.
 * @paper Rule 1
 */
export const groupTables = (g: RandomGrouping, trader: number): readonly GroupTable[] => {
  const { market } = g;
  const all = Array.from({ length: Number(countDemands(market)) }, (_, place) =>
    demandAt(market, BigInt(place)),
  );
  const others = Array.from({ length: market.traders }, (_, i) => i).filter((i) => i !== trader);
  const parts = partsOf(g);
  const tables: GroupTable[] = [];
  for (const otherMembers of arrangements(others, market.groups.size - 1))
    for (let at = 0; at <= otherMembers.length; at += 1) {
      const members = [...otherMembers.slice(0, at), trader, ...otherMembers.slice(at)];
      const setters = settersOf(g, members);
      const supply = totalEndowment(
        members.map((i) => market.endowments[i]!),
        market.commodities,
      );
      tables.push({
        members,
        setters,
        prices: memoized(parts.prices, setters.join(','), () => priceTable(g, setters, all)),
        rationing: memoized(parts.rationing, supply.join(','), () => rationingTable(g, supply)),
      });
    }
  return tables;
};
