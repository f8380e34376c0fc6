/** Certificates about economies with interdependent values: the claims of Section 4. */
import * as Q from '../../exact/rational.js';
import { digestOf } from '../kernel/digest.js';
import type { CertificateType, Derivation, EvidenceType, Question } from '../kernel/envelope.js';
import { certificateFormat, commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import type { Pausable } from '../kernel/pausable.js';
import { powerOfSteps, productOfSteps, stepsPerAmountKept, sumOfSteps } from '../kernel/steps.js';
import type { Json } from '../kernel/statement.js';
import { marketSize } from '../market/market.js';
import { maxStepsOfVisits } from '../market/situations.js';
import type { InterdependentEconomy } from './economy.js';
import { readInterdependentValues } from './economy.js';
import { deriveInterimRationality, maxStepsOfInterimRationality } from './interim-rationality.js';
import { deriveShocks, deriveSignals } from './properties/assumptions.js';
import { deriveContrast } from './properties/contrast.js';
import { deriveAllocations, deriveGroup, infeasibleGroup } from './properties/feasibility.js';
import { deriveInfluence } from './properties/influence.js';
import { deriveDependence, deriveServed } from './properties/service.js';
import { maxStepsOfBestReply } from './theorem-2/best-reply-problem.js';
import { deriveFirsts, deriveFirstViolation } from './theorem-2/first-announcements.js';
import { deriveReplies } from './theorem-2/later-announcements.js';
import { deriveReplyViolation, maxStepsOfReplyViolation } from './theorem-2/violation.js';

type Economy = InterdependentEconomy;

/** A derivation that can be done at once. */
const atOnce = (derive: (question: Question<Economy>) => Json): Derivation<Economy> =>
  function* (question) {
    return derive(question);
  };

/** Evidence for one verdict. Of an infeasible reading nothing but feasibility is proved or refuted. */
const forVerdict = (verdict: 'proved' | 'refuted', derive: Derivation<Economy>): Derivation<Economy> =>
  function* (question): Pausable<Json> {
    const { subject, claim } = question;
    question.verdict.mustEqual(verdict);
    const isFeasible = claim === 'feasible' || infeasibleGroup(subject) === undefined;
    question.verdict.require(isFeasible, 'the reading of the residual is infeasible here');
    return yield* derive(question);
  };

/** An upper bound on the steps of every signal's demand sets, and of comparing every two of them. */
const maxStepsOfSignals = ({ signals, priceCount, bundleCount, shocks }: Economy): bigint => {
  const perAmount = sumOfSteps(
    stepsPerAmountKept,
    productOfSteps(bundleCount, signals.length),
    shocks.length,
  );
  return productOfSteps(signals.length, priceCount, bundleCount, perAmount);
};

/** An upper bound on the steps of every cell, in every reading of what is heard. */
const maxStepsOfCells = (economy: Economy): bigint => {
  const { signals, endowments, priceCount, bundleCount, shocks } = economy;
  const traders = endowments.length;
  const readings = powerOfSteps(signals.length, 2 * traders);
  const perReading = productOfSteps(priceCount, bundleCount ** 2, shocks.length);
  const kept = productOfSteps(powerOfSteps(signals.length, traders - 1), priceCount, bundleCount);
  return sumOfSteps(
    maxStepsOfVisits(economy),
    maxStepsOfSignals(economy),
    productOfSteps(readings, perReading),
    productOfSteps(kept, stepsPerAmountKept),
  );
};

/** An upper bound on the steps of two runs, each of which goes through all prices. */
const maxStepsOfRuns = ({ endowments, priceCount, shocks }: Economy): bigint =>
  productOfSteps(10, sumOfSteps(endowments.length, shocks.length), endowments.length, priceCount);

const allocations: EvidenceType<Economy> = {
  claims: ['feasible', 'budget-balance'],
  checked: 'All that can be announced, under every rule.',
  maxSteps: maxStepsOfVisits,
  derive: forVerdict('proved', ({ subject, claim, verdict }) => deriveAllocations(subject, claim, verdict)),
};

const group: EvidenceType<Economy> = {
  claims: ['feasible'],
  checked: 'What the group owns, and what it may have to take.',
  maxSteps: maxStepsOfVisits,
  derive: forVerdict(
    'refuted',
    atOnce(({ subject, evidence }) => deriveGroup(subject, evidence)),
  ),
};

const signals: EvidenceType<Economy> = {
  claims: ['assumption-1'],
  checked: 'D¹ for each signal.',
  maxSteps: maxStepsOfSignals,
  derive: atOnce(({ subject, verdict }) => deriveSignals(subject, verdict)),
};

const shocks: EvidenceType<Economy> = {
  claims: ['assumption-2'],
  checked: 'How signals are distributed.',
  maxSteps: ({ shocks: rows, signals: columns }) => productOfSteps(10, rows.length, columns.length),
  derive: atOnce(({ subject, verdict }) => deriveShocks(subject, verdict)),
};

/** The properties that say what a trader's announcements do not move. */
const influenceProperties = ['property-iv', 'property-v', 'property-vi'];

const influence: EvidenceType<Economy> = {
  claims: influenceProperties,
  checked: 'Who hears whom, and whose amounts move.',
  maxSteps: maxStepsOfVisits,
  derive: forVerdict('proved', ({ subject, claim, verdict }) => deriveInfluence(subject, claim, verdict)),
};

const contrast: EvidenceType<Economy> = {
  claims: influenceProperties,
  checked: 'Both runs, announcement by announcement.',
  maxSteps: maxStepsOfRuns,
  derive: forVerdict(
    'refuted',
    atOnce(({ subject, claim, evidence }) => deriveContrast(subject, claim, evidence)),
  ),
};

const served: EvidenceType<Economy> = {
  claims: ['property-vii'],
  checked: 'Who is served under Rules 4, 5 and 6.',
  maxSteps: maxStepsOfVisits,
  derive: forVerdict(
    'proved',
    atOnce(({ subject, verdict }) => deriveServed(subject, verdict)),
  ),
};

const dependence: EvidenceType<Economy> = {
  claims: ['property-viii'],
  checked: 'What a group may announce, and who is served.',
  maxSteps: maxStepsOfVisits,
  derive: forVerdict('proved', ({ subject, evidence }) => deriveDependence(subject, evidence)),
};

const firsts: EvidenceType<Economy> = {
  claims: ['theorem-2.1'],
  checked: 'D¹, losses under Rule 4, what being heard can give.',
  maxSteps: maxStepsOfCells,
  derive: forVerdict(
    'proved',
    atOnce(({ subject, verdict }) => deriveFirsts(subject, verdict)),
  ),
};

const bestReply: EvidenceType<Economy> = {
  claims: ['theorem-2.1'],
  checked: 'All draws, all strategies of hers.',
  maxSteps: maxStepsOfBestReply,
  derive: forVerdict('refuted', ({ subject, evidence }) => deriveFirstViolation(subject, evidence)),
};

/** The claims about second and third announcements. */
const replyClaims = ['theorem-2.2', 'theorem-2.3'];

const replies: EvidenceType<Economy> = {
  claims: replyClaims,
  checked: 'Every signal, everything that may be heard.',
  maxSteps: maxStepsOfCells,
  derive: forVerdict(
    'proved',
    atOnce(({ subject, claim, verdict }) => deriveReplies(subject, claim, verdict)),
  ),
};

const violation: EvidenceType<Economy> = {
  claims: replyClaims,
  checked: 'What is forbidden; all draws for each best reply.',
  maxSteps: maxStepsOfReplyViolation,
  derive: forVerdict('refuted', ({ subject, claim, evidence }) =>
    deriveReplyViolation(subject, claim, evidence),
  ),
};

const interim: EvidenceType<Economy> = {
  claims: ['individual-rationality'],
  checked: 'What price takers announce; all draws, for every trader with every signal.',
  maxSteps: maxStepsOfInterimRationality,
  derive: ({ subject, verdict }) => deriveInterimRationality(subject, verdict),
};

/** @paper Section 4 */
export const interdependentValuesCertificate: CertificateType<Economy> = {
  format: certificateFormat,
  about: 'economy',
  fields: ['selection', 'reading'],
  multiplied: (economy) => economy.field('traders').list().length + 2,
  read: (certificate) => {
    const economy = readInterdependentValues(certificate.field('economy'));
    certificate.field('sha256').mustEqual(digestOf(certificate.field('economy').value));
    certificate.field('selection').mustEqual(economy.selection);
    certificate.field('reading').mustEqual(economy.reading);
    return economy;
  },
  confirm: (economy) => ({
    size: {
      ...marketSize(economy),
      signals: economy.signals.length,
      shocks: economy.shocks.length,
    },
    selection: economy.selection,
    reading: economy.reading,
    epsilon: Q.show(economy.epsilon),
  }),
  evidenceFor: evidenceList({
    ...{ allocations, group, signals, shocks, influence, contrast, served, dependence },
    ...{ firsts, 'best-reply': bestReply, replies, offence: violation, interim },
  }),
  checked: [headChecked],
  trusted: [
    'That this economy, with its tables, is the one that is meant, and its reading the one that is asked about.',
    ...commonTrust,
  ],
};
