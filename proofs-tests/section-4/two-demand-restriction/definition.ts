/**
 * S¹ and S² of the two-demand restriction by their definitions: every message against every other, over all strategies
 * of the other trader.
 */
import type { Restriction } from './messages.js';
import { forBoth, messageCount } from './messages.js';
import type { Payoffs, PayoffTable } from './payoffs.js';
import { restrictionPayoffs } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';

/** `members[player][type][message]`: 1 where the message belongs to the set. */
export type MessageSets = ReadonlyArray<readonly [Uint8Array, Uint8Array]>;

/** S¹ and S² of the two-demand restriction. */
export interface UndominatedSets {
  readonly first: MessageSets;
  readonly second: MessageSets;
}

/** The columns of a table in which some member of a set lies. */
const columnsOf = ({ mask, columns }: PayoffTable, set: Uint8Array): readonly number[] => {
  const present = new Set<number>();
  set.forEach((member, message) => {
    if (member === 1) present.add(message & mask);
  });
  return columns.flatMap((message, column) => (present.has(message) ? [column] : []));
};

/**
 * Whether `dominator` gives strictly more than `message` against every strategy of the other trader, with the messages
 * in `columns` for each of her types. Her types choose separately, so the least gain is the sum of the least gains.
 */
const dominates = (
  tables: readonly PayoffTable[],
  columns: ReadonlyArray<readonly number[]>,
  dominator: number,
  message: number,
): boolean => {
  const least = [Infinity, Infinity];
  const steps = Math.max(columns[0]!.length, columns[1]!.length);
  for (let step = 0; step < steps; step += 1)
    for (let other = 0; other < 2; other += 1) {
      const column = columns[other]![step];
      if (column === undefined) continue;
      const { values, columns: all } = tables[other]!;
      const gain = values[dominator * all.length + column]! - values[message * all.length + column]!;
      if (gain >= least[other]!) continue;
      least[other] = gain;
      if (least[0]! + least[1]! <= 0) return false;
    }
  return true;
};

/** The messages of `among` that none of them dominates strictly when the other's messages are in `others` by her type. */
const undominated = (
  payoff: Payoffs,
  type: number,
  among: Uint8Array,
  others: readonly [Uint8Array, Uint8Array],
): Uint8Array => {
  const tables = payoff[type]!;
  const columns = others.map((set, other) => columnsOf(tables[other]!, set));
  const survives = new Uint8Array(messageCount);
  let lastDominator = 0;
  for (let message = 0; message < messageCount; message += 1) {
    if (among[message] === 0) continue;
    const isDominatedBy = (rival: number): boolean =>
      among[rival] === 1 && rival !== message && dominates(tables, columns, rival, message);
    let isDominated = isDominatedBy(lastDominator);
    for (let rival = 0; !isDominated && rival < messageCount; rival += 1)
      if (isDominatedBy(rival)) {
        isDominated = true;
        lastDominator = rival;
      }
    if (!isDominated) survives[message] = 1;
  }
  return survives;
};

/** S¹ and S² by their definitions. @paper Section 4: S_i¹, S_i² */
export const undominatedByDefinition = (setting: Setting, restriction: Restriction): UndominatedSets => {
  const payoffs = restrictionPayoffs(setting, restriction);
  const all = new Uint8Array(messageCount).fill(1);
  const round = (before: MessageSets): MessageSets =>
    forBoth((player) =>
      forBoth((type) =>
        undominated(payoffs[player], type, before[player]![type], before[player === 0 ? 1 : 0]!),
      ),
    );
  const first = round([
    [all, all],
    [all, all],
  ]);
  return { first, second: round(first) };
};
