/**
 * Certificates about a user's own mechanism. Checking one needs none of the user's program: the certificate holds the
 * mechanism as tables.
 */
import { mechanismDigestOf } from '../kernel/digest.js';
import type { Relation } from '../kernel/decision.js';
import { readRelation } from '../kernel/decision.js';
import type { CertificateType, EvidenceType } from '../kernel/envelope.js';
import type { Statement } from '../kernel/statement.js';
import type { MechanismTables } from './mechanism.js';
import { readMechanism } from './mechanism.js';
import { deriveParticipation } from './participation.js';
import type { PaymentClaim } from './payments.js';
import { derivePayments } from './payments.js';
import { deriveStrategyProofness } from './strategy-proofness.js';
import { deriveUndominatedStrategies } from './undominated-strategies.js';

/** The format of certificates about mechanisms. */
export const mechanismCertificateFormat = 'undominated/mechanism-certificate/1';

/** The one claim that is judged under a dominance relation. */
const claimUnderRelation = 'undominated-strategies';

/** A mechanism, and the relation under which its messages are compared, if the claim is about dominance. */
interface MechanismInQuestion {
  readonly tables: MechanismTables;
  readonly relation: Relation | undefined;
}

/** The relation is there exactly if the claim is judged under one. */
const readRelationOfClaim = (certificate: Statement): Relation | undefined => {
  if (certificate.field('claim').value !== claimUnderRelation) {
    if (certificate.has('relation'))
      throw certificate.field('relation').refusal('this claim has no dominance relation');
    return undefined;
  }
  const stated = certificate.field('relation');
  stated.allowOnly('comparison', 'dominators');
  return readRelation(stated);
};

/** Every type, every two messages of hers, every profile of the others. */
const maxSteps = ({ tables: { participants, profileCount } }: MechanismInQuestion): bigint =>
  participants.reduce(
    (sum, { types, messages }) => sum + BigInt(types.length * messages.length) * BigInt(profileCount),
    0n,
  );

const undominatedStrategies: EvidenceType<MechanismInQuestion> = {
  claims: [claimUnderRelation],
  checked: 'Every type, every pair of her messages, every profile of messages of the others.',
  maxSteps,
  *derive({ subject: { tables, relation }, evidence, verdict }) {
    if (relation === undefined) throw evidence.refusal('there is no dominance relation');
    return yield* deriveUndominatedStrategies(tables, relation, evidence, verdict);
  },
};

const payments = (claim: PaymentClaim): EvidenceType<MechanismInQuestion> => ({
  claims: [claim],
  checked: 'The payments of every outcome.',
  maxSteps,
  *derive({ subject: { tables }, verdict }) {
    return derivePayments(tables, claim, verdict);
  },
});

const evidenceTypes: ReadonlyArray<EvidenceType<MechanismInQuestion>> = [
  {
    claims: ['strategy-proofness'],
    checked: 'Every type, every lie, every profile of messages of the others.',
    maxSteps,
    derive: ({ subject: { tables }, verdict }) => deriveStrategyProofness(tables, verdict),
  },
  undominatedStrategies,
  payments('budget-balance'),
  payments('no-deficit'),
  {
    claims: ['ex-post-individual-rationality'],
    checked: 'Every type, every truthful profile of the others, every outcome drawn.',
    maxSteps,
    derive: ({ subject: { tables }, verdict }) => deriveParticipation(tables, verdict),
  },
];

/** Certificates about mechanisms. Their evidence is one object, whose form the claim decides. */
export const mechanismCertificate: CertificateType<MechanismInQuestion> = {
  format: mechanismCertificateFormat,
  fields: ['mechanism', 'relation'],
  read: (certificate) => {
    const relation = readRelationOfClaim(certificate);
    const mechanism = certificate.field('mechanism');
    const tables = readMechanism(mechanism);
    const statedRelation = relation === undefined ? undefined : certificate.field('relation').value;
    const digest = mechanismDigestOf(mechanism.value, certificate.field('claim').text(), statedRelation);
    certificate.field('sha256').mustEqual(digest);
    return { tables, relation };
  },
  evidenceFor: (certificate, claim) => {
    const type = evidenceTypes.find(({ claims }) => claims.includes(claim));
    if (type === undefined)
      throw certificate.field('claim').refusal('no certificates are checked for this claim');
    return [{ evidence: certificate.field('evidence'), type }];
  },
  checked: [
    'The form, the version, the digest of the mechanism and of what is asked of it.',
    'Expected utilities, from the lotteries and what outcomes are worth.',
  ],
  trusted: [
    'That these tables are the mechanism and the values that are meant: the program that made them was not run.',
    'This checker, its rationals and its runtime. Title, scope and hints are not checked.',
  ],
};
