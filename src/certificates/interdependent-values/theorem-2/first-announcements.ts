/** The first claim of Theorem 2: first announcements that survive round one are in D¹. */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import { bundleNumber, sumOf } from '../../market/market.js';
import {
  bestGiven,
  everySignal,
  includes,
  netValuesGiven,
  priceTakingText,
  signalLists,
  signalProbability,
} from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';
import { residualInfluence } from '../properties/influence.js';
import type { FirstAloneRule } from '../rules.js';
import { allocateAfterFirst } from '../rules.js';
import { deriveBestReply } from './best-reply.js';
import { readProblem } from './best-reply-problem.js';

/** The probability with which a trader is φ(1) under a given one of Rules 4 to 6 at a given price: ε/(nr·|P|). */
export const firstProbability = ({ epsilon, endowments, priceCount }: InterdependentEconomy): Rational =>
  Q.div(epsilon, Q.of(endowments.length * priceCount));

/**
 * The most that a trader's being heard can be worth to her under one rule, times the probability of her signal.
 *
 * φ(1) knows at best the trader's own signal and those of all whom she heard. She could leave the trader the best amount
 * rather than the worst, wherever she moves the amount of somebody whom she heard.
 */
const maxGainFromBeingHeard = (
  economy: InterdependentEconomy,
  signal: number,
  rule: FirstAloneRule,
): Rational => {
  const { groupCount, bundles, endowments } = economy;
  const { heard, moved } = residualInfluence(economy, rule);
  const exposed = moved.filter((position) => heard.includes(position));
  if (exposed.length === 0) return Q.zero;
  const owned = range(groupCount).map(() => sumOf(endowments));
  const allocations = bundles.map((asked) => allocateAfterFirst(economy, rule, owned, asked));
  const difference = (row: readonly Rational[], position: number): Rational => {
    const values = allocations.map((amounts) => row[bundleNumber(economy, amounts[position]!)]!);
    return Q.sub(values.reduce(Q.max), values.reduce(Q.min));
  };
  // The signals of φ(1) herself, and of all whom she heard but this trader.
  const tables = [...signalLists(economy, heard.length)].map((others) =>
    netValuesGiven(economy, signal, others),
  );
  return Q.sum(tables.flat().flatMap((row) => exposed.map((position) => difference(row, position))));
};

/**
 * What a first announcement in D¹ gains at least, by Rule 4, over one that is not in it, against everything: the smallest
 * loss at one price, less what being heard can be worth. Undefined where D¹ holds everything. The verdict is refused where
 * nothing is gained for certain. @paper Theorem 2, first claim
 */
export const firstAnnouncementGain = (
  economy: InterdependentEconomy,
  signal: number,
  verdict: Statement,
): Rational | undefined => {
  const losses = netValuesGiven(economy, signal, []).flatMap((row) => {
    const largest = row.reduce(Q.max);
    return row.map((value) => Q.sub(largest, value));
  });
  const positive = losses.filter((loss) => Q.sign(loss) > 0);
  if (positive.length === 0) return undefined;
  const fromBeingHeard = Q.add(
    maxGainFromBeingHeard(economy, signal, 5),
    maxGainFromBeingHeard(economy, signal, 6),
  );
  const certain = Q.div(Q.sub(positive.reduce(Q.min), fromBeingHeard), signalProbability(economy, signal));
  const gain = Q.mul(firstProbability(economy), certain);
  verdict.require(economy.groupCount >= 3, 'with two groups a first announcement can move her own price');
  verdict.require(Q.sign(gain) > 0, 'being heard may be worth more than the loss');
  return gain;
};

/** D¹ of every signal, and what a first announcement in it gains at least. */
export const deriveFirsts = (economy: InterdependentEconomy, verdict: Statement): Json => {
  const gainAtLeast = everySignal(economy).map((signal) => {
    const gain = firstAnnouncementGain(economy, signal, verdict);
    return { signal: economy.signals[signal]!, gain: gain === undefined ? null : Q.show(gain) };
  });
  const priceTaking = everySignal(economy).map((signal) => priceTakingText(economy, signal));
  return { kind: 'firsts', priceTaking, gainAtLeast };
};

/** A best reply of trader 1 whose first announcement is not in D¹: nothing dominates it. */
export function* deriveFirstViolation(economy: InterdependentEconomy, evidence: Statement): Pausable<Json> {
  const { strategies, trader, signal } = readProblem(economy, evidence);
  evidence.field('trader').mustEqual(1);
  const isPriceTaking = includes(bestGiven(economy, signal), strategies[trader]!.first[signal]!);
  evidence.require(!isPriceTaking, 'her first announcement is price-taking');
  const { text } = yield* deriveBestReply(economy, evidence);
  return text;
}
