/**
 * What judging a claim yields: a verdict with its scope, its method, and the evidence for it.
 */

/** Everything that can be judged, by the name used on the command line. */
export const claimNames = [
  'example',
  'feasible',
  'budget-balance',
  'property-i',
  'property-ii',
  'property-iii',
  'property-iv',
  'property-v',
  'property-vi',
  'property-vii',
  'property-viii',
  'theorem-1',
  'assumption-1',
  'assumption-2',
  'theorem-2.1',
  'theorem-2.2',
  'theorem-2.3',
  'individual-rationality',
] as const;

/** The name of a claim. */
export type ClaimName = (typeof claimNames)[number];

/** Proved, refuted (with a counterexample that was checked again), or neither. */
export type Verdict = 'proved' | 'refuted' | 'undecided';

/** Plain data, ready to be printed as JSON: rationals as reduced text, bundles as arrays, counts as text. */
export type Data =
  string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data | undefined };

/**
 * A judged claim: one of the paper's, unless other claims are said.
 *
 * - `scope` says over what it was judged: what was enumerated, how many, and what was not.
 * - `method` names the engine: `enumeration`, `separation`, `states`, …
 * - `explanation` tells in plain sentences what was found, a line each, for people.
 * - `evidence` is the body that a reader can check; `counterexample` is there exactly when the claim is refuted.
 */
export interface Finding<Claim extends string = ClaimName> {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly scope: string;
  readonly method: string;
  readonly explanation: readonly string[];
  readonly evidence: Data;
  readonly counterexample?: Data;
  readonly assumptions?: readonly { readonly name: string; readonly holds: boolean; readonly why: string }[];
}
