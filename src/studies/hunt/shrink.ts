/**
 * Shrinking: from a refuted case by smaller steps to one of which nothing one step smaller is refuted.
 */
import type { Computation } from '../../computation.js';
import { judgeCase } from './search.js';
import type { Judge, HasVerdict, Source } from './source.js';

/** How far a case was made smaller. */
export interface Shrunk<A, J extends HasVerdict> {
  readonly smallest: A;
  /** What the judge says of the smallest. */
  readonly judged: J;
  readonly steps: readonly string[];
  /** How many smaller cases were judged. */
  readonly tried: number;
  /** Whether it is a local minimum: every case one step smaller was judged and is not refuted. */
  readonly minimal: boolean;
}

/**
 * Goes to the first refuted case one step smaller, and from there again, until there is none.
 *
 * @param original the case to begin with, and what the judge says of it: it is refuted.
 * @param onStep called with each refuted case on the way, the original first, so that a shrinking cut short leaves a result.
 */
export function* shrink<A, J extends HasVerdict>(
  { smaller }: Pick<Source<A>, 'smaller'>,
  judge: Judge<A, J>,
  original: { readonly value: A; readonly judged: J },
  onStep: (shrunk: Shrunk<A, J>) => void = () => undefined,
): Computation<Shrunk<A, J>> {
  let shrunk: Shrunk<A, J> = {
    smallest: original.value,
    judged: original.judged,
    steps: [],
    tried: 0,
    minimal: false,
  };
  onStep(shrunk);
  for (;;) {
    let tried = shrunk.tried;
    let next: Shrunk<A, J> | undefined;
    const candidates = [...smaller(shrunk.smallest)];
    for (const [at, { step, candidate }] of candidates.entries()) {
      yield { label: 'shrinking', done: at, total: candidates.length };
      const judged = yield* judgeCase(judge, candidate, { done: at, total: candidates.length }, 'shrinking');
      tried += 1;
      if (judged.verdict !== 'refuted') continue;
      next = { smallest: candidate, judged, steps: [...shrunk.steps, step], tried, minimal: false };
      break;
    }
    if (next === undefined) return { ...shrunk, tried, minimal: true };
    shrunk = next;
    onStep(shrunk);
  }
}
