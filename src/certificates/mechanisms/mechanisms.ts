/**
 * Certificates about a user's own mechanism. Checking one needs none of the user's program: the certificate holds the
 * mechanism as tables.
 */
import { mechanismDigestOf } from '../kernel/digest.js';
import type { Relation } from '../kernel/decision.js';
import { readRelation, relationText } from '../kernel/decision.js';
import type { CertificateType, EvidenceType } from '../kernel/envelope.js';
import { productOfSteps, stepsPerAmount, sumOfSteps } from '../kernel/steps.js';
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
  stated.allowOnly(['comparison', 'dominators']);
  return readRelation(stated);
};

/** How many profiles beliefs list, each of which is read participant by participant. */
const countProfilesListed = (evidence: Statement): number =>
  evidence
    .field('types')
    .list()
    .reduce((count, type) => {
      const survivals = type.has('standing') ? type.field('standing').list() : [];
      return survivals.reduce((sum, survival) => sum + survival.field('more').list().length, count);
    }, 0);

/**
 * An upper bound on the steps: for every type what she expects of every profile, every two messages of hers with every
 * profile of the others, and who sends what in every profile.
 */
const maxSteps = ({ tables }: MechanismInQuestion): bigint => {
  const { participants, profileCount, lotteries } = tables;
  const chances = lotteries.reduce((count, lottery) => count + lottery.length, 0);
  const byType = participants.reduce((sum, { types, messages }) => {
    const perProfile = productOfSteps(profileCount, 3 * messages.length + participants.length);
    const perType = sumOfSteps(perProfile, participants.length, productOfSteps(chances, stepsPerAmount));
    return sumOfSteps(sum, productOfSteps(types.length, perType));
  }, 0n);
  const outcomes = productOfSteps(tables.outcomes.length, participants.length);
  return sumOfSteps(byType, outcomes);
};

/** The same, and the profiles that beliefs list. */
const maxStepsOfDominance = (subject: MechanismInQuestion, evidence: Statement): bigint => {
  const { participants } = subject.tables;
  const messageCount = participants.reduce((count, { messages }) => count + messages.length, 0);
  return sumOfSteps(maxSteps(subject), productOfSteps(countProfilesListed(evidence), messageCount));
};

const undominatedStrategies: EvidenceType<MechanismInQuestion> = {
  claims: [claimUnderRelation],
  checked: 'Every type, every pair of her messages, every profile of messages of the others.',
  maxSteps: maxStepsOfDominance,
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
  about: 'mechanism',
  fields: ['relation'],
  multiplied: () => 2,
  read: (certificate) => {
    const relation = readRelationOfClaim(certificate);
    const mechanism = certificate.field('mechanism');
    const tables = readMechanism(mechanism);
    const statedRelation = relation === undefined ? undefined : certificate.field('relation').value;
    const digest = mechanismDigestOf(mechanism.value, certificate.field('claim').text(), statedRelation);
    certificate.field('sha256').mustEqual(digest);
    return { tables, relation };
  },
  confirm: ({ tables: { participants, outcomes, profileCount }, relation }) => ({
    size: {
      participants: participants.length,
      messages: participants.map(({ messages }) => messages.length),
      types: participants.map(({ types }) => types.length),
      outcomes: outcomes.length,
      profiles: profileCount,
    },
    ...(relation === undefined ? {} : { relation: relationText(relation) }),
  }),
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
