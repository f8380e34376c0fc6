/**
 * A trader's exact lottery over (bundle, price) without the factorial: groups are drawn by how many of each kind of trader
 * they hold, and orders inside a group by dynamic programming. Equal to the enumeration of draws wherever that can run.
 */
import { powerAtMost } from '../../exact/counts.js';
import type { Lottery } from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { lcm } from '../../exact/scaling.js';
import type { Trade } from '../../market/allocation.js';
import type { Demand } from '../../market/demand.js';
import { indexOf, pointAt } from '../../market/lattice.js';
import { firstOnly, ration } from '../../market/rationing.js';
import type { Computation } from '../../computation.js';
import { finish } from '../../computation.js';
import { factorial } from '../orders.js';
import { groupChances } from './group-chances.js';
import { groupTypes } from './group-types.js';
import type { TraderClass } from './kinds.js';
import { choose, countCompositions, traderClasses } from './kinds.js';
import type { RandomGrouping } from './mechanism.js';

/** One way in which a trader may fare: her price, her bundle (by index), whether her demand was served. */
export interface TraderChance {
  readonly price: number;
  readonly bundle: number;
  readonly served: boolean;
  readonly probability: Rational;
}

/** The work that exact lotteries take, known beforehand. */
export interface LotteryWork {
  /** Group compositions to go through: at most C(nr, n), far fewer where traders repeat. */
  readonly compositions: bigint;
  /** A bound on the states of the dynamic program in one group. */
  readonly states: bigint;
}

/** The most states of one group's dynamic program that are held. */
export const maxGroupStates = 1n << 22n;
/** The most group compositions that are gone through; minutes. */
export const maxCompositions = 1n << 24n;

/** How much {@link traderChances} has to do. It refuses beyond {@link maxGroupStates} and {@link maxCompositions}. */
export const lotteryWork = (g: RandomGrouping, messages: readonly Demand[]): LotteryWork => {
  const { kinds } = traderClasses(g, messages);
  // A group's members fall into at most as many classes as there are kinds, or bundles; even classes make most states.
  const classes = Math.min(kinds.length, g.market.bundles.size, g.market.groups.size);
  const evenly = BigInt(Math.ceil(g.market.groups.size / classes) + 1);
  return {
    compositions: countCompositions(g, kinds),
    states: powerAtMost({ base: evenly, exponent: BigInt(classes) }, 1n << 64n) ?? 1n << 64n,
  };
};

/** Counts of chances of one kind, keyed by price, bundle and whether served. */
class Counts {
  private readonly counts = new Map<number, bigint>();
  constructor(private readonly bundles: number) {}

  add(price: number, bundle: number, served: boolean, count: bigint): void {
    const key = (price * this.bundles + bundle) * 2 + (served ? 1 : 0);
    this.counts.set(key, (this.counts.get(key) ?? 0n) + count);
  }

  entries(): Iterable<readonly [number, bigint]> {
    return this.counts;
  }
}

/** What a rule gives the traders of each kind: counts over a common total. */
interface RuleCounts {
  readonly counts: readonly Counts[];
  readonly total: bigint;
}

function* rule1Counts(g: RandomGrouping, kinds: readonly TraderClass[]): Computation<RuleCounts> {
  const { market, clauses } = g;
  const n = market.groups.size;
  let common = 1n;
  for (let c = 2n; c <= BigInt(n); c += 1n) common = lcm(common, c);
  const counts = kinds.map(() => new Counts(market.bundles.size));
  const types = yield* groupTypes(g, kinds);
  for (const [done, type] of types.entries()) {
    yield { label: 'different groups', done, total: types.length };
    const chances = groupChances(clauses.acceptance(n), market.cap, type.supply, type.classes);
    for (const { class: cls, served, amount, count } of chances) {
      const bundle = indexOf(market.bundles, amount);
      // A member of the class meets this fate in count / (members · n!) of the orders.
      const share = count * (common / BigInt(type.classes[cls]!.members));
      type.members.forEach((members, kind) => {
        if (members > 0n && type.classOf[kind] === cls)
          counts[kind]!.add(type.price, bundle, served, members * share);
      });
    }
  }
  return { counts, total: choose(market.traders - 1, n - 1) * factorial(n) * common };
}

/** What those behind the first take when she asks for a bundle: each amount (by index) and how many of them get it. */
const behindFirst = ({ market }: RandomGrouping, asked: number): ReadonlyMap<number, number> => {
  const nothing = market.supply.map(() => 0);
  const line = [pointAt(market.bundles, asked), ...Array.from({ length: market.traders - 1 }, () => nothing)];
  const times = new Map<number, number>();
  for (const amount of ration(firstOnly, market.cap, market.supply, line).amounts.slice(1)) {
    const bundle = indexOf(market.bundles, amount);
    times.set(bundle, (times.get(bundle) ?? 0) + 1);
  }
  return times;
};

function* rule2Counts(g: RandomGrouping, kinds: readonly TraderClass[]): Computation<RuleCounts> {
  const { market } = g;
  const others = BigInt(market.traders - 1);
  const counts = kinds.map(() => new Counts(market.bundles.size));
  const known = new Map<number, ReadonlyMap<number, number>>();
  for (let price = 0; price < market.prices.size; price += 1) {
    yield { label: 'prices of Rule 2', done: price, total: market.prices.size };
    for (const [f, first] of kinds.entries()) {
      const asked = first.message[price]!;
      const behind = known.get(asked) ?? behindFirst(g, asked);
      known.set(asked, behind);
      counts[f]!.add(price, asked, true, BigInt(first.count) * others);
      for (const [bundle, times] of behind)
        for (const [kind, { count }] of kinds.entries()) {
          const pairs = BigInt(first.count) * BigInt(kind === f ? count - 1 : count);
          if (pairs > 0n) counts[kind]!.add(price, bundle, false, pairs * BigInt(times));
        }
    }
  }
  return { counts, total: BigInt(market.traders) * others * BigInt(market.prices.size) };
}

/**
 * How every trader may fare, with exact probabilities; in trader order, each list by price, then bundle, residual amounts
 * before served ones. Traders whom the mechanism cannot tell apart share one list.
 *
 * Cost: see {@link lotteryWork}, which the caller asks first.
 * @paper Rules 1 and 2
 */
export function* traderChancesTask(
  g: RandomGrouping,
  messages: readonly Demand[],
): Computation<ReadonlyArray<readonly TraderChance[]>> {
  const { kinds, kindOf } = traderClasses(g, messages);
  const rule1 = yield* rule1Counts(g, kinds);
  const rule2 = yield* rule2Counts(g, kinds);
  // One denominator for all probabilities of a kind, so that each is reduced once.
  const [a, b] = [Q.numerator(g.epsilon), Q.denominator(g.epsilon)];
  const common = lcm(rule1.total, rule2.total);
  const sides = [
    { counts: rule1.counts, weight: (b - a) * (common / rule1.total) },
    { counts: rule2.counts, weight: a * (common / rule2.total) },
  ];
  const byKind = kinds.map(({ count }, kind) => {
    const weights = new Map<number, bigint>();
    for (const { counts, weight } of sides)
      for (const [key, times] of counts[kind]!.entries())
        weights.set(key, (weights.get(key) ?? 0n) + weight * times);
    return [...weights]
      .filter(([, weight]) => weight > 0n)
      .sort(([one], [other]) => one - other)
      .map(([key, weight]): TraderChance => {
        const outcome = Math.floor(key / 2);
        return {
          price: Math.floor(outcome / g.market.bundles.size),
          bundle: outcome % g.market.bundles.size,
          served: key % 2 === 1,
          probability: Q.of(weight, common * b * BigInt(count)),
        };
      });
  });
  return kindOf.map((kind) => byKind[kind]!);
}

/** {@link traderChancesTask}, run to its end. */
export const traderChances = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<readonly TraderChance[]> => finish(traderChancesTask(g, messages));

const asLottery = (g: RandomGrouping, chances: readonly TraderChance[]): Lottery<Trade> => {
  const merged: { outcome: Trade; probability: Rational; bundle: number }[] = [];
  for (const { price, bundle, probability } of chances) {
    const last = merged.at(-1);
    if (last !== undefined && last.outcome.price === price && last.bundle === bundle)
      last.probability = Q.add(last.probability, probability);
    else merged.push({ outcome: { price, bundle: pointAt(g.market.bundles, bundle) }, probability, bundle });
  }
  return { chances: merged.map(({ outcome, probability }) => ({ outcome, probability })) };
};

/** Every trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChancesTask}. */
export function* traderLotteriesTask(
  g: RandomGrouping,
  messages: readonly Demand[],
): Computation<ReadonlyArray<Lottery<Trade>>> {
  const chances = yield* traderChancesTask(g, messages);
  return chances.map((own) => asLottery(g, own));
}

/** {@link traderLotteriesTask}, run to its end. */
export const traderLotteries = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<Lottery<Trade>> => finish(traderLotteriesTask(g, messages));

/** One trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChancesTask}. */
export const traderLottery = (
  g: RandomGrouping,
  messages: readonly Demand[],
  trader: number,
): Lottery<Trade> => asLottery(g, traderChances(g, messages)[trader]!);
