/**
 * The first claim of Theorem 2: an undominated strategy's first announcement is price-taking.
 */
import type { t } from '../../prelude.js';
import type { Computation } from '../../computation.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { d1 } from '../../economies/price-taking-sets.js';
import { showPower } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { demandPower } from '../../market/demand.js';
import { sameDemand } from '../../mechanisms/three-announcements/strategy.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { demandBundles, demandText } from '../notation.js';
import { hypotheses, leakText } from './engines/hypotheses.js';
import { certificateEvidence } from './engines/rounds/best-reply-certificate.js';
import { wayOut, whyTooLarge, workOfClaim } from './engines/rounds/claim-size.js';
import type { FirstRound } from './engines/rounds/first-round.js';
import { firstRound, firstRoundOutcomes, isListable } from './engines/rounds/first-round.js';
import { leakChannels } from './engines/rounds/leak.js';
import type { Survivor } from './engines/rounds/survivors.js';
import type { Setting } from './engines/setting.js';
import { feasibleSetting } from './engines/setting.js';
import { demandSetBundles } from './engines/strategy-evidence.js';
import type { BestReplyEvidence } from './evidence/theorem-2.js';
import { bestReply, theorem21Evidence } from './evidence/theorem-2.js';

type Evidence = t.TypeOf<typeof theorem21Evidence>;
type Theorem21Finding = Finding<'theorem-2.1', Evidence, BestReplyEvidence>;
/** What a verdict adds to a finding. */
type Judged = Omit<Theorem21Finding, 'claim' | 'assumptions' | 'method' | 'scope'>;

/** D¹ by signal. */
const priceTakingSets = (economy: InterdependentEconomy) =>
  economy.signals.map((name, signal) => ({
    signal: name,
    priceTaking: demandSetBundles(economy.market, d1(economy, signal)),
  }));

/** The most that another first announcement gives than the one that a best reply makes. */
const bestRival = (survivor: Survivor): Rational => {
  const { alternatives, unmentioned } = survivor.certificate;
  const others = alternatives
    .filter(({ first }) => !sameDemand(first, survivor.first))
    .map(({ utility }) => utility);
  return [...others, ...(unmentioned === undefined ? [] : [unmentioned])].reduce(Q.max);
};

/** Refuted: a first announcement outside D¹ survives round one. */
function* refutedBy(setting: Setting, survivor: Survivor): Computation<Judged> {
  const { economy } = setting;
  const { market, signals } = economy;
  const { signal, first, certificate } = survivor;
  const listed = isListable(setting, survivor) ? yield* firstRoundOutcomes(setting) : undefined;
  return {
    verdict: 'refuted',
    explanation: [
      leakText(setting, leakChannels(setting)),
      `With signal ${signals[signal]!}, announcing ${demandText(market, first)} first is a best reply to a profile of the others: ` +
        `it gives ${Q.show(certificate.utility)}, and every other first announcement at most ${Q.show(bestRival(survivor))}.`,
      'A best reply is not dominated, so it survives round one, though it is not price-taking.',
    ],
    evidence: {
      priceTaking: priceTakingSets(economy),
      ...(listed === undefined
        ? {}
        : {
            firstAnnouncements: listed.map((each) => ({
              signal: signals[each.signal]!,
              first: demandBundles(market, each.first),
              outcome: each.outcome.kind,
            })),
          }),
    },
    counterexample: certificateEvidence(setting, certificate),
  };
}

/** Proved if every first announcement outside D¹ has a dominator; undecided if that is not known of some. */
const withoutSurvivor = (setting: Setting, { gains, undecided, refusals = [] }: FirstRound): Judged => {
  const { economy } = setting;
  const priceTaking = priceTakingSets(economy);
  return undecided.length === 0
    ? {
        verdict: 'proved',
        explanation: [
          leakText(setting, leakChannels(setting)),
          'Replacing a first announcement outside D¹ by one in D¹, and nothing else, gains against every strategy of the others.',
        ],
        evidence: {
          priceTaking,
          gainAtLeast: gains.map(({ signal, gain }) => ({
            signal: economy.signals[signal]!,
            gain: gain ?? null,
          })),
        },
      }
    : {
        verdict: 'undecided',
        explanation: [
          'For some first announcements neither a dominator nor a best-reply certificate was found.',
          ...undecided,
          ...refusals,
          ...(refusals.length === 0 ? [] : [wayOut(setting)]),
        ],
        evidence: { priceTaking, tried: undecided },
      };
};

/** Judges the first claim. @paper Theorem 2, first claim */
function* judgeTheorem21(economy: InterdependentEconomy): Computation<Theorem21Finding> {
  const setting = feasibleSetting(economy);
  const tooLarge = whyTooLarge(setting, 1);
  if (tooLarge !== undefined)
    return {
      claim: 'theorem-2.1',
      verdict: 'undecided',
      assumptions: hypotheses(setting),
      method: 'none',
      scope: 'the leak depends on too many numbers of signals',
      explanation: tooLarge,
      evidence: null,
    };
  const round = yield* firstRound(setting);
  const judged =
    round.survivor === undefined
      ? withoutSurvivor(setting, round)
      : yield* refutedBy(setting, round.survivor);
  return {
    claim: 'theorem-2.1',
    assumptions: hypotheses(setting),
    method: 'separation',
    scope:
      `all strategies of trader 1, for every signal, against all strategies of the others ` +
      `(${showPower(demandPower(economy.market))} first announcements, cells for the rest)`,
    ...judged,
  };
}

/** The claim `theorem-2.1`. */
export const theorem21 = declareClaim({
  name: 'theorem-2.1',
  aliases: ['theorem 2.1'],
  paper: 'Theorem 2, first claim',
  meaning: [
    'Interdependent values: an undominated strategy announces first a demand function of D¹, price-taking given one’s own signal.',
    'True under the readings "shielded" and "group" without further hypothesis; under "market" for all values and beliefs exactly when S(h) ≤ (n − 1)l.',
  ],
  where: ['claims/interdependent/theorem-2-1: theorem21'],
  judgedByDefault: true,
  hunted: true,
  interdependent: {
    judge: judgeTheorem21,
    work: (economy) => workOfClaim(feasibleSetting(economy), 1),
  },
  evidence: theorem21Evidence,
  counterexample: bestReply,
  profile: ({ strategies }) => strategies,
  certificate: ({ evidence, counterexample }) =>
    counterexample !== undefined
      ? [counterexample]
      : evidence !== null && 'gainAtLeast' in evidence
        ? [{ kind: 'firsts', ...evidence }]
        : [],
});
