/**
 * The best lie of a trader who quotes. Between neighbouring breakpoints her utility is constant or affine in her quote, so the
 * breakpoints, and the ends of the open intervals between them, tell the supremum.
 *
 * What she gets changes where her quote passes another's, and, in McAfee's mechanism, where it passes the mean of two quotes or
 * of a quote and an end of the price range: that mean may lie anywhere, not between neighbours alone. So the breakpoints are
 * the others' quotes, 0 and 1, the means of any two of these, and the true value.
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { BidSubject } from '../../../bids/subject.js';
import { utilitiesAt } from '../../../bids/subject.js';
import type { BestLie } from './best-lie.js';

const half = Q.of(1, 2);
const mean = (a: Rational, b: Rational): Rational => Q.mul(half, Q.add(a, b));

/** Numbers in ascending order, each once. */
const ascending = (numbers: readonly Rational[]): readonly Rational[] =>
  [...numbers].sort(Q.compare).filter((x, i, all) => i === 0 || !Q.equals(x, all[i - 1]!));

/** The breakpoints of a trader's utility, ascending. */
const breakpoints = ({ quotes, values }: BidSubject, trader: number): readonly Rational[] => {
  const others = ascending([...quotes.filter((_, i) => i !== trader), Q.zero, Q.one]);
  const means = others.flatMap((a, i) => others.slice(i).map((b) => mean(a, b)));
  return ascending([...means, values[trader]!]);
};

/** An open interval of quotes; without an end it goes on for ever. */
interface Interval {
  readonly above: Rational | undefined;
  readonly below: Rational | undefined;
}

/** Two quotes inside an interval, the first the lower. */
const inside = ({ above, below }: Interval): readonly [Rational, Rational] => {
  if (above === undefined) return [Q.sub(below!, Q.of(2)), Q.sub(below!, Q.one)];
  if (below === undefined) return [Q.add(above, Q.one), Q.add(above, Q.of(2))];
  const third = Q.div(Q.sub(below, above), Q.of(3));
  return [Q.add(above, third), Q.sub(below, third)];
};

/** A lie, or lies without end that come near a utility, and the utility. */
interface Candidate {
  readonly utility: Rational;
  readonly attained: boolean;
  readonly quote: Rational;
  readonly quoteUtility: Rational;
}

/**
 * The largest utility of the quotes in an interval, where it is an affine function.
 *
 * @param truthful where lies without end come near more than this, the one that is told gains at least half of what they do.
 */
const bestInside = (
  interval: Interval,
  utilityOf: (quote: Rational) => Rational,
  truthful: Rational,
): Candidate => {
  const [low, high] = inside(interval);
  const [first, second] = [utilityOf(low), utilityOf(high)];
  const slope = Q.div(Q.sub(second, first), Q.sub(high, low));
  if (Q.isZero(slope)) {
    const quote = mean(low, high);
    return { utility: first, attained: true, quote, quoteUtility: first };
  }
  const rising = Q.sign(slope) > 0;
  const end = rising ? interval.below : interval.above;
  if (end === undefined) throw new Error('A quote without bound gains without bound.');
  let quote = rising ? high : low;
  const utility = Q.add(utilityOf(quote), Q.mul(slope, Q.sub(end, quote)));
  while (Q.lt(truthful, utility) && Q.lt(utilityOf(quote), mean(truthful, utility))) quote = mean(quote, end);
  return { utility, attained: false, quote, quoteUtility: utilityOf(quote) };
};

/** The intervals between the breakpoints, ascending. */
const intervalsOf = (points: readonly Rational[]): readonly Interval[] =>
  Array.from({ length: points.length + 1 }, (_, i) => ({ above: points[i - 1], below: points[i] }));

/** Compares candidates: the larger utility first, attained before not, then the smaller quote. */
const better = (a: Candidate, b: Candidate): number =>
  Q.compare(b.utility, a.utility) || Number(b.attained) - Number(a.attained) || Q.compare(a.quote, b.quote);

/**
 * The best lie of a trader under a bid mechanism: of all exact numbers but her true value. Cost: the mechanism played at some
 * n² quotes.
 *
 * @param trader the trader, from 0.
 */
export const bestLieAmongQuotes = (subject: BidSubject, trader: number): BestLie<Rational> => {
  const utilityOf = (quote: Rational): Rational =>
    utilitiesAt(
      subject,
      subject.quotes.map((other, i) => (i === trader ? quote : other)),
    )[trader]!;
  const truthful = utilityOf(subject.values[trader]!);
  const points = breakpoints(subject, trader);
  const lies: Candidate[] = points
    .filter((quote) => !Q.equals(quote, subject.values[trader]!))
    .map((quote) => ({ utility: utilityOf(quote), attained: true, quote, quoteUtility: utilityOf(quote) }));
  const open = intervalsOf(points).map((interval) => bestInside(interval, utilityOf, truthful));
  const best = [...lies, ...open].sort(better)[0]!;
  return {
    truthful,
    gain: Q.sub(best.utility, truthful),
    attained: best.attained,
    message: best.quote,
    messageGain: Q.sub(best.quoteUtility, truthful),
    equallyGood: undefined,
  };
};
