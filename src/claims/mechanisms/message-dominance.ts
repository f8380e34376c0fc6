/**
 * The messages of each type of a participant under a relation of dominance: which are undominated, which are dominated and by
 * what, and whether they are payoff-equal to the truth.
 *
 * Payoff-equal is worth the same to that type at every profile of the others.
 */
import type { t } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { recheck } from '../../dominance/recheck.js';
import type { Elimination, SurvivalWitness } from '../../dominance/relation.js';
import type { Solution } from '../../dominance/elimination.js';
import { eliminate } from '../../dominance/elimination.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { NormalForm } from '../../games/normal-form.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import type { MessageRelation } from './claim.js';
import type { believedMessage, dominatedMessage, undominatedStrategiesCounterexample } from './evidence.js';
import { messagesAt, profilesWith, strideOf, utilityAgain } from './profiles.js';

/** One type of a participant, all by index: its messages, and the game in which they were compared. */
export interface SolvedType {
  readonly participant: number;
  readonly type: number;
  readonly undominated: readonly number[];
  readonly dominated: ReadonlyArray<Elimination<number>>;
  /** The first undominated message that is not payoff-equal to the truth. */
  readonly unlikeTruth: number | undefined;
  readonly solution: Solution;
}

/** The game in which every participant has her type of a given number, or her last if she has fewer. */
const gameOfTypes = ({ players, expected }: MechanismTable, type: number): NormalForm => ({
  players,
  payoffs: expected.map((own) => own[Math.min(type, own.length - 1)]!),
});

/**
 * The messages of each type, in the order of participants and types; every witness is checked again from the definitions.
 *
 * Cost: one round of elimination for each type number, in a game of all participants.
 */
export function* solveTypes(
  table: MechanismTable,
  relation: MessageRelation,
): Computation<readonly SolvedType[]> {
  const total = Math.max(...table.types.map(({ length }) => length));
  const solved: SolvedType[] = [];
  for (let type = 0; type < total; type += 1) {
    yield { label: 'types', done: type, total };
    const game = gameOfTypes(table, type);
    const solution = yield* eliminate(game, { ...relation, rounds: 1 });
    const [fault] = recheck(game, solution);
    if (fault !== undefined) throw new Error(`A witness did not pass its second check: ${fault}`);
    const eliminated = solution.rounds[0]?.eliminated ?? [];
    for (const participant of table.players.keys()) {
      if (type >= table.types[participant]!.length) continue;
      const undominated = solution.surviving[participant]!;
      solved.push({
        participant,
        type,
        undominated,
        dominated: eliminated.filter(({ player }) => player === participant),
        unlikeTruth: undominated.find((m) => differsAt(table, { participant, type }, m) !== undefined),
        solution,
      });
    }
  }
  return solved.sort((a, b) => a.participant - b.participant || a.type - b.type);
}

/** The first profile, with a message of a type in it, at which the message is not worth what the truth is. */
const differsAt = (
  table: MechanismTable,
  { participant, type }: Pick<SolvedType, 'participant' | 'type'>,
  message: number,
): number | undefined => {
  const payoffs = table.expected[participant]![type]!;
  const toTruth = (table.truths[participant]![type]! - message) * strideOf(table, participant);
  for (const profile of profilesWith(table, participant, message))
    if (payoffs.numerators[profile] !== payoffs.numerators[profile + toTruth]) return profile;
  return undefined;
};

/** A dominated message by names, with the first profiles at which the smallest gain is attained and some gain is made. */
export const namedElimination = (
  table: MechanismTable,
  { participant, type }: SolvedType,
  { strategy, dominator, margin }: Elimination<number>,
  { comparison }: MessageRelation,
): t.TypeOf<typeof dominatedMessage> => {
  const { strategies } = table.players[participant]!;
  const payoffs = table.expected[participant]![type]!;
  const stride = strideOf(table, participant);
  const gainOver = (rival: number, profile: number): Rational =>
    Q.of(
      numeratorAt(payoffs, profile + (rival - strategy) * stride) - numeratorAt(payoffs, profile),
      payoffs.denominator,
    );
  const gainAt = (profile: number): Rational =>
    Q.sum(dominator.map(({ strategy: rival, weight }) => Q.mul(weight, gainOver(rival, profile))));
  const profiles = [...profilesWith(table, participant, strategy)];
  const attained = profiles.find((profile) => Q.equals(gainAt(profile), margin))!;
  const better = comparison === 'strict' ? undefined : profiles.find((p) => Q.sign(gainAt(p)) > 0);
  return {
    message: strategies[strategy]!,
    by: Object.fromEntries(dominator.map((share) => [strategies[share.strategy]!, share.weight])),
    margin,
    attainedAt: messagesAt(table, attained),
    ...(better === undefined ? {} : { betterAt: messagesAt(table, better) }),
  };
};

type Belief = Extract<SurvivalWitness<number>, { readonly kind: 'belief' }>;

/** What a belief gives to single profiles, by names. */
const namedWeights = (table: MechanismTable, { weights }: Belief) =>
  weights.map(({ column, weight }) => ({ messages: messagesAt(table, column), weight }));

/** Under mixed dominators, the belief to which each undominated message of a type is a best reply. */
export const namedBeliefs = (
  table: MechanismTable,
  { participant, undominated, solution }: SolvedType,
): ReadonlyArray<t.TypeOf<typeof believedMessage>> =>
  undominated.flatMap((message) => {
    const witness = solution.survivalWitness(participant, message);
    return witness.kind === 'answers'
      ? []
      : [
          {
            message: table.players[participant]!.strategies[message]!,
            everywhere: witness.uniformPart,
            more: namedWeights(table, witness),
          },
        ];
  });

/** Runs the mechanism again at the profiles (by number) where a witness compares a message of a type with rivals. */
const runAgain = (
  table: MechanismTable,
  { participant, type }: SolvedType,
  message: number,
  pairs: ReadonlyArray<{ readonly rival: number; readonly column: number }>,
): void => {
  const stride = strideOf(table, participant);
  for (const { rival, column } of pairs)
    for (const profile of [column, column + (rival - message) * stride])
      utilityAgain(table, participant, type, profile);
};

/**
 * An undominated message of a type that is not payoff-equal to the truth, by names: where it differs, and why it is
 * undominated. The mechanism was run again at every profile that is named.
 */
export const namedCounterexample = (
  table: MechanismTable,
  solved: SolvedType,
  message: number,
): t.TypeOf<typeof undominatedStrategiesCounterexample> => {
  const { participant, type, solution } = solved;
  const { name, strategies } = table.players[participant]!;
  const truth = table.truths[participant]![type]!;
  const apart = differsAt(table, solved, message)!;
  const witness = solution.survivalWitness(participant, message);
  const compared =
    witness.kind === 'answers'
      ? witness.answers.flatMap((answer) => ('equal' in answer ? [] : [answer]))
      : witness.weights.map(({ column }) => ({ rival: truth, column }));
  runAgain(table, solved, message, [{ rival: truth, column: apart }, ...compared]);
  const common = {
    participant: name,
    type: table.types[participant]![type]!,
    message: strategies[message]!,
    differsFromTruthAt: messagesAt(table, apart),
    rechecked: true,
  } as const;
  return witness.kind === 'answers'
    ? {
        ...common,
        answers: witness.answers.map((answer) =>
          'equal' in answer
            ? { rival: strategies[answer.rival]!, equal: true }
            : { rival: strategies[answer.rival]!, messages: messagesAt(table, answer.column) },
        ),
      }
    : { ...common, belief: { everywhere: witness.uniformPart, charges: namedWeights(table, witness) } };
};
