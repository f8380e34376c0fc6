/**
 * What can be asked of a finite mechanism of the user's own, and how its findings name messages, types and outcomes.
 */
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import { entryAt } from '../../games/payoff-table.js';
import type { Data, Finding } from '../finding.js';

/** The claims about a mechanism in a typed environment. */
export const mechanismClaims = [
  'strategy-proofness',
  'undominated-strategies',
  'budget-balance',
  'no-deficit',
  'ex-post-individual-rationality',
] as const;

/** The name of a claim about a mechanism. */
export type MechanismClaim = (typeof mechanismClaims)[number];

/** A judged claim about a mechanism. */
export type MechanismFinding = Finding<MechanismClaim>;

/** Data by field. */
export type Fields = { readonly [key: string]: Data };

/** The claims that may be asked of a mechanism: those on budgets where there are payments. */
export const applicableMechanismClaims = ({ outcomes }: MechanismTable): readonly MechanismClaim[] =>
  mechanismClaims.filter(
    (claim) =>
      (claim !== 'budget-balance' && claim !== 'no-deficit') ||
      outcomes.every(({ payments }) => payments !== undefined),
  );

/** The names of the messages of a profile, one a participant. */
export const messagesAt = ({ players }: MechanismTable, number: number): readonly string[] =>
  profileAt(players, number).map((m, i) => players[i]!.strategies[m]!);

/** By how much the number of a profile grows with each message of a participant. */
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

/** A participant and her type in words. */
export const typeText = ({ players, types }: MechanismTable, participant: number, type: number): string =>
  types[participant]!.length === 1
    ? players[participant]!.name
    : `${players[participant]!.name} of type ${types[participant]![type]!}`;

/** What the others send, in words: `Ann sends 3 and Ben sends 4`. */
export const othersText = (table: MechanismTable, participant: number, number: number): string =>
  messagesAt(table, number)
    .map((message, i) => `${table.players[i]!.name} sends ${message}`)
    .filter((_, i) => i !== participant)
    .join(', ');

/** What a mechanism that answers otherwise when it is asked again is told. */
export const notTheSame = 'The mechanism does not do the same when it is run again.';

/** A type's expected utility at a profile, by running the mechanism again. @throws Error if it is not what the table holds. */
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
