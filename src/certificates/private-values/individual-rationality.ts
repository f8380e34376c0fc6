/**
 * Individual rationality: at every profile of undominated messages, which by Theorem 1 are the price-taking ones, every
 * trader expects more than the utility of what she owns.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { cartesianProduct, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { productOfSteps, sumOfSteps } from '../kernel/steps.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Demand } from '../market/market.js';
import { bundleNumber, demandText, priceText } from '../market/market.js';
import { maxStepsOfVisits, visitBothRules } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { bestBundles, countMessages, maxStepsOfUtilities, maxStepsOfUtilitiesKept } from './economy.js';
import { expectedUtility, maxStepsOfLottery, traderLottery } from './lottery.js';
import { deriveSeparation } from './separation.js';

/** What a trader gains at a profile over no trade. */
export interface Gain {
  readonly trader: number;
  readonly messages: readonly Demand[];
  readonly utility: Rational;
  readonly outside: Rational;
  readonly gain: Rational;
}

/** What each trader gains at a profile. */
const gainsAt = (economy: PrivateValuesEconomy, messages: readonly Demand[]): readonly Gain[] =>
  economy.endowments.map((endowment, trader) => {
    // At price 0, the first, no money changes hands.
    const outside = economy.utility[trader]!(0)[bundleNumber(economy, endowment)]!;
    const utility = expectedUtility(economy, trader, messages);
    return { trader, messages, utility, outside, gain: Q.sub(utility, outside) };
  });

const smaller = (a: Gain, b: Gain): Gain => (Q.lt(b.gain, a.gain) ? b : a);

/** A trader's lottery as certificates write it: the bundles and prices of positive probability. */
const lotteryText = (economy: PrivateValuesEconomy, { trader, messages }: Gain): Json =>
  traderLottery(economy, trader, messages).flatMap((row, p) =>
    row.flatMap((probability, x) =>
      Q.isZero(probability)
        ? []
        : [
            {
              bundle: economy.bundles[x]!,
              price: priceText(economy, p),
              probability: Q.show(probability),
            },
          ],
    ),
  );

/** How many profiles are said to be examined. */
export const readExamined = (evidence: Statement): number =>
  evidence.field('examined').integer(1, Number.MAX_SAFE_INTEGER);

/** What examining profiles finds. */
export interface Examination {
  /** Who gains least, the first at ties. */
  readonly least: Gain;
  readonly examined: number;
}

/**
 * Examines profiles in order, as many as are stated: the last is the first at which somebody gains nothing, or else the last of
 * all. Refuses a verdict that does not follow.
 *
 * @param profiles the profiles to examine.
 * @param count how many there are.
 */
export function* examine(
  economy: PrivateValuesEconomy,
  profiles: Iterable<readonly Demand[]>,
  count: bigint,
  evidence: Statement,
  verdict: Statement,
): Pausable<Examination> {
  const last = readExamined(evidence);
  let least: Gain | undefined;
  let examined = 0;
  for (const messages of profiles) {
    yield;
    examined += 1;
    const here = gainsAt(economy, messages).reduce(smaller);
    least = least === undefined ? here : smaller(least, here);
    if (Q.sign(least.gain) <= 0 || examined === last) break;
  }
  if (least === undefined) throw evidence.refusal('there is no profile');
  const holds = Q.sign(least.gain) > 0;
  verdict.mustEqual(holds ? 'proved' : 'refuted');
  verdict.require(!holds || BigInt(examined) === count, 'not every profile was examined');
  return { least, examined };
}

/** Who gains least, as certificates write it. */
export const gainText = (economy: PrivateValuesEconomy, gain: Gain) => ({
  shortfalls: gainsAt(economy, gain.messages).map((one) => Q.show(Q.max(Q.zero, Q.neg(one.gain)))),
  trader: gain.trader + 1,
  messages: gain.messages.map((message) => demandText(economy, message)),
  lottery: lotteryText(economy, gain),
  utility: Q.show(gain.utility),
  outside: Q.show(gain.outside),
  gain: Q.show(gain.gain),
});

/** Every choice of a message a trader from what is best for her, the first trader's varying slowest. */
function* allProfiles(
  { endowments, priceCount }: PrivateValuesEconomy,
  best: ReadonlyArray<readonly number[]>,
): Generator<readonly Demand[], void, void> {
  for (const choice of cartesianProduct(best))
    yield range(endowments.length).map((i) => choice.slice(i * priceCount, (i + 1) * priceCount));
}

/** Examines profiles in the order of the list, as {@link examine} does. @paper Section 3: individual rationality */
export function* deriveProfiles(
  economy: PrivateValuesEconomy,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  // Theorem 1 is derived on the way; what its evidence would say is not needed.
  yield* deriveSeparation(economy, yield* visitBothRules(economy), verdict);
  const best = economy.endowments.flatMap((_, trader) => bestBundles(economy, trader));
  const count = countMessages(best);
  const { least, examined } = yield* examine(economy, allProfiles(economy, best), count, evidence, verdict);
  return { kind: 'profiles', profiles: String(count), examined, ...gainText(economy, least) };
}

/** An upper bound on the steps of deriving Theorem 1 and examining as many profiles as are stated. */
export const maxStepsOfProfiles = (economy: PrivateValuesEconomy, evidence: Statement): bigint => {
  const lotteries = productOfSteps(readExamined(evidence), economy.endowments.length);
  return sumOfSteps(
    maxStepsOfVisits(economy),
    maxStepsOfUtilities(economy),
    maxStepsOfUtilitiesKept(economy),
    productOfSteps(lotteries, maxStepsOfLottery(economy)),
  );
};
