/**
 * Two engines, one finding: how the results of engines that judged the same claim are put together.
 */
import type { Computation } from '../../../computation.js';
import type { Judging } from '../../claim.js';
import type { Finding, Verdict } from '../../finding.js';
import type { Memory, PrivateValuesSubject } from '../subject.js';

/** The evidence of each engine that ran, under its name. */
export interface EngineEvidence<States, Enumeration, Separation> {
  readonly states?: States;
  readonly enumeration?: Enumeration;
  readonly separation?: Separation;
}

/** What one engine found. `cannot` is not a verdict: the engine did not run or could not decide, and `scope` says why. */
export interface EngineResult<Evidence extends EngineEvidence<unknown, unknown, unknown>, Counterexample> {
  readonly engine: string;
  readonly verdict: Verdict | 'cannot';
  readonly scope: string;
  readonly explanation: readonly string[];
  readonly evidence?: Evidence;
  readonly counterexample?: Counterexample;
}

/**
 * The result of an engine that did not run, or could not decide.
 *
 * @param why the reason, in a clause.
 */
export const cannot = (engine: string, why: string): EngineResult<object, never> => ({
  engine,
  verdict: 'cannot',
  scope: why,
  explanation: [],
});

/** Two engines that contradict each other: a bug in the program, never a finding. */
export class EnginesDisagree extends Error {
  override readonly name = 'EnginesDisagree';
  constructor(claim: string, results: ReadonlyArray<EngineResult<object, unknown>>) {
    super(
      `The engines disagree on ${claim}: ${results.map((r) => `${r.engine} says ${r.verdict} (${r.scope})`).join('; ')}.`,
    );
  }
}

/** The order in which results are reported, whatever the order in which the engines ran. */
const reportOrder: readonly string[] = ['states', 'enumeration', 'separation'];
const placeOf = ({ engine }: { readonly engine: string }): number =>
  reportOrder.includes(engine) ? reportOrder.indexOf(engine) : reportOrder.length;

/** An engine of a claim: it judges the claim of a subject. */
type Engine<S, N, P, C> = (
  subject: PrivateValuesSubject,
) => Computation<EngineResult<EngineEvidence<S, N, P>, C>>;

/**
 * One finding from the results of all engines: refuted if one refutes, proved if one proves and none refutes, else
 * undecided.
 *
 * @throws EnginesDisagree if one proves what another refutes.
 */
export const combine = <Name extends string, S, N, P, C>(
  claim: Name,
  finished: ReadonlyArray<EngineResult<EngineEvidence<S, N, P>, C>>,
): Finding<Name, EngineEvidence<S, N, P>, C> => {
  const results = [...finished].sort((a, b) => placeOf(a) - placeOf(b));
  const of = (verdict: Verdict | 'cannot') => results.filter((r) => r.verdict === verdict);
  const proofs = of('proved');
  const refutations = of('refuted');
  if (proofs.length > 0 && refutations.length > 0) throw new EnginesDisagree(claim, results);
  const decisive = refutations.length > 0 ? refutations : proofs;
  const verdict: Verdict = refutations.length > 0 ? 'refuted' : proofs.length > 0 ? 'proved' : 'undecided';
  const shown = decisive.length > 0 ? decisive : results;
  const counterexample = refutations.find((r) => r.counterexample !== undefined)?.counterexample;
  return {
    claim,
    verdict,
    scope: [...shown, ...(decisive.length > 0 ? of('cannot') : [])]
      .map((r) => (r.verdict === 'cannot' ? `${r.engine} not run: ${r.scope}` : r.scope))
      .join('; '),
    method: decisive.length > 0 ? decisive.map((r) => r.engine).join(' and ') : 'none',
    explanation: shown.flatMap((r) => r.explanation),
    evidence: shown.reduce<EngineEvidence<S, N, P>>((all, r) => ({ ...all, ...r.evidence }), {}),
    ...(counterexample === undefined ? {} : { counterexample }),
  };
};

/**
 * How a claim is judged by engines that run one after the other. The results so far are held for each subject, so that they
 * can be reported if the run is stopped.
 *
 * @param engines the engines that may run on a subject, in the order in which they run.
 */
export const judgedBy = <Name extends string, S, N, P, C>(
  claim: Name,
  engines: (subject: PrivateValuesSubject) => ReadonlyArray<Engine<S, N, P, C>>,
): Required<
  Pick<Judging<PrivateValuesSubject, Finding<Name, EngineEvidence<S, N, P>, C>>, 'judge' | 'knownSoFar'>
> => {
  const results = new WeakMap<Memory, ReadonlyArray<EngineResult<EngineEvidence<S, N, P>, C>>>();
  return {
    *judge(subject) {
      const finished: EngineResult<EngineEvidence<S, N, P>, C>[] = [];
      results.set(subject.memory, finished);
      for (const run of engines(subject)) finished.push(yield* run(subject));
      return combine(claim, finished);
    },
    knownSoFar: (subject, why) => {
      const finished = results.get(subject.memory) ?? [];
      return finished.length === 0
        ? undefined
        : combine(claim, [...finished, cannot('the other engine', why)]);
    },
  };
};
