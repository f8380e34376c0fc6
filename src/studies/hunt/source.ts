/**
 * What a hunt needs to know of its cases: how case i is drawn, which cases are one step smaller, and the judge.
 */
import type { Option } from '../../prelude.js';
import type { Verdict } from '../../claims/finding.js';
import type { Computation } from '../../computation.js';

/** A smaller case, and the step that leads to it, in words. */
export interface ShrinkStep<A> {
  readonly step: string;
  readonly candidate: A;
}

/** Where cases come from: a numbered supply, the same every time. */
export interface Source<A> {
  /** Case i, from 0: the same whatever was drawn before it; none if the case is empty. */
  readonly at: (index: number) => Option<A>;
  /** The cases one step smaller, the largest steps first. There must be no infinite descent. */
  readonly smaller: (a: A) => Iterable<ShrinkStep<A>>;
  /** The size of a case in words; a hunt counts how many of each it covered. */
  readonly sizeOf: (a: A) => string;
}

/** Anything with a verdict: a finding, or what a judge of one's own returns. */
export interface HasVerdict {
  readonly verdict: Verdict;
}

/** Judges a case. */
export type Judge<A, J extends HasVerdict> = (a: A) => Computation<J>;
