/**
 * What judging a claim yields: a verdict with its scope, its method, and typed evidence for it.
 */

/** Proved, refuted (with a counterexample that was checked again), or neither. */
export type Verdict = 'proved' | 'refuted' | 'undecided';

/** A hypothesis of a theorem, and whether it holds for the economy that was judged. */
export interface Assumption {
  readonly name: string;
  readonly holds: boolean;
  readonly why: string;
}

/**
 * A judged claim.
 *
 * - `scope` says over what it was judged: what was enumerated, how many, and what was not.
 * - `method` names the engine: `enumeration`, `separation`, `states`, …
 * - `explanation` tells in plain sentences what was found, a line each, for people.
 * - `evidence` is what a reader can check, null where nothing was looked at; `counterexample` is there exactly when the
 *   claim is refuted. Both keep their types; the claim's codecs encode them where a file or a pipe begins.
 */
export interface Finding<Name extends string = string, Evidence = unknown, Counterexample = unknown> {
  readonly claim: Name;
  readonly verdict: Verdict;
  readonly scope: string;
  readonly method: string;
  readonly explanation: readonly string[];
  readonly evidence: Evidence | null;
  readonly counterexample?: Counterexample;
  readonly assumptions?: readonly Assumption[];
}
