/**
 * The search for a message that refutes Theorem 1: a best reply to some profile of the others that is not price-taking.
 * A best reply is dominated by nothing, so one of them is enough.
 *
 * The profiles tried are those that force one price after another on every group that the others price, everybody
 * price-taking, and a fixed number of random ones. Finding nothing proves nothing.
 */
import * as Q from '../../../../exact/rational.js';
import { isPriceTaking, priceTakingMessages, priceTakingSets } from '../../../../economies/price-taking.js';
import type { Demand } from '../../../../market/demand.js';
import { countText, powerAtMost } from '../../../../exact/counts.js';
import { countDemands, demandAt, demandPower } from '../../../../market/demand.js';
import { lotteryWork, traderChances } from '../../../../mechanisms/random-grouping/trader-lottery.js';
import { seeded } from '../../../../exact/seeded.js';
import type { Computation } from '../../../../computation.js';
import { demandBundles, demandText, profileBundles } from '../../../notation.js';
import type { t } from '../../../../prelude.js';
import type { theorem1Counterexample } from '../../evidence.js';
import type { EngineResult } from '../engine.js';
import { expectedUtilities, utilityAgain } from '../expected-utility.js';
import { forcing } from './states.js';
import type { PrivateValuesSubject } from '../../subject.js';

/** The most own messages that are compared at a profile. */
const maxMessages = 1000n;
/** The most group compositions that a utility may cost. */
const maxCompositions = 2000n;
/** How many random profiles are tried. */
const randomProfiles = 60;

/** The profiles that are tried, one message a trader. */
function* profiles(subject: PrivateValuesSubject): Generator<readonly Demand[]> {
  const { market } = subject.mechanism;
  const traders = Array.from({ length: market.traders }, (_, i) => i);
  for (let price = 0; price < Math.min(market.prices.size, 16); price += 1)
    yield traders.map((i) => forcing(market, i, [price]));
  yield priceTakingMessages(subject.economy);
  const chance = seeded('best replies');
  for (let round = 0; round < randomProfiles; round += 1)
    yield traders.map(() =>
      Array.from({ length: market.prices.size }, () => Number(chance(BigInt(market.bundles.size)))),
    );
}

/** A message that is a best reply to a profile of the others, and not price-taking. */
interface Reply {
  readonly message: Demand;
  readonly utility: Q.Rational;
  /** With which other messages it was compared, in words. */
  readonly compared: string;
}

/** The trader's exact expected utility from each of her messages, the others' being given. */
const utilityAgainst =
  ({ mechanism, economy }: PrivateValuesSubject, trader: number, messages: readonly Demand[]) =>
  (own: Demand): Q.Rational =>
    expectedUtilities(
      mechanism,
      economy.traders,
      messages.map((m, i) => (i === trader ? own : m)),
    )[trader]!;

/** Compares all messages of her own, where they can be listed. */
const replyAmongAll = (
  subject: PrivateValuesSubject,
  trader: number,
  messages: readonly Demand[],
): Reply | undefined => {
  const { mechanism, economy } = subject;
  const count = Number(countDemands(mechanism.market));
  const utilityOf = utilityAgainst(subject, trader, messages);
  const all = Array.from({ length: count }, (_, place) => demandAt(mechanism.market, BigInt(place)));
  const utilities = all.map(utilityOf);
  const best = utilities.reduce(Q.max);
  const sets = priceTakingSets(mechanism.market, economy.traders[trader]!);
  const at = all.findIndex((own, place) => Q.equals(utilities[place]!, best) && !isPriceTaking(sets, own));
  if (at < 0) return undefined;
  for (const [place, own] of all.entries()) {
    const again = utilityAgain(
      mechanism,
      economy.traders,
      messages.map((m, i) => (i === trader ? own : m)),
      trader,
    );
    if (!Q.equals(again.utility, utilities[place]!))
      throw new Error('A best reply did not survive its second check.');
  }
  return { message: all[at]!, utility: best, compared: `all ${countText(count)} of her messages` };
};

/**
 * Where the pointwise form holds, a price at which she is never served leaves her bundle there free: a message that is
 * price-taking at all other prices is a best reply.
 */
const replyByWeights = (
  subject: PrivateValuesSubject,
  trader: number,
  messages: readonly Demand[],
): Reply | undefined => {
  const { mechanism, economy } = subject;
  const { market } = mechanism;
  const sets = priceTakingSets(market, economy.traders[trader]!);
  const own = sets.map((best) => best[0]!);
  const profile = messages.map((m, i) => (i === trader ? own : m));
  const served = new Set(
    traderChances(mechanism, profile)[trader]!.flatMap(({ price, served: is }) => (is ? [price] : [])),
  );
  for (let price = 0; price < market.prices.size; price += 1) {
    if (served.has(price)) continue;
    const other = Array.from({ length: market.bundles.size }, (_, x) => x).find(
      (x) => !sets[price]!.includes(x),
    );
    if (other === undefined) continue;
    const message = own.map((bundle, p) => (p === price ? other : bundle));
    const utility = utilityAgainst(subject, trader, messages);
    const reached = utility(message);
    if (!Q.equals(reached, utility(own))) throw new Error('A best reply did not survive its second check.');
    return {
      message,
      utility: reached,
      compared: 'the price-taking message, which is best by properties (i)–(iii)',
    };
  }
  return undefined;
};

/**
 * Searches for a best reply that is not price-taking, for each trader asked for.
 *
 * @param pointwise whether properties (i)–(iii) were proved; then sets of messages too large to list can be searched.
 * @returns the refutation; undefined if nothing was found, or the search would be too much work.
 */
export function* searchBestReply(
  subject: PrivateValuesSubject,
  pointwise: boolean,
): Computation<EngineResult<object, t.TypeOf<typeof theorem1Counterexample>> | undefined> {
  const { market } = subject.mechanism;
  if (lotteryWork(subject.mechanism, priceTakingMessages(subject.economy)).compositions > maxCompositions)
    return undefined;
  const few = powerAtMost(demandPower(market), maxMessages) !== undefined;
  if (!few && !pointwise) return undefined;
  const total = subject.traders.length * (randomProfiles + 1 + Math.min(market.prices.size, 16));
  let tried = 0;
  for (const messages of profiles(subject))
    for (const trader of subject.traders) {
      yield { label: 'best replies', done: tried, total };
      tried += 1;
      const reply = few
        ? replyAmongAll(subject, trader, messages)
        : replyByWeights(subject, trader, messages);
      if (reply === undefined) continue;
      const { name } = subject.economy.traders[trader]!;
      const profile = messages.map((m, i) => (i === trader ? reply.message : m));
      return {
        engine: 'separation',
        verdict: 'refuted',
        scope: `one profile of the others, ${reply.compared} compared`,
        explanation: [
          `${name}: ${demandText(market, reply.message)} is not price-taking, and is a best reply to a profile of the others, so nothing dominates it.`,
        ],
        counterexample: {
          trader: trader + 1,
          message: demandBundles(market, reply.message),
          kind: 'undominated and not price-taking',
          bestReplyTo: profileBundles(market, profile),
          utility: reply.utility,
          rechecked: true,
        },
      };
    }
  return undefined;
}
