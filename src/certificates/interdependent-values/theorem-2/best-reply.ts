/**
 * Best replies: that no other strategy of a trader gives her more, with a signal of hers, against given strategies of the
 * others. Her utility is worked out for each first announcement and the best second and third announcement after it.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { numbersKey } from '../../kernel/keys.js';
import { isSameList, range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import type { Json, Statement } from '../../kernel/statement.js';
import type { Demand } from '../../market/market.js';
import { costInSteps, demandText, priceVector, readDemand } from '../../market/market.js';
import type { NetValues } from '../demand-sets.js';
import { jointProbabilities, netValues, signalProbability } from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';
import { replyOf } from '../strategy.js';
import type { ReplyStage } from '../strategy.js';
import type { BestReplyProblem, FirstAnnouncements } from './best-reply-problem.js';
import {
  countDistinctOrders,
  everyDemand,
  firstAnnouncements,
  readProblem,
  toTry,
  traderClasses,
} from './best-reply-problem.js';
import type { Cell, DrawCounts, Outcome } from './draw-counts.js';
import { cellKey, countDraws, drawIndex } from './draw-counts.js';

/** What a trader expects, given her signal. */
interface Valuation {
  /** ε/(nr·|P|) times her utility of each bundle at each price when she knows her own signal alone: what Rule 4 gives. */
  readonly underRule4: NetValues;
  /** What she expects from draws in which nothing that she announces later decides. */
  readonly ofGiven: (given: DrawCounts) => Rational;
  /** What she expects from announcing a bundle at a cell, by price and bundle. */
  readonly atCell: (cell: Cell) => NetValues;
}

/** Her utility v + p·(e − x) by price and bundle, times the probability of the others' signals and her own. */
const utilities = (
  economy: InterdependentEconomy,
  { trader, signal }: BestReplyProblem,
  others: readonly number[],
): NetValues => {
  const { priceSteps, endowments } = economy;
  const probabilities = jointProbabilities(economy, [signal, ...others]);
  const total = Q.sum(probabilities);
  return netValues(economy, signal, probabilities).map((row, p) => {
    const wealth = Q.mul(total, Q.of(costInSteps(priceVector(economy, p), endowments[trader]!), priceSteps));
    return row.map((value) => Q.add(value, wealth));
  });
};

/**
 * @param compositions a list of the others' signals of each composition.
 * @param orderCount how many distinct orders were counted.
 */
const valuation = (
  economy: InterdependentEconomy,
  problem: BestReplyProblem,
  compositions: ReadonlyArray<readonly number[]>,
  orderCount: bigint,
): Valuation => {
  const { priceCount, bundles, endowments, epsilon } = economy;
  const tables = compositions.map((others) => utilities(economy, problem, others));
  const ownSignal = signalProbability(economy, problem.signal);
  const rule3 = Q.div(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)), Q.mul(Q.of(orderCount), ownSignal));
  const firstAlone = Q.div(epsilon, Q.mul(Q.of(orderCount * BigInt(priceCount)), ownSignal));
  const weight = (counts: DrawCounts, at: number): Rational =>
    Q.add(Q.mul(rule3, Q.of(counts.rule3[at]!)), Q.mul(firstAlone, Q.of(counts.firstAlone[at]!)));

  const perPosition = Q.div(epsilon, Q.mul(Q.of(endowments.length * priceCount), ownSignal));
  const alone = utilities(economy, problem, []);
  return {
    underRule4: alone.map((row) => row.map((utility) => Q.mul(perPosition, utility))),
    ofGiven: (given) =>
      Q.sum(
        tables.flatMap((table, composition) =>
          table.flatMap((row, p) => {
            const start = drawIndex(economy, composition, p) * bundles.length;
            return row.map((utility, x) => Q.mul(weight(given, start + x), utility));
          }),
        ),
      ),
    atCell: ({ counts }) =>
      range(priceCount).map((p) => {
        const weights = tables.map((_, c) => weight(counts, drawIndex(economy, c, p)));
        return range(bundles.length).map((x) =>
          Q.sum(weights.map((one, c) => Q.mul(one, tables[c]![p]![x]!))),
        );
      }),
  };
};

/** What Rule 4 gives for a first announcement. */
const valueUnderRule4 = ({ underRule4 }: Valuation, first: Demand): Rational =>
  Q.sum(first.map((x, p) => underRule4[p]![x]!));

/** The largest entry at each price, summed. */
const sumOfMaxima = (table: NetValues): Rational => Q.sum(table.map((row) => row.reduce(Q.max)));

/** What she gets but for Rule 4, if at every cell she announces what is best. */
const bestValue = ({ ofGiven, atCell }: Valuation, { given, cells }: Outcome): Rational =>
  Q.sum([ofGiven(given), ...[...cells.values()].map((cell) => sumOfMaxima(atCell(cell)))]);

/** What she gets but for Rule 4, if at every cell she announces what her strategy says. */
const valueOfStrategy = (
  { ofGiven, atCell }: Valuation,
  { strategies, trader, signal }: BestReplyProblem,
  { given, cells }: Outcome,
): Rational => {
  const values = [...cells.values()].map((cell) => {
    const reply = replyOf(strategies[trader]!, cell.stage, signal, cell.heard);
    return Q.sum(atCell(cell).map((row, p) => row[reply[p]!]!));
  });
  return Q.sum([ofGiven(given), ...values]);
};

/** A first announcement, and the utility of the best strategy that begins with it. */
interface Alternative {
  readonly first: Demand;
  readonly utility: Rational;
}

/** The alternatives as the evidence lists them. */
interface ListedFirsts {
  readonly firsts: readonly Demand[];
  /** Whether they are all that are mentioned and her own, and all others have a bound; else they are all there are. */
  readonly areBounded: boolean;
}

/**
 * Reads the first announcements that are listed: all, in order; or, where the evidence bounds the others, at least those
 * that are mentioned and her own.
 */
const readFirsts = (
  economy: InterdependentEconomy,
  evidence: Statement,
  required: readonly Demand[],
): ListedFirsts => {
  const { priceCount, bundleCount } = economy;
  const entries = evidence.field('alternatives').list();
  const firsts = entries.map((entry) => readDemand(economy, entry.field('first')));
  const areBounded = evidence.has('anyOtherAtMost');
  if (areBounded) {
    const listed = new Set(firsts.map(numbersKey));
    const areListed = required.every((demand) => listed.has(numbersKey(demand)));
    evidence.require(areListed, 'a first announcement is missing');
    return { firsts, areBounded };
  }
  evidence.require(firsts.length === bundleCount ** priceCount, 'these are not all first announcements');
  let place = 0;
  for (const demand of everyDemand(economy)) {
    evidence.require(isSameList(demand, firsts[place]!), 'these first announcements are not in order');
    place += 1;
  }
  return { firsts, areBounded };
};

/** A best reply that was shown. */
export interface BestReply {
  /** The evidence as it must be stated. */
  readonly text: Json;
  /** Whether she may hear a list at a stage when she plays her strategy with her signal. */
  readonly hears: (stage: ReplyStage, heard: readonly Demand[]) => boolean;
}

/** The utility of the best strategy that begins with a first announcement. */
const alternativeWith = (
  worth: Valuation,
  { mentioned, placeOf }: FirstAnnouncements,
  bestValues: readonly Rational[],
  first: Demand,
): Alternative => {
  // The value of the one that represents all that are not mentioned comes last.
  const later = bestValues[placeOf(first) ?? mentioned.length]!;
  return { first, utility: Q.add(valueUnderRule4(worth, first), later) };
};

/** Shows that a trader's strategy is a best reply to those of the others, with a signal of hers. */
export function* deriveBestReply(economy: InterdependentEconomy, evidence: Statement): Pausable<BestReply> {
  const problem = readProblem(economy, evidence);
  const { strategies, trader, signal } = problem;
  const ownFirst = strategies[trader]!.first[signal]!;
  const announcements = firstAnnouncements(economy, problem);
  const tried = toTry(announcements);
  const listed = readFirsts(economy, evidence, [...announcements.mentioned, ownFirst]);
  const { outcomes, compositions } = yield* countDraws(economy, problem, [...tried, ownFirst]);
  const orderCount = countDistinctOrders(traderClasses(economy, problem));
  const worth = valuation(economy, problem, compositions, orderCount);

  const ownOutcome = outcomes[tried.length]!;
  const utility = Q.add(valueUnderRule4(worth, ownFirst), valueOfStrategy(worth, problem, ownOutcome));
  const bestValues = outcomes.slice(0, tried.length).map((outcome) => bestValue(worth, outcome));
  const alternatives = listed.firsts.map((first) => alternativeWith(worth, announcements, bestValues, first));
  const bound =
    listed.areBounded && announcements.unmentioned !== undefined
      ? Q.add(sumOfMaxima(worth.underRule4), bestValues[announcements.mentioned.length]!)
      : undefined;
  const others = alternatives.map((alternative) => alternative.utility);
  const isBest = [...others, ...(bound === undefined ? [] : [bound])].every((other) => !Q.lt(utility, other));
  evidence.require(isBest, 'another strategy is better');
  return {
    text: {
      kind: 'best-reply',
      trader: trader + 1,
      signal: economy.signals[signal]!,
      utility: Q.show(utility),
      alternatives: alternatives.map((alternative) => ({
        first: demandText(economy, alternative.first),
        utility: Q.show(alternative.utility),
      })),
      ...(bound === undefined ? {} : { anyOtherAtMost: Q.show(bound) }),
      strategies: evidence.field('strategies').json(),
    },
    hears: (stage, heard) => ownOutcome.cells.has(cellKey(stage, heard)),
  };
}
