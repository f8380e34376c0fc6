/** Claim `promise:strategy-proof`: no message of any trader beats the truthful one. */
import type { Computation } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { t } from '../../prelude.js';
import { utilitiesAt } from '../bids/subject.js';
import { declareClaim } from '../claim.js';
import type { Finding } from '../finding.js';
import { utilityAgain } from '../private-values/engines/expected-utility.js';
import { againstAll } from './against-all.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import type { BestLie, Message } from './engines/best-lie/best-lie.js';
import type { LieAgainst } from './engines/best-lie/all-traders.js';
import { bestLies } from './engines/best-lie/all-traders.js';
import { liesEvidence, payingLie } from './evidence.js';
import { tooManyLies } from './limits.js';
import type { Played } from './played.js';
import { messageText, shownHead, shownMessage, shownProfile } from './shown.js';
import { atTruth, isTruthful, truthOf } from './truth.js';

const claim = 'promise:strategy-proof';
type Evidence = t.TypeOf<typeof liesEvidence>;
type Counterexample = t.TypeOf<typeof payingLie>;
type Judged = Finding<typeof claim, Evidence, Counterexample>;

/** A trader's best lie as evidence holds it. */
const shownTrader = (
  subject: Played,
  { trader, utility, lie, others }: LieAgainst,
): Evidence['traders'][number] => ({
  trader: trader + 1,
  utility,
  bestLie: lie && {
    message: shownMessage(subject, lie.message),
    gain: lie.messageGain,
    ...(lie.attained ? {} : { supremum: lie.gain }),
    ...(lie.equallyGood === undefined ? {} : { equallyGood: lie.equallyGood }),
  },
  ...(others === undefined ? {} : { others: shownProfile(others) }),
});

/** What a trader gets with a message, worked out another way than the search did. */
const utilityWith = (
  subject: Played,
  trader: number,
  message: Message,
): { readonly utility: Rational; readonly by: string } => {
  if (subject.kind === 'private-values' && !Q.is(message)) {
    const { mechanism, economy, messages } = subject;
    return utilityAgain(mechanism, economy.traders, messages.with(trader, message), trader);
  }
  if (subject.kind === 'bids' && Q.is(message)) {
    const { declared } = subject;
    const byDefinition = { ...subject, declared: { ...declared, settle: declared.settleByDefinition } };
    // The definition goes through all sets of traders.
    const few = subject.sides.length <= 12;
    return {
      utility: utilitiesAt(few ? byDefinition : subject, subject.quotes.with(trader, message))[trader]!,
      by: few ? 'all sets of trades' : 'the quotes settled once more',
    };
  }
  throw new RangeError('The message is of another family than the mechanism.');
};

/** The lie that pays most, its gain worked out again. */
const recheck = (
  subject: Played,
  { trader, utility, lie, others = subject }: LieAgainst,
): { readonly found: Counterexample; readonly by: string } => {
  if (lie === null) throw new Error('There is no lie to check again.');
  const truth = truthOf(subject, trader);
  const [honest, lying] = [utilityWith(others, trader, truth), utilityWith(others, trader, lie.message)];
  const gain = Q.sub(lying.utility, honest.utility);
  if (!Q.equals(honest.utility, utility) || !Q.equals(gain, lie.messageGain) || Q.sign(gain) <= 0)
    throw new Error('A lie that pays did not survive its second check.');
  return {
    by: lying.by,
    found: {
      trader: trader + 1,
      truth: shownMessage(subject, truth),
      utility,
      message: shownMessage(subject, lie.message),
      lieUtility: lying.utility,
      gain,
      ...(lie.attained ? {} : { supremum: lie.gain }),
      messages: shownProfile(others),
      rechecked: true,
    },
  };
};

/** The trader whose lie pays most, the first at ties. */
const mostPaying = (lies: readonly LieAgainst[]): LieAgainst | undefined =>
  lies
    .filter(({ lie }) => lie !== null && Q.sign(lie.gain) > 0)
    .reduce<LieAgainst | undefined>(
      (best, one) => (best === undefined || Q.lt(best.lie!.gain, one.lie!.gain) ? one : best),
      undefined,
    );

const nameOf = ({ economy: { traders } }: Played, trader: number): string => traders[trader]!.name;

/** What the lie that pays most brings, in sentences. */
const payingWords = (
  subject: Played,
  { trader, utility, lie, others }: LieAgainst,
  by: string,
): readonly string[] => {
  if (lie === null) return [];
  const truth = messageText(subject, truthOf(subject, trader));
  const most = lie.attained ? '' : ` Other lies come as near to a gain of ${Q.show(lie.gain)} as one likes.`;
  const whom = others === undefined ? '' : ' The messages of the others are in the counterexample.';
  return [
    `${nameOf(subject, trader)} gains ${Q.show(lie.messageGain)} by announcing ${messageText(subject, lie.message)} in place of ${truth}, which brings ${Q.show(utility)}.${most}${whom}`,
    `Checked again: ${by}.`,
  ];
};

/** A trader with a lie, and the lie. */
interface Liar {
  readonly trader: number;
  readonly lie: BestLie;
}

/** The trader whose best lie costs least, the first at ties; undefined where nobody has a lie. */
const nearestLiar = (lies: readonly LieAgainst[]): Liar | undefined =>
  lies
    .flatMap(({ trader, lie }): readonly Liar[] => (lie === null ? [] : [{ trader, lie }]))
    .reduce<Liar | undefined>(
      (best, one) => (best === undefined || Q.lt(best.lie.gain, one.lie.gain) ? one : best),
      undefined,
    );

/** What the best of all lies costs where none pays, in a sentence. */
const harmlessWords = (subject: Played, lies: readonly LieAgainst[]): readonly string[] => {
  const nearest = nearestLiar(lies);
  if (nearest === undefined) return ['Every message of every trader is truthful.'];
  const { gain, attained, message } = nearest.lie;
  const whom = subject.against === 'all' ? 'Against truthful others, where lies are listed, ' : '';
  const sentence = (clause: string): readonly string[] => [
    whom === '' ? `${clause[0]!.toUpperCase()}${clause.slice(1)}` : `${whom}${clause}`,
  ];
  if (Q.isZero(gain) && attained) return sentence('no lie gains anything; some bring what the truth brings.');
  const loss = Q.show(Q.neg(gain));
  return sentence(
    attained
      ? `every lie loses; the best, ${messageText(subject, message)} of ${nameOf(subject, nearest.trader)}, loses ${loss}.`
      : `every lie loses, though some lose as little more than ${loss} as one likes.`,
  );
};

/** The finding that these lies make. */
const findingOf = (
  subject: Played,
  lies: readonly LieAgainst[],
  told: { readonly scope: string; readonly method: string; readonly explanation?: readonly string[] },
): Judged => {
  const evidence: Evidence = {
    ...shownHead(subject),
    against: subject.against,
    traders: lies.map((one) => shownTrader(subject, one)),
  };
  const { scope, method, explanation = [] } = told;
  const paying = mostPaying(lies);
  if (paying === undefined)
    return {
      claim,
      verdict: 'proved',
      scope,
      method,
      explanation: [...explanation, ...harmlessWords(subject, lies)],
      evidence,
    };
  const { found, by } = recheck(subject, paying);
  return {
    claim,
    verdict: 'refuted',
    scope,
    method,
    explanation: payingWords(subject, paying, by),
    evidence,
    counterexample: found,
  };
};

function* judgeStrategyProof(subject: Played): Computation<Judged> {
  const given = subject.against === 'all' ? atTruth(subject) : subject;
  const why = tooManyLies(given);
  if (why !== undefined) return undecidedPromise(claim, why);
  const lies = yield* bestLies(given);
  const others = isTruthful(given) ? 'the others truthful' : 'the others at the messages that are given';
  const space = subject.kind === 'bids' ? 'all exact numbers' : 'all messages';
  const who =
    lies.length === subject.economy.traders.length
      ? 'every trader'
      : `${String(lies.length)} of ${String(subject.economy.traders.length)} traders`;
  const truth = { scope: `${who}, ${space} of hers, ${others}`, method: 'best lies' };
  if (subject.against === 'truth') return findingOf(given, lies, truth);
  const found = yield* againstAll(given, lies);
  if (found.kind === 'judged') return findingOf(given, found.lies, found);
  return mostPaying(lies) === undefined
    ? {
        ...undecidedPromise(claim, found.why),
        explanation: [...harmlessWords(given, lies), 'That is against truthful others only.'],
      }
    : findingOf(given, lies, truth);
}

/** The claim `promise:strategy-proof`. */
export const strategyProof = declareClaim({
  name: claim,
  aliases: [],
  paper: 'Remark 2',
  meaning: [
    'No message of any trader brings her more than the truthful one: a demand function that is best at every price, or the true value. The others are truthful, or announce what --messages says; with --against all they announce anything.',
  ],
  where: ['claims/promises/strategy-proof: strategyProof'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth(judgeStrategyProof),
  evidence: liesEvidence,
  counterexample: payingLie,
  promise: ({ verdict, evidence }) => {
    if (evidence === null) return undefined;
    // That no lie gains against any messages under one price is known by going through all; the checker does not do that.
    if (verdict === 'proved' && evidence.against === 'all' && evidence.mechanism === 'uniform-price')
      return undefined;
    const { mechanism, convention, messages, truthful, ...lies } = evidence;
    return { mechanism, convention, messages, truthful, evidence: [{ kind: 'lies', ...lies }] };
  },
});
