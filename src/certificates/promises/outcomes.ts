/** What a trader gets at the messages, in expectation and at worst. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import { productOfSteps, stepsPerAmountKept, sumOfSteps } from '../kernel/steps.js';
import { bundleNumber } from '../market/market.js';
import { encounterAt, maxStepsOfEncounter } from './encounter.js';
import { maxStepsOfSettling, settleQuotes } from './settle-quotes.js';
import type { BidSubject, DemandSubject, PromiseSubject } from './subject.js';

/** Something that a trader gets with a positive probability. */
export interface Chance {
  /** The number of the bundle. */
  readonly bundle: number;
  /** What it is worth to her, with the money that she receives. */
  readonly utility: Rational;
  readonly probability: Rational;
}

/** The utility of a trader of single units: the value of what she then holds, and the money that she receives. */
export const utilityOfSettlement = (
  { values, sides }: BidSubject,
  trader: number,
  { trades, money }: { readonly trades: boolean; readonly money: Rational },
): Rational => Q.add(values[trader]![holdsUnit(sides[trader]!, trades) ? 1 : 0]!, money);

/** Whether a trader holds a unit in the end. */
export const holdsUnit = (side: 'buyer' | 'seller', trades: boolean): boolean =>
  (side === 'seller') !== trades;

const chancesOfDemands = function* (subject: DemandSubject, trader: number): Pausable<readonly Chance[]> {
  const { economy, messages } = subject;
  const { served, otherwise } = yield* encounterAt(subject, trader);
  const chances: Chance[] = [];
  for (const price of range(economy.priceCount)) {
    const row = otherwise[price]!.with(
      messages[trader]![price]!,
      Q.add(otherwise[price]![messages[trader]![price]!]!, served[price]!),
    );
    if (row.every(Q.isZero)) continue;
    const utility = economy.utility[trader]!(price);
    row.forEach((probability, bundle) => {
      if (!Q.isZero(probability)) chances.push({ bundle, utility: utility[bundle]!, probability });
    });
  }
  return chances;
};

/** What each trader gets, in trader order. */
export function* outcomesOf(subject: PromiseSubject): Pausable<ReadonlyArray<readonly Chance[]>> {
  if (subject.kind === 'bids') {
    const { economy, bidMechanism, sides, messages } = subject;
    return settleQuotes(bidMechanism, sides, messages).map((settled, trader) => {
      const bundle = bundleNumber(economy, [holdsUnit(sides[trader]!, settled.trades) ? 1 : 0]);
      const utility = utilityOfSettlement(subject, trader, settled);
      return [{ bundle, utility, probability: Q.one }];
    });
  }
  const outcomes: Array<readonly Chance[]> = [];
  for (const trader of subject.messages.keys()) outcomes.push(yield* chancesOfDemands(subject, trader));
  return outcomes;
}

/** The expectation of something over what a trader gets. */
export const expected = (chances: readonly Chance[], of: (chance: Chance) => Rational): Rational =>
  Q.sum(chances.map((chance) => Q.mul(chance.probability, of(chance))));

/** An upper bound on the steps of {@link outcomesOf}. */
export const maxStepsOfOutcomes = (subject: PromiseSubject): bigint => {
  const { endowments, priceCount, bundleCount } = subject.economy;
  if (subject.kind === 'bids')
    return sumOfSteps(maxStepsOfSettling(endowments.length), productOfSteps(endowments.length, 500));
  const table = productOfSteps(priceCount, bundleCount, stepsPerAmountKept, 2);
  return productOfSteps(endowments.length, sumOfSteps(maxStepsOfEncounter(subject), table));
};
