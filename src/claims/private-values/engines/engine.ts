/**
 * Two engines, one finding: how the results of engines that judged the same claim are put together.
 */
import type { Computation } from '../../../computation.js';
import type { ClaimName, Data, Finding, Verdict } from '../../finding.js';
import type { Subject } from '../subject.js';

/** What one engine says. `cannot` is not a verdict: the engine did not run, and says why. */
export interface EngineResult {
  readonly engine: string;
  readonly verdict: Verdict | 'cannot';
  readonly scope: string;
  readonly explanation: readonly string[];
  readonly evidence?: Data;
  readonly counterexample?: Data;
}

/** An engine that did not run. */
export const cannot = (engine: string, why: string): EngineResult => ({
  engine,
  verdict: 'cannot',
  scope: why,
  explanation: [],
});

/** Two engines that contradict each other: a bug in the program, never a finding. */
export class EnginesDisagree extends Error {
  override readonly name = 'EnginesDisagree';
  constructor(claim: ClaimName, results: readonly EngineResult[]) {
    super(
      `The engines disagree on ${claim}: ${results.map((r) => `${r.engine} says ${r.verdict} (${r.scope})`).join('; ')}.`,
    );
  }
}

/** The order in which engines are told, whatever the order in which they ran. */
const told: readonly string[] = ['states', 'enumeration', 'separation'];
const placeOf = ({ engine }: EngineResult): number =>
  told.includes(engine) ? told.indexOf(engine) : told.length;

/**
 * One finding from the results of all engines: refuted if one refutes, proved if one proves and none refutes, else
 * undecided.
 *
 * @throws EnginesDisagree if one proves what another refutes.
 */
export const combine = (claim: ClaimName, finished: readonly EngineResult[]): Finding => {
  const results = [...finished].sort((a, b) => placeOf(a) - placeOf(b));
  const of = (verdict: EngineResult['verdict']): readonly EngineResult[] =>
    results.filter((r) => r.verdict === verdict);
  const proofs = of('proved');
  const refutations = of('refuted');
  if (proofs.length > 0 && refutations.length > 0) throw new EnginesDisagree(claim, results);
  const decisive = refutations.length > 0 ? refutations : proofs;
  const verdict: Verdict = refutations.length > 0 ? 'refuted' : proofs.length > 0 ? 'proved' : 'undecided';
  const said = decisive.length > 0 ? decisive : results;
  const counterexample = refutations.find((r) => r.counterexample !== undefined)?.counterexample;
  return {
    claim,
    verdict,
    scope: [...said, ...(decisive.length > 0 ? of('cannot') : [])]
      .map((r) => (r.verdict === 'cannot' ? `${r.engine} not run: ${r.scope}` : r.scope))
      .join('; '),
    method: decisive.length > 0 ? decisive.map((r) => r.engine).join(' and ') : 'none',
    explanation: said.flatMap((r) => r.explanation),
    evidence: Object.fromEntries(
      said.filter((r) => r.evidence !== undefined).map((r) => [r.engine, r.evidence]),
    ),
    ...(counterexample === undefined ? {} : { counterexample }),
  };
};

/** Where a subject remembers the engines that have finished on a claim. */
const finishedKey = (claim: ClaimName): string => `engines ${claim}`;

/**
 * Runs engines one after the other and puts their results together. What has finished is remembered, so that a run that is
 * stopped has not been for nothing: see {@link knownSoFar}.
 */
export function* judgeBy(
  subject: Subject,
  claim: ClaimName,
  engines: ReadonlyArray<() => Computation<EngineResult>>,
): Computation<Finding> {
  const finished: EngineResult[] = [];
  subject.memory.set(finishedKey(claim), finished);
  for (const run of engines) finished.push(yield* run());
  return combine(claim, finished);
}

/** What is known of a claim whose judging was stopped; undefined if no engine had finished. */
export const knownSoFar = (subject: Subject, claim: ClaimName, why: string): Finding | undefined => {
  const finished = (subject.memory.get(finishedKey(claim)) ?? []) as readonly EngineResult[];
  return finished.length === 0 ? undefined : combine(claim, [...finished, cannot('the other engine', why)]);
};
