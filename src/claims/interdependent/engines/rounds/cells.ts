/**
 * Cells: a stage, a signal of one's own, what was heard, a price. Where all others announce price-taking demand
 * functions, what was heard matters only through the numbers of signals that it reveals: a kind of cell.
 */
import { multisets } from '../../../../economies/information.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { d1, d2, d3, firstOf, isSingleton } from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import type { Setting } from '../setting.js';

/** The two stages at which something has been heard. */
export type ReplyStage = 2 | 3;

/** A kind of cell: one's own signal, and how many of each signal those heard hold. */
export interface CellKind {
  readonly stage: ReplyStage;
  readonly signal: number;
  readonly heard: SignalCounts;
  /** D² or D³ there. */
  readonly claimed: DemandSet;
}

/** How many traders have been heard at a stage. */
export const heardAt = ({ economy }: Setting, stage: ReplyStage): number => {
  const { count, size } = economy.market.groups;
  return stage === 2 ? size : (count - 1) * size;
};

/** All kinds of cells at a stage: |Ω₁| times the ways to hold that many signals. */
export const cellKinds = (setting: Setting, stage: ReplyStage): readonly CellKind[] => {
  const { economy } = setting;
  const kinds = economy.signals.length;
  const claimed = stage === 2 ? d2 : d3;
  return economy.signals.flatMap((_, signal) =>
    [...multisets(kinds, heardAt(setting, stage))].map((heard) => ({
      stage,
      signal,
      heard,
      claimed: claimed(economy, signal, heard),
    })),
  );
};

/** Whether a set allows everything. */
export const allowsAll = (set: DemandSet, bundles: number): boolean =>
  set.every((allowed) => allowed.length === bundles);

/** The signals among those heard whose D¹ has several members: their cells need not be reached. */
export const tiedSignals = ({ economy }: Setting, { heard }: CellKind): readonly number[] =>
  heard.flatMap((count, signal) => (count > 0 && !isSingleton(d1(economy, signal)) ? [signal] : []));

/** The list that is heard when those of each signal announce a given demand function, signals ascending. */
export const heardList = (heard: SignalCounts, announced: readonly Demand[]): readonly Demand[] =>
  heard.flatMap((count, signal) => new Array<Demand>(count).fill(announced[signal]!));

/** The first members of D¹ by signal. */
export const priceTakingFirsts = ({ economy }: Setting): readonly Demand[] =>
  economy.signals.map((_, signal) => firstOf(d1(economy, signal)));
