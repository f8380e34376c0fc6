/**
 * Profiles of messages, types and outcomes of a tabulated mechanism: their numbers, their names in words, and what they are
 * worth when the mechanism is run again.
 */
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import { entryAt } from '../../games/payoff-table.js';

/** The names of the messages of a profile, given its number: one a participant. */
export const messagesAt = ({ players }: MechanismTable, profile: number): readonly string[] =>
  profileAt(players, profile).map((m, i) => players[i]!.strategies[m]!);

/** By how much the number of a profile grows with each message of a participant (both by index, from 0). */
export const strideOf = ({ players }: MechanismTable, participant: number): number =>
  players.slice(participant + 1).reduce((product, { strategies }) => product * strategies.length, 1);

/** The numbers of the profiles in which a participant sends a message, ascending. */
export function* profilesWith(
  table: MechanismTable,
  participant: number,
  message: number,
): Generator<number> {
  const stride = strideOf(table, participant);
  const period = stride * table.players[participant]!.strategies.length;
  for (let high = 0; high < table.lotteries.length; high += period)
    for (let low = 0; low < stride; low += 1) yield high + message * stride + low;
}

/** A participant and her type in words; the participant alone if she has one type. */
export const typeText = ({ players, types }: MechanismTable, participant: number, type: number): string =>
  types[participant]!.length === 1
    ? players[participant]!.name
    : `${players[participant]!.name} of type ${types[participant]![type]!}`;

/** What the others send at a profile, in words: `Ann sends 3, Ben sends 4`. */
export const othersText = (table: MechanismTable, participant: number, profile: number): string =>
  messagesAt(table, profile)
    .map((message, i) => `${table.players[i]!.name} sends ${message}`)
    .filter((_, i) => i !== participant)
    .join(', ');

/** What is said of a mechanism that gives another outcome when it is run again. */
export const notTheSame = 'The mechanism gives another outcome when it is run again.';

/**
 * The expected utility of a type at a profile, by running the mechanism again.
 *
 * @throws Error if it is not what the table holds.
 */
export const utilityAgain = (
  table: MechanismTable,
  participant: number,
  type: number,
  profile: number,
): Rational => {
  const utility = L.expectation(
    table.again(profileAt(table.players, profile)),
    ({ utilities }) => utilities[participant]![type]!,
  );
  if (!Q.equals(utility, entryAt(table.expected[participant]![type]!, profile))) throw new Error(notTheSame);
  return utility;
};

/** How many types there are, all participants together. */
export const countTypes = ({ types }: MechanismTable): number =>
  types.reduce((sum, own) => sum + own.length, 0);
