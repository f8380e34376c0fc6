/**
 * What is measured of a mechanism on an economy at truthful messages.
 */
import type { Subject } from '../../claims/claim.js';
import { interimOutcomes } from '../../claims/interdependent/engines/interim-report.js';
import { feasibleSetting } from '../../claims/interdependent/engines/setting.js';
import type { Verdict } from '../../claims/finding.js';
import { outsideUtility } from '../../claims/private-values/engines/expected-utility.js';
import {
  allValues,
  budgetOf,
  participationsOf,
  pricesOf,
  welfareOf,
} from '../../claims/promises/engines/measures.js';
import type { Played } from '../../claims/promises/played.js';
import type { Computation } from '../../computation.js';
import type { Economy, InterdependentEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { everybodyPriceTaking } from '../../mechanisms/three-announcements/strategy.js';
import { noTradeWithSignals, probabilityOf, welfareWithSignals } from './common-value.js';
import type { BestLie, Budget } from './comparison.js';
import { liesOf } from './lies.js';

/** What a trader expects: a number, or one for each signal by its name. */
export type Expected =
  { readonly expectedUtility: Rational } | { readonly interim: Readonly<Record<string, Rational>> };

/** What is measured. */
export interface Measures {
  /** In trader order; before a trader knows her signal. */
  readonly utilities: readonly Rational[];
  readonly expected: readonly Expected[];
  /** The expected sum of the values of the bundles received; null where some utility is not quasi-linear. */
  readonly welfare: Rational | null;
  readonly budget: Budget | null;
  readonly expectedPriceGap: Rational | null;
  /** In trader order; null where there is no lie, or none is looked for. */
  readonly bestLies: ReadonlyArray<BestLie | null>;
  /** The verdict on the promise of strategy-proofness, which the search of lies gives; null where none is looked for. */
  readonly strategyProof: Verdict | null;
  /** Why something is null that need not be. */
  readonly why?: string;
}

/** What each trader has without trade, before she knows her signal, in trader order. */
export const noTradeOf = (economy: Economy): readonly Rational[] =>
  economy.kind === 'interdependent'
    ? noTradeWithSignals(economy)
    : economy.traders.map((trader, i) =>
        outsideUtility(economy.market, trader, economy.market.endowments[i]!),
      );

/** The budget, as the comparison holds it. */
function* playedBudget(subject: Played): Computation<Budget> {
  const { least, greatest } = yield* budgetOf(subject);
  return { least: least.surplus, most: greatest.surplus };
}

function* playedMeasures(subject: Played): Computation<Measures> {
  const participations = yield* participationsOf(subject);
  const values = allValues(subject.economy);
  const welfare = values === undefined ? null : yield* welfareOf(subject, values);
  const budget = yield* playedBudget(subject);
  const { expectedGap } = yield* pricesOf(subject);
  const { lies, verdict, why } = yield* liesOf(subject);
  return {
    utilities: participations.map(({ utility }) => utility),
    expected: participations.map(({ utility }) => ({ expectedUtility: utility })),
    welfare,
    budget,
    expectedPriceGap: expectedGap,
    bestLies: lies,
    strategyProof: verdict,
    ...(why === undefined ? {} : { why }),
  };
}

function* announcementMeasures(economy: InterdependentEconomy): Computation<Measures> {
  const setting = feasibleSetting(economy);
  const strategies = everybodyPriceTaking(economy.signals.length, economy.traderNames.length);
  const outcomes = yield* interimOutcomes(setting, strategies);
  const own = (trader: number) => outcomes.filter((outcome) => outcome.trader === trader);
  return {
    utilities: strategies.map((_, trader) =>
      Q.sum(own(trader).map(({ signal, utility }) => Q.mul(probabilityOf(economy, signal), utility))),
    ),
    expected: strategies.map((_, trader) => ({
      interim: Object.fromEntries(
        own(trader).map(({ signal, utility }) => [economy.signals[signal]!, utility]),
      ),
    })),
    welfare: welfareWithSignals(economy, outcomes),
    budget: null,
    expectedPriceGap: null,
    bestLies: strategies.map(() => null),
    strategyProof: null,
    why: 'With three announcements there are too many strategies to look for the best lie.',
  };
}

/** Measures a mechanism on an economy. */
export const measure = (subject: Subject): Computation<Measures> => {
  switch (subject.kind) {
    case 'private-values':
    case 'bids':
      return playedMeasures(subject);
    case 'interdependent':
      return announcementMeasures(subject);
  }
};
