/** Claim `promise:individually-rational`: nobody expects less than she has without trade. */
import type { Computation } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import type { t } from '../../prelude.js';
import { groupByText } from '../../words.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import type { Participation } from './engines/measures.js';
import { participationsOf } from './engines/measures.js';
import { utilityAgain } from '../private-values/engines/expected-utility.js';
import { losingTrader, participationEvidence } from './evidence.js';
import { tooManyCompositions } from './limits.js';
import type { Played } from './played.js';
import { atMessages, shownHead } from './shown.js';

const claim = 'promise:individually-rational';
type Evidence = t.TypeOf<typeof participationEvidence>;
type Judged = Finding<typeof claim, Evidence, t.TypeOf<typeof losingTrader>>;

const shownTrader = ({ utility, outside, worst }: Participation, i: number): Evidence['traders'][number] => ({
  trader: i + 1,
  utility,
  outside,
  worst,
  shortfall: Q.max(Q.zero, Q.sub(outside, utility)),
});

/** A trader's utility worked out another way, where there is one. */
const recheck = (subject: Played, trader: number, utility: Q.Rational): void => {
  if (subject.kind === 'bids') return;
  const again = utilityAgain(subject.mechanism, subject.economy.traders, subject.messages, trader);
  if (!Q.equals(again.utility, utility)) throw new Error('A utility did not survive its second check.');
};

/** Who has less than without trade in her worst draw, in sentences. */
const exPostWords = ({ economy }: Played, traders: Evidence['traders']): readonly string[] => {
  const losing = traders.filter(({ worst, outside }) => Q.lt(worst, outside));
  if (losing.length === 0) return ['In no draw does anybody have less than without trade.'];
  return groupByText(
    losing.map(({ trader, worst, outside }) => ({
      name: economy.traders[trader - 1]!.name,
      line: `has ${Q.show(worst)} in the worst draw, without trade ${Q.show(outside)}.`,
    })),
  );
};

function* judgeRational(subject: Played): Computation<Judged> {
  const why = tooManyCompositions(subject);
  if (why !== undefined) return undecidedPromise(claim, why);
  const traders = (yield* participationsOf(subject)).map(shownTrader);
  const base = {
    claim,
    scope: `every trader ${atMessages(subject)}, ${subject.kind === 'bids' ? 'the one draw' : 'in expectation over all draws'}`,
    method: 'exact lotteries',
    evidence: { ...shownHead(subject), traders },
  } as const;
  const worst = traders.reduce((most, one) => (Q.lt(most.shortfall, one.shortfall) ? one : most));
  const { trader, utility, outside, shortfall } = worst;
  if (Q.isZero(shortfall))
    return {
      ...base,
      verdict: 'proved',
      explanation: ['Nobody expects less than she has without trade.', ...exPostWords(subject, traders)],
    };
  recheck(subject, trader - 1, utility);
  return {
    ...base,
    verdict: 'refuted',
    explanation: [
      `${subject.economy.traders[trader - 1]!.name} expects ${Q.show(utility)} and has ${Q.show(outside)} without trade: ${Q.show(shortfall)} less.`,
      ...exPostWords(subject, traders),
    ],
    counterexample: { trader, utility, outside, shortfall, rechecked: true },
  };
}

/** The claim `promise:individually-rational`. */
export const individuallyRational = declareClaim({
  name: claim,
  aliases: ['individually-rational', 'individually rational', 'shortfall'],
  paper: 'Section 3: individual rationality',
  meaning: [
    'No trader expects less than she has without trade. Beside it stands what she has in her worst draw, and her shortfall: by how much she expects less, 0 if she does not.',
  ],
  where: ['claims/promises/individually-rational: individuallyRational'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth(judgeRational),
  evidence: participationEvidence,
  counterexample: losingTrader,
  promise: ({ evidence }) => {
    if (evidence === null) return undefined;
    const { traders, ...head } = evidence;
    const shown = traders.map(({ shortfall: _, ...trader }) => trader);
    return { ...head, evidence: [{ kind: 'participation', traders: shown }] };
  },
});
