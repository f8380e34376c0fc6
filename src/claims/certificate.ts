/**
 * From findings to certificates: the economy in its normal form, and the evidence as the checker derives it again.
 */
import { certificateFormat, digestOf, sealOf, versions } from '../certificates/check.js';
import type { Certificate } from '../formats/certificate/private-values.js';
import { certificateCodec } from '../formats/certificate/private-values.js';
import type { InterdependentCertificate } from '../formats/certificate/interdependent-values.js';
import { interdependentCertificateCodec } from '../formats/certificate/interdependent-values.js';
import type { PromiseCertificate } from '../formats/certificate/promises.js';
import { promiseCertificateCodec } from '../formats/certificate/promises.js';
import type { Economy } from '../economies/economy.js';
import type { CertificateEvidence, CertifiedPromise } from './claim.js';
import type { Finding } from './finding.js';
import type { FindingJson } from './judge.js';
import { encodeFinding } from './judge.js';
import { certifiedInterdependent } from './interdependent/certified.js';
import type { AnyFinding, ClaimName, ClaimOf, CounterexampleOf, EvidenceOf } from './list.js';
import { claims } from './list.js';
import type { DeclaredMechanism } from '../mechanisms/mechanism.js';
import { isMeant } from './subject.js';
import { certifiedPrivate } from './private-values/certified.js';

/** The version that certificates name: that of the program, and of the checker that goes with it. */
export const version = versions.at(-1)!;

/** A certificate about an economy of either sort. */
export type EconomyCertificate = Certificate | InterdependentCertificate | PromiseCertificate;

/** An economy as certificates hold it: traders one by one, utilities and values as tables. */
export const certified = (economy: Economy): EconomyCertificate['economy'] =>
  economy.kind === 'private-values' ? certifiedPrivate(economy) : certifiedInterdependent(economy);

/** What the certificate of a finding holds; nothing where there is none. */
const evidenceOf = <N extends ClaimName>(
  finding: Finding<N, EvidenceOf<N>, CounterexampleOf<N>>,
): {
  readonly evidence: readonly CertificateEvidence[];
  readonly promise: CertifiedPromise | undefined;
} => {
  const claim: ClaimOf<N> = claims[finding.claim];
  const encoded: FindingJson<N> = encodeFinding(finding);
  return { evidence: claim.certificate?.(encoded) ?? [], promise: claim.promise?.(encoded) };
};

/** What is said beside the evidence, for people. */
const hintsOf = ({ method, explanation }: AnyFinding) => ({ method, explanation });

const promiseCertificateOf = (
  economy: Economy,
  finding: AnyFinding,
  promise: CertifiedPromise,
): PromiseCertificate => {
  const body = certified(economy);
  const { claim, verdict, scope } = finding;
  const unsealed = {
    format: 'undominated/promise-certificate/1',
    version,
    sha256: digestOf(body),
    economy: body,
    claim,
    ...promise,
    verdict,
    scope,
    hints: hintsOf(finding),
  };
  const certificate: unknown = { ...unsealed, seal: sealOf(unsealed) };
  if (!promiseCertificateCodec.is(certificate))
    throw new Error(`The evidence of ${claim} does not have the shape of a certificate.`);
  return certificate;
};

/** Whether a claim is a promise: its certificate says of which mechanism. */
export const isPromise = (name: ClaimName): boolean => claims[name].promise !== undefined;

/**
 * The certificate of a finding about an economy under a mechanism, as {@link certificateOf} makes it; none for a claim of the
 * paper under another mechanism than the economy means, since its certificate would not say so.
 *
 * @param mechanism the mechanism; the one that the economy means if undefined.
 */
export const certificateUnder = (
  economy: Economy,
  mechanism: Pick<DeclaredMechanism, 'name'> | undefined,
  finding: AnyFinding,
): EconomyCertificate | undefined =>
  mechanism === undefined || isMeant(economy, mechanism) || isPromise(finding.claim)
    ? certificateOf(economy, finding)
    : undefined;

/**
 * The certificate of a finding about an economy under the mechanism as published, for all its traders; none if the claim was
 * left undecided, or was judged by an engine alone whose work the checker does not do. But for promises the mechanism is the
 * one that the economy means.
 *
 * @throws Error if the evidence does not have the shape of the format: a fault of this program.
 */
export const certificateOf = (economy: Economy, finding: AnyFinding): EconomyCertificate | undefined => {
  if (finding.verdict === 'undecided') return undefined;
  const { evidence, promise } = evidenceOf(finding);
  if (promise !== undefined) return promiseCertificateOf(economy, finding, promise);
  if (evidence.length === 0) return undefined;
  const body = certified(economy);
  const unsealed = {
    format: certificateFormat,
    version,
    sha256: digestOf(body),
    economy: body,
    claim: finding.claim,
    selection: economy.market.tieBreak,
    ...(economy.kind === 'interdependent' ? { reading: economy.residual } : {}),
    verdict: finding.verdict,
    scope: finding.scope,
    evidence,
    hints: hintsOf(finding),
  };
  const certificate: unknown = { ...unsealed, seal: sealOf(unsealed) };
  if (!certificateCodec.is(certificate) && !interdependentCertificateCodec.is(certificate))
    throw new Error(`The evidence of ${finding.claim} does not have the shape of a certificate.`);
  return certificate;
};
