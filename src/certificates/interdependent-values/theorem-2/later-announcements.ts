/**
 * The second and third claims of Theorem 2: second and third announcements that survive round two are in D² and D³.
 *
 * At every cell where the claim forbids a bundle two things are shown. All who are heard have one demand function in D¹, so
 * that by the first claim the cell is reached. And all that may survive there is allowed, in every reading of what is heard,
 * so that a better reply gains there.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { cartesianProduct, isAscending, range } from '../../kernel/lists.js';
import type { Json, Statement } from '../../kernel/statement.js';
import type { DemandSet, NetValues } from '../demand-sets.js';
import {
  bestGiven,
  everySignal,
  includes,
  intersect,
  isSingleton,
  mateSignals,
  netValuesGiven,
  priceTakingText,
  signalLists,
  signalProbability,
  undominatedBundles,
  undominatedGiven,
} from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';
import type { ReplyStage } from '../strategy.js';
import { firstAnnouncementGain, firstProbability } from './first-announcements.js';

/** The announcement that a claim is about. */
export const stageOfClaim = (claim: string): ReplyStage => (claim === 'theorem-2.2' ? 2 : 3);

/** How many others a trader has heard at a stage. */
export const heardCount = ({ groupSize, groupCount }: InterdependentEconomy, stage: ReplyStage): number =>
  stage === 2 ? groupSize : (groupCount - 1) * groupSize;

/** What the claim allows to a trader with a signal who has heard others with these signals: D² or D³. */
export const allowedReplies = (
  economy: InterdependentEconomy,
  stage: ReplyStage,
  signal: number,
  heard: readonly number[],
): DemandSet => (stage === 2 ? bestGiven(economy, signal, heard) : undominatedGiven(economy, signal, heard));

/** Net values given what was heard: one table at stage 2, and at stage 3 one for each list of signals of her own group. */
const casesGiven = (
  economy: InterdependentEconomy,
  stage: ReplyStage,
  signal: number,
  heard: readonly number[],
): readonly NetValues[] => {
  const mates = stage === 2 ? [[]] : mateSignals(economy);
  return mates.map((others) => netValuesGiven(economy, signal, [...heard, ...others]));
};

/** A trader with a signal who has heard others with given signals, ascending, where the claim forbids some bundle. */
interface BindingCell {
  readonly signal: number;
  readonly heard: readonly number[];
  readonly allowed: DemandSet;
}

const bindingCells = (economy: InterdependentEconomy, stage: ReplyStage): readonly BindingCell[] => {
  const lists = [...signalLists(economy, heardCount(economy, stage))].filter(isAscending);
  const cells = everySignal(economy).flatMap((signal) =>
    lists.map((heard) => ({ signal, heard, allowed: allowedReplies(economy, stage, signal, heard) })),
  );
  return cells.filter(({ allowed }) => allowed.some((set) => set.length < economy.bundles.length));
};

/** D¹ by signal, and for each signal the signals in whose D¹ the first demand function of its own D¹ is. */
interface FirstSets {
  readonly sets: readonly DemandSet[];
  readonly readings: ReadonlyArray<readonly number[]>;
}

const firstSets = (economy: InterdependentEconomy): FirstSets => {
  const sets = everySignal(economy).map((signal) => bestGiven(economy, signal));
  const readings = sets.map((set) => {
    const demand = set.map(([first]) => first!);
    return everySignal(economy).filter((signal) => includes(sets[signal]!, demand));
  });
  return { sets, readings };
};

/** Refuses the verdict unless a cell is reached, and all that may survive there is allowed. */
const requireAllowed = (
  economy: InterdependentEconomy,
  stage: ReplyStage,
  { sets, readings }: FirstSets,
  { signal, heard, allowed }: BindingCell,
  verdict: Statement,
): void => {
  const lists = [...cartesianProduct(heard.map((other) => readings[other]!))];
  const isReached = lists.flat().every((other) => isSingleton(sets[other]!));
  verdict.require(isReached, 'a cell need not be reached');
  const cases = lists.flatMap((list) => casesGiven(economy, stage, signal, list));
  const isAllowed = undominatedBundles(cases).every((row, p) => row.every((x) => allowed[p]!.includes(x)));
  verdict.require(isAllowed, 'what is heard does not exclude a forbidden bundle');
};

/** What the best reply to each forbidden bundle gains, of those that beat it in every case. */
const gainsAtCell = (
  economy: InterdependentEconomy,
  stage: ReplyStage,
  { signal, heard, allowed }: BindingCell,
): readonly Rational[] => {
  const everyBundle = range(economy.bundles.length);
  const cases = casesGiven(economy, stage, signal, heard);
  const values = netValuesGiven(economy, signal, heard);
  const unit = Q.div(firstProbability(economy), signalProbability(economy, signal));
  return allowed.flatMap((set, p) =>
    everyBundle
      .filter((x) => !set.includes(x))
      .map((x) => {
        const better = everyBundle.filter((y) => cases.every((table) => Q.lt(table[p]![x]!, table[p]![y]!)));
        const gains = better.map((y) => Q.sub(values[p]![y]!, values[p]![x]!));
        return Q.mul(unit, gains.reduce(Q.max));
      }),
  );
};

/** Whether no demand function is in the sets D¹ of two signals. */
const areDistinguished = (sets: readonly DemandSet[]): boolean =>
  sets.every((a, i) => sets.every((b, j) => i === j || !intersect(a, b)));

/**
 * Derives the signals whose D¹ has several members, and what a better reply gains at least; the gain is stated where no two
 * signals can be confused. @paper Theorem 2, second and third claims
 */
export const deriveReplies = (economy: InterdependentEconomy, claim: string, verdict: Statement): Json => {
  const stage = stageOfClaim(claim);
  const first = firstSets(economy);
  const cells = bindingCells(economy, stage);
  for (const cell of cells) requireAllowed(economy, stage, first, cell, verdict);
  if (cells.length > 0)
    for (const signal of everySignal(economy)) firstAnnouncementGain(economy, signal, verdict);
  const gains = cells.flatMap((cell) => gainsAtCell(economy, stage, cell));
  const isStated = areDistinguished(first.sets) && gains.length > 0;
  const tied = everySignal(economy).filter((signal) => !isSingleton(first.sets[signal]!));
  return {
    kind: 'replies',
    ties: tied.map((signal) => priceTakingText(economy, signal)),
    gainAtLeast: isStated ? Q.show(gains.reduce(Q.min)) : null,
  };
};
