/**
 * Claim `individual-rationality`, in the printed strict form: at every profile of undominated messages, every trader's
 * expected utility is above what she has without trade.
 *
 * The paper says that this "typically holds" in large markets; it fails in markets of any size for a trader without gains
 * from trade.
 */
import * as Q from '../../exact/rational.js';
import { priceTakingMessages, priceTakingSets } from '../../economies/price-taking.js';
import { countSelections, selections } from '../../market/demand.js';
import type { Demand } from '../../market/demand.js';
import { counted, countText, showCount } from '../../exact/counts.js';
import type { LotteryWork } from '../../mechanisms/random-grouping/trader-lottery.js';
import {
  lotteryWork,
  maxGroupStates,
  traderLottery,
} from '../../mechanisms/random-grouping/trader-lottery.js';
import type { Computation, PlannedWork, Progress } from '../../computation.js';
import { pricedTrade, profileBundles } from '../notation.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import {
  expectedUtilitiesInSteps,
  lotteries,
  outsideUtility,
  utilityAgain,
  workOfLotteries,
} from './engines/expected-utility.js';
import { workOfPointwise } from './engines/pointwise.js';
import { rationalityCounterexample, rationalityEvidence } from './evidence.js';
import type { PrivateValuesSubject } from './subject.js';
import { theorem1BySeparation } from './engines/separation/theorem-1.js';

/** The most profiles at which utilities are worked out. */
export const maxProfiles = 20_000n;
/** The most group compositions that are gone through, all profiles together. */
const maxCompositionsInAll = 1n << 22n;

/** Every profile of price-taking messages, the first trader's varying slowest. */
function* profiles(
  sets: ReadonlyArray<ReadonlyArray<readonly number[]>>,
  from = 0,
): Generator<readonly Demand[]> {
  if (from === sets.length) {
    yield [];
    return;
  }
  for (const own of selections(sets[from]!))
    for (const rest of profiles(sets, from + 1)) yield [own, ...rest];
}

/** A trader at a profile: her expected utility there, what she has without trade, and the difference. */
interface Participation {
  readonly trader: number;
  readonly profile: readonly Demand[];
  readonly utility: Q.Rational;
  readonly outside: Q.Rational;
  readonly gain: Q.Rational;
}

type Rationality = Finding<
  'individual-rationality',
  t.TypeOf<typeof rationalityEvidence>,
  t.TypeOf<typeof rationalityCounterexample>
>;

const undecided = (scope: string, explanation: string): Rationality => ({
  claim: 'individual-rationality',
  verdict: 'undecided',
  scope,
  method: 'none',
  explanation: [explanation],
  evidence: null,
});

/** How many profiles can be gone through; none if the lotteries of one of them are too much work. */
const affordableProfiles = ({ compositions, states }: LotteryWork): bigint => {
  if (compositions === 0n || states > maxGroupStates) return 0n;
  const affordable = maxCompositionsInAll / compositions;
  return affordable < maxProfiles ? affordable : maxProfiles;
};

/** What going through profiles finds. */
interface Gains {
  /** The smallest gain, the first of them at ties. */
  readonly smallest: Participation;
  /** How many traders do not gain at that profile. */
  readonly notGaining: number;
  /** How many profiles were examined. */
  readonly examined: number;
}

/** What every trader gains at a profile, in trader order. */
function* participationsAt(
  { economy: { traders }, mechanism }: PrivateValuesSubject,
  profile: readonly Demand[],
): Computation<readonly Participation[]> {
  const { market } = mechanism;
  const utilities = yield* expectedUtilitiesInSteps(mechanism, traders, profile);
  return utilities.map((utility, trader) => {
    const outside = outsideUtility(market, traders[trader]!, market.endowments[trader]!);
    return { trader, profile, utility, outside, gain: Q.sub(utility, outside) };
  });
}

/** Runs the lottery of one of the profiles, with how far all of them are as its progress. */
function* asLottery<A>(lottery: Computation<A>, before: number, total: number): Computation<A> {
  const report = (part: number): Progress => ({
    label: 'undominated profiles',
    done: before + part,
    total,
    unit: lotteries,
  });
  yield report(0);
  for (;;) {
    const step = lottery.next();
    if (step.done === true) return step.value;
    // About half of a lottery is for the compositions of a group, and half for the different groups that they lead to.
    const half = step.value.done / (2 * step.value.total);
    if (step.value.label === 'group compositions') yield report(half);
    else if (step.value.label === 'different groups') yield report(0.5 + half);
  }
}

/**
 * The smallest gain over the profiles of price-taking messages, up to the first profile at which somebody does not gain.
 *
 * @param max how many profiles are gone through at most; at least one.
 */
function* smallestGain(
  subject: PrivateValuesSubject,
  sets: ReadonlyArray<ReadonlyArray<readonly number[]>>,
  max: number,
): Computation<Gains> {
  let smallest: Participation | undefined;
  let examined = 0;
  for (const profile of profiles(sets)) {
    if (examined >= max) break;
    const participations = yield* asLottery(participationsAt(subject, profile), examined, max);
    examined += 1;
    for (const one of participations)
      if (smallest === undefined || Q.lt(one.gain, smallest.gain)) smallest = one;
    const notGaining = participations.filter(({ gain }) => Q.sign(gain) <= 0).length;
    if (smallest !== undefined && notGaining > 0) return { smallest, notGaining, examined };
  }
  if (smallest === undefined) throw new Error('There was no profile to examine.');
  return { smallest, notGaining: 0, examined };
}

/** What evidence and counterexample hold of a trader at a profile, her utility worked out a second time. */
const participationEvidence = (
  { economy, mechanism }: PrivateValuesSubject,
  { trader, profile, utility, outside, gain }: Participation,
) => {
  const { market } = mechanism;
  const again = utilityAgain(mechanism, economy.traders, profile, trader);
  if (!Q.equals(again.utility, utility)) throw new Error('A utility did not survive its second check.');
  const { chances } = traderLottery(mechanism, profile, trader);
  return {
    recheckedBy: again.by,
    body: {
      trader: trader + 1,
      messages: profileBundles(market, profile),
      lottery: chances.map(({ outcome, probability }) => ({ ...pricedTrade(market, outcome), probability })),
      utility,
      outside,
      gain,
    },
  };
};

/** The work of judging: that of `theorem-1` by separation, and the lotteries of all profiles that may be gone through. */
const workOfIndividualRationality = (subject: PrivateValuesSubject): readonly PlannedWork[] => {
  const { economy, mechanism } = subject;
  const sets = economy.traders.map((trader) => priceTakingSets(mechanism.market, trader));
  const count = sets.reduce((product, s) => product * countSelections(s), 1n);
  const work = lotteryWork(mechanism, priceTakingMessages(economy));
  const affordable = affordableProfiles(work);
  return [
    ...workOfPointwise({ ...subject, engines: 'separation' }),
    workOfLotteries(Number(count < affordable ? count : affordable), Number(work.compositions)),
  ];
};

/** Judges the strict form at the undominated profiles. @paper Section 3: individual rationality */
function* judgeIndividualRationality(subject: PrivateValuesSubject): Computation<Rationality> {
  const { economy, mechanism } = subject;
  const theorem = yield* theorem1BySeparation({
    ...subject,
    engines: 'separation',
    traders: economy.traders.map((_, i) => i),
  });
  if (theorem.verdict !== 'proved')
    return undecided(
      'the undominated messages are known to be the price-taking ones only where theorem-1 is proved',
      `theorem-1 is ${theorem.verdict === 'refuted' ? 'refuted' : 'undecided'} here.`,
    );
  const sets = economy.traders.map((trader) => priceTakingSets(mechanism.market, trader));
  const count = sets.reduce((product, s) => product * countSelections(s), 1n);
  const work = lotteryWork(mechanism, priceTakingMessages(economy));
  const affordable = affordableProfiles(work);
  if (affordable === 0n)
    return undecided(
      `exact lotteries would go through ${showCount(work.compositions)} compositions of a group at ${count === 1n ? 'the one profile' : `each of ${showCount(count)} profiles`} of undominated messages, which is too many`,
      'Fewer different traders, or smaller groups, would make it possible.',
    );
  const max = Number(count < affordable ? count : affordable);
  const gains = yield* smallestGain(subject, sets, max);
  const { smallest, examined } = gains;
  const { body, recheckedBy } = participationEvidence(subject, smallest);
  const { name } = economy.traders[smallest.trader]!;
  const scope = `${countText(examined)} of ${counted(count, 'profile')} of undominated messages`;
  const found = {
    claim: 'individual-rationality',
    method: 'exact lotteries',
    evidence: { profiles: count, examined, ...body },
  } as const;
  if (gains.notGaining > 0)
    return {
      ...found,
      verdict: 'refuted',
      scope: `${scope}, until a trader does not gain`,
      explanation: [
        `${name} expects ${Q.show(smallest.utility)} and has ${Q.show(smallest.outside)} without trade: a gain of ${Q.show(smallest.gain)}, not above 0.`,
        notGainingLine(gains, economy.traders.length),
      ],
      counterexample: { ...body, rechecked: true, recheckedBy },
    };
  return {
    ...found,
    verdict: BigInt(examined) === count ? 'proved' : 'undecided',
    scope: `${scope}, every trader`,
    explanation: [`The smallest gain from taking part is ${Q.show(smallest.gain)}, of ${name}.`],
  };
}

/** How many do not gain, and what the paper claims, in sentences. */
function notGainingLine({ notGaining }: Gains, traders: number): string {
  const who =
    notGaining === traders
      ? 'At these messages nobody gains'
      : `At these messages ${countText(notGaining)} of ${countText(traders)} traders ${notGaining === 1 ? 'does' : 'do'} not gain`;
  return `${who}. The paper says that everybody typically gains if there are sufficiently many traders; here there are ${countText(traders)}.`;
}

/** The claim `individual-rationality`, in the printed strict form. */
export const individualRationality = declareClaim({
  name: 'individual-rationality',
  aliases: ['individual rationality'],
  paper: 'Section 3: individual rationality',
  meaning: [
    'The printed, strict form: at undominated messages every trader gains, u_i(g(m)) > v_i(e_i, 0). It fails whenever somebody has no gains from trade; it is only judged when asked for.',
  ],
  where: ['claims/private-values/individual-rationality: individualRationality'],
  judgedByDefault: false,
  hunted: true,
  privateValues: { judge: judgeIndividualRationality, work: workOfIndividualRationality },
  evidence: rationalityEvidence,
  counterexample: rationalityCounterexample,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'profiles', ...evidence }]),
});
