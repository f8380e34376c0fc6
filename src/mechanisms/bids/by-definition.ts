/**
 * What bid mechanisms are defined by, looked up among all sets of traders: the plain versions that the fast ones are held to.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Side } from './quotes.js';

/** A set of trades: as many buyers as sellers, and the sum of the buyers' quotes less that of the sellers'. */
export interface TradeSet {
  /** The traders who trade, from 0, ascending. */
  readonly traders: readonly number[];
  readonly gains: Rational;
}

const precedes = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((trader, i) => trader !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
};

/**
 * The trades with the largest gains: of several such sets one with most trades, and of these the lexicographically first.
 * Cost: all subsets of the traders.
 *
 * @param present the traders who take part; all if left out.
 */
export const bestTrades = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  present: (trader: number) => boolean = () => true,
): TradeSet => {
  let best: TradeSet = { traders: [], gains: Q.zero };
  for (let subset = 1; subset < 2 ** sides.length; subset += 1) {
    const traders = [...sides.keys()].filter((i) => Math.floor(subset / 2 ** i) % 2 === 1);
    if (!traders.every(present)) continue;
    const buyers = traders.filter((i) => sides[i] === 'buyer');
    if (buyers.length * 2 !== traders.length) continue;
    const gains = Q.sum(traders.map((i) => (sides[i] === 'buyer' ? quotes[i]! : Q.neg(quotes[i]!))));
    const larger = Q.compare(gains, best.gains) || traders.length - best.traders.length;
    if (larger > 0 || (larger === 0 && precedes(traders, best.traders))) best = { traders, gains };
  }
  return best;
};

/** The j-th lowest of some numbers: the smallest that at least j of them do not exceed; undefined where there are fewer. */
export const lowest = (numbers: readonly Rational[], j: number): Rational | undefined =>
  numbers
    .filter((x) => numbers.filter((y) => Q.leq(y, x)).length >= j)
    .reduce<Rational | undefined>(
      (least, x) => (least === undefined || Q.lt(x, least) ? x : least),
      undefined,
    );

/** The j-th highest of some numbers; undefined where there are fewer. */
export const highest = (numbers: readonly Rational[], j: number): Rational | undefined => {
  const found = lowest(numbers.map(Q.neg), j);
  return found === undefined ? undefined : Q.neg(found);
};

/** The quotes of one side, in trader order. */
export const quotesOf = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  side: Side,
): readonly Rational[] => quotes.filter((_, i) => sides[i] === side);
