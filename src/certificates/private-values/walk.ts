/**
 * Properties over all messages at once: a walk through every situation in which a trader's turn may come.
 *
 * A situation is what is left of each commodity before a turn, and whether all so far were served. It decides about the
 * rest. When all so far were served, what is left is the supply less their demands, which is what n̄ and n̲ ask about at this
 * turn; about earlier turns they were asked before; and demands of later traders only lower what is left, so they do not lift
 * n̄ to this turn (they are put as nothing). When somebody was not served, nobody behind her is. Since announcements may be
 * anything, every bundle is tried in every situation.
 */
import * as Q from '../../exact/rational.js';
import type { Economy, Market, Vector } from './economy.js';
import { bestBundles, priceText, total, upTo } from './economy.js';
import type { Rule } from './rules.js';
import { rule1, rule2 } from './rules.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';

/**
 * What a walk went through: supplies that lines begin with; situations, also behind the last turn; bundles tried. What it found:
 * who is not served gets what her announcement does not move (ii), nor does it move whether she is (iii), though it may whether
 * the next one is; amounts lie in 0..l and nothing is left (2); at how many turns of a line of everybody one is always served.
 */
export interface Walk {
  readonly counts: { groupSupplies: number; states: number; turns: number };
  amountIsFixed: boolean;
  acceptanceIsFixed: boolean;
  clears: boolean;
  alwaysServed: number;
  nextMoves: boolean;
}

function* walkLine(m: Market, length: number, supplies: Vector[], rule: Rule, found: Walk): Pausing<void> {
  const { bundles, l, endowments } = m;
  let here = supplies.map((supply) => ({ supply, announced: [] as readonly Vector[], left: supply }));
  for (let turn = 1; turn <= length; turn += 1) {
    found.counts.states += here.length;
    const behind = upTo(length - turn).map(() => bundles[0]!);
    const next = new Map<string, (typeof here)[number]>();
    let always = true;
    for (const { supply, announced, left } of here) {
      yield;
      const [fates, residuals, followers] = [new Set<boolean>(), new Set<string>(), new Set<boolean>()];
      for (const bundle of bundles) {
        found.counts.turns += 1;
        const line = [...announced, bundle];
        const { served, amounts } = rule(l, supply, [...line, ...behind]);
        const amount = amounts[turn - 1]!;
        fates.add(turn <= served);
        if (turn < length) followers.add(turn < served);
        if (turn > served) residuals.add(amount.join());
        found.clears &&= amount.every((a) => a >= 0 && a <= l);
        const rest = left.map((have, h) => have - amount[h]!);
        next.set(`${rest.join()} ${String(turn <= served)}`, { supply, announced: line, left: rest });
      }
      found.acceptanceIsFixed &&= fates.size === 1;
      found.amountIsFixed &&= residuals.size <= 1;
      found.nextMoves ||= followers.size > 1;
      always &&= !fates.has(false);
    }
    if (always && length === endowments.length) found.alwaysServed += 1;
    here = [...next.values()];
  }
  found.counts.states += here.length;
  found.clears &&= here.every(({ left }) => left.every((amount) => amount === 0));
}

/** The supplies that groups of n traders may own. */
export const groupSupplies = ({ endowments, n }: Market): Vector[] => {
  const owned = upTo(n + 1).map(() => new Map<string, Vector>());
  const nothing = endowments[0]!.map(() => 0);
  owned[0]!.set('', nothing);
  for (const endowment of endowments)
    for (let size = n - 1; size >= 0; size -= 1)
      for (const supply of owned[size]!.values()) {
        const sum = total([supply, endowment]);
        owned[size + 1]!.set(sum.join(), sum);
      }
  return [...owned[n]!.values()];
};

/** Walks through the rule of groups, and then through the other. @paper Rules 1 and 3 */
export function* walkGroups(market: Market): Pausing<Walk> {
  const supplies = groupSupplies(market);
  const counts = { groupSupplies: supplies.length, states: 0, turns: 0 };
  const found = { counts, amountIsFixed: true, acceptanceIsFixed: true, clears: true };
  const walk = { ...found, alwaysServed: 0, nextMoves: false };
  yield* walkLine(market, market.n, supplies, rule1, walk);
  return walk;
}
/** @paper Rules 1 and 2 */
export function* walkRules(market: Market): Pausing<Walk> {
  const walk = yield* walkGroups(market);
  yield* walkLine(market, market.endowments.length, [total(market.endowments)], rule2, walk);
  return walk;
}

/** At most so many steps does that take: every turn, every amount left there, every bundle, down the line. */
export const stepsOfWalks = ({ endowments, bundles }: Market): bigint =>
  total(endowments).reduce((product, s) => product * BigInt(s + 1), 4n) *
  BigInt(endowments.length ** 2 * bundles.length);

/** A claim about every situation; a line trades at one price q, and what is left there is all its deficit. @paper eq. (2), (3) */
export const byWalk = (_: Market, walk: Walk, verdict: Part, claim: string): Json => {
  const { amountIsFixed, acceptanceIsFixed, clears, counts } = walk;
  const holds =
    claim === 'property-ii' ? amountIsFixed : claim === 'property-iii' ? acceptanceIsFixed : clears;
  verdict.must(holds, 'there is a situation in which the claim fails');
  return { kind: 'states', examined: claim, ...counts };
};

/** Property (i): the groups are the positions 1..n, n+1..2n, …, and those outside a group set its price. @paper Rule 1 */
export const byGroups = ({ endowments, n }: Market): Json => {
  const positions = endowments.map((_, p) => p + 1);
  const groups = upTo(positions.length / n).map((g) => {
    const own = positions.slice(g * n, g * n + n);
    return { group: g + 1, positions: own, priceSetBy: positions.filter((p) => !own.includes(p)) };
  });
  return { kind: 'groups', groups };
};

/**
 * Theorem 1 by the properties. At each price a trader is first under Rule 2 with a probability that no message moves, and
 * gets what she announced. With (i) to (iii) her utility is the sum over prices of a weight that is not hers to move, at
 * least that probability, times what her bundle there is worth, plus what is not hers to move. So a bundle that is not best
 * loses at least the probability times the difference, against everything; and a message of best bundles loses nothing.
 */
export const bySeparation = (economy: Economy, walk: Walk, verdict: Part): Json => {
  const { prices, bundles, endowments, epsilon, utility } = economy;
  verdict.must(walk.amountIsFixed && walk.acceptanceIsFixed, '(ii) or (iii) fails in some situation');
  const weight = Q.mul(epsilon, Q.of(walk.alwaysServed, endowments.length * prices.length));
  verdict.must(Q.sign(weight) > 0, 'no turn is served for certain');
  const traders = endowments.map((_, i): Json => {
    const best = bestBundles(economy, i);
    const undominated = String(best.reduce((product, b) => product * BigInt(b.length), 1n));
    // Every loss, by price and bundle; the first of the least.
    const losses = best.flatMap(([top], p) => {
      const loss = (x: number) => Q.sub(utility[i]![p]![top!]!, utility[i]![p]![x]!);
      return bundles.map((next, x) => ({ loss: loss(x), p, best: bundles[top!]!, next }));
    });
    const positive = losses.filter(({ loss }) => !Q.isZero(loss));
    if (positive.length === 0) return { trader: i + 1, undominated };
    const { loss, p, ...there } = positive.reduce((a, b) => (Q.lt(b.loss, a.loss) ? b : a));
    const nearest = { price: priceText(economy, p), ...there, difference: Q.show(loss) };
    return { trader: i + 1, undominated, marginAtLeast: Q.show(Q.mul(weight, loss)), nearest };
  });
  const common = { ...walk.counts, prices: prices.length, weightAtLeast: Q.show(weight) };
  return { kind: 'separation', ...common, traders };
};
