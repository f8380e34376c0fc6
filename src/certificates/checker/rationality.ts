/**
 * Individual rationality as printed: at every profile of price-taking messages, every trader expects more than she has.
 * That the undominated messages are the price-taking ones is Theorem 1, which is checked on the way.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Economy } from './economy.js';
import { bestBundles, priceText, utilityAt } from './economy.js';
import { expectedUtility, lotteryOf, numberOf, stepsOfLottery } from './payoffs.js';
import type { Demand } from './rules.js';
import { written } from './rules.js';
import type { Json, Part } from './statement.js';
import type { Steps } from './walk.js';

/** Every choice of one entry of each list, the first list varying slowest. */
function* choices<A>(lists: ReadonlyArray<readonly A[]>): Generator<readonly A[]> {
  const at = lists.map(() => 0);
  for (;;) {
    yield lists.map((list, j) => list[at[j]!]!);
    let j = lists.length - 1;
    while (j >= 0 && at[j] === lists[j]!.length - 1) at[j--] = 0;
    if (j < 0) return;
    at[j]! += 1;
  }
}

/** How many profiles of price-taking messages there are. */
const countProfiles = (economy: Economy): bigint =>
  economy.endowments.reduce(
    (product, _, i) => bestBundles(economy, i).reduce((count, best) => count * BigInt(best.length), product),
    1n,
  );

/**
 * The profiles in order, until at one somebody gains nothing; the trader who gains least, the first at ties.
 *
 * @paper Section 3: individual rationality
 */
export function* byProfiles(economy: Economy, verdict: Part): Steps<Json> {
  const { endowments, bundles, prices } = economy;
  const count = countProfiles(economy);
  const grid = prices.length;
  const cells = endowments.flatMap((_, i) => bestBundles(economy, i));
  const outside = endowments.map((e, i) => utilityAt(economy, i, 0, numberOf(economy, e)));
  let least: { trader: number; messages: readonly Demand[]; utility: Rational; gain: Rational } | undefined;
  let examined = 0;
  for (const chosen of choices(cells)) {
    yield { label: 'profiles', done: examined, total: Number(count) };
    examined += 1;
    const messages = endowments.map((_, i) => chosen.slice(i * grid, (i + 1) * grid));
    for (const trader of endowments.keys()) {
      const utility = expectedUtility(economy, trader, messages);
      const gain = Q.sub(utility, outside[trader]!);
      if (least === undefined || Q.lt(gain, least.gain)) least = { trader, messages, utility, gain };
    }
    if (Q.sign(least!.gain) <= 0) break;
  }
  const { trader, messages, utility, gain } = least!;
  verdict.is(Q.sign(gain) > 0 ? 'proved' : 'refuted');
  return {
    kind: 'profiles',
    profiles: String(count),
    examined,
    trader: trader + 1,
    messages: messages.map((message) => written(economy, message)),
    lottery: lotteryOf(economy, trader, messages).map(({ p, x, probability }) => ({
      bundle: bundles[x]!,
      price: priceText(economy, p),
      probability: Q.show(probability),
    })),
    utility: Q.show(utility),
    outside: Q.show(outside[trader]!),
    gain: Q.show(gain),
  };
}

/** At most so many steps do the profiles take. */
export const stepsOfProfiles = (economy: Economy): bigint =>
  countProfiles(economy) * BigInt(economy.endowments.length) * stepsOfLottery(economy);
