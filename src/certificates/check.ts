/**
 * The checker: reads a certificate, derives what it states again from the definitions, and compares leaf by leaf. Of the
 * programs that find verdicts it uses nothing but the rationals. It says what it took on trust.
 *
 * @packageDocumentation
 */
import type { Answer } from './checker/certificate.js';
import { examine, finished, guarded, mostStepsByDefault } from './checker/certificate.js';
import { privateValues } from './checker/private-values.js';
import type { Pausing } from './checker/statement.js';
import { Part } from './checker/statement.js';
import { interdependentValues } from './interdependent-checker/interdependent-values.js';
import { checkingMechanism, isMechanismCertificate } from './mechanism-checker/check.js';

export type { Answer } from './checker/certificate.js';
export { certificateFormat, digestOf, sealOf, versions } from './checker/certificate.js';
export type { Json, Path, Pausing } from './checker/statement.js';

/** By what a certificate is about, what is to be derived again. */
function* answer(root: Part, mostSteps: bigint): Pausing<Answer> {
  return root.has('economy') && root.field('economy').has('signals')
    ? yield* examine(root, interdependentValues, mostSteps)
    : yield* examine(root, privateValues, mostSteps);
}

/**
 * Checks a certificate with pauses, between two of which it may be abandoned; the first tells the bound on its steps.
 *
 * @param certificate what `JSON.parse` made of its text, nested no deeper than a few hundred levels.
 * @param mostSteps the most steps that it may take; without it a billion, which is minutes.
 */
export const checking = (certificate: unknown, mostSteps = mostStepsByDefault): Pausing<Answer> =>
  isMechanismCertificate(certificate)
    ? checkingMechanism(certificate, mostSteps)
    : guarded(answer(new Part(certificate), mostSteps));

/** Checks a certificate to the end. Parameters as of {@link checking}. */
export const check = (certificate: unknown, mostSteps?: bigint): Answer =>
  finished(checking(certificate, mostSteps));
