/**
 * The checker: reads a certificate, derives what it states again from the definitions, and compares leaf by leaf. Of the
 * programs that find verdicts it uses nothing but the rationals. It says what it took on trust.
 *
 * @packageDocumentation
 */
import type { Answer } from './kernel/envelope.js';
import { examine } from './kernel/envelope.js';
import { privateValues } from './private-values/private-values.js';
import type { Pausing } from './kernel/statement.js';
import { Part, Refusal } from './kernel/statement.js';
import { games } from './games/games.js';
import { interdependentValues } from './interdependent-values/interdependent-values.js';
import { examineMechanism, mechanismCertificateFormat } from './mechanisms/check.js';

export type { Answer } from './kernel/envelope.js';
export { certificateFormat, digestOf, sealOf, versions } from './kernel/envelope.js';
export type { Json, Path, Pausing } from './kernel/statement.js';

/** By what a certificate is about, what is to be derived again. */
function* examineAny(root: Part, mostSteps: bigint): Pausing<Answer> {
  if (root.has('format') && root.field('format').value === mechanismCertificateFormat)
    return yield* examineMechanism(root, mostSteps);
  if (root.has('game')) return yield* examine(root, games, mostSteps);
  if (root.has('economy') && root.field('economy').has('signals'))
    return yield* examine(root, interdependentValues, mostSteps);
  return yield* examine(root, privateValues, mostSteps);
}

/**
 * Checks a certificate with pauses, between two of which it may be abandoned; the first tells the bound on its steps.
 *
 * @param certificate what `JSON.parse` made of its text, nested no deeper than a few hundred levels.
 * @param mostSteps the most steps that it may take; without it a billion, which is minutes.
 */
export function* checking(certificate: unknown, mostSteps = 1_000_000_000n): Pausing<Answer> {
  try {
    return yield* examineAny(new Part(certificate), mostSteps);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { path, message: why } = refusal;
    const names = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`));
    return { kind: 'invalid', path, field: names.join('').replace(/^\./, ''), why };
  }
}

/** Checks a certificate to the end. Parameters as of {@link checking}. */
export const check = (certificate: unknown, mostSteps?: bigint): Answer => {
  const pauses = checking(certificate, mostSteps);
  let step = pauses.next();
  while (step.done !== true) step = pauses.next();
  return step.value;
};
