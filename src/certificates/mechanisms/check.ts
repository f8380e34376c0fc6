/**
 * The checker of certificates about a user's own mechanism: it needs none of the user's program, since the certificate holds
 * the mechanism as tables. It derives the evidence again from the definitions and compares leaf by leaf.
 */
import type { Answer } from '../kernel/envelope.js';
import { sealOf, versions } from '../kernel/envelope.js';
import type { Json, Part, Pausing } from '../kernel/statement.js';
import { byDominance, byLies, byParticipation, byPayments } from './claims.js';
import type { Tables } from './mechanism.js';
import { digestOf, readTables } from './mechanism.js';

export { digestOf } from './mechanism.js';

/** The format that is checked. */
export const mechanismCertificateFormat = 'undominated/mechanism-certificate/1';

/** The claims, and what is said when the evidence agrees. */
const checkedOf: Readonly<Record<string, string>> = {
  'strategy-proofness': 'Every type, every lie, every profile of messages of the others.',
  'undominated-strategies':
    'Every type, every pair of her messages, every profile of messages of the others.',
  'budget-balance': 'The payments of every outcome.',
  'no-deficit': 'The payments of every outcome.',
  'ex-post-individual-rationality': 'Every type, every truthful profile of the others, every outcome drawn.',
};

function* derived(claim: string, tables: Tables, root: Part): Pausing<Json> {
  const verdict = root.field('verdict');
  switch (claim) {
    case 'strategy-proofness':
      return yield* byLies(tables, verdict);
    case 'undominated-strategies':
      return yield* byDominance(tables, root.field('relation'), root.field('evidence'), verdict);
    case 'ex-post-individual-rationality':
      return yield* byParticipation(tables, verdict);
    default:
      return byPayments(
        tables,
        claim === 'budget-balance',
        root.field('mechanism').field('outcomes'),
        verdict,
      );
  }
}

/** At most so many steps: every type, every two messages of hers, every profile of the others. */
const stepsOf = ({ participants, profiles }: Tables): bigint =>
  participants.reduce(
    (sum, { types, messages }) => sum + BigInt(types.length * messages.length) * BigInt(profiles),
    0n,
  );

const fields = 'format version sha256 mechanism claim verdict scope evidence hints seal'.split(' ');

/** Checks a certificate about a mechanism. */
export function* examineMechanism(root: Part, mostSteps: bigint): Pausing<Answer> {
  root.field('format').is(mechanismCertificateFormat);
  const version = root.field('version');
  version.must(versions.includes(version.text()), `the versions checked are ${versions.join(', ')}`);
  const claim = root.field('claim').text();
  root.field('claim').must(Object.hasOwn(checkedOf, claim), 'no certificates are checked for this claim');
  const asked = claim === 'undominated-strategies';
  root.only(...fields, ...(asked ? ['relation'] : []));
  if (asked) {
    root.field('relation').only('comparison', 'dominators');
    const comparison = root.field('relation').field('comparison');
    comparison.must(['strict', 'weak', 'very-weak'].includes(comparison.text()), 'this is no comparison');
    const dominators = root.field('relation').field('dominators');
    dominators.must(['pure', 'mixed'].includes(dominators.text()), 'this must be "pure" or "mixed"');
  }
  const tables = readTables(root.field('mechanism'));
  const relation = asked ? root.field('relation').value : undefined;
  root.field('sha256').is(digestOf(root.field('mechanism').value as object, claim, relation));
  root.field('scope').text();
  const verdict = root.field('verdict');
  verdict.must(['proved', 'refuted'].includes(verdict.text()), 'this must be "proved" or "refuted"');
  const steps = stepsOf(tables);
  if (steps > mostSteps) return { kind: 'too-long', steps, most: mostSteps };
  yield steps;
  root.field('evidence').is(yield* derived(claim, tables, root));
  root.field('seal').is(sealOf(root.value));
  const checked = [
    'The form, the version, the digest of the mechanism and of what is asked of it.',
    'Expected utilities, from the lotteries and what outcomes are worth.',
    checkedOf[claim]!,
  ];
  const trusted = [
    'That these tables are the mechanism and the values that are meant: the program that made them was not run.',
    'This checker, its rationals and its runtime. Title, scope and hints are not checked.',
  ];
  return { kind: 'valid', claim, verdict: verdict.text(), steps, checked, trusted };
}
