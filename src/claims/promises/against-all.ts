/**
 * Lies against all messages of the others.
 *
 * In random grouping others set a trader's price, and neither whether she is served nor what she gets if not depends on her
 * message, in any state of the rationing automaton: then no lie beats the truth against anything. Elsewhere the messages of the
 * others are gone through where they are few; quotes are taken from the finite set {j/T} and the true values.
 */
import type { Computation } from '../../computation.js';
import { countText, powerAtMost, showPower } from '../../exact/counts.js';
import type { Power } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import { demandAt, demandPower } from '../../market/demand.js';
import { quotesOffered } from '../bids/game.js';
import { pointwiseForm } from '../private-values/engines/separation/theorem-1.js';
import type { PrivateValuesSubject } from '../private-values/subject.js';
import type { LieAgainst } from './engines/best-lie/all-traders.js';
import { bestLies } from './engines/best-lie/all-traders.js';
import type { Played } from './played.js';
import { truthOf } from './truth.js';

/** What is known of lies against all messages of the others. */
export type AgainstAll =
  | {
      readonly kind: 'judged';
      readonly lies: readonly LieAgainst[];
      readonly scope: string;
      readonly method: string;
      readonly explanation: readonly string[];
    }
  | { readonly kind: 'undecided'; readonly why: string };

/** The most profiles of the others that are gone through for one trader: some seconds. */
export const maxOthers = 1n << 12n;

/** The profiles of the others, as a number of messages and how many others there are. */
const profilesOf = (subject: Played): Power => {
  const others = BigInt(subject.economy.traders.length - 1);
  return subject.kind === 'bids'
    ? { base: BigInt(quotesOffered(subject).length), exponent: others }
    : {
        base: demandPower(subject.economy.market).base ** demandPower(subject.economy.market).exponent,
        exponent: others,
      };
};

/** Digits of a number in a base, the first the most significant. */
const digitsOf = (number: number, base: number, length: number): readonly number[] =>
  Array.from({ length }, (_, i) => Math.floor(number / base ** (length - 1 - i)) % base);

/** The subject with a trader truthful and the others at the profile with a given number. */
const atProfile = (subject: Played, trader: number, number: number): Played => {
  const length = subject.economy.traders.length - 1;
  const place = (i: number): number => (i < trader ? i : i - 1);
  const truth = truthOf(subject, trader);
  if (subject.kind === 'bids') {
    const offered = quotesOffered(subject);
    const digits = digitsOf(number, offered.length, length);
    return {
      ...subject,
      quotes: subject.quotes.map((_, i) =>
        i === trader && Q.is(truth) ? truth : offered[digits[place(i)]!]!,
      ),
    };
  }
  const { market } = subject.economy;
  const digits = digitsOf(number, Number(demandPower(market).base ** demandPower(market).exponent), length);
  return {
    ...subject,
    traders: [trader],
    messages: subject.messages.map((_, i): Demand =>
      i === trader && !Q.is(truth) ? truth : demandAt(market, BigInt(digits[place(i)]!)),
    ),
  };
};

/** The best lie of a trader over all profiles of the others: the first profile against which the gain is largest. */
function* bestOverProfiles(
  subject: Played,
  own: LieAgainst,
  profiles: number,
  done: number,
): Computation<LieAgainst> {
  let best = own;
  for (let number = 0; number < profiles; number += 1) {
    yield {
      label: 'messages of the others',
      done: done * profiles + number,
      total: subject.economy.traders.length * profiles,
    };
    const others = atProfile(subject, own.trader, number);
    const found = (yield* bestLies(others)).find(({ trader }) => trader === own.trader);
    if (found === undefined || found.lie === null) continue;
    if (best.lie === null || Q.lt(best.lie.gain, found.lie.gain)) best = { ...found, others };
  }
  return best;
}

function* bySeparation(
  subject: PrivateValuesSubject,
  lies: readonly LieAgainst[],
): Computation<AgainstAll | undefined> {
  if (subject.mechanism.clauses.priceFrom !== 'outside-the-group') return undefined;
  const properties = yield* pointwiseForm(subject);
  if (properties.some(({ verdict }) => verdict !== 'proved')) return undefined;
  return {
    kind: 'judged',
    lies,
    scope:
      'every trader, all messages of hers, all messages of the others, by the states of the rationing automaton',
    method: 'separation',
    explanation: [
      'Whatever the others announce, nobody moves her own price, nor whether she is served, nor what she gets if she is not: the bundles that are best at each price cannot be beaten.',
    ],
  };
}

/**
 * Judges lies against all messages of the others.
 *
 * @param subject the subject at truthful messages.
 * @param lies the best lies against these.
 */
export function* againstAll(subject: Played, lies: readonly LieAgainst[]): Computation<AgainstAll> {
  if (subject.kind === 'private-values') {
    const separated = yield* bySeparation(subject, lies);
    if (separated !== undefined) return separated;
  }
  const power = profilesOf(subject);
  const profiles = powerAtMost(power, maxOthers);
  const what = subject.kind === 'bids' ? 'quotes among {j/T} and the true values' : 'messages';
  if (profiles === undefined)
    return {
      kind: 'undecided',
      why: `the others have ${showPower(power)} profiles of ${what}, of which at most ${countText(maxOthers)} are gone through`,
    };
  const best: LieAgainst[] = [];
  for (const [done, own] of lies.entries())
    best.push(yield* bestOverProfiles(subject, own, Number(profiles), done));
  // A proof stands beside the lies against truthful others.
  const pays = best.some(({ lie }) => lie !== null && Q.sign(lie.gain) > 0);
  return {
    kind: 'judged',
    lies: pays ? best : lies,
    scope: `every trader, ${subject.kind === 'bids' ? 'all exact numbers' : 'all messages'} of hers, each of the ${countText(profiles)} profiles of ${what} of the others`,
    method: 'enumeration',
    explanation: [],
  };
}
