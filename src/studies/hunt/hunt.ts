/**
 * A hunt: cases are judged in order until one is refuted, and that one is shrunk. Whether the cases are economies and the
 * judge a claim of the paper, or both are the user's own, makes no difference.
 */
import { checkFunction, checkWhole } from '../../exact/invalid-argument.js';
import { O } from '../../prelude.js';
import { finish } from '../../computation.js';
import type { Computation } from '../../computation.js';
import type { Search } from './search.js';
import { judgeCase, searchBlock } from './search.js';
import type { Shrunk } from './shrink.js';
import { shrink } from './shrink.js';
import type { Judge, HasVerdict, Source } from './source.js';

/** The outcome of a hunt: what was searched and, if a case was refuted, the first such case, shrunk. */
export interface Hunted<A, J extends HasVerdict> {
  readonly search: Search;
  readonly found?: HuntResult<A, J>;
}

/** A refuted case with its number, as it was drawn (`original`) and as small as it was made (`smallest`). */
export interface HuntResult<A, J extends HasVerdict> extends Shrunk<A, J> {
  readonly index: number;
  readonly original: A;
}

/**
 * Looks for a refuted case among the first `cases` of a source, and shrinks the first one.
 *
 * A source and a judge that are deterministic give the same result every time. That nothing was found proves nothing
 * beyond the cases judged.
 *
 * Cost: one judgement a case, and one for each smaller case that is tried.
 *
 * @param hunting the source of cases, their judge, and how many cases to judge, from 0.
 * @throws InvalidArgument if one of these is of another kind, or the judge returns no verdict.
 */
export function* hunt<A, J extends HasVerdict>(hunting: {
  readonly source: Source<A>;
  readonly judge: Judge<A, J>;
  readonly cases: number;
}): Computation<Hunted<A, J>> {
  const { source, judge, cases } = hunting;
  checkFunction('source.at', source.at);
  checkFunction('source.smaller', source.smaller);
  checkFunction('source.sizeOf', source.sizeOf);
  checkFunction('judge', judge);
  checkWhole('cases', cases, 0);
  const search = yield* searchBlock(source, judge, 0, cases);
  if (search.found === undefined) return { search };
  return { search, found: yield* shrinkCase(source, judge, search.found) };
}

/**
 * Shrinks a case that is known to be refuted.
 *
 * @param index the number of the case, from 0.
 * @param onStep called with each refuted case on the way, the case itself first, so that a shrinking cut short leaves a result.
 * @throws RangeError if the case is empty; Error if the judge does not refute it now.
 */
export function* shrinkCase<A, J extends HasVerdict>(
  source: Source<A>,
  judge: Judge<A, J>,
  index: number,
  onStep: (found: HuntResult<A, J>) => void = () => undefined,
): Computation<HuntResult<A, J>> {
  const drawn = source.at(index);
  if (O.isNone(drawn)) throw new RangeError(`Case ${String(index)} is empty.`);
  const original = drawn.value;
  const judged = yield* judgeCase(judge, original, { done: 0, total: 1 }, 'shrinking');
  if (judged.verdict !== 'refuted')
    throw new Error(`Case ${String(index)} was refuted before and is not now.`);
  const shrunk = yield* shrink(source, judge, { value: original, judged }, (shrunk) =>
    onStep({ ...shrunk, index, original }),
  );
  return { ...shrunk, index, original };
}

/** {@link hunt}, run to its end. */
export const huntNow = <A, J extends HasVerdict>(hunting: Parameters<typeof hunt<A, J>>[0]): Hunted<A, J> =>
  finish(hunt(hunting));
