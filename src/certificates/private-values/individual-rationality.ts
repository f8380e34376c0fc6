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
interface Gain {
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

const readExamined = (evidence: Statement): number =>
  evidence.field('examined').integer(1, Number.MAX_SAFE_INTEGER);

/**
 * Examines so many profiles in order as are stated: the last is the first at which somebody gains nothing, or else the last
 * of all. The evidence shows who gains least, the first at ties. @paper Section 3: individual rationality
 */
export function* deriveProfiles(
  economy: PrivateValuesEconomy,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  // Theorem 1 is derived on the way; what its evidence would say is not needed.
  yield* deriveSeparation(economy, yield* visitBothRules(economy), verdict);
  const { endowments, priceCount } = economy;
  const best = endowments.flatMap((_, trader) => bestBundles(economy, trader));
  const profileCount = countMessages(best);
  const last = readExamined(evidence);
  let least: Gain | undefined;
  let examined = 0;
  for (const choice of cartesianProduct(best)) {
    yield;
    examined += 1;
    const messages = range(endowments.length).map((i) => choice.slice(i * priceCount, (i + 1) * priceCount));
    const here = gainsAt(economy, messages).reduce(smaller);
    least = least === undefined ? here : smaller(least, here);
    if (Q.sign(least.gain) <= 0 || examined === last) break;
  }
  if (least === undefined) throw evidence.refusal('there is no profile');
  const holds = Q.sign(least.gain) > 0;
  verdict.mustEqual(holds ? 'proved' : 'refuted');
  verdict.require(!holds || BigInt(examined) === profileCount, 'not every profile was examined');
  return {
    kind: 'profiles',
    profiles: String(profileCount),
    examined,
    trader: least.trader + 1,
    messages: least.messages.map((message) => demandText(economy, message)),
    lottery: lotteryText(economy, least),
    utility: Q.show(least.utility),
    outside: Q.show(least.outside),
    gain: Q.show(least.gain),
  };
}

/** An upper bound on the steps. */
export const maxStepsOfProfiles = (economy: PrivateValuesEconomy, evidence: Statement): bigint => {
  const lotteries = productOfSteps(readExamined(evidence), economy.endowments.length);
  return sumOfSteps(
    maxStepsOfVisits(economy),
    maxStepsOfUtilities(economy),
    maxStepsOfUtilitiesKept(economy),
    productOfSteps(lotteries, maxStepsOfLottery(economy)),
  );
};
