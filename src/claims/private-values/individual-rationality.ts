/**
 * Claim `individual-rationality`, in the printed strict form: at every profile of undominated messages, every trader's
 * expected utility is above what she has without trade.
 *
 * The paper says that this "typically holds" in large markets; it fails at every size for a trader without gains from trade.
 */
import * as Q from '../../exact/rational.js';
import { priceTakingMessages, priceTakingSets } from '../../economies/price-taking.js';
import { countSelections, selections } from '../../market/demand.js';
import type { Demand } from '../../market/demand.js';
import { showCount } from '../../exact/counts.js';
import {
  lotteryWork,
  maxGroupStates,
  traderLottery,
} from '../../mechanisms/random-grouping/trader-lottery.js';
import type { Computation } from '../../computation.js';
import { countText, exactTrade, messagesData } from '../data.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { expectedUtilitiesInSteps, outsideUtility, utilityAgain } from './engines/expected-utility.js';
import { rationalityCounterexample, rationalityEvidence } from './evidence.js';
import type { PrivateValuesSubject } from './subject.js';
import { theorem1BySeparation } from './engines/separation/theorem-1.js';

/** The most profiles at which utilities are worked out, and the most group compositions over all of them. */
export const maxProfiles = 20_000n;
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

interface Least {
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

/** Judges the strict form at the undominated profiles. @paper Section 3: individual rationality */
function* judgeIndividualRationality(subject: PrivateValuesSubject): Computation<Rationality> {
  const claim = 'individual-rationality';
  const { economy, mechanism } = subject;
  const { market } = mechanism;
  const theorem = yield* theorem1BySeparation({
    ...subject,
    engines: 'separation',
    traders: economy.traders.map((_, i) => i),
  });
  if (theorem.verdict !== 'proved')
    return {
      claim,
      verdict: 'undecided',
      scope: 'the undominated messages are known to be the price-taking ones only where theorem-1 is proved',
      method: 'none',
      explanation: [`theorem-1 is ${theorem.verdict === 'refuted' ? 'refuted' : 'undecided'} here.`],
      evidence: null,
    };
  const sets = economy.traders.map((trader) => priceTakingSets(market, trader));
  const count = sets.reduce((product, s) => product * countSelections(s), 1n);
  const { compositions, states } = lotteryWork(mechanism, priceTakingMessages(economy));
  const affordable = compositions === 0n || states > maxGroupStates ? 0n : maxCompositionsInAll / compositions;
  const most = affordable < maxProfiles ? affordable : maxProfiles;
  if (most === 0n)
    return {
      claim,
      verdict: 'undecided',
      scope: `exact lotteries would go through ${showCount(compositions)} compositions of a group at each of ${showCount(count)} profiles of undominated messages, which is too many`,
      method: 'none',
      explanation: ['Fewer different traders, or smaller groups, would make it possible.'],
      evidence: null,
    };
  let least: Least | undefined;
  let done = 0;
  for (const profile of profiles(sets)) {
    if (BigInt(done) >= most) break;
    yield { label: 'undominated profiles', done, total: Number(count < most ? count : most) };
    done += 1;
    const utilities = yield* expectedUtilitiesInSteps(mechanism, economy.traders, profile);
    utilities.forEach((utility, trader) => {
      const outside = outsideUtility(market, economy.traders[trader]!, market.endowments[trader]!);
      const gain = Q.sub(utility, outside);
      if (least === undefined || Q.lt(gain, least.gain)) least = { trader, profile, utility, outside, gain };
    });
    if (least !== undefined && Q.sign((least as Least).gain) <= 0) break;
  }
  const worst = least!;
  const refuted = Q.sign(worst.gain) <= 0;
  const complete = BigInt(done) === count;
  const again = utilityAgain(mechanism, economy.traders, worst.profile, worst.trader);
  if (!Q.equals(again.utility, worst.utility)) throw new Error('A utility did not survive its second check.');
  const lottery = traderLottery(mechanism, worst.profile, worst.trader);
  const body = {
    trader: worst.trader + 1,
    messages: messagesData(market, worst.profile),
    lottery: lottery.chances.map(({ outcome, probability }) => ({
      ...exactTrade(market, outcome),
      probability,
    })),
    utility: worst.utility,
    outside: worst.outside,
    gain: worst.gain,
  };
  return {
    claim,
    verdict: refuted ? 'refuted' : complete ? 'proved' : 'undecided',
    scope: `${countText(done)} of ${countText(count)} profiles of undominated messages, ${refuted ? 'until the first failure' : 'every trader'}`,
    method: 'exact lotteries',
    explanation: [
      refuted
        ? `${economy.traders[worst.trader]!.name} expects ${Q.show(worst.utility)} and has ${Q.show(worst.outside)} without trade: a gain of ${Q.show(worst.gain)}, not above 0.`
        : `The least gain from taking part is ${Q.show(worst.gain)}, of ${economy.traders[worst.trader]!.name}.`,
    ],
    evidence: { profiles: count, examined: done, ...body },
    ...(refuted ? { counterexample: { ...body, rechecked: true as const, recheckedBy: again.by } } : {}),
  };
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
  privateValues: { judge: judgeIndividualRationality },
  evidence: rationalityEvidence,
  counterexample: rationalityCounterexample,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'profiles', ...evidence }]),
});
