/**
 * What a hunt needs to know of the things that it looks through: how case i is drawn, what is smaller, and the judge.
 */
import type { Option } from '../../prelude.js';
import type { Verdict } from '../../claims/finding.js';
import type { Computation } from '../../computation.js';

/** Something smaller, and the step that leads to it. */
export interface Smaller<A> {
  readonly step: string;
  readonly candidate: A;
}

/** A numbered supply of cases. */
export interface Source<A> {
  /** Case i: the same whenever it is asked for, whatever was asked for before; none if the case is empty. */
  readonly at: (index: number) => Option<A>;
  /** What is one step smaller, the greatest steps first. No infinite descent may be possible. */
  readonly smaller: (a: A) => Iterable<Smaller<A>>;
  /** The size of a case in words; a hunt counts how many of each it covered. */
  readonly sizeOf: (a: A) => string;
}

/** Anything with a verdict: a finding, or what a judge of one's own returns. */
export interface HasVerdict {
  readonly verdict: Verdict;
}

/** Judges a case. */
export type Judge<A, J extends HasVerdict> = (a: A) => Computation<J>;
