/**
 * Cells: a stage, a signal of one's own, what was heard, a price. Where all others announce price-taking demand
 * functions, what was heard matters only through the numbers of signals that it reveals: a kind of cell.
 */
import type { Computation } from '../../../../computation.js';
import { countMultisets } from '../../../../exact/counts.js';
import { multisets } from '../../../../economies/information.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { d1, d2, d3, firstOf, isSingleton } from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import type { Setting } from '../setting.js';
import { memoizeForSetting } from '../setting.js';

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

/** The unit in which the work on the cells of a stage is counted. */
export const cellUnit = (stage: ReplyStage): string =>
  `kinds of cells of the ${stage === 2 ? 'second' : 'third'} announcement`;

const allKinds = (stage: ReplyStage) =>
  memoizeForSetting(function* (setting: Setting): Computation<readonly CellKind[]> {
    const { economy } = setting;
    const kinds = economy.signals.length;
    const claimed = stage === 2 ? d2 : d3;
    const unit = cellUnit(stage);
    const total = Number(countCellKinds(setting, stage));
    const all: CellKind[] = [];
    for (let signal = 0; signal < kinds; signal += 1)
      for (const heard of multisets(kinds, heardAt(setting, stage))) {
        if (all.length % 16 === 15) yield { label: unit, done: all.length, total, unit };
        all.push({ stage, signal, heard, claimed: claimed(economy, signal, heard) });
      }
    return all;
  });
const allKindsAt = { 2: allKinds(2), 3: allKinds(3) };

/** How many kinds of cells there are at a stage: |Ω₁| times the ways to hold that many signals. */
export const countCellKinds = (setting: Setting, stage: ReplyStage): bigint => {
  const kinds = setting.economy.signals.length;
  return BigInt(kinds) * countMultisets(kinds, heardAt(setting, stage));
};

/** All kinds of cells at a stage, {@link countCellKinds} of them; worked out once for a setting. */
export const cellKinds = (setting: Setting, stage: ReplyStage): Computation<readonly CellKind[]> =>
  allKindsAt[stage](setting);

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
