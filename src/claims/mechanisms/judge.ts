/**
 * The judging of a claim about a mechanism of the user's own. What is proved is proved of this finite mechanism, with these
 * messages and these types, by going through all of them; nothing is said of finer grids or of more participants.
 */
import { comparisons, dominatorKinds } from '../../dominance/relation.js';
import { checkObject, checkOneOf } from '../../exact/invalid-argument.js';
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { Computation } from '../../computation.js';
import type { MessageRelation } from './claim.js';
import { standardRelation } from './claim.js';
import type {
  MechanismClaimName,
  MechanismClaimOf,
  MechanismFindingJson,
  MechanismFindingOf,
  MechanismFindings,
} from './list.js';
import { mechanismClaimNames, mechanismClaims } from './list.js';

export type { MessageRelation } from './claim.js';
export { standardRelation } from './claim.js';
export type {
  MechanismClaimName,
  MechanismFinding,
  MechanismFindingJson,
  MechanismFindings,
} from './list.js';
export { isMechanismClaimName, mechanismClaimNames, mechanismClaims } from './list.js';

/** The claims that may be asked of a mechanism: those about budgets where there are payments, and all others. */
export const applicableMechanismClaims = (table: MechanismTable): readonly MechanismClaimName[] =>
  mechanismClaimNames.filter((name) => mechanismClaims[name].doesNotApply?.(table) === undefined);

/**
 * Judges a claim about a mechanism.
 *
 * @param table the mechanism and its environment, as `tabulateMechanism` writes them out.
 * @param name the claim.
 * @param relation what dominates what; only `undominated-strategies` asks. The paper's if left out.
 * @throws InvalidArgument if there is no such claim, comparison or kind of dominators; Error if the claim does not apply, as a claim about a budget where there are no payments, or if the mechanism, run
 * again for a witness, does otherwise than before.
 */
export const judgeMechanism = <N extends MechanismClaimName>(
  table: MechanismTable,
  name: N,
  relation: MessageRelation = standardRelation,
): Computation<MechanismFindings[N]> => {
  checkOneOf('name', name, mechanismClaimNames);
  checkObject('relation', relation, 'a relation', "{ comparison: 'strict', dominators: 'pure' }");
  checkOneOf('relation.comparison', relation.comparison, comparisons);
  checkOneOf('relation.dominators', relation.dominators, dominatorKinds);
  const claim: MechanismClaimOf<N> = mechanismClaims[name];
  const why = claim.doesNotApply?.(table);
  if (why !== undefined) throw new Error(`The claim ${name} does not apply. ${why}`);
  return claim.judge(table, relation);
};

/** A finding as JSON: evidence and counterexample encoded by the codecs of its claim, numbers as reduced text. */
export const encodeMechanismFinding = <N extends MechanismClaimName>(
  finding: MechanismFindingOf<N>,
): MechanismFindingJson<N> => {
  const { evidence, counterexample, ...rest } = finding;
  const claim: MechanismClaimOf<N> = mechanismClaims[finding.claim];
  return {
    ...rest,
    evidence: evidence === null ? null : claim.evidence.encode(evidence),
    ...(counterexample === undefined ? {} : { counterexample: claim.counterexample.encode(counterexample) }),
  };
};
