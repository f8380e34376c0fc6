/**
 * The first claim of Theorem 2: an undominated strategy's first announcement is price-taking.
 */
import type { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { d1, firstOf } from '../../economies/price-taking-sets.js';
import { powerAtMost, showPower } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { demandPower, demands } from '../../market/demand.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import type { BestReplyEvidence } from './evidence/theorem-2.js';
import { bestReply, theorem21Evidence } from './evidence/theorem-2.js';
import { certificateEvidence } from './engines/rounds/best-reply-certificate.js';
import { demandBundles, demandText } from '../notation.js';
import { demandSetData } from './engines/strategy-evidence.js';
import { hypotheses, leakWords } from './engines/hypotheses.js';
import { countLeaves } from '../../mechanisms/three-announcements/exposure/exposure.js';
import { plansOf, sameDemand } from '../../mechanisms/three-announcements/strategy.js';
import type { Setting } from './engines/setting.js';
import { feasibleSetting } from './engines/setting.js';
import type { FirstRoundOutcome, LeakFor, Survivor } from './engines/rounds/survivors.js';
import { firstRoundOutcome, leakFor } from './engines/rounds/survivors.js';

/**
 * First announcements outside D¹ that depart from it at one price only: the last price first, and there the bundle that
 * loses least. If any announcement outside D¹ survives for want of a dominator, one of these does.
 */
export function* nearlyPriceTaking(setting: Setting, { signal, surplus }: LeakFor): Generator<Demand> {
  const set = d1(setting.economy, signal);
  const base = firstOf(set);
  for (let price = base.length - 1; price >= 0; price -= 1) {
    const row = surplus.table[price]!;
    const worse = row
      .map((_, bundle) => bundle)
      .filter((bundle) => !set[price]!.includes(bundle))
      .sort((a, b) => (row[b]! > row[a]! ? 1 : row[b]! < row[a]! ? -1 : a - b));
    for (const bundle of worse) yield base.map((demanded, p) => (p === price ? bundle : demanded));
  }
}

/** What is known of round one's first announcements. */
export interface FirstRound {
  /** For each signal without a survivor outside D¹: what a dominator gains at least (undefined where D¹ = D). */
  readonly gains: ReadonlyArray<{ readonly signal: number; readonly gain: Rational | undefined }>;
  /** One survivor outside D¹, if found. */
  readonly survivor?: Survivor;
  /** What was tried where neither was found. */
  readonly open: readonly string[];
}

/** Looks for a first announcement outside D¹ of one signal that survives round one. */
export function* firstRoundOf(setting: Setting, signal: number): Computation<FirstRound> {
  const leak = leakFor(setting, signal);
  const open: string[] = [];
  let least: Rational | undefined;
  for (const first of nearlyPriceTaking(setting, leak)) {
    const outcome: FirstRoundOutcome = yield* firstRoundOutcome(setting, leak, first);
    if (outcome.kind === 'undominated') return { gains: [], survivor: outcome.survivor, open };
    if (outcome.kind === 'dominated') least = least === undefined ? outcome.gain : Q.min(least, outcome.gain);
    else
      open.push(
        `${setting.economy.signals[signal]!} announcing ${demandText(setting.economy.market, first)}: ${outcome.tried}`,
      );
  }
  return { gains: open.length === 0 ? [{ signal, gain: least }] : [], open };
}

/** The same for all signals; stops at the first survivor. */
export function* firstRound(setting: Setting): Computation<FirstRound> {
  const rounds: FirstRound[] = [];
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const round: FirstRound = yield* firstRoundOf(setting, signal);
    rounds.push(round);
    if (round.survivor !== undefined) break;
  }
  const survivor = rounds.at(-1)!.survivor;
  return {
    gains: rounds.flatMap((round) => round.gains),
    open: rounds.flatMap((round) => round.open),
    ...(survivor === undefined ? {} : { survivor }),
  };
}

/** The most leaves walked for a list of the outcomes of all first announcements: about a tenth of a second. */
const mostListed = 200_000n;

/** Whether the outcomes of all first announcements are few and quick enough to be listed. */
const isListable = (setting: Setting, survivor: Survivor): boolean => {
  const plans = plansOf(survivor.certificate.strategies, setting.priceTaker);
  const each = countLeaves(setting.mechanism, plans, 0);
  const count = powerAtMost(demandPower(setting.mechanism.market), mostListed);
  return count !== undefined && each * count * count * BigInt(setting.economy.signals.length) <= mostListed;
};

/** A first announcement of a signal, and its outcome in round one. */
export interface FirstAnnouncement {
  readonly signal: number;
  readonly first: Demand;
  readonly outcome: FirstRoundOutcome;
}

/** The outcome of every first announcement, where they are few; only asked where there is a leak. */
export function* firstRoundOutcomes(setting: Setting): Computation<readonly FirstAnnouncement[]> {
  const { market } = setting.mechanism;
  const outcomes: FirstAnnouncement[] = [];
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const leak = leakFor(setting, signal);
    for (const first of demands(market))
      outcomes.push({ signal, first, outcome: yield* firstRoundOutcome(setting, leak, first) });
  }
  return outcomes;
}

type Evidence = t.TypeOf<typeof theorem21Evidence>;

type Judged = Finding<'theorem-2.1', Evidence, BestReplyEvidence>;
/** What depends on the verdict in a finding. */
type VerdictPart = Pick<Judged, 'verdict' | 'explanation' | 'evidence' | 'counterexample'>;

/** The claim fails: a first announcement outside D¹ belongs to a best reply. */
const refutedBy = (
  setting: Setting,
  { signal, first, certificate }: Survivor,
  priceTaking: Evidence['priceTaking'],
  listed: readonly FirstAnnouncement[] | undefined,
): VerdictPart => {
  const { market, signals } = setting.economy;
  const rival = certificate.alternatives
    .filter((alternative) => !sameDemand(alternative.first, first))
    .reduce<Rational | undefined>(
      (most, { utility }) => (most === undefined ? utility : Q.max(most, utility)),
      certificate.unmentioned,
    );
  return {
    verdict: 'refuted',
    explanation: [
      leakWords(setting, leakFor(setting, signal).opened),
      `With signal ${signals[signal]!}, announcing ${demandText(market, first)} first is a best reply to a profile of the others: ` +
        `it gives ${Q.show(certificate.utility)}, and every other first announcement at most ${Q.show(rival!)}.`,
      'A best reply is not dominated, so it survives round one, though it is not price-taking.',
    ],
    evidence: {
      priceTaking,
      ...(listed === undefined
        ? {}
        : {
            firstAnnouncements: listed.map((one) => ({
              signal: signals[one.signal]!,
              first: demandBundles(market, one.first),
              outcome: one.outcome.kind,
            })),
          }),
    },
    counterexample: certificateEvidence(setting, certificate),
  };
};

/** The claim holds: every first announcement outside D¹ is dominated. */
const provedBy = (
  setting: Setting,
  gains: FirstRound['gains'],
  priceTaking: Evidence['priceTaking'],
): VerdictPart => ({
  verdict: 'proved',
  explanation: [
    leakWords(setting, leakFor(setting, 0).opened),
    'Replacing a first announcement outside D¹ by one in D¹, and nothing else, gains against every strategy of the others.',
  ],
  evidence: {
    priceTaking,
    gainAtLeast: gains.map(({ signal, gain }) => ({
      signal: setting.economy.signals[signal]!,
      gain: gain ?? null,
    })),
  },
});

/** Judges the first claim. @paper Theorem 2, first claim */
function* judgeTheorem21(economy: InterdependentEconomy): Computation<Judged> {
  const setting = feasibleSetting(economy);
  const { market, signals } = economy;
  const { survivor, open, gains } = yield* firstRound(setting);
  const base = {
    claim: 'theorem-2.1' as const,
    assumptions: hypotheses(setting),
    method: 'separation',
    scope:
      `all strategies of trader 1, for every signal, against all strategies of the others ` +
      `(${showPower(demandPower(market))} first announcements, cells for the rest)`,
  };
  const priceTaking = signals.map((name, signal) => ({
    signal: name,
    priceTaking: demandSetData(market, d1(economy, signal)),
  }));
  if (survivor !== undefined) {
    const listed = isListable(setting, survivor) ? yield* firstRoundOutcomes(setting) : undefined;
    return { ...base, ...refutedBy(setting, survivor, priceTaking, listed) };
  }
  if (open.length === 0) return { ...base, ...provedBy(setting, gains, priceTaking) };
  return {
    ...base,
    verdict: 'undecided',
    explanation: [
      'Neither a dominator nor a best-reply certificate was found for every announcement.',
      ...open,
    ],
    evidence: { priceTaking, tried: open },
  };
}

/** The claim `theorem-2.1`. */
export const theorem21 = declareClaim({
  name: 'theorem-2.1',
  aliases: ['theorem 2.1'],
  paper: 'Theorem 2, first claim',
  meaning: [
    'Interdependent values: an undominated strategy announces first a demand function of D¹, price-taking given one’s own signal.',
    'True under the readings "shielded" and "group" without further hypothesis; under "market" for all values and beliefs just when S(h) ≤ (n − 1)l.',
  ],
  where: ['claims/interdependent/theorem-2-1: theorem21'],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgeTheorem21 },
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
