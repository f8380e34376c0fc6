/**
 * Which claims apply to an economy, and the judging of one of them.
 */
import type { Economy, InterdependentEconomy } from '../economies/economy.js';
import type { Computation } from '../computation.js';
import type { ClaimName, Finding } from './finding.js';
import type { InterdependentClaim } from './interdependent/claims.js';
import { interdependentClaims } from './interdependent/claims.js';
import { judgeBudgetBalance } from './private-values/budget-balance.js';
import { isTheExample, judgeExample } from './private-values/example.js';
import { judgeFeasible } from './private-values/feasible.js';
import { judgeIndividualRationality } from './private-values/individual-rationality.js';
import { judgePropertyI } from './private-values/property-i.js';
import { judgePropertyIi } from './private-values/property-ii.js';
import { judgePropertyIii } from './private-values/property-iii.js';
import type { Subject } from './private-values/subject.js';
import { judgeTheorem1 } from './private-values/theorem-1.js';

const privateValues: Partial<Record<ClaimName, (subject: Subject) => Computation<Finding>>> = {
  example: judgeExample,
  feasible: judgeFeasible,
  'budget-balance': judgeBudgetBalance,
  'property-i': judgePropertyI,
  'property-ii': judgePropertyIi,
  'property-iii': judgePropertyIii,
  'theorem-1': judgeTheorem1,
  'individual-rationality': judgeIndividualRationality,
};

/** The claims that apply to an economy, in the order in which they are judged. */
export const applicableClaims = (economy: Economy): readonly ClaimName[] =>
  economy.kind === 'private-values'
    ? (Object.keys(privateValues) as ClaimName[]).filter(
        (claim) => claim !== 'example' || isTheExample(economy),
      )
    : (Object.keys(interdependentClaims) as ClaimName[]);

/** The claims that are judged when none is named: all that apply, but the Example and individual rationality. */
export const claimsByDefault = (economy: Economy): readonly ClaimName[] =>
  applicableClaims(economy).filter((claim) => claim !== 'example' && claim !== 'individual-rationality');

/**
 * Judges a claim: of private values under a mechanism (see `subjectOf`), or of interdependent values under the reading of
 * the residual that the economy names. Where that reading is infeasible only `feasible` can be judged.
 *
 * @throws Error if the claim does not apply: ask {@link applicableClaims} first.
 */
export const judge = (subject: Subject | InterdependentEconomy, claim: ClaimName): Computation<Finding> => {
  if ('economy' in subject) {
    const judgeIt = privateValues[claim];
    if (judgeIt === undefined)
      throw new Error(`The claim ${claim} does not apply to an economy with private values.`);
    return judgeIt(subject);
  }
  const judgeIt = (interdependentClaims as Partial<Record<ClaimName, InterdependentClaim>>)[claim];
  if (judgeIt === undefined)
    throw new Error(`The claim ${claim} does not apply to an economy with interdependent values.`);
  return judgeIt(subject);
};
