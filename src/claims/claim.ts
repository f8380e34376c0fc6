/**
 * How a claim declares itself: one value with its name, its place in the paper, where it applies, how it is judged, and
 * the codecs of its evidence. Verbs, hunts, `explain`, schemas and tables read the list of these values.
 */
import type { t } from '../prelude.js';
import type { InterdependentEconomy } from '../economies/economy.js';
import type { StrategyEvidence } from '../formats/json/strategy-parts.js';
import type { Certificate } from '../formats/certificate/private-values.js';
import type { InterdependentCertificate } from '../formats/certificate/interdependent-values.js';
import type { PromiseCertificate } from '../formats/certificate/promises.js';
import type { Computation, PlannedWork } from '../computation.js';
import type { BidSubject } from './bids/subject.js';
import type { Finding, Verdict } from './finding.js';
import type { PrivateValuesSubject } from './private-values/subject.js';

/** What a claim is judged of: an economy under a mechanism. */
export type Subject = PrivateValuesSubject | BidSubject | InterdependentEconomy;

/** A piece of the evidence of a certificate, as the checker reads it. */
export type CertificateEvidence =
  Certificate['evidence'][number] | InterdependentCertificate['evidence'][number];

/** What a certificate about a promise holds: what the promise was judged of, and the evidence. */
export type CertifiedPromise = Pick<
  PromiseCertificate,
  'mechanism' | 'convention' | 'messages' | 'truthful' | 'evidence'
>;

/** A finding of a claim as its certificate takes it: the verdict, and evidence and counterexample already encoded. */
export interface Encoded<EvidenceJson, CounterexampleJson> {
  readonly verdict: Verdict;
  readonly evidence: EvidenceJson | null;
  readonly counterexample?: CounterexampleJson;
}

/** How a claim is judged of one sort of subject. */
export interface Judging<S, F> {
  /** The sentence that says why the claim does not apply to a subject; undefined if it does. Everywhere, if left out. */
  readonly doesNotApply?: (subject: S) => string | undefined;
  /** Judges the claim. */
  readonly judge: (subject: S) => Computation<F>;
  /**
   * How many steps an engine that enumerates the definition takes on a subject; undefined if more than it would ever take.
   * Left out where no engine does, so that there is nothing to leave out where judging must be quick.
   */
  readonly enumerationSteps?: (subject: S) => bigint | undefined;
  /**
   * The work of judging the claim, counted beforehand: the time that is left is told from it, and of several claims the one
   * with least of it is judged first. Work with the same unit in several claims is shared by them. Left out where it is not
   * counted: then no time is told, and the claim is judged before those whose work is.
   */
  readonly work?: (subject: S) => readonly PlannedWork[];
  /** What is known of the claim if judging it was stopped, and why it was; undefined if nothing is. */
  readonly knownSoFar?: (subject: S, why: string) => F | undefined;
}

/** A claim: everything that the rest of the program needs to know of it. */
export interface Claim<
  Name extends string,
  Evidence,
  EvidenceJson,
  Counterexample,
  CounterexampleJson,
  F = Finding<Name, Evidence, Counterexample>,
> {
  /** The name on the command line and in files. */
  readonly name: Name;
  /** Other words by which `explain` finds it. */
  readonly aliases: readonly string[];
  /** Its place in the paper, as `@paper` tags name places. */
  readonly paper: string;
  /** What it says, in plain sentences, a paragraph each. */
  readonly meaning: readonly string[];
  /** Where it is judged: `claims/private-values/theorem-1: theorem1` is what that file of `src` exports. */
  readonly where: readonly string[];
  /** Whether `verify` judges it when no claim is named. */
  readonly judgedByDefault: boolean;
  /** Whether a hunt may look for an economy that refutes it. */
  readonly hunted: boolean;
  /** How it is judged with private values; absent if it is no claim about them. */
  readonly privateValues?: Judging<PrivateValuesSubject, F>;
  /** How it is judged of bid mechanisms; absent if it is no claim about them. */
  readonly bids?: Judging<BidSubject, F>;
  /** How it is judged with interdependent values; absent if it is no claim about them. */
  readonly interdependent?: Judging<InterdependentEconomy, F>;
  /** The codec of its evidence. */
  readonly evidence: t.Type<Evidence, EvidenceJson, unknown>;
  /** The codec of its counterexamples. */
  readonly counterexample: t.Type<Counterexample, CounterexampleJson, unknown>;
  /** The strategies of all traders in a counterexample, in trader order, where it has any. */
  readonly profile?: (counterexample: Counterexample) => readonly StrategyEvidence[] | undefined;
  /**
   * What a certificate about the mechanism that the economy means holds of a proved or refuted finding; nothing where there is
   * no certificate, and left out where the claim is a {@link promise}.
   */
  readonly certificate?: (
    finding: Encoded<EvidenceJson, CounterexampleJson>,
  ) => readonly CertificateEvidence[];
  /** The same of a promise, whatever the mechanism; undefined where there is no certificate. Left out where it is no promise. */
  readonly promise?: (finding: Encoded<EvidenceJson, CounterexampleJson>) => CertifiedPromise | undefined;
}

/** Declares a claim: the compiler takes the types of evidence and counterexample from the codecs. */
export const declareClaim = <Name extends string, E, EJ, C, CJ>(
  claim: Claim<Name, E, EJ, C, CJ>,
): Claim<Name, E, EJ, C, CJ> => claim;
