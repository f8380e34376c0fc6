/**
 * The list of all claims, in the order in which they are judged. To add a claim is to write its value and to put it here.
 */
import { namesOf } from '../names-of.js';
import type { t } from '../prelude.js';
import { budgetBalance } from './budget-balance.js';
import type { Claim } from './claim.js';
import { feasible } from './feasible.js';
import type { Finding } from './finding.js';
import { individualRationality } from './individual-rationality.js';
import { assumption1 } from './interdependent/assumption-1.js';
import { assumption2 } from './interdependent/assumption-2.js';
import { propertyIv } from './interdependent/property-iv.js';
import { propertyV } from './interdependent/property-v.js';
import { propertyVi } from './interdependent/property-vi.js';
import { propertyVii } from './interdependent/property-vii.js';
import { propertyViii } from './interdependent/property-viii.js';
import { theorem21 } from './interdependent/theorem-2-1.js';
import { theorem22 } from './interdependent/theorem-2-2.js';
import { theorem23 } from './interdependent/theorem-2-3.js';
import { example } from './private-values/example.js';
import { lawOfOnePrice } from './private-values/law-of-one-price.js';
import { propertyI } from './private-values/property-i.js';
import { propertyIi } from './private-values/property-ii.js';
import { propertyIii } from './private-values/property-iii.js';
import { theorem1 } from './private-values/theorem-1.js';
import { budgetBalanced, noDeficit } from './promises/budget.js';
import { efficient } from './promises/efficient.js';
import { promiseFeasible } from './promises/feasible.js';
import { individuallyRational } from './promises/individually-rational.js';
import { onePrice } from './promises/one-price.js';
import { strategyProof } from './promises/strategy-proof.js';

const list = {
  example,
  feasible,
  'budget-balance': budgetBalance,
  'property-i': propertyI,
  'property-ii': propertyIi,
  'property-iii': propertyIii,
  'theorem-1': theorem1,
  'assumption-1': assumption1,
  'assumption-2': assumption2,
  'property-iv': propertyIv,
  'property-v': propertyV,
  'property-vi': propertyVi,
  'property-vii': propertyVii,
  'property-viii': propertyViii,
  'theorem-2.1': theorem21,
  'theorem-2.2': theorem22,
  'theorem-2.3': theorem23,
  'individual-rationality': individualRationality,
  'law-of-one-price': lawOfOnePrice,
  'promise:strategy-proof': strategyProof,
  'promise:feasible': promiseFeasible,
  'promise:budget-balanced': budgetBalanced,
  'promise:no-deficit': noDeficit,
  'promise:efficient': efficient,
  'promise:individually-rational': individuallyRational,
  'promise:one-price': onePrice,
} as const;

/** The name of a claim. */
export type ClaimName = keyof typeof list;

/** The evidence of a claim. */
export type EvidenceOf<N extends ClaimName> = t.TypeOf<(typeof list)[N]['evidence']>;
/** The same as JSON. */
export type EvidenceJsonOf<N extends ClaimName> = t.OutputOf<(typeof list)[N]['evidence']>;
/** The counterexamples of a claim; `never` where there can be none. */
export type CounterexampleOf<N extends ClaimName> = (typeof list)[N]['counterexample']['_A'];
/** The same as JSON. */
export type CounterexampleJsonOf<N extends ClaimName> = (typeof list)[N]['counterexample']['_O'];

/** What judging each claim yields, by its name. */
export type Findings = {
  readonly [N in ClaimName]: Finding<N, EvidenceOf<N>, CounterexampleOf<N>>;
};
/**
 * What judging any claim yields: `finding.claim` tells which evidence it has. A finding without any is one of any claim: to look
 * for its claim among them all is more than the compiler does.
 */
export type AnyFinding = Findings[ClaimName] | Finding<ClaimName, never, never>;
/** The claim with a name. */
export type ClaimOf<N extends ClaimName> = Claim<
  N,
  EvidenceOf<N>,
  EvidenceJsonOf<N>,
  CounterexampleOf<N>,
  CounterexampleJsonOf<N>,
  Findings[N]
>;

/** All claims by name. */
export const claims: { readonly [N in ClaimName]: ClaimOf<N> } = list;

/** The names of all claims, in the order in which they are judged. */
export const claimNames: readonly ClaimName[] = namesOf(list);

/** Whether a text is the name of a claim. */
export const isClaimName = (name: string): name is ClaimName => Object.hasOwn(list, name);
