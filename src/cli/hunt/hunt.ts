/**
 * `undominated hunt`: looks through random economies for one that refutes a claim, shrinks it, and writes it down.
 */
import type { Task } from '../../prelude.js';
import { O, pipe, TE } from '../../prelude.js';
import type { AnyFinding, ClaimName } from '../../claims/list.js';
import type { DriveOptions, Progress } from '../../computation.js';
import { drive } from '../../computation.js';
import type { HuntResult } from '../../studies/hunt/hunt.js';
import { shrinkCase } from '../../studies/hunt/hunt.js';
import type { SampledEconomy } from '../../studies/hunt/economies/random-specification.js';
import type { Search } from '../../studies/hunt/search.js';
import type { SearchTarget } from '../../studies/hunt/target.js';
import { sourceAndJudge } from '../../studies/hunt/target.js';
import { searchCases } from '../../studies/hunt/threads.js';
import type { Context } from '../context.js';
import { claimWord } from '../input/claims.js';
import { VerbArgument } from '../input/option.js';
import { counted } from '../output/counts.js';
import type { Report } from '../output/report.js';
import type { Outcome } from '../verb.js';
import { verb } from '../verb.js';
import { handOver } from './counterexample.js';
import type { HuntOptions, HuntPlan } from './options.js';
import { claimsToHunt, huntOptions, planOf, unlimitedCases } from './options.js';
import type { Stop } from './report.js';
import { reportOfCounterexample, reportOfNone, withoutState } from './report.js';
import { keptSearch, resumedSearch, searchKeeper } from './search-file.js';

/** Progress in seconds where time is all that limits it. */
const inItsUnit = (
  { cases, timeLimit }: HuntPlan,
  report: (progress: Progress) => void,
): ((progress: Progress) => void) => {
  if (timeLimit === undefined || cases < unlimitedCases) return report;
  const begun = performance.now();
  return ({ label }) =>
    report({ label, done: (performance.now() - begun) / 1000, total: timeLimit, unit: 'seconds' });
};

/** What is said before the search. */
const announcement = ({ target, cases, timeLimit }: HuntPlan, { next }: Search): string => {
  const time = timeLimit === undefined ? '' : `${counted(timeLimit, 'second')} at most, `;
  const number =
    cases === unlimitedCases ? 'as many economies as that allows' : counted(cases, 'economy', 'economies');
  const before = next === 0 ? '' : `, of which ${String(next)} were looked through before`;
  return `Looking for an economy that refutes ${target.claim}: ${time}${number}${before}. Ctrl-C stops and prints what is known.`;
};

/**
 * Makes a refuted case smaller until the signal stops it. It is judged once more even if all time is over; shrinking it
 * is then left out.
 *
 * @param index - the number of the case
 */
const shrunk = async (
  target: SearchTarget,
  index: number,
  options: DriveOptions,
): Promise<HuntResult<SampledEconomy, AnyFinding>> => {
  const { source, judge } = sourceAndJudge(target);
  let smallest: HuntResult<SampledEconomy, AnyFinding> | undefined;
  const shrinking = shrinkCase(source, judge, index, (result) => (smallest = result));
  while (smallest === undefined) shrinking.next();
  const ended = await drive(shrinking, options);
  return O.isSome(ended) ? ended.value : smallest;
};

/** A signal that aborts with another one, or when a time is over; `clear` ends the waiting for that. */
const withTimeLimit = (interrupt: AbortSignal, seconds: number | undefined) => {
  const limit = new AbortController();
  const timer = seconds === undefined ? undefined : setTimeout(() => limit.abort(), seconds * 1000);
  const signal = AbortSignal.any([interrupt, limit.signal]);
  return {
    signal,
    stoppedBy: (): Stop | undefined =>
      interrupt.aborted ? 'interrupt' : signal.aborted ? 'time' : undefined,
    clear: () => clearTimeout(timer),
  };
};

/** Searches, and shrinks and writes what was found. */
const searchAndShrink = (
  context: Context,
  plan: HuntPlan,
  begun: Search,
  { out, resume }: HuntOptions,
): Task<Report> =>
  context.runManaged(async ({ signal: interrupt, onProgress }) => {
    const { target, cases, threads, timeLimit } = plan;
    const { signal, stoppedBy, clear } = withTimeLimit(interrupt, timeLimit);
    const keeper = searchKeeper(target, resume);
    try {
      const search = await searchCases(target, begun, {
        cases,
        threads,
        signal,
        onProgress: inItsUnit(plan, onProgress),
        onSearch: keeper.grown,
      });
      const notKept = await keeper.end(search);
      if (search.found === undefined) return withoutState(reportOfNone(plan, search, stoppedBy()), notKept);
      const result = await shrunk(target, search.found, { signal, onProgress });
      const counterexample = await handOver(target, result, out);
      const stopped = result.minimal ? undefined : stoppedBy();
      return withoutState(reportOfCounterexample(plan, search, counterexample, stopped), notKept);
    } finally {
      clear();
    }
  });

const huntFor = (context: Context, claim: ClaimName, options: HuntOptions): Outcome =>
  pipe(
    TE.Do,
    TE.bind('plan', () => TE.fromEither(planOf(claim, options))),
    TE.bind('begun', ({ plan }) => resumedSearch(context, plan.target, options.resume)),
    TE.chainFirst(({ plan, begun }) => keptSearch(plan.target, begun, options.resume)),
    TE.tapIO(
      ({ plan, begun }) =>
        () =>
          context.writeLine(announcement(plan, begun)),
    ),
    TE.chainTaskK(({ plan, begun }) => searchAndShrink(context, plan, begun, options)),
  );

/** The verb `hunt`. */
export const hunt = verb({
  arguments: {
    claim: new VerbArgument(
      { term: '<claim>', description: 'the claim to refute', words: claimsToHunt },
      claimWord,
    ),
  },
  options: huntOptions,
  writes: 'tables',
  run: (context, { claim, ...options }) => huntFor(context, claim, options),
});
