/** Theorem 1 by every message of every trader against every profile of messages of the others. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand, Economy, Vector } from './economy.js';
import { bestBundles, choices, numberOf, total, upTo, written } from './economy.js';
import { arrangements, clearingPrice, expectedUtility } from './rules.js';
import { outside, rule1, stepsOfLottery, weightsOf } from './rules.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';

/**
 * What each bundle at each price is worth to a trader against messages of the others, `worth[p][x]`, up to a constant.
 * Others set her price, so the gain of a message over another is the sum over prices of differences of these entries.
 * `others` are the first messages of the others (by number) with this table.
 */
type Against = { readonly others: readonly number[]; readonly worth: ReadonlyArray<readonly Rational[]> };

/** The different tables, in the order of the first messages of the others that have them. */
function* tables(economy: Economy, trader: number, all: readonly Demand[]): Pausing<readonly Against[]> {
  const { endowments, bundles, l, n } = economy;
  const utility = economy.utility[trader]!;
  const { eachGroup, eachFirst } = weightsOf(economy);
  const ascending = (list: readonly number[]) => list.every((i, j) => j === 0 || list[j - 1]! < i);
  const theOthers = outside(economy, [trader]);
  const mateSets = arrangements(theOthers, n - 1).filter(ascending);
  const groups = mateSets.map((mates) => {
    const supply = total([trader, ...mates].map((i) => endowments[i]!));
    const orders = arrangements([trader, ...mates], n);
    const setters = outside(economy, [trader, ...mates]);
    return { mates, setters, supply, orders, prices: [] as number[], price: 0 };
  });
  const seen = new Set<number>();
  const found = new Map<string, Against>();
  const numbers = endowments.map(() => 0);
  const announced = () => numbers.map((m) => all[m]!);
  const demand = (i: number, p: number): number => all[numbers[i]!]![p]!;
  for (let profile = 0; profile < all.length ** theOthers.length; profile += 1) {
    if (profile % 4096 === 0) yield;
    for (let rest = profile, j = theOthers.length - 1; j >= 0; j -= 1) {
      numbers[theOthers[j]!] = rest % all.length;
      rest = Math.floor(rest / all.length);
    }
    // Of each group in turn her price, and what her mates announce at it; in one number, see stepsOfEnumeration.
    let situation = 0;
    for (const group of groups) {
      let key = 0;
      for (const i of group.setters) key = key * all.length + numbers[i]!;
      group.price = group.prices[key] ??= clearingPrice(economy, group.setters, announced());
      situation = situation * economy.prices.length + group.price;
      for (const i of group.mates) situation = situation * bundles.length + demand(i, group.price);
    }
    if (seen.has(situation)) continue;
    seen.add(situation);
    // What she gets in each group in order for each of her bundles; no gain depends on it where it is the same for all.
    const moving: { readonly p: number; readonly gets: readonly number[] }[] = [];
    for (const { supply, orders, price: p } of groups)
      for (const order of orders) {
        const line = (own: Vector) => order.map((i) => (i === trader ? own : bundles[demand(i, p)]!));
        const amount = (own: Vector) => rule1(l, supply, line(own)).amounts[order.indexOf(trader)]!;
        const gets = bundles.map((own) => numberOf(economy, amount(own)));
        if (gets.some((x) => x !== gets[0])) moving.push({ p, gets });
      }
    const key = JSON.stringify(moving);
    if (found.has(key)) continue;
    const worth = utility.map((row) => row.map((u) => Q.mul(u, eachFirst)));
    for (const { p, gets } of moving)
      worth[p] = worth[p]!.map((w, own) => Q.add(w, Q.mul(utility[p]![gets[own]!]!, eachGroup)));
    found.set(key, { others: theOthers.map((i) => numbers[i]!), worth });
  }
  return [...found.values()];
}

/** One trader: which of her messages fall, to what and by how much, and which stand, and why. */
function* fates(economy: Economy, trader: number, all: readonly Demand[], verdict: Part): Pausing<Json> {
  const against = yield* tables(economy, trader, all);
  // At each price, the bundles that are worth most against everything.
  const best = economy.prices.map((_, p) => {
    const most = against.map(({ worth }) => worth[p]!.reduce(Q.max));
    const isBest = (x: number) => against.every(({ worth }, j) => Q.equals(worth[p]![x]!, most[j]!));
    return upTo(economy.bundles.length).filter(isBest);
  });
  verdict.must(!best.some(([x]) => x === undefined), 'at some price nothing is best against everything');
  // No message gains more over another than this one does, against anything; it is the first such message.
  const by = best.map(([x]) => x!);
  const lossesOf = (worth: Against['worth']) => worth.map((row, p) => row.map((w) => Q.sub(row[by[p]!]!, w)));
  const losses = against.map(({ others, worth }) => ({ others, loss: lossesOf(worth) }));
  const priceTaking = bestBundles(economy, trader);
  const messagesIn = (others: Demand, own: number) => others.toSpliced(trader, 0, own).map((m) => all[m]!);
  const utilities = new Map<Demand, readonly Rational[]>();
  const [undominated, fallen]: [Json[], Json[]] = [[], []];
  for (const [own, message] of all.entries()) {
    yield;
    // The smallest gain over it, and the first messages of the others that attain it.
    let least: { margin: Rational; others: Demand } | undefined;
    for (const { others, loss } of losses) {
      const margin = Q.sum(message.map((x, p) => loss[p]![x]!));
      if (least === undefined || Q.lt(margin, least.margin)) least = { margin, others };
    }
    const { margin, others } = least!;
    const isPriceTaking = message.every((x, p) => priceTaking[p]!.includes(x));
    verdict.must(isPriceTaking === Q.isZero(margin), `M* and D* of trader ${String(trader + 1)} differ`);
    const at = messagesIn(others, own).map((demand) => written(economy, demand));
    const shown = { message: written(economy, message) };
    if (!Q.isZero(margin))
      fallen.push({ ...shown, by: written(economy, by), margin: Q.show(margin), attainedAt: at });
    else {
      const utility = (m: number) => expectedUtility(economy, trader, messagesIn(others, m));
      const here = utilities.get(others) ?? all.map((_, m) => utility(m));
      utilities.set(others, here);
      const bestAlternative = Q.show(here.toSpliced(own, 1).reduce(Q.max));
      undominated.push({ ...shown, bestReplyTo: at, utility: Q.show(here[own]!), bestAlternative });
    }
  }
  return { trader: trader + 1, undominated, fallen };
}

/** Nothing is presumed of (ii) and (iii). @paper Theorem 1 */
export function* byEnumeration(economy: Economy, _: Part, verdict: Part): Pausing<Json> {
  verdict.is('proved');
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
