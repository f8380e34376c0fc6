/** Certificates about economies with private values: the claims of Section 3. */
import * as Q from '../../exact/rational.js';
import { digestOf } from '../kernel/digest.js';
import type { CertificateType, Derivation, EvidenceType } from '../kernel/envelope.js';
import { certificateFormat, commonTrust, evidenceList, headChecked } from '../kernel/envelope.js';
import { arrangements, isAscending } from '../kernel/lists.js';
import { clearingPrice, outsiders } from '../market/clearing.js';
import type { Demand } from '../market/market.js';
import { demandText, readDemand } from '../market/market.js';
import { maxStepsOfVisits, visitBothRules } from '../market/situations.js';
import type { PrivateValuesEconomy } from './economy.js';
import { readPrivateValues } from './economy.js';
import { deriveEnumeration, maxStepsOfEnumeration } from './enumeration.js';
import { deriveTrace } from './example.js';
import { deriveProfiles, maxStepsOfProfiles } from './individual-rationality.js';
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
  maxSteps: maxStepsOfVisits,
  derive: proves(function* ({ subject, verdict }) {
    return deriveSeparation(subject, yield* visitBothRules(subject), verdict);
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
  maxSteps: maxStepsOfVisits,
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

/** Every way to divide traders into groups, in each of which they stand in ascending order. */
function* divisions(
  traders: readonly number[],
  groupSize: number,
): Generator<ReadonlyArray<readonly number[]>> {
  const [first, ...others] = traders;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const mates of arrangements(others, groupSize - 1).filter(isAscending)) {
    const rest = others.filter((trader) => !mates.includes(trader));
    for (const division of divisions(rest, groupSize)) yield [[first, ...mates], ...division];
  }
}

/** The largest difference of a commodity's price between two groups, in steps of 1/T. @paper Rule 1 */
const gapInSteps = (
  economy: PrivateValuesEconomy,
  messages: readonly Demand[],
  division: ReadonlyArray<readonly number[]>,
): number => {
  const prices = division.map(
    (group) => economy.prices[clearingPrice(economy, outsiders(economy, group), messages)]!,
  );
  const gaps = economy.commodities.map((_, h) => {
    const ofOne = prices.map((price) => price[h]!);
    return Math.max(...ofOne) - Math.min(...ofOne);
  });
  return Math.max(...gaps);
};

/** An upper bound on the ways to divide the traders: the ordered choices of all groups but the last. */
const maxDivisions = ({ endowments, groupSize }: PrivateValuesEconomy): bigint => {
  let ways = 1n;
  for (let left = endowments.length; left > groupSize; left -= 1) ways *= BigInt(left);
  return ways;
};

/** Whether all groups trade at one price, over all ways to divide the traders. @paper Remark 3 */
const prices: EvidenceType<PrivateValuesEconomy> = {
  claims: ['law-of-one-price'],
  checked: 'The prices of all groups, however the traders are divided.',
  maxSteps: (economy) => maxDivisions(economy) * BigInt(economy.endowments.length * economy.prices.length),
  *derive({ subject: economy, evidence, verdict }) {
    const messages = evidence
      .field('messages')
      .list(economy.endowments.length)
      .map((message) => readDemand(economy, message));
    const traders = [...economy.endowments.keys()];
    let [count, different, sum, largest] = [0, 0, 0, 0];
    for (const division of divisions(traders, economy.groupSize)) {
      yield;
      const gap = gapInSteps(economy, messages, division);
      count += 1;
      different += gap === 0 ? 0 : 1;
      sum += gap;
      largest = Math.max(largest, gap);
    }
    verdict.mustEqual(largest === 0 ? 'proved' : 'refuted');
    const underRule1 = (value: Q.Rational) => Q.show(Q.mul(Q.sub(Q.one, economy.epsilon), value));
    return {
      kind: 'prices',
      messages: messages.map((message) => demandText(economy, message)),
      probability: underRule1(Q.of(different, count)),
      largestGap: Q.show(Q.of(largest, economy.priceSteps)),
      expectedGap: underRule1(Q.of(sum, count * economy.priceSteps)),
    };
  },
};

/** @paper Section 3 */
export const privateValuesCertificate: CertificateType<PrivateValuesEconomy> = {
  format: certificateFormat,
  fields: ['economy', 'selection'],
  read: (certificate) => {
    const economy = readPrivateValues(certificate.field('economy'));
    certificate.field('sha256').mustEqual(digestOf(certificate.field('economy').value));
    certificate.field('selection').mustEqual(economy.selection);
    return economy;
  },
  evidenceFor: evidenceList({ states, groups, separation, enumeration, trace, profiles, prices }),
  checked: [headChecked],
  trusted: ['That this economy, with its table of utilities, is the one that is meant.', ...commonTrust],
};
