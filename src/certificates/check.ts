/**
 * The checker: reads a certificate, derives what it states again from the definitions, and compares value by value. Of the
 * programs that find verdicts it uses nothing but the rationals. It says what it takes on trust.
 *
 * @module undominated/checker
 */
import type { Answer } from './kernel/envelope.js';
import { checkCertificate } from './kernel/envelope.js';
import type { Pausable } from './kernel/pausable.js';
import { finish } from './kernel/pausable.js';
import { Refusal, requireShallow, Statement } from './kernel/statement.js';
import { pathText } from './kernel/words.js';
import { gameCertificate } from './games/games.js';
import { interdependentValuesCertificate } from './interdependent-values/interdependent-values.js';
import { mechanismCertificate, mechanismCertificateFormat } from './mechanisms/mechanisms.js';
import { privateValuesCertificate } from './private-values/private-values.js';
import { promiseCertificate, promiseCertificateFormat } from './promises/promises.js';

export { digestOf, mechanismDigestOf, sealOf } from './kernel/digest.js';
export type { About, Answer, Confirmed, Invalid, StatedRelation, TooLong, Valid } from './kernel/envelope.js';
export { certificateFormat, versions } from './kernel/envelope.js';
export type { Pausable } from './kernel/pausable.js';
export type { Json, Path } from './kernel/statement.js';
export { mechanismCertificateFormat } from './mechanisms/mechanisms.js';
export { promiseCertificateFormat } from './promises/promises.js';

/** The number of steps that a check may take if nothing else is said: some minutes. */
const defaultMaxSteps = 1_000_000_000n;

/** Checks a certificate as one of the type that its fields make it. */
function* checkAny(certificate: Statement, maxSteps: bigint): Pausable<Answer> {
  const format = certificate.has('format') ? certificate.field('format').value : undefined;
  if (format === promiseCertificateFormat)
    return yield* checkCertificate(certificate, promiseCertificate, maxSteps);
  if (format === mechanismCertificateFormat)
    return yield* checkCertificate(certificate, mechanismCertificate, maxSteps);
  if (certificate.has('game')) return yield* checkCertificate(certificate, gameCertificate, maxSteps);
  if (certificate.has('economy') && certificate.field('economy').has('signals'))
    return yield* checkCertificate(certificate, interdependentValuesCertificate, maxSteps);
  return yield* checkCertificate(certificate, privateValuesCertificate, maxSteps);
}

/**
 * Checks a certificate with pauses, between two of which it may be abandoned; the first hands out the bound on its steps.
 *
 * @param certificate what `JSON.parse` made of its text.
 * @param maxSteps the number of steps that the check may take; without it a billion, which is minutes.
 */
export function* checking(certificate: unknown, maxSteps = defaultMaxSteps): Pausable<Answer> {
  try {
    const whole = new Statement(certificate);
    requireShallow(whole);
    return yield* checkAny(whole, maxSteps);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { kind: 'invalid', path: refusal.path, field: pathText(refusal.path), why: refusal.message };
  }
}

/**
 * Checks a certificate to the end.
 *
 * @param certificate what `JSON.parse` made of its text.
 * @param maxSteps the number of steps that the check may take; without it a billion, which is minutes.
 */
export const check = (certificate: unknown, maxSteps?: bigint): Answer =>
  finish(checking(certificate, maxSteps));
