/**
 * What is measured of a mechanism on an economy at truthful messages.
 */
import type { BidSubject } from '../../claims/bids/subject.js';
import { utilitiesAt } from '../../claims/bids/subject.js';
import type { Subject } from '../../claims/claim.js';
import { interimOutcomes } from '../../claims/interdependent/engines/interim-report.js';
import { feasibleSetting } from '../../claims/interdependent/engines/setting.js';
import { outsideUtility, utilityAt } from '../../claims/private-values/engines/expected-utility.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import type { Computation } from '../../computation.js';
import { quasiLinearValues } from '../../economies/description.js';
import type { Economy, InterdependentEconomy, PrivateValuesEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { traderChancesInSteps } from '../../mechanisms/random-grouping/trader-lottery.js';
import { priceTakingStrategy } from '../../mechanisms/three-announcements/strategy.js';
import { noTradeWithSignals, probabilityOf, welfareWithSignals } from './common-value.js';
import type { BestLie, Budget } from './comparison.js';

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

/** The sum over traders of the expected value of what they get; null where some utility is not v(x) + t. */
const expectedValues = (
  economy: PrivateValuesEconomy,
  valueTo: (trader: number, values: readonly Rational[]) => Rational,
): Rational | null => {
  let sum = Q.zero;
  for (const trader of economy.traders.keys()) {
    const values = quasiLinearValues(economy, trader);
    if (values === undefined) return null;
    sum = Q.add(sum, valueTo(trader, values));
  }
  return sum;
};

const plain = (utilities: readonly Rational[]): readonly Expected[] =>
  utilities.map((expectedUtility) => ({ expectedUtility }));

function* demandMeasures({ economy, mechanism, messages }: PrivateValuesSubject): Computation<Measures> {
  const all = yield* traderChancesInSteps(mechanism, messages);
  const utilities = all.map((chances, i) =>
    Q.sum(
      chances.map(({ price, bundle, probability }) =>
        Q.mul(probability, utilityAt(mechanism.market, economy.traders[i]!, price, bundle)),
      ),
    ),
  );
  return {
    utilities,
    expected: plain(utilities),
    welfare: expectedValues(economy, (trader, values) =>
      Q.sum(all[trader]!.map(({ bundle, probability }) => Q.mul(probability, values[bundle]!))),
    ),
    budget: null,
    expectedPriceGap: null,
    bestLies: utilities.map(() => null),
  };
}

function* bidMeasures(subject: BidSubject): Computation<Measures> {
  const { economy, declared, sides, quotes, convention } = subject;
  const trades = declared.settle(sides, quotes, convention);
  const utilities = utilitiesAt(subject, quotes);
  const paid = Q.neg(Q.sum(trades.map(({ money }) => money)));
  yield { label: 'outcomes', done: 0, total: 1 };
  return {
    utilities,
    expected: plain(utilities),
    welfare: expectedValues(economy, (trader) => Q.sub(utilities[trader]!, trades[trader]!.money)),
    budget: { least: paid, most: paid },
    expectedPriceGap: null,
    bestLies: utilities.map(() => null),
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
      return demandMeasures(subject);
    case 'bids':
      return bidMeasures(subject);
    case 'interdependent':
      return announcementMeasures(subject);
  }
};
