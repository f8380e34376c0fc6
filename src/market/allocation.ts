/**
 * Allocations: who gets which bundle at which price, and the two equalities that make them allocations.
 */
import { checkList, checkObject, checkWhole, InvalidArgument } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Market } from './market.js';
import { contains } from './lattice.js';
import { moneyReceived } from './market.js';

/** What one trader gets: a bundle (a list of amounts) and the price at which she trades (by index). */
export interface Trade {
  readonly bundle: readonly number[];
  readonly price: number;
}

/** A trade for every trader, in trader order. @paper Section 2 */
export type Allocation = readonly Trade[];

/**
 * Checks that an argument has the shape of an allocation: a trade for every trader.
 *
 * @throws {@link InvalidArgument} if it has not.
 */
const checkAllocation = (market: Market, allocation: Allocation): void => {
  if (!Array.isArray(allocation) || allocation.length !== market.traders)
    throw new InvalidArgument(
      'allocation',
      allocation,
      `a list of ${String(market.traders)} trades, one a trader`,
    );
  allocation.forEach((trade: Trade, i) => {
    const place = `allocation[${String(i)}]`;
    checkObject(place, trade, 'a trade', '{ bundle: [1], price: 0 }');
    checkList(`${place}.bundle`, trade.bundle, 'amounts, one a commodity');
    checkWhole(`${place}.price`, trade.price, 0, market.prices.size - 1);
  });
};

/** Σ_i {e_i(h) − x_i(h)} for each commodity: all zero in an allocation. @paper eq. (2) */
export const unallocated = (market: Market, allocation: Allocation): readonly number[] => {
  checkAllocation(market, allocation);
  return market.supply.map((amount, h) =>
    allocation.reduce((left, trade) => left - trade.bundle[h]!, amount),
  );
};

/** Whether every bundle lies in {0..l}^k. */
export const withinCap = (market: Market, allocation: Allocation): boolean => {
  checkAllocation(market, allocation);
  return allocation.every((trade) => contains(market.bundles, trade.bundle));
};

/** Whether markets clear and every bundle can be consumed. @paper eq. (2) */
export const isFeasible = (market: Market, allocation: Allocation): boolean =>
  withinCap(market, allocation) && unallocated(market, allocation).every((amount) => amount === 0);

/** Σ_i Σ_h q_i(h){x_i(h) − e_i(h)}: zero when the budget balances. @paper eq. (3) */
export const budgetSurplus = (market: Market, allocation: Allocation): Rational => {
  checkAllocation(market, allocation);
  return Q.neg(
    Q.sum(allocation.map((trade, trader) => moneyReceived(market, trader, trade.price, trade.bundle))),
  );
};

/** Whether the budget balances. @paper eq. (3) */
export const isBalanced = (market: Market, allocation: Allocation): boolean =>
  Q.isZero(budgetSurplus(market, allocation));
