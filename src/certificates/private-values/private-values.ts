/** Certificates about economies with private values: the claims of Section 3. */
import * as Q from '../../exact/rational.js';
import { digestOf } from '../kernel/digest.js';
import type { CertificateType, Derivation, EvidenceType } from '../kernel/envelope.js';
import { certificateFormat, commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import { sumOfSteps } from '../kernel/steps.js';
import { marketSize } from '../market/market.js';
import { maxStepsOfVisits, visitBothRules } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { maxStepsOfUtilities, maxStepsOfUtilitiesKept, readPrivateValues } from './economy.js';
import { deriveEnumeration, maxStepsOfEnumeration } from './enumeration.js';
import { deriveTrace } from './example.js';
import { deriveProfiles, maxStepsOfProfiles } from './individual-rationality.js';
import { deriveProfileClasses, maxStepsOfProfileClasses } from './profile-classes.js';
import { derivePrices, maxStepsOfDivisions } from './law-of-one-price.js';
import { deriveGroups, deriveStates, situationClaims } from './properties.js';
import { deriveSeparation } from './separation.js';

/** Derives evidence for `proved`, and refuses any other verdict first. */
const proves = (derive: Derivation<PrivateValuesEconomy>): Derivation<PrivateValuesEconomy> =>
  function* (question) {
    question.verdict.mustEqual('proved');
    return yield* derive(question);
  };

const states: EvidenceType<PrivateValuesEconomy> = {
  claims: situationClaims,
  checked: 'Every situation of both rules, every bundle in it.',
  maxSteps: maxStepsOfVisits,
  derive: proves(function* ({ subject, claim, verdict }) {
    return deriveStates(yield* visitBothRules(subject), claim, verdict);
  }),
};

const groups: EvidenceType<PrivateValuesEconomy> = {
  claims: ['property-i'],
  checked: 'Whose announcements set the price of a group.',
  maxSteps: maxStepsOfVisits,
  derive: proves(function* ({ subject }) {
    return deriveGroups(subject);
  }),
};

const separation: EvidenceType<PrivateValuesEconomy> = {
  claims: ['theorem-1'],
  checked: '(ii), (iii) in every situation; values.',
  maxSteps: (economy) => sumOfSteps(maxStepsOfVisits(economy), maxStepsOfUtilities(economy)),
  derive: proves(function* ({ subject, verdict }) {
    return yield* deriveSeparation(subject, yield* visitBothRules(subject), verdict);
  }),
};

const enumeration: EvidenceType<PrivateValuesEconomy> = {
  claims: ['theorem-1'],
  checked: 'Every message against all of the others.',
  maxSteps: maxStepsOfEnumeration,
  derive: ({ subject, verdict }) => deriveEnumeration(subject, verdict),
};

const trace: EvidenceType<PrivateValuesEconomy> = {
  claims: ['example'],
  checked: 'p̂, n̄, n̲, ñ and the amounts of the Example.',
  maxSteps: (economy) => sumOfSteps(maxStepsOfVisits(economy), maxStepsOfUtilitiesKept(economy)),
  *derive({ subject, verdict }) {
    return deriveTrace(subject, verdict);
  },
};

const profiles: EvidenceType<PrivateValuesEconomy> = {
  claims: ['individual-rationality'],
  checked: 'Theorem 1, as above; exact lotteries.',
  maxSteps: maxStepsOfProfiles,
  derive: ({ subject, evidence, verdict }) => deriveProfiles(subject, evidence, verdict),
};

const profileClasses: EvidenceType<PrivateValuesEconomy> = {
  claims: ['individual-rationality'],
  checked: 'Theorem 1, as above; which profiles are alike; exact lotteries at one of each kind.',
  maxSteps: maxStepsOfProfileClasses,
  derive: ({ subject, evidence, verdict }) => deriveProfileClasses(subject, evidence, verdict),
};

const prices: EvidenceType<PrivateValuesEconomy> = {
  claims: ['law-of-one-price'],
  checked: 'The prices of all groups, however the traders are divided.',
  trusted: 'That the messages in the evidence are those at which the law is asked about.',
  maxSteps: maxStepsOfDivisions,
  derive: ({ subject, evidence, verdict }) => derivePrices(subject, evidence, verdict),
};

/** @paper Section 3 */
export const privateValuesCertificate: CertificateType<PrivateValuesEconomy> = {
  format: certificateFormat,
  about: 'economy',
  fields: ['selection'],
  multiplied: () => 2,
  read: (certificate) => {
    const economy = readPrivateValues(certificate.field('economy'));
    certificate.field('sha256').mustEqual(digestOf(certificate.field('economy').value));
    certificate.field('selection').mustEqual(economy.selection);
    return economy;
  },
  confirm: (economy) => ({
    size: marketSize(economy),
    selection: economy.selection,
    epsilon: Q.show(economy.epsilon),
  }),
  evidenceFor: evidenceList({
    states,
    groups,
    separation,
    enumeration,
    trace,
    profiles,
    'profile-classes': profileClasses,
    prices,
  }),
  checked: [headChecked],
  trusted: ['That this economy, with its table of utilities, is the one that is meant.', ...commonTrust],
};
