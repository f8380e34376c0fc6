/**
 * What is measured of a mechanism on an economy at truthful messages.
 */
import type { Subject } from '../../claims/claim.js';
import { interimOutcomes } from '../../claims/interdependent/engines/interim-report.js';
import { feasibleSetting } from '../../claims/interdependent/engines/setting.js';
import { demandBundles } from '../../claims/notation.js';
import { outsideUtility } from '../../claims/private-values/engines/expected-utility.js';
import { bestLie } from '../../claims/promises/engines/best-lie/best-lie.js';
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
import type { Demand } from '../../market/demand.js';
import { priceTakingStrategy } from '../../mechanisms/three-announcements/strategy.js';
import { noTradeWithSignals, probabilityOf, welfareWithSignals } from './common-value.js';
import type { BestLie, Budget, Message } from './comparison.js';
import { numberOf } from './comparison.js';

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

/** The message of a lie, as the comparison holds it. */
const shownMessage = (subject: Played, message: Demand | Rational): Message =>
  Q.is(message) ? message : demandBundles(subject.economy.market, message);

/** A trader's best lie, as the comparison holds it; null where she has none. */
function* bestLieOf(subject: Played, trader: number): Computation<BestLie | null> {
  const found = yield* bestLie(subject, trader);
  if (found === undefined) return null;
  const { gain, attained, message, equallyGood } = found;
  return {
    gain: attained ? gain : { supremum: gain, attained: false },
    message: shownMessage(subject, message),
    equallyGood: equallyGood === undefined ? null : numberOf(equallyGood),
    against: null,
  };
}

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
  const bestLies: Array<BestLie | null> = [];
  for (const trader of participations.keys()) bestLies.push(yield* bestLieOf(subject, trader));
  return {
    utilities: participations.map(({ utility }) => utility),
    expected: participations.map(({ utility }) => ({ expectedUtility: utility })),
    welfare,
    budget,
    expectedPriceGap: expectedGap,
    bestLies,
  };
}

function* announcementMeasures(economy: InterdependentEconomy): Computation<Measures> {
  const setting = feasibleSetting(economy);
  const priceTaker = priceTakingStrategy(economy.signals.length);
  const strategies = economy.traderNames.map(() => priceTaker);
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
