/**
 * Claim `undominated-strategies`: every undominated message of a type is payoff-equal to its truth, for every type of every
 * participant, under any comparison and any dominators.
 *
 * Since something is always undominated, the truth then is too, except that under very weak dominance an earlier copy of it
 * may be undominated in its place.
 */
import type { t } from '../../prelude.js';
import { describe } from '../../dominance/relation.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { Computation } from '../../computation.js';
import { counted, countText } from '../../exact/counts.js';
import { groupByText } from '../../words.js';
import type { Finding } from '../finding.js';
import type { MessageRelation } from './claim.js';
import { declareMechanismClaim } from './claim.js';
import { undominatedStrategiesCounterexample, undominatedStrategiesEvidence } from './evidence.js';
import type { SolvedType } from './message-dominance.js';
import { namedBeliefs, namedCounterexample, namedElimination, solveTypes } from './message-dominance.js';
import { countTypes, typeText } from './profiles.js';

type Evidence = t.TypeOf<typeof undominatedStrategiesEvidence>;

/** The undominated messages of a type for whom the claim fails, in words. */
const lineOf = (table: MechanismTable, { participant, type, undominated }: SolvedType): string => {
  const { strategies } = table.players[participant]!;
  const named = undominated.map((message) => strategies[message]!).join(', ');
  return undominated.includes(table.truths[participant]![type]!)
    ? `undominated are ${named}.`
    : `the truth is dominated; undominated are ${named}.`;
};

/** What is said of the types for which the claim fails; one line if it is the same of everybody. */
const failureLines = (table: MechanismTable, failing: readonly SolvedType[]): readonly string[] => {
  const lines = failing.map((solved) => lineOf(table, solved));
  return failing.length === countTypes(table) && new Set(lines).size === 1
    ? [`Every type of every participant: ${lines[0]!}`]
    : groupByText(
        failing.map(({ participant, type }, k) => ({
          name: typeText(table, participant, type),
          line: lines[k]!,
        })),
      );
};

/** What is said where the claim holds. */
const proofLine = (solved: readonly SolvedType[]): string => {
  const withCopies = solved.filter(({ undominated }) => undominated.length > 1).length;
  return withCopies === 0
    ? 'For every type the truth is the one undominated message.'
    : `For every type the undominated messages are payoff-equal to the truth; ${countText(withCopies)} of ${counted(solved.length, 'type')} ${withCopies === 1 ? 'has' : 'have'} more than one.`;
};

/** The evidence about one type, by names. */
const evidenceOfType = (
  table: MechanismTable,
  solved: SolvedType,
  relation: MessageRelation,
): Evidence['types'][number] => {
  const { name, strategies } = table.players[solved.participant]!;
  return {
    participant: name,
    type: table.types[solved.participant]![solved.type]!,
    undominated: solved.undominated.map((m) => strategies[m]!),
    fallen: solved.dominated.map((elimination) => namedElimination(table, solved, elimination, relation)),
    ...(relation.dominators === 'pure' ? {} : { standing: namedBeliefs(table, solved) }),
  };
};

/**
 * Judges whether every undominated message is the truth, or payoff-equal to it. The paper's relation is strict dominance by
 * pure strategies. Every witness was checked again from the definitions, the one against the claim by running the mechanism.
 */
function* judgeUndominatedStrategies(
  table: MechanismTable,
  relation: MessageRelation,
): Computation<
  Finding<'undominated-strategies', Evidence, t.TypeOf<typeof undominatedStrategiesCounterexample>>
> {
  const solved = yield* solveTypes(table, relation);
  const failing = solved.filter(({ unlikeTruth }) => unlikeTruth !== undefined);
  const counterexample = failing
    .slice(0, 1)
    .map((first) => namedCounterexample(table, first, first.unlikeTruth!))[0];
  return {
    claim: 'undominated-strategies',
    verdict: counterexample === undefined ? 'proved' : 'refuted',
    scope: `${describe(relation)}, one round; every type of every participant (${countText(countTypes(table))} in all), every message, every profile of the others' messages`,
    method: 'elimination',
    explanation: counterexample === undefined ? [proofLine(solved)] : failureLines(table, failing),
    evidence: {
      comparison: relation.comparison,
      dominators: relation.dominators,
      types: solved.map((one) => evidenceOfType(table, one, relation)),
    },
    ...(counterexample === undefined ? {} : { counterexample }),
  };
}

/** The claim `undominated-strategies`. */
export const undominatedStrategies = declareMechanismClaim({
  name: 'undominated-strategies',
  holdsIf:
    'every undominated message of a type is worth to it what its truth is, at every profile of the others',
  witness: 'another message, where it differs, and why it is undominated',
  judge: judgeUndominatedStrategies,
  evidence: undominatedStrategiesEvidence,
  counterexample: undominatedStrategiesCounterexample,
  certificate: ({ comparison, dominators, types }) => ({
    relation: { comparison, dominators },
    evidence: { types },
  }),
});
