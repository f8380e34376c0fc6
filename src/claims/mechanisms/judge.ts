/**
 * The judging of a claim about a mechanism of the user's own. What is proved is proved of this finite mechanism, with these
 * messages and these types, by going through all of them; nothing is said of finer grids or of more participants.
 */
import type { MechanismTable } from '../../games/mechanism-table.js';
import type { Computation } from '../../computation.js';
import { judgeBudget } from './budget.js';
import type { MechanismClaim, MechanismFinding } from './claims.js';
import { judgeExPostIndividualRationality } from './ex-post-individual-rationality.js';
import { judgeStrategyProofness } from './strategy-proofness.js';
import type { MessageRelation } from './undominated-strategies.js';
import { judgeUndominatedStrategies } from './undominated-strategies.js';

export { applicableMechanismClaims, mechanismClaims } from './claims.js';
export type { MechanismClaim, MechanismFinding } from './claims.js';
export type { MessageRelation } from './undominated-strategies.js';

/** The paper's relation: a message is dominated if one other message is better against everything. */
export const standardRelation: MessageRelation = { comparison: 'strict', dominators: 'pure' };

/**
 * Judges a claim about a mechanism, as a task.
 *
 * @param relation what dominates what; only `undominated-strategies` asks.
 * @throws Error if a budget is asked of an environment without payments, or if the mechanism, run again for a witness, does
 * otherwise than before.
 */
export const judgeMechanism = (
  table: MechanismTable,
  claim: MechanismClaim,
  relation: MessageRelation = standardRelation,
): Computation<MechanismFinding> => {
  switch (claim) {
    case 'strategy-proofness':
      return judgeStrategyProofness(table);
    case 'undominated-strategies':
      return judgeUndominatedStrategies(table, relation);
    case 'budget-balance':
    case 'no-deficit':
      return judgeBudget(table, claim);
    case 'ex-post-individual-rationality':
      return judgeExPostIndividualRationality(table);
  }
};
