/**
 * Lies in quotes: the best of all numbers but the true value, against given quotes of the others.
 *
 * Between two neighbouring quotes of the others the order of all quotes does not change with hers, so that who trades does not,
 * and prices are constant or affine in hers; in McAfee's mechanism, as long as hers does not pass the mean of two other quotes, or
 * of one and the end of the price range that stands in for a missing one, which decides whether the last pair takes that price.
 * So her utility is affine between neighbours among these numbers, and its largest value is had at one of them, on a piece where
 * it is constant, or it is come near to at the end of a piece.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { Statement } from '../../kernel/statement.js';
import { productOfSteps, sumOfSteps, stepsPerAmount } from '../../kernel/steps.js';
import { utilityOfSettlement } from '../outcomes.js';
import { maxStepsOfSettling, settleQuotes } from '../settle-quotes.js';
import type { BidSubject } from '../subject.js';
import type { BestLie, Lies } from './best-lie.js';

/** The numbers between neighbours among which a trader's utility is affine in her quote, ascending. */
const breakpoints = ({ bidMechanism }: BidSubject, others: readonly Rational[]): readonly Rational[] => {
  const means =
    bidMechanism.name === 'mcafee'
      ? [...others, Q.zero, Q.one].flatMap((a, i, all) =>
          all.slice(i + 1).map((b) => Q.mul(Q.of(1, 2), Q.add(a, b))),
        )
      : [];
  const ascending = [...others, ...means].sort(Q.compare);
  return ascending.filter((quote, i) => i === 0 || !Q.equals(quote, ascending[i - 1]!));
};

/** A largest value, or one that is come near to. */
interface Peak {
  readonly value: Rational;
  readonly isAttained: boolean;
}

/**
 * The peak of an affine function between two numbers, either of which may be missing: it then goes on for ever, and must not
 * grow without end.
 *
 * @param stated what to refuse if it does.
 */
const peakBetween = (
  from: Rational | undefined,
  to: Rational | undefined,
  utilityAt: (quote: Rational) => Rational,
  stated: Statement,
): Peak => {
  const start = from ?? Q.sub(to!, Q.of(3));
  const third = Q.mul(Q.of(1, 3), Q.sub(to ?? Q.add(start, Q.of(3)), start));
  const nearStart = utilityAt(Q.add(start, third));
  const nearEnd = utilityAt(Q.add(start, Q.mul(Q.of(2), third)));
  const perThird = Q.sub(nearEnd, nearStart);
  if (Q.isZero(perThird)) return { value: nearStart, isAttained: true };
  const rises = Q.sign(perThird) > 0;
  stated.require((rises ? to : from) !== undefined, 'utility grows without end');
  return { value: rises ? Q.add(nearEnd, perThird) : Q.sub(nearStart, perThird), isAttained: false };
};

/** The best of all quotes but the true one; its gain is over `truth`. */
const bestQuote = (
  points: readonly Rational[],
  trueValue: Rational,
  utilityAt: (quote: Rational) => Rational,
  truth: Rational,
  stated: Statement,
): BestLie => {
  const atPoints = points
    .filter((quote) => !Q.equals(quote, trueValue))
    .map((quote) => ({ value: utilityAt(quote), isAttained: true }));
  const between = [undefined, ...points].map((from, i) => peakBetween(from, points[i], utilityAt, stated));
  const peaks = [...atPoints, ...between];
  const most = peaks.map(({ value }) => value).reduce(Q.max);
  const isAttained = peaks.some((peak) => peak.isAttained && Q.equals(peak.value, most));
  return { gain: Q.sub(most, truth), isAttained };
};

/**
 * A trader's lies against quotes of the others.
 *
 * @param quotes those of all, hers the true value.
 * @param stated what to refuse if something cannot be.
 */
export const quoteLies = (
  subject: BidSubject,
  trader: number,
  quotes: readonly Rational[],
  stated: Statement,
): Lies => {
  const { bidMechanism, sides, unitValues } = subject;
  const utilityAt = (quote: Rational): Rational => {
    const settled = settleQuotes(bidMechanism, sides, quotes.with(trader, quote));
    return utilityOfSettlement(subject, trader, settled[trader]!);
  };
  const trueValue = unitValues[trader]!;
  const truth = utilityAt(trueValue);
  const points = breakpoints(subject, quotes.toSpliced(trader, 1));
  return {
    utility: truth,
    best: bestQuote(points, trueValue, utilityAt, truth, stated),
    read: (lie) => {
      const quote = lie.rational();
      lie.require(!Q.equals(quote, trueValue), 'this message is no lie: it is the true value');
      return { text: Q.show(quote), gain: Q.sub(utilityAt(quote), truth) };
    },
  };
};

/** An upper bound on the steps of one trader's lies against given quotes. */
export const maxStepsOfQuoteLies = ({ bidMechanism, sides }: BidSubject): bigint => {
  const traders = sides.length;
  const points = bidMechanism.name === 'mcafee' ? (traders + 1) * (traders + 2) : traders;
  const settling = sumOfSteps(maxStepsOfSettling(traders), productOfSteps(traders, stepsPerAmount));
  return productOfSteps(3 * points + 5, sumOfSteps(settling, 10n * stepsPerAmount));
};
