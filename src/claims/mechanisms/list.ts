/**
 * The list of all claims about a mechanism of one's own, in the order in which they are judged. To add a claim is to write
 * its value and to put it here; its checker and its row in `docs/your-own-mechanism.md` go with it.
 */
import { namesOf } from '../../names-of.js';
import type { t } from '../../prelude.js';
import type { Finding } from '../finding.js';
import { budgetBalance, noDeficit } from './budget.js';
import type { MechanismClaim } from './claim.js';
import { exPostIndividualRationality } from './ex-post-individual-rationality.js';
import { strategyProofness } from './strategy-proofness.js';
import { undominatedStrategies } from './undominated-strategies.js';

const list = {
  'strategy-proofness': strategyProofness,
  'undominated-strategies': undominatedStrategies,
  'budget-balance': budgetBalance,
  'no-deficit': noDeficit,
  'ex-post-individual-rationality': exPostIndividualRationality,
} as const;

/** The name of a claim about a mechanism. */
export type MechanismClaimName = keyof typeof list;

/** The evidence of a claim, its counterexamples, and the JSON of both. */
type EvidenceOf<N extends MechanismClaimName> = t.TypeOf<(typeof list)[N]['evidence']>;
type CounterexampleOf<N extends MechanismClaimName> = t.TypeOf<(typeof list)[N]['counterexample']>;
type EvidenceJsonOf<N extends MechanismClaimName> = t.OutputOf<(typeof list)[N]['evidence']>;
type CounterexampleJsonOf<N extends MechanismClaimName> = t.OutputOf<(typeof list)[N]['counterexample']>;

/** What judging a claim with a name yields. */
export type MechanismFindingOf<N extends MechanismClaimName> = Finding<N, EvidenceOf<N>, CounterexampleOf<N>>;
/** What judging each claim yields, by its name. */
export type MechanismFindings = { readonly [N in MechanismClaimName]: MechanismFindingOf<N> };
/** What judging any claim yields: `finding.claim` tells which evidence it has. */
export type MechanismFinding = MechanismFindings[MechanismClaimName];
/** The same, with evidence and counterexample as JSON. */
export type MechanismFindingJson<N extends MechanismClaimName = MechanismClaimName> = Finding<
  N,
  EvidenceJsonOf<N>,
  CounterexampleJsonOf<N>
>;
/** The claim with a name. */
export type MechanismClaimOf<N extends MechanismClaimName> = MechanismClaim<
  N,
  EvidenceOf<N>,
  EvidenceJsonOf<N>,
  CounterexampleOf<N>,
  CounterexampleJsonOf<N>,
  MechanismFindings[N]
>;

/** All claims about a mechanism, by name. */
export const mechanismClaims: { readonly [N in MechanismClaimName]: MechanismClaimOf<N> } = list;

/** The names of all claims about a mechanism, in the order in which they are judged. */
export const mechanismClaimNames: readonly MechanismClaimName[] = namesOf(list);

/** Whether a text is the name of a claim about a mechanism. */
export const isMechanismClaimName = (name: string): name is MechanismClaimName => Object.hasOwn(list, name);
