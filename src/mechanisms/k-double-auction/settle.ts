/**
 * The k-double auction: all efficient trades are made at one price between the b-th and the (b + 1)-th lowest of all quotes,
 * b being the number of buyers. Between these two lie the prices at which as many units are wanted as are for sale: every
 * unit goes to one of the highest quotes, and the b lowest go without.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { bestTrades, lowest } from '../bids/by-definition.js';
import type { Side, UnitTrade } from '../bids/quotes.js';
import { bookOf, efficientTrades, noTrade, settledOn } from '../bids/quotes.js';

/**
 * (1 − k)·s(b) + k·s(b + 1).
 *
 * @param k from 0 to 1.
 */
const between = (k: Rational, lower: Rational, upper: Rational): Rational =>
  Q.add(Q.mul(Q.sub(Q.one, k), lower), Q.mul(k, upper));

/**
 * What every trader gets. Trades without gain are made; where quotes tie, earlier traders trade first. Cost: sorting.
 *
 * @param sides one a trader.
 * @param quotes one a trader, in trader order.
 * @param k from 0 to 1: 0 takes the lowest clearing price, 1 the highest.
 */
export const settleKDoubleAuction = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  k: Rational,
): readonly UnitTrade[] => {
  const book = bookOf(sides, quotes);
  const trades = efficientTrades(book);
  if (trades === 0) return settledOn(sides, book, noTrade);
  const b = book.buyers.length;
  const ascending = [...quotes].sort(Q.compare);
  const price = between(k, ascending[b - 1]!, ascending[b]!);
  return settledOn(sides, book, { trades, buyersPay: price, sellersReceive: price });
};

/** The same by the definition: the best of all sets of trades, and the two quotes by counting. */
export const kDoubleAuctionByDefinition = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  k: Rational,
): readonly UnitTrade[] => {
  const { traders } = bestTrades(sides, quotes);
  const b = sides.filter((side) => side === 'buyer').length;
  return sides.map((side, i) => {
    if (!traders.includes(i)) return { trades: false, money: Q.zero };
    const price = between(k, lowest(quotes, b)!, lowest(quotes, b + 1)!);
    return { trades: true, money: side === 'buyer' ? Q.neg(price) : price };
  });
};
