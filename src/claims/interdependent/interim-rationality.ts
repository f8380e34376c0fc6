/**
 * Individual rationality with interdependent values: at the sincere profile, in which everybody is a price taker, each trader
 * with each signal expects more than she has without trade.
 */
import { counted, showCount } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { countSignals, expectedValues } from '../../economies/information.js';
import { list, literal, strict, text } from '../../formats/json/codec.js';
import { rational, whole } from '../../formats/json/evidence-parts.js';
import { indexOf } from '../../market/lattice.js';
import { factorial } from '../../mechanisms/orders.js';
import { interimUtility } from '../../mechanisms/three-announcements/interim.js';
import { plainTally } from '../../mechanisms/three-announcements/plain.js';
import type { Strategy } from '../../mechanisms/three-announcements/strategy.js';
import { everybodyPriceTaking, plansOf } from '../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../computation.js';
import type { t } from '../../prelude.js';
import type { Finding } from '../finding.js';
import { countInterimDraws, interimOutcomes } from './engines/interim-report.js';
import type { Setting } from './engines/setting.js';
import { feasibleSetting } from './engines/setting.js';

const participationFields = { trader: whole, signal: text, utility: rational, outside: rational };

/** What every trader with every signal expects, has without trade, and lacks to it: max(0, outside − utility). */
export const interimRationalityEvidence = strict(
  'evidence of interim individual rationality',
  {
    profile: literal('price-taking'),
    traders: list(strict('a trader with a signal', { ...participationFields, shortfall: rational }, {})),
  },
  {},
);
/** A trader with a signal who does not gain. */
export const interimRationalityCounterexample = strict(
  'a trader with a signal who does not gain',
  { ...participationFields, gain: rational, rechecked: literal(true), recheckedBy: text },
  {},
);

type Rationality = Finding<
  'individual-rationality',
  t.TypeOf<typeof interimRationalityEvidence>,
  t.TypeOf<typeof interimRationalityCounterexample>
>;

/** The most draws that are gone through: some seconds. */
const maxDraws = 1n << 25n;
/** The most draws in which a utility is worked out a second time by the definition. */
const maxPlainDraws = 50_000n;

/** E[v(e_i, ω₀, ω₁) | ω₁]: what a trader with a signal has without trade. */
const withoutTrade = (economy: InterdependentEconomy, trader: number, signal: number): Rational => {
  const { bundles, endowments } = economy.market;
  const nothingHeard = countSignals(economy.signals.length, []);
  return expectedValues(economy, signal, nothingHeard)[indexOf(bundles, endowments[trader]!)]!;
};

/** Everybody as a price taker. */
const sincere = ({ signals, traderNames }: InterdependentEconomy): readonly Strategy[] =>
  everybodyPriceTaking(signals.length, traderNames.length);

/** A trader's interim utility a second time, by another way: every draw where they are few, else with the traders backwards. */
function* utilityAgain(
  { economy, mechanism, values, priceTaker }: Setting,
  trader: number,
  signal: number,
): Computation<{ readonly utility: Rational; readonly by: string }> {
  const { market, signals, traderNames } = economy;
  const lists = BigInt(signals.length) ** BigInt(market.traders - 1);
  if (factorial(market.traders) * lists * BigInt(1 + 3 * market.prices.size) <= maxPlainDraws) {
    const tally = plainTally(mechanism, plansOf(sincere(economy), priceTaker), trader, signal);
    return { utility: interimUtility(mechanism, values, tally), by: 'every draw, by the definition' };
  }
  const backwards = feasibleSetting({
    ...economy,
    market: { ...market, endowments: [...market.endowments].reverse() },
    traderNames: [...traderNames].reverse(),
  });
  const outcomes = yield* interimOutcomes(backwards, sincere(backwards.economy));
  const place = market.traders - 1 - trader;
  const own = outcomes.find((one) => one.trader === place && one.signal === signal);
  if (own === undefined) throw new Error('A trader has no interim utility.');
  return { utility: own.utility, by: 'the lotteries worked out again with the traders listed backwards' };
}

/** Judges the strict form at the sincere profile, signal by signal. @paper Section 4 */
export function* judgeInterimRationality(economy: InterdependentEconomy): Computation<Rationality> {
  const claim = 'individual-rationality';
  const setting = feasibleSetting(economy);
  const strategies = sincere(economy);
  const draws = countInterimDraws(setting, strategies);
  if (draws > maxDraws)
    return {
      claim,
      verdict: 'undecided',
      scope: `interim utilities would look at ${showCount(draws)} draws; at most ${showCount(maxDraws)} are gone through`,
      method: 'none',
      explanation: ['Fewer traders, fewer signals, or fewer different endowments would make it possible.'],
      evidence: null,
    };
  const outcomes = yield* interimOutcomes(setting, strategies);
  const found = outcomes.map(({ trader, signal, utility }) => {
    const outside = withoutTrade(economy, trader, signal);
    return { trader, signal, utility, outside, gain: Q.sub(utility, outside) };
  });
  const least = found.reduce((a, b) => (Q.lt(b.gain, a.gain) ? b : a));
  const losing = found.filter(({ gain }) => Q.sign(gain) <= 0);
  const who = `${economy.traderNames[least.trader]!} with the signal ${economy.signals[least.signal]!}`;
  const base = {
    claim,
    scope: `the sincere profile, in which everybody is a price taker: ${counted(economy.traderNames.length, 'trader')}, each with every signal; every draw`,
    method: 'exact lotteries',
    evidence: {
      profile: 'price-taking',
      traders: found.map(({ trader, signal, utility, outside, gain }) => ({
        trader: trader + 1,
        signal: economy.signals[signal]!,
        utility,
        outside,
        shortfall: Q.max(Q.zero, Q.neg(gain)),
      })),
    },
  } as const;
  if (losing.length === 0)
    return {
      ...base,
      verdict: 'proved',
      explanation: [`The smallest gain from taking part is ${Q.show(least.gain)}, of ${who}.`],
    };
  const again = yield* utilityAgain(setting, least.trader, least.signal);
  if (!Q.equals(again.utility, least.utility))
    throw new Error('An interim utility did not survive its second check.');
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `${who} expects ${Q.show(least.utility)} and has ${Q.show(least.outside)} without trade: a gain of ${Q.show(least.gain)}, not above 0.`,
      `Of ${counted(found.length, 'pair')} of a trader and a signal ${counted(losing.length, 'does', 'do')} not gain. The paper says that it typically holds where traders are sufficiently many.`,
    ],
    counterexample: {
      trader: least.trader + 1,
      signal: economy.signals[least.signal]!,
      utility: least.utility,
      outside: least.outside,
      gain: least.gain,
      rechecked: true,
      recheckedBy: again.by,
    },
  };
}
