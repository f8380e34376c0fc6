/**
 * Interim counts by the plain definition: every order, every list of the others' signals, every rule, every price.
 */
import { orders } from '../orders.js';
import { pointAt } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import type { Announced } from './draw.js';
import { announce } from './draw.js';
import type { Tally } from './interim.js';
import type { ThreeAnnouncements } from './mechanism.js';
import { allocateResidual, bundleIndex, groupAmounts, groupPrice, membersOf, supplyOf } from './mechanism.js';
import type { Plan } from './strategy.js';

/** All ways to hold `kinds` things in `size` numbers. */
const compositionsOf = (kinds: number, size: number): number[][] =>
  kinds === 1
    ? [[size]]
    : Array.from({ length: size + 1 }, (_, first) =>
        compositionsOf(kinds - 1, size - first).map((rest) => [first, ...rest]),
      ).flat();

/** A list of the others' signals, with the trader's own in her place, and how many of the others hold each. */
interface SignalProfile {
  readonly signals: readonly number[];
  readonly counts: readonly number[];
}

/** Every list of the others' signals. */
const signalProfiles = (
  traders: number,
  trader: number,
  signal: number,
  kinds: number,
): readonly SignalProfile[] => {
  const others = Array.from({ length: traders }, (_, i) => i).filter((i) => i !== trader);
  return Array.from({ length: kinds ** others.length }, (_, profile) => {
    const signals = new Array<number>(traders).fill(signal);
    const counts = new Array<number>(kinds).fill(0);
    let rest = profile;
    for (const other of others) {
      signals[other] = rest % kinds;
      counts[rest % kinds]! += 1;
      rest = Math.floor(rest / kinds);
    }
    return { signals, counts };
  });
};

/** A trade of one trader: the index of its price and that of its bundle. */
interface OwnTrade {
  readonly price: number;
  readonly bundle: number;
}

/** What the trader at a position gets under Rule 3. */
const ordinaryTrade = (
  market: Market,
  order: readonly number[],
  announced: readonly Announced[],
  position: number,
): OwnTrade => {
  const group = Math.floor(position / market.groups.size);
  const seconds = announced.map(({ second }) => second);
  const thirds = announced.map(({ third }) => third);
  const price = groupPrice(market, order, group, seconds);
  const amounts = groupAmounts(market, order, group, price, thirds);
  return { price, bundle: bundleIndex(market, amounts[position % market.groups.size]!) };
};

/** What the trader at a position gets under Rules 4, 5 and 6, at every price. */
const drawnTrades = (
  mechanism: ThreeAnnouncements,
  order: readonly number[],
  announced: readonly Announced[],
  position: number,
): readonly OwnTrade[] => {
  const { market } = mechanism;
  const supplies = Array.from({ length: market.groups.count }, (_, group) =>
    supplyOf(market, membersOf(market, order, group)),
  );
  const { first, second, third } = announced[order[0]!]!;
  const executed = [
    { rule: 4, demand: first },
    { rule: 5, demand: second },
    { rule: 6, demand: third },
  ] as const;
  return executed.flatMap(({ rule, demand }) =>
    demand.map((bundle, price) => {
      const asked = pointAt(market.bundles, bundle);
      const got = allocateResidual(mechanism, rule, supplies, asked)[position]!;
      return { price, bundle: bundleIndex(market, got) };
    }),
  );
};

/**
 * How often the trader gets each bundle at each price. Cost: (nr)!·|Ω₁|^(nr−1) draws, each of 1 + 3·|P| allocations.
 *
 * @paper Section 4: g(m)(a), u_i(s, ω_i)
 */
export const plainTally = (
  mechanism: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
  signal: number,
): Tally => {
  const { market } = mechanism;
  const kinds = plans[0]!.first.length;
  const compositions = compositionsOf(kinds, market.traders - 1);
  const place = new Map(compositions.map((counts, c) => [counts.join(), c]));
  const pairs = market.prices.size * market.bundles.size;
  const ordinary = compositions.map(() => new Float64Array(pairs));
  const drawn = compositions.map(() => new Float64Array(pairs));
  const count = (table: Float64Array, { price, bundle }: OwnTrade): void => {
    table[price * market.bundles.size + bundle]! += 1;
  };
  const profiles = signalProfiles(market.traders, trader, signal, kinds);
  for (const order of orders(market.traders)) {
    const position = order.indexOf(trader);
    for (const { signals, counts } of profiles) {
      const c = place.get(counts.join())!;
      const announced = announce(mechanism, plans, order, signals);
      count(ordinary[c]!, ordinaryTrade(market, order, announced, position));
      for (const trade of drawnTrades(mechanism, order, announced, position)) count(drawn[c]!, trade);
    }
  }
  return {
    trader,
    signal,
    ordersEach: 1n,
    evidence: Array.from({ length: kinds }, (_, s) => [s]),
    compositions,
    ordinary,
    drawn,
  };
};
