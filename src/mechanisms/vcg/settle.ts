/**
 * The Vickrey–Clarke–Groves mechanism with pivot payments: all efficient trades are made, and everybody gets what the others
 * gain by her presence, by their quotes, less what she takes from them.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { bestTrades } from '../bids/by-definition.js';
import type { Side, UnitTrade } from '../bids/quotes.js';
import { bookOf, efficientTrades, noTrade, settledOn } from '../bids/quotes.js';

/**
 * What every trader gets. A buyer who trades pays the larger of the last seller's quote and the next buyer's; a seller who
 * trades receives the smaller of the last buyer's quote and the next seller's: these are the pivot payments. Trades without
 * gain are made; where quotes tie, earlier traders trade first. Cost: sorting.
 *
 * @param sides one a trader.
 * @param quotes one a trader, in trader order.
 */
export const settleVcg = (sides: readonly Side[], quotes: readonly Rational[]): readonly UnitTrade[] => {
  const book = bookOf(sides, quotes);
  const trades = efficientTrades(book);
  if (trades === 0) return settledOn(sides, book, noTrade);
  const [lastBuyer, lastSeller] = [book.buyers[trades - 1]!.quote, book.sellers[trades - 1]!.quote];
  const [nextBuyer, nextSeller] = [book.buyers[trades]?.quote, book.sellers[trades]?.quote];
  return settledOn(sides, book, {
    trades,
    buyersPay: nextBuyer === undefined ? lastSeller : Q.max(lastSeller, nextBuyer),
    sellersReceive: nextSeller === undefined ? lastBuyer : Q.min(lastBuyer, nextSeller),
  });
};

/** The same by the definition: gains of the others with each trader and without her, over all sets of trades. */
export const vcgByDefinition = (
  sides: readonly Side[],
  quotes: readonly Rational[],
): readonly UnitTrade[] => {
  const { traders, gains } = bestTrades(sides, quotes);
  return sides.map((side, i) => {
    const trades = traders.includes(i);
    const own = !trades ? Q.zero : side === 'buyer' ? quotes[i]! : Q.neg(quotes[i]!);
    const without = bestTrades(sides, quotes, (j) => j !== i).gains;
    return { trades, money: Q.sub(Q.sub(gains, own), without) };
  });
};
