/** The Example of Section 3, and individual rationality. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand, Economy } from './economy.js';
import { bestBundles, choices, numberOf, priceText, total, upTo, written } from './economy.js';
import { clearingPrice, outside, rule1, servedCount } from './rules.js';
import { expectedUtility, lotteryOf, stepsOfLottery } from './rules.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import { bySeparation, stepsOfWalks, walkRules } from './walk.js';

/** What the definitions give for the group of the Example, beside what is printed. @paper Section 3: Example */
export function* byTrace(economy: Economy, _: Part, verdict: Part): Pausing<Json> {
  const { endowments, bundles, l, n } = economy;
  const group = upTo(4);
  const owned = group.map((i) => endowments[i]?.join()).join(' ');
  verdict.must(l === 3 && n === 4 && owned === '2 2 2 2', 'this is not the market of the Example');
  const messages = endowments.map((_, i) => bestBundles(economy, i).map(([x]) => x!));
  const p = clearingPrice(economy, outside(economy, group), messages);
  const line = group.map((i) => bundles[messages[i]![p]!]!);
  const demands = line.flat();
  verdict.must(['1,2,2,3', '2,1,2,3'].includes(demands.join()), 'these are not the demands of the Example');
  const supply = total(group.map((i) => endowments[i]!));
  const byDefinition = { ...servedCount(l, supply, line), amounts: rule1(l, supply, line).amounts.flat() };
  const printed = { nBar: 4, nUnder: 3, nTilde: 2, amounts: [demands[0]!, demands[1]!, 3, 2] };
  verdict.is(JSON.stringify(byDefinition) === JSON.stringify(printed) ? 'proved' : 'refuted');
  const shown = { demands, price: priceText(economy, p), byDefinition, printed };
  const order = endowments.map((_, i) => i + 1);
  return { kind: 'trace', ...shown, messages: messages.map((demand) => written(economy, demand)), order };
}

/**
 * At every profile of undominated messages, which by Theorem 1 are the price-taking ones, every trader expects more than
 * she has: so many profiles in order as are said to be examined, the last of them the first at which somebody gains
 * nothing, or else all; and who gains least, the first at ties.
 *
 * @paper Section 3: individual rationality
 */
export function* byProfiles(economy: Economy, piece: Part, verdict: Part): Pausing<Json> {
  bySeparation(economy, yield* walkRules(economy), verdict);
  const { endowments, bundles, prices } = economy;
  // At price 0 no money changes hands.
  const outsideUtility = endowments.map((e, i) => economy.utility[i]![0]![numberOf(economy, e)]!);
  const best = endowments.flatMap((_, i) => bestBundles(economy, i));
  const count = best.reduce((product, { length }) => product * BigInt(length), 1n);
  const last = piece.field('examined').whole(1, Number.MAX_SAFE_INTEGER);
  let least: { trader: number; messages: readonly Demand[]; utility: Rational; gain: Rational } | undefined;
  let examined = 0;
  for (const chosen of choices(best)) {
    yield;
    examined += 1;
    const messages = endowments.map((_, i) => chosen.slice(i * prices.length, (i + 1) * prices.length));
    for (const trader of upTo(endowments.length)) {
      const utility = expectedUtility(economy, trader, messages);
      const gain = Q.sub(utility, outsideUtility[trader]!);
      if (least === undefined || Q.lt(gain, least.gain)) least = { trader, messages, utility, gain };
    }
    if (Q.sign(least!.gain) <= 0 || examined === last) break;
  }
  const { trader, messages, utility, gain } = least!;
  verdict.is(Q.sign(gain) > 0 ? 'proved' : 'refuted');
  verdict.must(Q.sign(gain) <= 0 || BigInt(examined) === count, 'not every profile was examined');
  const chances = lotteryOf(economy, trader, messages).flatMap((row, p) =>
    row.map((probability, x) => ({ bundle: bundles[x]!, price: priceText(economy, p), probability })),
  );
  const positive = chances.filter(({ probability }) => !Q.isZero(probability));
  const lottery = positive.map((chance) => ({ ...chance, probability: Q.show(chance.probability) }));
  const at = { messages: messages.map((message) => written(economy, message)), lottery };
  const shown = { utility: Q.show(utility), outside: Q.show(outsideUtility[trader]!), gain: Q.show(gain) };
  return { kind: 'profiles', profiles: String(count), examined, trader: trader + 1, ...at, ...shown };
}

/** At most so many steps does that take. */
export const stepsOfProfiles = (economy: Economy, piece: Part): bigint => {
  const lotteries = piece.field('examined').whole(1, Number.MAX_SAFE_INTEGER) * economy.endowments.length;
  return stepsOfWalks(economy) + BigInt(lotteries) * stepsOfLottery(economy);
};
