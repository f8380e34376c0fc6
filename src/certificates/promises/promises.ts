/** Certificates about promises of mechanisms: what a mechanism gives in an economy, at the messages that are stated. */
import * as Q from '../../exact/rational.js';
import { digestOf } from '../kernel/digest.js';
import type { CertificateType, Derivation, EvidenceType } from '../kernel/envelope.js';
import { commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import { sumOfSteps } from '../kernel/steps.js';
import { marketSize } from '../market/market.js';
import { maxStepsOfUtilitiesKept } from '../private-values/economy.js';
import { deriveAllocations, deriveBudget, maxStepsOfBudget } from './budget.js';
import { maxStepsOfGroupings } from './groupings.js';
import { deriveLies, maxStepsOfLies } from './lies/lies.js';
import { maxStepsOfOutcomes } from './outcomes.js';
import { deriveParticipation } from './participation.js';
import { derivePriceGaps, maxStepsOfPriceGaps } from './prices.js';
import type { PromiseSubject } from './subject.js';
import { isTruthful, readSubject } from './subject.js';
import { deriveWelfare, maxStepsOfWelfare } from './welfare.js';

/** The format of certificates about promises. */
export const promiseCertificateFormat = 'undominated/promise-certificate/1';

/** Before anything else: whether the messages are the truthful ones, which is worked out from the utilities. */
const knowingTruth = (type: EvidenceType<PromiseSubject>): EvidenceType<PromiseSubject> => {
  const derive: Derivation<PromiseSubject> = function* (question) {
    yield;
    question.subject.truthful.mustEqual(isTruthful(question.subject));
    return yield* type.derive(question);
  };
  const maxSteps: typeof type.maxSteps = (subject, evidence) =>
    sumOfSteps(
      subject.kind === 'bids' ? subject.messages.length : maxStepsOfUtilitiesKept(subject.economy),
      type.maxSteps(subject, evidence),
    );
  return { ...type, derive, maxSteps };
};

const lies = knowingTruth({
  claims: ['promise:strategy-proof'],
  checked: 'The utility of the truth, and the best of all lies, trader by trader.',
  maxSteps: maxStepsOfLies,
  derive: ({ subject, evidence, verdict }) => deriveLies(subject, evidence, verdict),
});

const allocations = knowingTruth({
  claims: ['promise:feasible'],
  checked: 'That every draw hands out what there is.',
  maxSteps: (subject) => sumOfSteps(maxStepsOfBudget(subject), maxStepsOfGroupings(subject)),
  derive: ({ subject, verdict }) => deriveAllocations(subject, verdict),
});

const budget = knowingTruth({
  claims: ['promise:budget-balanced', 'promise:no-deficit'],
  checked: 'What traders pay and receive, in every draw.',
  maxSteps: maxStepsOfBudget,
  derive: ({ subject, claim, evidence, verdict }) => deriveBudget(subject, claim, evidence, verdict),
});

const welfare = knowingTruth({
  claims: ['promise:efficient'],
  checked: 'The expected welfare; the largest of all allocations.',
  maxSteps: maxStepsOfWelfare,
  derive: ({ subject, evidence, verdict }) => deriveWelfare(subject, evidence, verdict),
});

const participation = knowingTruth({
  claims: ['promise:individually-rational'],
  checked: 'What every trader expects, has without trade, and has at worst.',
  maxSteps: maxStepsOfOutcomes,
  derive: ({ subject, verdict }) => deriveParticipation(subject, verdict),
});

const prices = knowingTruth({
  claims: ['promise:one-price'],
  checked: 'The prices at which traders trade, in every draw.',
  maxSteps: maxStepsOfPriceGaps,
  derive: ({ subject, evidence, verdict }) => derivePriceGaps(subject, evidence, verdict),
});

/** @paper Remark 2 */
export const promiseCertificate: CertificateType<PromiseSubject> = {
  format: promiseCertificateFormat,
  about: 'economy',
  fields: ['mechanism', 'convention', 'messages', 'truthful'],
  multiplied: () => 3,
  computedWith: ['messages', 'convention', 'evidence'],
  read: (certificate) => {
    const subject = readSubject(certificate);
    certificate.field('sha256').mustEqual(digestOf(certificate.field('economy').value));
    return subject;
  },
  confirm: ({ economy, mechanism, convention, against, truthful }) => ({
    size: marketSize(economy),
    selection: economy.selection,
    epsilon: Q.show(economy.epsilon),
    mechanism,
    ...(Object.keys(convention).length === 0 ? {} : { convention }),
    ...(against === undefined ? {} : { against }),
    messages: truthful.value === true ? 'truthful' : 'stated',
  }),
  evidenceFor: evidenceList({ lies, allocations, budget, welfare, participation, prices }),
  checked: [headChecked, 'Whether the messages are the truthful ones.'],
  trusted: [
    'That this economy, with its table of utilities, is the one that is meant.',
    'That the mechanism, its convention and the messages are those that are meant.',
    ...commonTrust,
  ],
};
