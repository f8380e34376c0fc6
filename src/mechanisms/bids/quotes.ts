/**
 * Markets of single units: each buyer quotes what one unit is worth to her, each seller what she wants for hers. The quotes
 * in order, and how many trades are efficient at them.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';

/** Who owns no unit and may buy one, and who owns one and may sell it. */
export type Side = 'buyer' | 'seller';

/** What one trader gets: whether a unit changes hands, and the money that she receives, negative when she pays. */
export interface UnitTrade {
  readonly trades: boolean;
  readonly money: Rational;
}

/** A trader and her quote. */
export interface Quote {
  /** The trader, from 0. */
  readonly trader: number;
  readonly quote: Rational;
}

/** The two sides of a market, those who are served first at the head; where quotes tie, in trader order. */
export interface Book {
  /** The highest quote first. */
  readonly buyers: readonly Quote[];
  /** The lowest quote first. */
  readonly sellers: readonly Quote[];
}

/**
 * The quotes of both sides in order.
 *
 * @param sides one a trader.
 * @param quotes one a trader, in trader order.
 */
export const bookOf = (sides: readonly Side[], quotes: readonly Rational[]): Book => {
  const of = (side: Side): Quote[] =>
    quotes.flatMap((quote, trader) => (sides[trader] === side ? [{ trader, quote }] : []));
  return {
    buyers: of('buyer').sort((a, b) => Q.compare(b.quote, a.quote) || a.trader - b.trader),
    sellers: of('seller').sort((a, b) => Q.compare(a.quote, b.quote) || a.trader - b.trader),
  };
};

/** The most trades without a loss: the largest q for which the q-th buyer quotes no less than the q-th seller. */
export const efficientTrades = ({ buyers, sellers }: Book): number => {
  let count = 0;
  while (
    count < buyers.length &&
    count < sellers.length &&
    Q.leq(sellers[count]!.quote, buyers[count]!.quote)
  )
    count += 1;
  return count;
};

/** How trades are settled: how many, what each buyer who trades pays, and what each seller who trades receives. */
export interface Terms {
  readonly trades: number;
  readonly buyersPay: Rational;
  readonly sellersReceive: Rational;
}

/** The trades of the first buyers and sellers in order, on the same terms for all of a side; in trader order. */
export const settledOn = (
  sides: readonly Side[],
  { buyers, sellers }: Book,
  { trades, buyersPay, sellersReceive }: Terms,
): readonly UnitTrade[] => {
  const buying = new Set(buyers.slice(0, trades).map(({ trader }) => trader));
  const selling = new Set(sellers.slice(0, trades).map(({ trader }) => trader));
  return sides.map((_, trader) => {
    if (buying.has(trader)) return { trades: true, money: Q.neg(buyersPay) };
    if (selling.has(trader)) return { trades: true, money: sellersReceive };
    return { trades: false, money: Q.zero };
  });
};

/** Terms without trade. */
export const noTrade: Terms = { trades: 0, buyersPay: Q.zero, sellersReceive: Q.zero };
