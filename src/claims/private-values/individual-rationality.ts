/**
 * Claim `individual-rationality`, in the printed strict form: at every profile of undominated messages, every trader's
 * expected utility is above what she has without trade.
 *
 * Where profiles are too many to go through, one of each kind is: of those that are alike because traders who are alike exchange
 * their messages, or because a bundle that is tied with another moves nobody else's utility. `engines/profiles` says when that is so.
 *
 * The paper says that this "typically holds" in large markets; it fails in markets of any size for a trader without gains
 * from trade.
 */
import * as Q from '../../exact/rational.js';
import { priceTakingMessages, priceTakingSets } from '../../economies/price-taking.js';
import { countSelections } from '../../market/demand.js';
import type { Demand } from '../../market/demand.js';
import type { Market } from '../../market/market.js';
import { priceVector } from '../../market/market.js';
import { counted, countText, showCount } from '../../exact/counts.js';
import type { LotteryWork } from '../../mechanisms/random-grouping/trader-lottery.js';
import {
  lotteryWork,
  maxGroupStates,
  traderLottery,
} from '../../mechanisms/random-grouping/trader-lottery.js';
import type { Computation, PlannedWork, Progress } from '../../computation.js';
import { bundleAmounts, pricedTrade, profileBundles, traderNumbers } from '../notation.js';
import type { t } from '../../prelude.js';
import type { Finding } from '../finding.js';
import {
  expectedUtilitiesInSteps,
  lotteries,
  outsideUtility,
  utilityAgain,
  workOfLotteries,
} from './engines/expected-utility.js';
import { workOfPointwise } from './engines/pointwise.js';
import type { rationalityCounterexample, rationalityEvidence } from './evidence.js';
import type { PrivateValuesSubject } from './subject.js';
import type { BestBundles } from './engines/profiles/interchangeable.js';
import type { Representatives } from './engines/profiles/representatives.js';
import { representativeProfiles, representativesOf } from './engines/profiles/representatives.js';
import { theorem1BySeparation } from './engines/separation/theorem-1.js';

/** The most profiles at which utilities are worked out. */
export const maxProfiles = 20_000n;
/** The most profiles at which they are worked out where that decides nothing unless somebody does not gain: about a second. */
const maxProfilesInVain = 1_000n;
/** The most group compositions that are gone through, all profiles together. */
const maxCompositionsInAll = 1n << 22n;
/** The same where one profile of each kind decides: some minutes. */
const maxCompositionsOfClasses = 1n << 24n;

/** A trader at a profile: her expected utility there, what she has without trade, and the difference. */
interface Participation {
  readonly trader: number;
  readonly profile: readonly Demand[];
  readonly utility: Q.Rational;
  readonly outside: Q.Rational;
  readonly gain: Q.Rational;
  /** What each trader lacks at the profile to what she has without trade, in trader order: max(0, outside − utility). */
  readonly shortfalls: readonly Q.Rational[];
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

/** Profiles to go through, in order. */
interface Listing {
  readonly profiles: Iterable<readonly Demand[]>;
  /** How many there are, of which `max` are gone through at most. */
  readonly count: bigint;
  readonly max: number;
  /** How many group compositions are gone through at most, all profiles together. */
  readonly maxCompositions: bigint;
  /** Which profiles are alike, where only one of each kind is listed. */
  readonly classes?: Representatives;
}

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
  const gains = utilities.map((utility, trader) => {
    const outside = outsideUtility(market, traders[trader]!, market.endowments[trader]!);
    return { trader, profile, utility, outside, gain: Q.sub(utility, outside) };
  });
  const shortfalls = gains.map(({ gain }) => Q.max(Q.zero, Q.neg(gain)));
  return gains.map((one) => ({ ...one, shortfalls }));
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
 * The smallest gain over the profiles of a list, up to the first profile at which somebody does not gain.
 *
 * @param listing at least one profile, of which one is gone through at least.
 */
function* smallestGain(
  subject: PrivateValuesSubject,
  { profiles, max, maxCompositions }: Listing,
): Computation<Gains> {
  let smallest: Participation | undefined;
  let examined = 0;
  let compositions = 0n;
  for (const profile of profiles) {
    if (examined >= max || compositions > maxCompositions) break;
    compositions += lotteryWork(subject.mechanism, profile).compositions;
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

/**
 * All profiles where they are few; else one of each kind. Where these are still too many, the first of them: they decide only if
 * somebody does not gain.
 *
 * @param count how many profiles there are.
 * @param affordable how many can be gone through.
 * @param mostListed how many are listed one by one at most.
 */
function* listingOf(
  { economy, mechanism }: PrivateValuesSubject,
  sets: BestBundles,
  count: bigint,
  affordable: bigint,
  mostListed: bigint,
): Computation<Listing> {
  if (count <= mostListed)
    return {
      profiles: representativeProfiles({ alike: sets.map((_, i) => i), sets }),
      count,
      max: Number(count),
      maxCompositions: maxCompositionsInAll * count,
    };
  const classes = yield* representativesOf(mechanism, economy.traders, sets);
  const first = affordable < maxProfilesInVain ? affordable : maxProfilesInVain;
  return {
    profiles: representativeProfiles(classes),
    count: classes.count,
    max: Number(classes.count <= maxProfiles ? classes.count : first),
    maxCompositions: maxCompositionsOfClasses,
    classes,
  };
}

/** Which profiles are alike, as evidence holds it: traders from 1, bundles by their amounts. */
const classesEvidence = (market: Market, { alike, interchangeable, count }: Representatives) => ({
  alike: traderNumbers(alike),
  interchangeable: interchangeable.map(({ trader, price, bundles }) => ({
    trader: trader + 1,
    price: priceVector(market, price),
    bundles: bundles.map((bundle) => bundleAmounts(market, bundle)),
  })),
  representatives: count,
});

/** What evidence and counterexample hold of a trader at a profile, her utility worked out a second time. */
const participationEvidence = (
  { economy, mechanism }: PrivateValuesSubject,
  { trader, profile, utility, outside, gain, shortfalls }: Participation,
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
      shortfalls,
    },
  };
};

/**
 * The work of judging: that of `theorem-1` by separation, and the lotteries of all profiles that may be gone through. Where one of
 * each kind is, it is not known beforehand how many these are.
 */
export const workOfIndividualRationality = (subject: PrivateValuesSubject): readonly PlannedWork[] => {
  const { economy, mechanism } = subject;
  const sets = economy.traders.map((trader) => priceTakingSets(mechanism.market, trader));
  const count = sets.reduce((product, s) => product * countSelections(s), 1n);
  const work = lotteryWork(mechanism, priceTakingMessages(economy));
  const affordable = affordableProfiles(work);
  return [
    ...workOfPointwise({ ...subject, engines: 'separation' }),
    {
      ...workOfLotteries(Number(count < affordable ? count : affordable), Number(work.compositions)),
      guessed: count > affordable,
    },
  ];
};

/**
 * Judges the strict form at the undominated profiles.
 *
 * @param mostListed with more profiles than these, one of each kind is examined; with more than can be gone through if left out.
 * @paper Section 3: individual rationality
 */
export function* judgeIndividualRationality(
  subject: PrivateValuesSubject,
  mostListed?: bigint,
): Computation<Rationality> {
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
  const listing = yield* listingOf(subject, sets, count, affordable, mostListed ?? affordable);
  const gains = yield* smallestGain(subject, listing);
  const { smallest, examined } = gains;
  const { body, recheckedBy } = participationEvidence(subject, smallest);
  const { name } = economy.traders[smallest.trader]!;
  const { classes } = listing;
  const scope =
    classes === undefined
      ? `${countText(examined)} of ${counted(count, 'profile')} of undominated messages`
      : `${countText(examined)} of ${counted(classes.count, 'profile')} that ${classes.count === 1n ? 'stands' : 'stand'} for all ${showCount(count)} of undominated messages`;
  const found = {
    claim: 'individual-rationality',
    method: 'exact lotteries',
    evidence: {
      profiles: count,
      examined,
      ...(classes === undefined ? {} : { classes: classesEvidence(mechanism.market, classes) }),
      ...body,
    },
  } as const;
  const why = classes === undefined ? [] : [aloneLine(classes)];
  if (gains.notGaining > 0)
    return {
      ...found,
      verdict: 'refuted',
      scope: `${scope}, until a trader does not gain`,
      explanation: [
        `${name} expects ${Q.show(smallest.utility)} and has ${Q.show(smallest.outside)} without trade: a gain of ${Q.show(smallest.gain)}, not above 0.`,
        notGainingLine(gains, economy.traders.length),
        ...why,
      ],
      counterexample: { ...body, rechecked: true, recheckedBy },
    };
  return {
    ...found,
    verdict: BigInt(examined) === listing.count ? 'proved' : 'undecided',
    scope: `${scope}, every trader`,
    explanation: [
      `The smallest gain from taking part is ${Q.show(smallest.gain)}, of ${name}.`,
      ...why,
      ...(BigInt(examined) === listing.count
        ? []
        : [
            'The others are too many to go through. Fewer ties, or traders who are alike, would make it possible.',
          ]),
    ],
  };
}

/** Why some profiles stand for others, in a sentence. */
const aloneLine = ({ alike, interchangeable }: Representatives): string => {
  const kinds = new Set(alike).size;
  const exchanges = [
    ...(kinds < alike.length ? ['traders who are alike exchange their messages'] : []),
    ...(interchangeable.length > 0
      ? ['a bundle is replaced by one that is tied with it and moves nobody else’s utility']
      : []),
  ];
  return exchanges.length === 0
    ? 'No two traders are alike, and every tie moves somebody else’s utility: no profile stands for another.'
    : `A profile stands for those that it becomes when ${exchanges.join(', or ')}.`;
};

/** How many do not gain, and what the paper claims, in sentences. */
function notGainingLine({ notGaining }: Gains, traders: number): string {
  const who =
    notGaining === traders
      ? 'At these messages nobody gains'
      : `At these messages ${countText(notGaining)} of ${countText(traders)} traders ${notGaining === 1 ? 'does' : 'do'} not gain`;
  return `${who}. The paper says that everybody typically gains if there are sufficiently many traders; here there are ${countText(traders)}.`;
}
