/**
 * What traders of single units get at their quotes, by the definitions: the k-double auction, McAfee's mechanism, and the
 * Groves mechanism with pivot payments.
 *
 * Which trades are efficient: put the buyers in order, the highest quote first, the sellers, the lowest first, and ties by
 * trader. Of all sets of t buyers and t sellers the first t of both gain most, for no other t buyers quote more and no other t
 * sellers less; and the gain of the t-th pair falls with t. So the largest t of which the t-th pair does not lose gains most,
 * and trades without gain are made.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { range } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import { productOfSteps, stepsPerAmount } from '../kernel/steps.js';

/** Who owns no unit, and who owns one. */
export type Side = 'buyer' | 'seller';

/** What a trader gets: whether her unit changes hands, and the money that she receives. */
export interface UnitSettlement {
  readonly trades: boolean;
  readonly money: Rational;
}

/** A mechanism for quotes, with all that it leaves open settled. */
export type BidMechanism =
  | { readonly name: 'k-double-auction'; readonly k: Rational }
  | { readonly name: 'mcafee'; readonly edge: 'always-drop' | 'support-ends' }
  | { readonly name: 'vcg' };

/** Reads what a mechanism leaves open, and nothing else. */
export const readBidMechanism = (
  name: BidMechanism['name'],
  convention: Statement,
): { readonly bidMechanism: BidMechanism; readonly text: Readonly<Record<string, string>> } => {
  switch (name) {
    case 'k-double-auction': {
      convention.allowOnly(['k']);
      const k = convention.field('k').rational();
      const isShare = Q.sign(k) >= 0 && Q.leq(k, Q.one);
      convention.field('k').require(isShare, 'k lies between 0 and 1');
      return { bidMechanism: { name, k }, text: { k: Q.show(k) } };
    }
    case 'mcafee': {
      convention.allowOnly(['edge']);
      const edge = convention.field('edge').oneOf(['always-drop', 'support-ends']);
      return { bidMechanism: { name, edge }, text: { edge } };
    }
    case 'vcg':
      convention.allowOnly([]);
      return { bidMechanism: { name }, text: {} };
  }
};

/** The traders in the order in which they trade, and how many pairs do. */
interface EfficientTrades {
  readonly buyers: readonly number[];
  readonly sellers: readonly number[];
  readonly pairs: number;
  /** What the trades gain by the quotes. */
  readonly gains: Rational;
}

/** The efficient trades among some traders. */
const efficientTrades = (
  sides: readonly Side[],
  quotes: readonly Rational[],
  present: readonly number[],
): EfficientTrades => {
  const inOrder = (side: Side, sign: 1 | -1): readonly number[] =>
    present
      .filter((i) => sides[i] === side)
      .sort((i, j) => sign * Q.compare(quotes[i]!, quotes[j]!) || i - j);
  const buyers = inOrder('buyer', -1);
  const sellers = inOrder('seller', 1);
  const gains = range(Math.min(buyers.length, sellers.length)).map((pair) =>
    Q.sub(quotes[buyers[pair]!]!, quotes[sellers[pair]!]!),
  );
  const made = gains.filter((gain) => Q.sign(gain) >= 0);
  return { buyers, sellers, pairs: made.length, gains: Q.sum(made) };
};

/** The first pairs trade, the buyers for one price and the sellers for another. */
const tradeAt = (
  { buyers, sellers }: EfficientTrades,
  pairs: number,
  buyersPay: Rational,
  sellersReceive: Rational,
): readonly UnitSettlement[] => {
  const settled = range(buyers.length + sellers.length).map(() => ({ trades: false, money: Q.zero }));
  for (const pair of range(pairs)) {
    settled[buyers[pair]!] = { trades: true, money: Q.neg(buyersPay) };
    settled[sellers[pair]!] = { trades: true, money: sellersReceive };
  }
  return settled;
};

/** All efficient trades at (1 − k)·s(b) + k·s(b + 1), where s are all quotes from the lowest and b counts the buyers. */
const kDoubleAuction = (
  efficient: EfficientTrades,
  quotes: readonly Rational[],
  k: Rational,
): readonly UnitSettlement[] => {
  const ascending = [...quotes].sort(Q.compare);
  const lower = ascending[efficient.buyers.length - 1]!;
  const upper = ascending[efficient.buyers.length]!;
  const price = Q.add(lower, Q.mul(k, Q.sub(upper, lower)));
  return tradeAt(efficient, efficient.pairs, price, price);
};

/**
 * All efficient trades at the mean of the next buyer's and the next seller's quote, if the last pair takes that price; else
 * all but the last, at what that pair quoted. A missing quote is 0 or 1, or there is no such mean.
 */
const mcAfee = (
  efficient: EfficientTrades,
  quotes: readonly Rational[],
  edge: 'always-drop' | 'support-ends',
): readonly UnitSettlement[] => {
  const { buyers, sellers, pairs } = efficient;
  const isComplete = pairs < buyers.length && pairs < sellers.length;
  const nextBuyer = pairs < buyers.length ? quotes[buyers[pairs]!]! : Q.zero;
  const nextSeller = pairs < sellers.length ? quotes[sellers[pairs]!]! : Q.one;
  const mean = Q.mul(Q.of(1, 2), Q.add(nextBuyer, nextSeller));
  const lastBuyer = quotes[buyers[pairs - 1]!]!;
  const lastSeller = quotes[sellers[pairs - 1]!]!;
  const isTaken = Q.leq(lastSeller, mean) && Q.leq(mean, lastBuyer);
  return isTaken && (isComplete || edge === 'support-ends')
    ? tradeAt(efficient, pairs, mean, mean)
    : tradeAt(efficient, pairs - 1, lastBuyer, lastSeller);
};

/** All efficient trades; everybody receives what the others gain with her less what they would gain without her. */
const groves = (
  efficient: EfficientTrades,
  sides: readonly Side[],
  quotes: readonly Rational[],
): readonly UnitSettlement[] => {
  const { buyers, sellers, pairs, gains } = efficient;
  const trading = new Set([...buyers.slice(0, pairs), ...sellers.slice(0, pairs)]);
  return sides.map((side, i) => {
    const trades = trading.has(i);
    const own = trades ? (side === 'buyer' ? quotes[i]! : Q.neg(quotes[i]!)) : Q.zero;
    const others = range(sides.length).filter((j) => j !== i);
    const without = efficientTrades(sides, quotes, others).gains;
    return { trades, money: Q.sub(Q.sub(gains, own), without) };
  });
};

/** What every trader gets, in trader order. */
export const settleQuotes = (
  mechanism: BidMechanism,
  sides: readonly Side[],
  quotes: readonly Rational[],
): readonly UnitSettlement[] => {
  const efficient = efficientTrades(sides, quotes, range(sides.length));
  if (efficient.pairs === 0) return tradeAt(efficient, 0, Q.zero, Q.zero);
  switch (mechanism.name) {
    case 'k-double-auction':
      return kDoubleAuction(efficient, quotes, mechanism.k);
    case 'mcafee':
      return mcAfee(efficient, quotes, mechanism.edge);
    case 'vcg':
      return groves(efficient, sides, quotes);
  }
};

/** An upper bound on the steps of settling once: with each trader and without her, quotes are put in order. */
export const maxStepsOfSettling = (traders: number): bigint =>
  productOfSteps(traders, traders, Math.ceil(Math.log2(traders + 1)), stepsPerAmount);
