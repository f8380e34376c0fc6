/**
 * A trader's chances in a line that stands in random order under Rule 1, every order with the same probability.
 *
 * Turn m is served exactly if at every turn up to it l of every commodity is left at least, and no more than those behind it
 * can take: what is left only falls, so that n̄ is the last turn of the first sort and n̲ the first that is not of the second.
 * What is left at a turn depends on those before it alone. So a trader at a turn that is served gets what she announces, and
 * what she gets elsewhere depends on nothing that she announces. @paper eq. (4), Rule 1
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { numbersKey } from '../kernel/keys.js';
import { range } from '../kernel/lists.js';
import { powerOfSteps, productOfSteps, stepsPerAmount, sumOfSteps } from '../kernel/steps.js';
import type { Market, MarketHead, Vector } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';

/** What a trader meets in a line. */
export interface Chances {
  /** The probability that she gets what she announces. */
  readonly served: Rational;
  /** The probabilities, by the number of the bundle, of what she gets when she is not served. */
  readonly otherwise: ReadonlyMap<number, Rational>;
}

/** Traders who cannot be told apart. */
export interface Kind {
  /** What each of them takes when she is served. */
  readonly demand: Vector;
  readonly count: number;
}

/** A line up to a turn, all before it served: how many of each kind these were, what is left, in how many orders. */
export interface Prefix {
  readonly taken: readonly number[];
  readonly left: Vector;
  readonly orders: bigint;
}

/** n! */
export const factorial = (n: number): bigint => range(n).reduce((product, j) => product * BigInt(j + 1), 1n);

/** Whether a turn is served if all before it were: `behind` turns come after it. */
const isServed = (cap: number, left: Vector, behind: number): boolean =>
  left.every((amount) => amount >= cap && amount <= behind * cap);

/** What those at a turn that is not served and behind it get, in line: each takes min[l, what is left]. */
export const shareOut = (cap: number, left: Vector, places: number): readonly Vector[] =>
  range(places).map((place) => left.map((amount) => Math.max(0, Math.min(cap, amount - place * cap))));

/** The prefixes one turn longer: one of a kind is served next. */
const longer = (prefixes: readonly Prefix[], kinds: readonly Kind[]): readonly Prefix[] => {
  const next = new Map<string, Prefix>();
  for (const { taken, left, orders } of prefixes)
    for (const [c, { demand, count }] of kinds.entries()) {
      const available = count - taken[c]!;
      if (available === 0) continue;
      const now = taken.with(c, taken[c]! + 1);
      const key = numbersKey(now);
      const before = next.get(key)?.orders ?? 0n;
      next.set(key, {
        taken: now,
        left: left.map((amount, h) => amount - demand[h]!),
        orders: before + orders * BigInt(available),
      });
    }
  return [...next.values()];
};

/**
 * Goes through a line turn by turn.
 *
 * @param length how many stand in it.
 * @param kinds those who may be served before the turn that is asked about.
 * @param visit receives each turn up to which all were served, how many are behind it, whether it is served too, and the prefix.
 */
export const walkLine = (
  cap: number,
  supply: Vector,
  length: number,
  kinds: readonly Kind[],
  visit: (behind: number, served: boolean, prefix: Prefix) => void,
): void => {
  let prefixes: readonly Prefix[] = [{ taken: kinds.map(() => 0), left: supply, orders: 1n }];
  for (let turn = 1; turn <= length; turn += 1) {
    const behind = length - turn;
    for (const prefix of prefixes) visit(behind, isServed(cap, prefix.left, behind), prefix);
    prefixes = longer(
      prefixes.filter(({ left }) => isServed(cap, left, behind)),
      kinds,
    );
  }
};

/** How many of the numbers there are of each, in the order of the first of each. */
export const countEach = (numbers: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
};

/**
 * What a trader meets in a line with others.
 *
 * @param others the numbers of the bundles that the others announce.
 * @param supply what all of them own together.
 */
export const chancesInLine = (market: Market, supply: Vector, others: readonly number[]): Chances => {
  const { cap, bundles } = market;
  const length = others.length + 1;
  const kinds = [...countEach(others)].map(([bundle, count]) => ({ demand: bundles[bundle]!, count }));
  let served = 0n;
  const otherwise = new Map<number, bigint>();
  walkLine(cap, supply, length, kinds, (behind, isTurnServed, { left, orders }) => {
    // She stands at this turn, or, when it is not served, at one behind it; those not yet served in any order.
    const inAnyOrder = orders * factorial(behind);
    if (isTurnServed) served += inAnyOrder;
    else
      for (const amount of shareOut(cap, left, behind + 1)) {
        const x = bundleNumber(market, amount);
        otherwise.set(x, (otherwise.get(x) ?? 0n) + inAnyOrder);
      }
  });
  const all = factorial(length);
  return {
    served: Q.of(served, all),
    otherwise: new Map([...otherwise].map(([x, orders]) => [x, Q.of(orders, all)])),
  };
};

/** The probability that nobody in a line gets anything but what she owns. */
export const chanceOfNoTrade = (
  market: Market,
  owned: readonly Vector[],
  announced: readonly number[],
): Rational => {
  const { cap, bundles } = market;
  const endowments = owned.map((bundle) => bundleNumber(market, bundle));
  // Those who announce something else than they own must not be served.
  const content = endowments.filter((bundle, i) => bundle === announced[i]);
  const contentCounts = [...countEach(content)];
  const kinds = contentCounts.map(([bundle, count]) => ({ demand: bundles[bundle]!, count }));
  let orders = 0n;
  walkLine(cap, sumOf(owned), owned.length, kinds, (behind, isTurnServed, prefix) => {
    if (isTurnServed) return;
    const waiting = new Map(countEach(endowments));
    contentCounts.forEach(([bundle], c) => waiting.set(bundle, waiting.get(bundle)! - prefix.taken[c]!));
    const shares = countEach(
      shareOut(cap, prefix.left, behind + 1).map((share) => bundleNumber(market, share)),
    );
    const fits = [...waiting].every(([bundle, count]) => (shares.get(bundle) ?? 0) === count);
    if (!fits) return;
    const ways = [...waiting.values()].reduce((product, count) => product * factorial(count), 1n);
    orders += prefix.orders * ways;
  });
  return Q.of(orders, factorial(owned.length));
};

/** An upper bound on the steps of walking a line: every choice of those before a turn, by kinds, of each those behind it. */
export const maxStepsOfLine = ({ bundleCount }: MarketHead, length: number): bigint => {
  const kinds = Math.max(1, Math.min(length, bundleCount));
  const byKind = powerOfSteps(Math.floor(length / kinds) + 2, kinds);
  const bySubset = powerOfSteps(2, length);
  const prefixes = byKind < bySubset ? byKind : bySubset;
  const perPrefix = 20 * (length + kinds ** 2);
  return sumOfSteps(productOfSteps(prefixes, perPrefix), productOfSteps(length + 1, stepsPerAmount));
};
