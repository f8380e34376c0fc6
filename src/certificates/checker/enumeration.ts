/** Theorem 1 by every message of every trader against every profile of messages of the others. */
import * as Q from '../../exact/rational.js';
import type { Demand, Economy } from './economy.js';
import { bestBundles, choices, numberOf, total, upTo, written } from './economy.js';
import { arrangements, clearingPrice, countGroups, expectedUtility, outside } from './rules.js';
import { rule1, stepsOfLottery } from './rules.js';
import type { Json, Part, Pausing } from './statement.js';

/**
 * What each bundle at each price is worth to a trader against messages of the others, `worth[p][x]`, less what bundle 0 is.
 * Others set her price, so the gain of one of her messages over another is the sum over prices of the differences of these
 * entries (over a denominator). `others` are the first messages of the others (by number) with this table.
 */
interface Against {
  readonly others: readonly number[];
  readonly worth: ReadonlyArray<readonly bigint[]>;
}

/** Weights of one group in order under Rule 1, and of one price of Rule 2 with herself first; their denominator. */
const weightsOf = (economy: Economy) => {
  const [a, b] = [Q.numerator(economy.epsilon), Q.denominator(economy.epsilon)];
  const draws = BigInt(economy.endowments.length * economy.prices.length);
  const groups = countGroups(economy);
  return { inGroup: (b - a) * draws, first: a * groups, denominator: b * draws * groups };
};

/** The different tables, in the order of the first messages of the others that have them. */
function* tables(economy: Economy, trader: number, all: readonly Demand[]): Pausing<readonly Against[]> {
  const { endowments, bundles, l, n } = economy;
  const utility = economy.utility[trader]!;
  const { inGroup, first } = weightsOf(economy);
  const ascending = (list: readonly number[]) => list.every((i, j) => j === 0 || list[j - 1]! < i);
  const theOthers = outside(economy, [trader]);
  const groups = [...arrangements(theOthers, n - 1)].filter(ascending).map((mates) => {
    const supply = total([trader, ...mates].map((i) => endowments[i]!));
    const orders = [...arrangements([trader, ...mates], n)];
    const setters = outside(economy, [trader, ...mates]);
    return { mates, setters, supply, orders, prices: new Map<number, number>(), price: 0 };
  });
  const seen = new Set<number>();
  const found = new Map<string, Against>();
  const numbers = endowments.map(() => 0);
  const demand = (i: number, p: number): number => all[numbers[i]!]![p]!;
  for (const others of choices(theOthers.map(() => upTo(all.length)))) {
    if (others.at(-1) === 0) yield;
    for (let j = 0; j < others.length; j += 1) numbers[theOthers[j]!] = others[j]!;
    // Of each group in turn her price, and what her mates announce at it; in one number, see stepsOfEnumeration.
    let situation = 0;
    for (const group of groups) {
      let key = 0;
      for (const i of group.setters) key = key * all.length + numbers[i]!;
      group.price =
        group.prices.get(key) ??
        clearingPrice(
          economy,
          group.setters,
          numbers.map((m) => all[m]!),
        );
      group.prices.set(key, group.price);
      situation = situation * economy.prices.length + group.price;
      for (const i of group.mates) situation = situation * bundles.length + demand(i, group.price);
    }
    if (seen.has(situation)) continue;
    seen.add(situation);
    const worth = utility.map((row) => row.map((u) => u * first));
    for (const { supply, orders, price: p } of groups)
      for (const order of orders)
        for (const [x, bundle] of bundles.entries()) {
          const line = order.map((i) => (i === trader ? bundle : bundles[demand(i, p)]!));
          const amount = rule1(l, supply, line).amounts[order.indexOf(trader)]!;
          worth[p]![x]! += utility[p]![numberOf(economy, amount)]! * inGroup;
        }
    const differences = worth.map((row) => row.map((w) => w - row[0]!));
    const key = differences.join();
    if (!found.has(key)) found.set(key, { others, worth: differences });
  }
  return [...found.values()];
}

/** One trader: which of her messages fall, to what and by how much, and which stand, and why. */
function* fates(economy: Economy, trader: number, all: readonly Demand[], verdict: Part): Pausing<Json> {
  const against = yield* tables(economy, trader, all);
  // At each price, the bundles that are worth most against everything.
  const best = economy.prices.map((_, p) => {
    const most = against.map(({ worth }) => worth[p]!.reduce((a, b) => (b > a ? b : a)));
    return upTo(economy.bundles.length).filter((x) =>
      against.every(({ worth }, j) => worth[p]![x] === most[j]),
    );
  });
  verdict.must(
    best.every(({ length }) => length > 0),
    'at some price no bundle is best against everything',
  );
  // No message gains more over another than this one does, against anything; it is the first such message.
  const by = best.map(([x]) => x!);
  const losses = against.map(({ others, worth }) => ({
    others,
    loss: worth.map((row, p) => row.map((w) => row[by[p]!]! - w)),
  }));
  const priceTaking = bestBundles(economy, trader);
  const denominator = weightsOf(economy).denominator * economy.denominator[trader]!;
  const messagesIn = (others: readonly number[], own: number) =>
    others.toSpliced(trader, 0, own).map((m) => all[m]!);
  const known = new Map<readonly number[], readonly Q.Rational[]>();
  const utilitiesIn = (others: readonly number[]): readonly Q.Rational[] => {
    const utility = (own: number) => expectedUtility(economy, trader, messagesIn(others, own));
    if (!known.has(others)) known.set(others, upTo(all.length).map(utility));
    return known.get(others)!;
  };
  const [undominated, fallen]: [Json[], Json[]] = [[], []];
  for (const [own, message] of all.entries()) {
    yield;
    // The smallest gain over it, and the first messages of the others that attain it.
    let least: { margin: bigint; others: readonly number[] } | undefined;
    for (const { others, loss } of losses) {
      const margin = message.reduce((sum, x, p) => sum + loss[p]![x]!, 0n);
      if (least === undefined || margin < least.margin) least = { margin, others };
    }
    const { margin, others } = least!;
    const isPriceTaking = message.every((x, p) => priceTaking[p]!.includes(x));
    verdict.must(isPriceTaking === (margin === 0n), `M* and D* of trader ${String(trader + 1)} differ`);
    const at = messagesIn(others, own).map((demand) => written(economy, demand));
    const shown = { message: written(economy, message) };
    if (margin > 0n) {
      const gain = Q.show(Q.of(margin, denominator));
      fallen.push({ ...shown, by: written(economy, by), margin: gain, attainedAt: at });
    } else {
      const utilities = utilitiesIn(others);
      const bestAlternative = Q.show(utilities.toSpliced(own, 1).reduce(Q.max));
      undominated.push({ ...shown, bestReplyTo: at, utility: Q.show(utilities[own]!), bestAlternative });
    }
  }
  return { trader: trader + 1, undominated, fallen };
}

/** Nothing is presumed of (ii) and (iii). @paper Theorem 1 */
export function* byEnumeration(economy: Economy, verdict: Part): Pausing<Json> {
  const all = [...choices(economy.prices.map(() => upTo(economy.bundles.length)))];
  const traders: Json[] = [];
  for (const i of upTo(economy.endowments.length)) traders.push(yield* fates(economy, i, all, verdict));
  const profiles = String(BigInt(all.length) ** BigInt(economy.endowments.length - 1));
  return { kind: 'enumeration', messages: String(all.length), profiles, traders };
}

/** At most so many steps does that take; beyond 2^53 situations, which are told apart by numbers, too many in any case. */
export const stepsOfEnumeration = (economy: Economy): bigint => {
  const { endowments, bundles, prices, n } = economy;
  const groups = upTo(n - 1).reduce((count, j) => (count * (endowments.length - 1 - j)) / (j + 1), 1);
  if ((prices.length * bundles.length ** (n - 1)) ** groups >= 2 ** 53) return 1n << 100n;
  const messages = BigInt(bundles.length) ** BigInt(Math.min(prices.length, 1000));
  const profiles = messages ** BigInt(endowments.length - 1);
  const each = BigInt(groups) + messages * BigInt(prices.length);
  return BigInt(endowments.length) * (profiles * each + messages * messages * stepsOfLottery(economy));
};
