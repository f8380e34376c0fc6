/**
 * A trader's exact lottery over (bundle, price) without the factorial: groups are drawn by how many traders of each class
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
import type { TraderClass } from './trader-classes.js';
import { choose, countCompositions, traderClasses } from './trader-classes.js';
import type { RandomGrouping } from './mechanism.js';

/** One outcome for a trader, with its probability. */
export interface TraderChance {
  /** The price at which she trades, by index. */
  readonly price: number;
  /** The bundle that she gets, by index. */
  readonly bundle: number;
  /** Whether her announced demand was served. */
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
/** The most group compositions that are gone through: some minutes. */
export const maxCompositions = 1n << 24n;

/**
 * How much work {@link traderChances} has at these messages. Callers compare it with {@link maxCompositions} and
 * {@link maxGroupStates}, or with limits of their own, before they begin.
 *
 * @param messages one demand function a trader, in trader order.
 */
export const lotteryWork = (g: RandomGrouping, messages: readonly Demand[]): LotteryWork => {
  const { classes } = traderClasses(g, messages);
  const { groups, bundles } = g.market;
  // The members of a group demand at most so many different bundles; there are most states if all are demanded equally often.
  const demanded = Math.min(classes.length, bundles.size, groups.size);
  const evenly = BigInt(Math.ceil(groups.size / demanded) + 1);
  return {
    compositions: countCompositions(g, classes),
    states: powerAtMost({ base: evenly, exponent: BigInt(demanded) }, 1n << 64n) ?? 1n << 64n,
  };
};

/** How often each outcome occurs for the traders of one class, by price, bundle (both by index) and whether served. */
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

/** What a rule gives the traders of each class, all traders of the class together: counts over a common total. */
interface RuleCounts {
  /** `counts[class]`, classes in their order. */
  readonly counts: readonly Counts[];
  readonly total: bigint;
}

function* rule1Counts(g: RandomGrouping, classes: readonly TraderClass[]): Computation<RuleCounts> {
  const { market, clauses } = g;
  const n = market.groups.size;
  let common = 1n;
  for (let c = 2n; c <= BigInt(n); c += 1n) common = lcm(common, c);
  const counts = classes.map(() => new Counts(market.bundles.size));
  const types = yield* groupTypes(g, classes);
  for (const [done, type] of types.entries()) {
    yield { label: 'different groups', done, total: types.length };
    const chances = groupChances(clauses.acceptance(n), market.cap, type.supply, type.demandClasses);
    for (const { class: demandClass, served, amount, count } of chances) {
      const bundle = indexOf(market.bundles, amount);
      // A member who demands this has this outcome in count / (members · n!) of the orders.
      const share = count * (common / BigInt(type.demandClasses[demandClass]!.members));
      type.members.forEach((members, k) => {
        if (members > 0n && type.demandClassOf[k] === demandClass)
          counts[k]!.add(type.price, bundle, served, members * share);
      });
    }
  }
  return { counts, total: choose(market.traders - 1, n - 1) * factorial(n) * common };
}

/** Under Rule 2, what those behind the first get if she demands a bundle: how many of them get each amount (by index). */
const behindFirst = ({ market }: RandomGrouping, demanded: number): ReadonlyMap<number, number> => {
  const nothing = market.supply.map(() => 0);
  const line = [
    pointAt(market.bundles, demanded),
    ...Array.from({ length: market.traders - 1 }, () => nothing),
  ];
  const times = new Map<number, number>();
  for (const amount of ration(firstOnly, market.cap, market.supply, line).amounts.slice(1)) {
    const bundle = indexOf(market.bundles, amount);
    times.set(bundle, (times.get(bundle) ?? 0) + 1);
  }
  return times;
};

function* rule2Counts(g: RandomGrouping, classes: readonly TraderClass[]): Computation<RuleCounts> {
  const { market } = g;
  const others = BigInt(market.traders - 1);
  const counts = classes.map(() => new Counts(market.bundles.size));
  const known = new Map<number, ReadonlyMap<number, number>>();
  for (let price = 0; price < market.prices.size; price += 1) {
    yield { label: 'prices of Rule 2', done: price, total: market.prices.size };
    for (const [f, first] of classes.entries()) {
      const demanded = first.message[price]!;
      const behind = known.get(demanded) ?? behindFirst(g, demanded);
      known.set(demanded, behind);
      counts[f]!.add(price, demanded, true, BigInt(first.count) * others);
      for (const [bundle, times] of behind)
        for (const [k, { count }] of classes.entries()) {
          const pairs = BigInt(first.count) * BigInt(k === f ? count - 1 : count);
          if (pairs > 0n) counts[k]!.add(price, bundle, false, pairs * BigInt(times));
        }
    }
  }
  return { counts, total: BigInt(market.traders) * others * BigInt(market.prices.size) };
}

/**
 * The outcomes of every trader, with exact probabilities.
 *
 * Cost: see {@link lotteryWork}, which the caller asks first.
 *
 * @param messages one demand function a trader, in trader order.
 * @returns one list a trader, in trader order; each by price, then bundle, residual amounts before served ones. Traders of
 * the same class share one list.
 * @paper Rules 1 and 2
 */
export function* traderChancesInSteps(
  g: RandomGrouping,
  messages: readonly Demand[],
): Computation<ReadonlyArray<readonly TraderChance[]>> {
  const { classes, classOf } = traderClasses(g, messages);
  const rule1 = yield* rule1Counts(g, classes);
  const rule2 = yield* rule2Counts(g, classes);
  // One denominator for all probabilities of a class, so that each is reduced once.
  const [a, b] = [Q.numerator(g.epsilon), Q.denominator(g.epsilon)];
  const common = lcm(rule1.total, rule2.total);
  const sides = [
    { counts: rule1.counts, weight: (b - a) * (common / rule1.total) },
    { counts: rule2.counts, weight: a * (common / rule2.total) },
  ];
  const byClass = classes.map(({ count }, k) => {
    const weights = new Map<number, bigint>();
    for (const { counts, weight } of sides)
      for (const [key, times] of counts[k]!.entries())
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
  return classOf.map((k) => byClass[k]!);
}

/** {@link traderChancesInSteps}, run to its end. */
export const traderChances = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<readonly TraderChance[]> => finish(traderChancesInSteps(g, messages));

/** Chances as a lottery over trades, served and residual amounts together. */
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

/** Every trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChancesInSteps}. */
export function* traderLotteriesInSteps(
  g: RandomGrouping,
  messages: readonly Demand[],
): Computation<ReadonlyArray<Lottery<Trade>>> {
  const chances = yield* traderChancesInSteps(g, messages);
  return chances.map((own) => asLottery(g, own));
}

/** {@link traderLotteriesInSteps}, run to its end. */
export const traderLotteries = (
  g: RandomGrouping,
  messages: readonly Demand[],
): ReadonlyArray<Lottery<Trade>> => finish(traderLotteriesInSteps(g, messages));

/**
 * One trader's exact lottery over (bundle, price), by price, then bundle. Cost as {@link traderChancesInSteps}.
 *
 * @param trader the trader, from 0.
 */
export const traderLottery = (
  g: RandomGrouping,
  messages: readonly Demand[],
  trader: number,
): Lottery<Trade> => asLottery(g, traderChances(g, messages)[trader]!);
