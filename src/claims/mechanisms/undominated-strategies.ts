/**
 * Claim `undominated-strategies`: every undominated message of a type is payoff-equal to its truth, for every type of every
 * participant, under any comparison and any dominators.
 *
 * Payoff-equal is worth the same to that type at every profile of the others. Since something is always undominated, the
 * truth then is too, but that under very weak dominance an earlier copy of it may stand in its place.
 */
import * as Q from '../../exact/rational.js';
import { recheck } from '../../dominance/recheck.js';
import type { EliminationOptions, Elimination, SurvivalWitness } from '../../dominance/relation.js';
import { describe } from '../../dominance/relation.js';
import type { Solution } from '../../dominance/elimination.js';
import { eliminate } from '../../dominance/elimination.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { NormalForm } from '../../games/normal-form.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Computation } from '../../computation.js';
import { countText } from '../data.js';
import { groupByText } from '../../words.js';
import type { Data } from '../finding.js';
import type { Fields, MechanismFinding } from './claims.js';
import { countTypes, messagesAt, profilesWith, strideOf, typeText, utilityAgain } from './claims.js';

/** The comparison and the dominators. */
export type MessageRelation = Omit<EliminationOptions, 'rounds'>;

/** One type of a participant: which messages stand, which fall and why, and the game in which that was found. */
interface JudgedStrategy {
  readonly participant: number;
  readonly type: number;
  readonly standing: readonly number[];
  readonly fallen: ReadonlyArray<Elimination<number>>;
  /** The first undominated message that is not payoff-equal to the truth. */
  readonly lie: number | undefined;
  readonly solution: Solution;
}

/** The game in which every participant has her type of a given number, or her last if she has fewer. */
const gameOfTypes = ({ players, expected }: MechanismTable, type: number): NormalForm => ({
  players,
  payoffs: expected.map((own) => own[Math.min(type, own.length - 1)]!),
});

/** Each type's undominated messages; every witness is checked again from the definitions. */
function* solveTypes(
  table: MechanismTable,
  relation: MessageRelation,
): Computation<readonly JudgedStrategy[]> {
  const most = Math.max(...table.types.map(({ length }) => length));
  const judged: JudgedStrategy[] = [];
  for (let type = 0; type < most; type += 1) {
    yield { label: 'types', done: type, total: most };
    const game = gameOfTypes(table, type);
    const solution = yield* eliminate(game, { ...relation, rounds: 1 });
    const [fault] = recheck(game, solution);
    if (fault !== undefined) throw new Error(`A witness did not survive its second check: ${fault}`);
    const eliminated = solution.rounds[0]?.eliminated ?? [];
    for (const participant of table.players.keys())
      if (type < table.types[participant]!.length) {
        const standing = solution.surviving[participant]!;
        const fallen = eliminated.filter(({ player }) => player === participant);
        const lie = standing.find((m) => differsAt(table, { participant, type }, m) !== undefined);
        judged.push({ participant, type, standing, fallen, lie, solution });
      }
  }
  return judged.sort((a, b) => a.participant - b.participant || a.type - b.type);
}

/** A fall, with the first profiles at which the smallest gain is attained and, but under strict dominance, some gain made. */
const fallData = (
  table: MechanismTable,
  { participant, type }: JudgedStrategy,
  { strategy, by, margin }: Elimination<number>,
  { comparison }: MessageRelation,
): Fields => {
  const { strategies } = table.players[participant]!;
  const payoffs = table.expected[participant]![type]!;
  const stride = strideOf(table, participant);
  const gainAt = (profile: number) =>
    Q.sum(
      by.map(({ strategy: rival, weight }) =>
        Q.mul(
          weight,
          Q.of(
            numeratorAt(payoffs, profile + (rival - strategy) * stride) - numeratorAt(payoffs, profile),
            payoffs.denominator,
          ),
        ),
      ),
    );
  const profiles = [...profilesWith(table, participant, strategy)];
  const attained = profiles.find((profile) => Q.equals(gainAt(profile), margin))!;
  const better = comparison === 'strict' ? undefined : profiles.find((p) => Q.sign(gainAt(p)) > 0);
  return {
    message: strategies[strategy]!,
    by: Object.fromEntries(by.map((share) => [strategies[share.strategy]!, Q.show(share.weight)])),
    margin: Q.show(margin),
    attainedAt: messagesAt(table, attained),
    ...(better === undefined ? {} : { betterAt: messagesAt(table, better) }),
  };
};

/** Why a message stands. */
const standingData = (
  table: MechanismTable,
  participant: number,
  standing: SurvivalWitness<number>,
): Fields => {
  const { strategies } = table.players[participant]!;
  return standing.kind === 'answers'
    ? {
        answers: standing.answers.map((answer) => ({
          rival: strategies[answer.rival]!,
          ...('equal' in answer ? { equal: true } : { messages: messagesAt(table, answer.column) }),
        })),
      }
    : {
        belief: {
          everywhere: Q.show(standing.everywhere),
          charges: standing.charges.map(({ column, weight }) => ({
            messages: messagesAt(table, column),
            weight: Q.show(weight),
          })),
        },
      };
};

/** Under mixed dominators, the belief by which each undominated message of a type stands. */
const beliefsOf = (
  table: MechanismTable,
  { participant, standing, solution }: JudgedStrategy,
): readonly Data[] =>
  standing.map((message) => {
    const { belief } = standingData(table, participant, solution.standing(participant, message));
    const { everywhere, charges } = belief as Fields;
    const { strategies } = table.players[participant]!;
    return { message: strategies[message]!, everywhere, more: charges };
  });

/** Runs the mechanism again at the profiles where a witness compares messages of a type. */
const runAgain = (
  table: MechanismTable,
  { participant, type }: JudgedStrategy,
  message: number,
  pairs: ReadonlyArray<readonly [rival: number, column: number]>,
): void => {
  const stride = strideOf(table, participant);
  for (const [rival, column] of pairs)
    for (const profile of [column, column + (rival - message) * stride])
      utilityAgain(table, participant, type, profile);
};

/** The first profile, with a message of a type in it, at which the message is not worth what the truth is. */
const differsAt = (
  table: MechanismTable,
  { participant, type }: Pick<JudgedStrategy, 'participant' | 'type'>,
  message: number,
): number | undefined => {
  const payoffs = table.expected[participant]![type]!;
  const toTruth = (table.truths[participant]![type]! - message) * strideOf(table, participant);
  for (const profile of profilesWith(table, participant, message))
    if (payoffs.numerators[profile] !== payoffs.numerators[profile + toTruth]) return profile;
  return undefined;
};

/** An undominated message of a type that is not payoff-equal to the truth: where it differs, and why it stands. */
const counterexampleOf = (table: MechanismTable, judged: JudgedStrategy): Fields => {
  const { participant, type, lie, solution } = judged;
  const { name, strategies } = table.players[participant]!;
  const truth = table.truths[participant]![type]!;
  const apart = differsAt(table, judged, lie!)!;
  const why = solution.standing(participant, lie!);
  runAgain(table, judged, lie!, [
    [truth, apart],
    ...(why.kind === 'answers'
      ? why.answers.flatMap((answer) => ('equal' in answer ? [] : [[answer.rival, answer.column] as const]))
      : why.charges.map(({ column }) => [truth, column] as const)),
  ]);
  return {
    participant: name,
    type: table.types[participant]![type]!,
    message: strategies[lie!]!,
    differsFromTruthAt: messagesAt(table, apart),
    ...standingData(table, participant, why),
  };
};

/** What is said of the types for which the claim fails; once if it is the same of everybody. */
const tellFailing = (table: MechanismTable, failing: readonly JudgedStrategy[]): readonly string[] => {
  const lines = failing.map((judged) => lineOf(table, judged));
  return failing.length === countTypes(table) && new Set(lines).size === 1
    ? [`Every type of every participant: ${lines[0]!}`]
    : groupByText(
        failing.map(({ participant, type }, k) => ({
          name: typeText(table, participant, type),
          line: lines[k]!,
        })),
      );
};

/** The line said of a type. */
const lineOf = (table: MechanismTable, { participant, type, standing }: JudgedStrategy): string => {
  const { strategies } = table.players[participant]!;
  const named = standing.map((message) => strategies[message]!).join(', ');
  return standing.includes(table.truths[participant]![type]!)
    ? `undominated are ${named}.`
    : `the truth is dominated; undominated are ${named}.`;
};

/**
 * Judges whether every undominated message is the truth, or payoff-equal to it. The paper's relation is strict dominance by
 * pure strategies. Every witness was checked again from the definitions, the one against the claim by running the mechanism.
 */
export function* judgeUndominatedStrategies(
  table: MechanismTable,
  relation: MessageRelation,
): Computation<MechanismFinding> {
  const results = yield* solveTypes(table, relation);
  const failing = results.filter(({ lie }) => lie !== undefined);
  const copies = results.filter(({ standing }) => standing.length > 1).length;
  const [broken] = failing;
  const evidence: Data = {
    comparison: relation.comparison,
    dominators: relation.dominators,
    types: results.map((judged) => ({
      participant: table.players[judged.participant]!.name,
      type: table.types[judged.participant]![judged.type]!,
      undominated: judged.standing.map((m) => table.players[judged.participant]!.strategies[m]!),
      fallen: judged.fallen.map((fall) => fallData(table, judged, fall, relation)),
      ...(relation.dominators === 'pure' ? {} : { standing: beliefsOf(table, judged) }),
    })),
  };
  return {
    claim: 'undominated-strategies',
    verdict: broken === undefined ? 'proved' : 'refuted',
    scope: `${describe(relation)}, one round; every type of every participant (${countText(countTypes(table))} in all), every message, every profile of the others' messages`,
    method: 'elimination',
    explanation:
      broken === undefined
        ? [
            copies === 0
              ? 'For every type the truth is the one undominated message.'
              : `For every type the undominated messages are payoff-equal to the truth; ${countText(copies)} of ${countText(results.length)} types have more than one.`,
          ]
        : tellFailing(table, failing),
    evidence,
    ...(broken === undefined
      ? {}
      : { counterexample: { ...counterexampleOf(table, broken), rechecked: true } }),
  };
}
