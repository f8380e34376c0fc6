/**
 * Which claims apply to a subject, the judging of one of them, and its finding as JSON.
 */
import type { StrategyEvidence } from '../formats/json/strategy-parts.js';
import type { Computation, PlannedWork } from '../computation.js';
import { checkOneOf } from '../exact/invalid-argument.js';
import { foretoldNanoseconds } from '../work-plan.js';
import type { Judging, Subject } from './claim.js';
import type { Assumption, Finding, Verdict } from './finding.js';
import type {
  ClaimName,
  ClaimOf,
  CounterexampleJsonOf,
  CounterexampleOf,
  EvidenceJsonOf,
  EvidenceOf,
  Findings,
} from './list.js';
import { claimNames, claims } from './list.js';

/** What a claim is judged of when it is not of this sort of subject, in words. */
const about: Readonly<Record<Subject['kind'], string>> = {
  'private-values': 'economies with private values whose traders announce demand functions',
  bids: 'mechanisms whose messages are quotes',
  interdependent: 'economies with interdependent values',
};

/** Uses the judging of a claim that goes with the sort of a subject. */
const withJudging = <N extends ClaimName, A>(
  subject: Subject,
  name: N,
  use: <S extends Subject>(judging: Judging<S, Findings[N]> | undefined, subject: S) => A,
): A => {
  const { privateValues, bids, interdependent }: ClaimOf<N> = claims[name];
  switch (subject.kind) {
    case 'private-values':
      return use(privateValues, subject);
    case 'bids':
      return use(bids, subject);
    case 'interdependent':
      return use(interdependent, subject);
  }
};

/** The sorts of subjects that a claim is about, in words. */
const subjectsOf = (name: ClaimName): string => {
  const { privateValues, bids, interdependent } = claims[name];
  const sorts = [
    ...(privateValues === undefined ? [] : [about['private-values']]),
    ...(bids === undefined ? [] : [about.bids]),
    ...(interdependent === undefined ? [] : [about.interdependent]),
  ];
  return sorts.join(', or ');
};

/**
 * Why a claim does not apply to a subject, in a sentence; undefined if it does.
 *
 * @throws InvalidArgument if there is no such claim.
 */
export const doesNotApply = (subject: Subject, name: ClaimName): string | undefined => {
  checkOneOf('name', name, claimNames);
  return withJudging(subject, name, (judging, one) =>
    judging === undefined ? `It is a claim about ${subjectsOf(name)}.` : judging.doesNotApply?.(one),
  );
};

/** The claims that apply to a subject, in the order in which they are judged. */
export const applicableClaims = (subject: Subject): readonly ClaimName[] =>
  claimNames.filter((name) => doesNotApply(subject, name) === undefined);

/** The claims that are judged when none is named. */
export const claimsByDefault = (subject: Subject): readonly ClaimName[] =>
  applicableClaims(subject).filter((name) => claims[name].judgedByDefault);

/**
 * Judges a claim: of private values under a mechanism (see `subjectOf`), or of interdependent values under the reading of
 * the residual that the economy names. Where that reading is infeasible only `feasible` can be judged.
 *
 * @throws InvalidArgument if there is no such claim. RangeError if it does not apply, with the reason and the claims
 * that do: ask {@link doesNotApply} first.
 */
export const judge = <N extends ClaimName>(subject: Subject, name: N): Computation<Findings[N]> => {
  const why = doesNotApply(subject, name);
  if (why !== undefined)
    throw new RangeError(
      `The claim ${name} does not apply. ${why} These claims do: ${applicableClaims(subject).join(', ')}.`,
    );
  return withJudging(subject, name, (judging, one) => {
    if (judging === undefined) throw new Error(`The claim ${name} cannot be judged.`);
    return judging.judge(one);
  });
};

/** The work of judging a claim, counted beforehand; undefined where it is not counted. */
export const workOf = (subject: Subject, name: ClaimName): readonly PlannedWork[] | undefined =>
  withJudging(subject, name, (judging, one) => judging?.work?.(one));

/**
 * Claims in the order in which to judge them so that stopping loses least: those with least work first, as their rough costs
 * foretell its time, and in the order of the list where they have as much, which has those that build on others after them.
 *
 * @param names claims that apply to the subject.
 */
export const quickestFirst = (subject: Subject, names: readonly ClaimName[]): readonly ClaimName[] =>
  names
    .map((name) => ({ name, time: foretoldNanoseconds(workOf(subject, name) ?? []) }))
    .sort((a, b) => a.time - b.time || claimNames.indexOf(a.name) - claimNames.indexOf(b.name))
    .map(({ name }) => name);

/** What is known of a claim whose judging was stopped, and why it was; undefined if nothing is. */
export const knownSoFar = <N extends ClaimName>(
  subject: Subject,
  name: N,
  why: string,
): Findings[N] | undefined => withJudging(subject, name, (judging, one) => judging?.knownSoFar?.(one, why));

/** The strategies of all traders in a finding's counterexample, in trader order; undefined where it has none. */
export const profileOf = <N extends ClaimName>(
  finding: Finding<N, EvidenceOf<N>, CounterexampleOf<N>>,
): readonly StrategyEvidence[] | undefined => {
  const claim: ClaimOf<N> = claims[finding.claim];
  return finding.counterexample === undefined ? undefined : claim.profile?.(finding.counterexample);
};

/** A finding as JSON. */
export interface FindingJson<N extends ClaimName = ClaimName> {
  readonly claim: N;
  readonly verdict: Verdict;
  readonly scope: string;
  readonly method: string;
  readonly explanation: readonly string[];
  readonly evidence: EvidenceJsonOf<N> | null;
  readonly counterexample?: CounterexampleJsonOf<N>;
  readonly assumptions?: readonly Assumption[];
}

/** A finding as JSON: evidence and counterexample encoded by the codecs of its claim. */
export const encodeFinding = <N extends ClaimName>(
  finding: Finding<N, EvidenceOf<N>, CounterexampleOf<N>>,
): FindingJson<N> => {
  const { evidence, counterexample, ...rest } = finding;
  const claim: ClaimOf<N> = claims[finding.claim];
  return {
    ...rest,
    evidence: evidence === null ? null : claim.evidence.encode(evidence),
    ...(counterexample === undefined ? {} : { counterexample: claim.counterexample.encode(counterexample) }),
  };
};
