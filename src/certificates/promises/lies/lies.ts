/**
 * Strategy-proofness: for every trader her utility when she tells the truth, and the best of her lies, against the truth of the
 * others, or against all that they may say.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { cartesianProduct, range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import { powerOfSteps, productOfSteps, sumOfSteps } from '../../kernel/steps.js';
import type { Demand } from '../../market/market.js';
import { demandText, readDemand } from '../../market/market.js';
import { maxStepsOfVisits, visitBothRules } from '../../market/situations.js';
import { maxStepsOfUtilitiesKept } from '../../private-values/economy.js';
import type { BidSubject, DemandSubject, PromiseSubject } from '../subject.js';
import { truthfulDemand } from '../subject.js';
import type { Lies, StatedLie } from './best-lie.js';
import { demandLies, maxStepsOfDemandLies } from './demand-lies.js';
import { maxStepsOfQuoteLies, quoteLies } from './quote-lies.js';

/** A trader's lies, and the messages of the others as they must be stated, if they are not the truthful ones. */
interface Examined {
  readonly lies: Lies;
  readonly others: Json | undefined;
}

/**
 * Her lies against the others' messages that are stated with her, or against those that the certificate is about; she tells the
 * truth among them. Only where lies are compared against all messages may the former differ from the latter.
 */
function* examine(subject: PromiseSubject, trader: number, entry: Statement): Pausable<Examined> {
  const stated = entry.has('others') ? entry.field('others') : undefined;
  if (subject.kind === 'bids') {
    const own = subject.unitValues[trader]!;
    const given = subject.messages.with(trader, own);
    const quotes = stated?.list(given.length).map((one) => one.rational()) ?? given;
    requireOthers(subject, trader, stated, given.map(Q.show));
    return { lies: quoteLies(subject, trader, quotes, entry), others: stated && quotes.map(Q.show) };
  }
  const { economy } = subject;
  const given = subject.messages.with(trader, truthfulDemand(economy, trader));
  const demands = stated?.list(given.length).map((one) => readDemand(economy, one)) ?? given;
  const textOf = (message: Demand): Json => demandText(economy, message);
  requireOthers(subject, trader, stated, given.map(textOf));
  return { lies: yield* demandLies(subject, trader, demands), others: stated && demands.map(textOf) };
}

/** Refuses messages among which the trader does not tell the truth, or that differ from those given where they must not. */
const requireOthers = (
  { against }: PromiseSubject,
  trader: number,
  stated: Statement | undefined,
  given: readonly Json[],
): void => {
  if (against !== 'all') stated?.mustEqual(given);
  stated?.list()[trader]!.mustEqual(given[trader]!);
};

/** The best lie as it must be stated: the message is any that is as good, or one that comes near where none is. */
const lieText = ({ best, read }: Lies, stated: Statement): Json => {
  if (best === undefined) return null;
  const { text, gain }: StatedLie = read(stated.field('message'));
  const { equallyGood } = best;
  if (!best.isAttained) {
    const shows = Q.sign(best.gain) <= 0 || Q.sign(gain) > 0;
    stated.field('message').require(shows, 'this lie gains nothing, though one does');
    return { message: text, gain: Q.show(gain), supremum: Q.show(best.gain) };
  }
  stated.field('message').require(Q.equals(gain, best.gain), 'another lie gains more');
  const count = equallyGood === undefined ? {} : { equallyGood: equallyGood.toString() };
  return { message: text, gain: Q.show(gain), ...count };
};

/**
 * In random grouping others set a trader's price, and neither whether she is served nor what she gets if not depends on what she
 * announces, whatever the situation. So against all messages her utility is a sum over prices of a weight that she does not move,
 * times what the bundle that she announces there is worth, and something else that she does not move: the truth is best.
 */
function* requireSeparation(subject: DemandSubject, verdict: Statement): Pausable<void> {
  const { amountIsFixed, acceptanceIsFixed } = yield* visitBothRules(subject.economy);
  verdict.require(amountIsFixed && acceptanceIsFixed, '(ii) or (iii) fails in some situation');
}

const requireNoGain = ({ best }: Lies, verdict: Statement): void => {
  verdict.require(best === undefined || Q.sign(best.gain) <= 0, 'against some messages a lie gains');
};

/** Goes through all demand functions of the others. */
function* requireTruthBestOfDemands(subject: DemandSubject, verdict: Statement): Pausable<void> {
  const { economy } = subject;
  const all = [...cartesianProduct(range(economy.priceCount).map(() => range(economy.bundleCount)))];
  for (const trader of subject.messages.keys()) {
    const truth = truthfulDemand(economy, trader);
    const choices = subject.messages.map((_, i) => (i === trader ? [truth] : all));
    for (const profile of cartesianProduct(choices))
      requireNoGain(yield* demandLies(subject, trader, profile), verdict);
  }
}

/** The quotes against which lies are compared where all are: j/T, and the true values. */
const comparedQuotes = ({ economy, unitValues }: BidSubject): readonly Rational[] => {
  const grid = range(economy.priceSteps + 1).map((step) => Q.of(step, economy.priceSteps));
  const ascending = [...grid, ...unitValues].sort(Q.compare);
  return ascending.filter((quote, i) => i === 0 || !Q.equals(quote, ascending[i - 1]!));
};

/** Goes through all quotes of the others among those compared; all numbers are tried as the trader's own. */
function* requireTruthBestOfQuotes(
  subject: BidSubject,
  evidence: Statement,
  verdict: Statement,
): Pausable<void> {
  const quotes = comparedQuotes(subject);
  for (const [trader, own] of subject.unitValues.entries()) {
    const choices = subject.sides.map((_, i) => (i === trader ? [own] : quotes));
    for (const profile of cartesianProduct(choices)) {
      yield;
      requireNoGain(quoteLies(subject, trader, profile, evidence), verdict);
    }
  }
}

/** Derives the evidence of strategy-proofness. */
export function* deriveLies(
  subject: PromiseSubject,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  const stated = evidence.field('traders').list(subject.messages.length);
  const traders: Json[] = [];
  let gains = false;
  for (const [trader, entry] of stated.entries()) {
    yield;
    const { lies, others } = yield* examine(subject, trader, entry);
    const bestLie = lieText(lies, entry.field('bestLie'));
    gains ||= lies.best !== undefined && Q.sign(lies.best.gain) > 0;
    const own = { trader: trader + 1, utility: Q.show(lies.utility), bestLie };
    traders.push(others === undefined ? own : { ...own, others });
  }
  verdict.mustEqual(gains ? 'refuted' : 'proved');
  if (!gains && subject.against === 'all') {
    if (subject.kind === 'bids') yield* requireTruthBestOfQuotes(subject, evidence, verdict);
    else if (subject.isUniform) yield* requireTruthBestOfDemands(subject, verdict);
    else yield* requireSeparation(subject, verdict);
  }
  return { kind: 'lies', against: subject.against ?? null, traders };
}

const maxStepsAgainstAll = (subject: PromiseSubject): bigint => {
  const traders = subject.messages.length;
  const { priceSteps, bundleCount, priceCount } = subject.economy;
  if (subject.kind === 'bids') {
    const profiles = powerOfSteps(priceSteps + 1 + traders, traders - 1);
    return productOfSteps(profiles, traders, maxStepsOfQuoteLies(subject));
  }
  if (!subject.isUniform) return maxStepsOfVisits(subject.economy);
  const messages = powerOfSteps(bundleCount, priceCount);
  const profiles = powerOfSteps(messages, traders - 1);
  return sumOfSteps(
    productOfSteps(messages, priceCount),
    productOfSteps(profiles, traders, maxStepsOfDemandLies(subject)),
  );
};

/** An upper bound on the steps of {@link deriveLies}. */
export const maxStepsOfLies = (subject: PromiseSubject): bigint => {
  const traders = subject.messages.length;
  const perTrader =
    subject.kind === 'demands'
      ? sumOfSteps(maxStepsOfDemandLies(subject), maxStepsOfUtilitiesKept(subject.economy))
      : maxStepsOfQuoteLies(subject);
  const againstAll = subject.against === 'all' && subject.isProof ? maxStepsAgainstAll(subject) : 0n;
  return sumOfSteps(productOfSteps(traders, perTrader), againstAll);
};
