/**
 * The menu game: G** with six traders in three groups and two signals, where two traders choose from two demand
 * functions a and b and the other four always announce a. An active trader can hear three things before her second
 * announcement and five before her third, so she has 2·2³·2⁵ = 512 messages a type, and S¹ and S² can be found by their
 * definitions: every message against every other, over all strategies of the other.
 */
import type { Menu, Payoffs, PayoffTable } from './payoffs.js';
import { messageCount, payoffs } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';

/** `members[player][type][message]`: 1 where the message belongs to the set. */
export type MessageSets = ReadonlyArray<readonly [Uint8Array, Uint8Array]>;

/** S¹ and S² of the menu game. */
export interface MenuSolution {
  readonly first: MessageSets;
  readonly second: MessageSets;
}

/** The columns of a table that some member of a set stands for. */
const columnsOf = ({ mask, columns }: PayoffTable, set: Uint8Array): readonly number[] => {
  const present = new Set<number>();
  set.forEach((member, message) => {
    if (member === 1) present.add(message & mask);
  });
  return columns.flatMap((message, column) => (present.has(message) ? [column] : []));
};

/** The messages that no message of `among` beats strictly against every strategy of the other with messages in `others`. */
const undominated = (
  payoff: Payoffs,
  type: number,
  among: Uint8Array,
  others: readonly [Uint8Array, Uint8Array],
): Uint8Array => {
  const tables = payoff[type]!;
  const columns = others.map((set, other) => columnsOf(tables[other]!, set));
  const steps = Math.max(columns[0]!.length, columns[1]!.length);
  const survives = new Uint8Array(messageCount);
  let lastWinner = 0;
  for (let message = 0; message < messageCount; message += 1) {
    if (among[message] === 0) continue;
    const beats = (rival: number): boolean => {
      // The other's types are drawn separately, so the least gain is the sum of the least gains.
      const least = [Infinity, Infinity];
      for (let step = 0; step < steps; step += 1)
        for (let other = 0; other < 2; other += 1) {
          const list = columns[other]!;
          if (step >= list.length) continue;
          const column = list[step]!;
          const { values, columns: all } = tables[other]!;
          const gain = values[rival * all.length + column]! - values[message * all.length + column]!;
          if (gain < least[other]!) {
            least[other] = gain;
            if (least[0]! + least[1]! <= 0) return false;
          }
        }
      return true;
    };
    let dominated = among[lastWinner] === 1 && lastWinner !== message && beats(lastWinner);
    for (let rival = 0; !dominated && rival < messageCount; rival += 1)
      if (among[rival] === 1 && rival !== message && beats(rival)) {
        dominated = true;
        lastWinner = rival;
      }
    if (!dominated) survives[message] = 1;
  }
  return survives;
};

/** S¹ and S² by their definitions. @paper Section 4: S_i¹, S_i² */
export const solveMenuGame = (setting: Setting, menu: Menu): MenuSolution => {
  const tables = payoffs(setting, menu);
  const all = new Uint8Array(messageCount).fill(1);
  const round = (left: MessageSets): MessageSets =>
    ([0, 1] as const).map(
      (player) =>
        [0, 1].map((type) =>
          undominated(tables[player], type, left[player]![type]!, left[1 - player]!),
        ) as unknown as readonly [Uint8Array, Uint8Array],
    );
  const first = round([
    [all, all],
    [all, all],
  ]);
  return { first, second: round(first) };
};
