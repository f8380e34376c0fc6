/**
 * McAfee's mechanism: all efficient trades at the mean of the first two quotes beyond them, if everybody who trades accepts
 * that price; else all but the last, the buyers paying and the sellers receiving what the last pair quoted.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { bestTrades, highest, lowest, quotesOf } from '../bids/by-definition.js';
import type { Edge } from '../bids/convention.js';
import type { Side, UnitTrade } from '../bids/quotes.js';
import { bookOf, efficientTrades, noTrade, settledOn } from '../bids/quotes.js';

/** The quotes just beyond the efficient trades, where there are any: the ends of the price range stand in for missing ones, or nothing does. */
const meanBeyond = (
  edge: Edge,
  buyer: Rational | undefined,
  seller: Rational | undefined,
): Rational | undefined => {
  if (edge === 'always-drop' && (buyer === undefined || seller === undefined)) return undefined;
  return Q.mul(Q.of(1, 2), Q.add(buyer ?? Q.zero, seller ?? Q.one));
};

/**
 * What every trader gets. Where quotes tie, earlier traders trade first. Cost: sorting.
 *
 * @param sides one a trader.
 * @param quotes one a trader, in trader order.
 * @param edge what is done where no buyer or no seller is left beyond the efficient trades.
 */
export const settleMcAfee = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  edge: Edge,
): readonly UnitTrade[] => {
  const book = bookOf(sides, quotes);
  const trades = efficientTrades(book);
  if (trades === 0) return settledOn(sides, book, noTrade);
  const lastBuyer = book.buyers[trades - 1]!.quote;
  const lastSeller = book.sellers[trades - 1]!.quote;
  const price = meanBeyond(edge, book.buyers[trades]?.quote, book.sellers[trades]?.quote);
  const accepted = price !== undefined && Q.leq(lastSeller, price) && Q.leq(price, lastBuyer);
  return settledOn(
    sides,
    book,
    accepted
      ? { trades, buyersPay: price, sellersReceive: price }
      : { trades: trades - 1, buyersPay: lastBuyer, sellersReceive: lastSeller },
  );
};

/** The same by the definition: the best of all sets of trades, with the last pair and the quotes beyond by counting. */
export const mcAfeeByDefinition = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  edge: Edge,
): readonly UnitTrade[] => {
  const { traders } = bestTrades(sides, quotes);
  const q = traders.length / 2;
  const none = { trades: false, money: Q.zero };
  if (q === 0) return sides.map(() => none);
  const [bids, asks] = [quotesOf(sides, quotes, 'buyer'), quotesOf(sides, quotes, 'seller')];
  const [lastBuyer, lastSeller] = [highest(bids, q)!, lowest(asks, q)!];
  const price = meanBeyond(edge, highest(bids, q + 1), lowest(asks, q + 1));
  if (price !== undefined && Q.leq(lastSeller, price) && Q.leq(price, lastBuyer))
    return sides.map((side, i) =>
      traders.includes(i) ? { trades: true, money: side === 'buyer' ? Q.neg(price) : price } : none,
    );
  // The pair that drops out: of those who quote what the last pair quotes, the latest in trader order.
  const dropped = (['buyer', 'seller'] as const).map((side) => {
    const last = side === 'buyer' ? lastBuyer : lastSeller;
    return traders.filter((i) => sides[i] === side && Q.equals(quotes[i]!, last)).at(-1)!;
  });
  return sides.map((side, i) =>
    traders.includes(i) && !dropped.includes(i)
      ? { trades: true, money: side === 'buyer' ? Q.neg(lastBuyer) : lastSeller }
      : none,
  );
};
