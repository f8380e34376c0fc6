/**
 * The search of a hunt: cases judged one after another until one is refuted, in blocks that can be put together.
 */
import { InvalidArgument } from '../../exact/invalid-argument.js';
import { O } from '../../prelude.js';
import type { Computation, Progress } from '../../computation.js';
import type { Judge, HasVerdict, Source } from './source.js';

/** What was searched: the cases `from`, …, `next` − 1, and the number of the first refuted one, which is then the last. */
export interface Search {
  readonly from: number;
  readonly next: number;
  readonly proved: number;
  readonly undecided: number;
  /** Cases for which the source had nothing. */
  readonly empty: number;
  /** How many cases of each size were judged. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly found?: number;
}

/** A search that has not begun. */
export const emptySearch: Search = { from: 0, next: 0, proved: 0, undecided: 0, empty: 0, sizes: {} };

/** How many cases of a search were judged: all but the empty ones. */
export const countJudged = ({ proved, undecided, found }: Search): number =>
  proved + undecided + (found === undefined ? 0 : 1);

/**
 * Judges the cases from `from` to `to` − 1 in order, up to the first that is refuted.
 *
 * @throws InvalidArgument if the judge returns no verdict.
 */
export function* searchBlock<A, J extends HasVerdict>(
  source: Source<A>,
  judge: Judge<A, J>,
  from: number,
  to: number,
): Computation<Search> {
  let [proved, undecided, empty] = [0, 0, 0];
  const sizes: Record<string, number> = {};
  for (let index = from; index < to; index += 1) {
    yield { label: 'cases', done: index - from, total: to - from };
    const drawn = source.at(index);
    if (O.isNone(drawn)) {
      empty += 1;
      continue;
    }
    const size = source.sizeOf(drawn.value);
    sizes[size] = (sizes[size] ?? 0) + 1;
    const { verdict } = yield* judgeCase(judge, drawn.value, { done: index - from, total: to - from });
    if (verdict === 'refuted')
      return { from, next: index + 1, proved, undecided, empty, sizes, found: index };
    if (verdict === 'proved') proved += 1;
    else undecided += 1;
  }
  return { from, next: Math.max(from, to), proved, undecided, empty, sizes };
}

/** What a judge may return. */
const verdicts: readonly unknown[] = ['proved', 'refuted', 'undecided'];

/** Whether a value is a computation: what a generator function returns. */
const isComputation = (u: unknown): boolean => typeof u === 'object' && u !== null && 'next' in u;
const hasVerdict = (u: unknown): boolean =>
  typeof u === 'object' && u !== null && 'verdict' in u && verdicts.includes(u.verdict);

/**
 * Judges a case, as one step of a longer computation.
 *
 * @param progress how far the longer computation is.
 * @param label what the progress counts.
 * @throws InvalidArgument if the judge, which may be the user's own, returns no verdict.
 */
export function* judgeCase<A, J extends HasVerdict>(
  judge: Judge<A, J>,
  value: A,
  progress: { readonly done: number; readonly total: number },
  label = 'cases',
): Computation<J> {
  const computation = judge(value);
  if (!isComputation(computation))
    throw new InvalidArgument(
      'What the judge returns',
      computation,
      'a computation',
      "work.done({ verdict: 'proved' }), or a generator function that returns { verdict: 'proved' }",
    );
  const judged = yield* asStepOf(computation, { label, ...progress });
  if (!hasVerdict(judged))
    throw new InvalidArgument(
      'What the computation of the judge returns',
      judged,
      "an object whose verdict is 'proved', 'refuted' or 'undecided'",
      "{ verdict: 'proved' }",
    );
  return judged;
}

/** A computation as one step of a longer one, whose progress it reports in place of its own. */
function* asStepOf<A>(computation: Computation<A>, progress: Progress): Computation<A> {
  for (;;) {
    const step = computation.next();
    if (step.done === true) return step.value;
    yield progress;
  }
}

/**
 * Two searches as one.
 *
 * @throws RangeError if the second does not begin where the first ended, or the first found a refuted case.
 */
export const joinSearches = (first: Search, second: Search): Search => {
  if (second.from !== first.next || first.found !== undefined)
    throw new RangeError('Only a search that begins where another ended can be joined to it.');
  const sizes: Record<string, number> = { ...first.sizes };
  for (const [size, count] of Object.entries(second.sizes)) sizes[size] = (sizes[size] ?? 0) + count;
  return {
    from: first.from,
    next: second.next,
    proved: first.proved + second.proved,
    undecided: first.undecided + second.undecided,
    empty: first.empty + second.empty,
    sizes,
    ...(second.found === undefined ? {} : { found: second.found }),
  };
};
