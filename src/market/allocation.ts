/**
 * Allocations: who gets which bundle at which price, and the two equalities that make them allocations.
 */
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

/** Σ_i {e_i(h) − x_i(h)} for each commodity: all zero in an allocation. @paper eq. (2) */
export const unallocated = (market: Market, allocation: Allocation): readonly number[] =>
  market.supply.map((amount, h) => allocation.reduce((left, trade) => left - trade.bundle[h]!, amount));

/** Whether every bundle lies in {0..l}^k. */
export const withinCap = (market: Market, allocation: Allocation): boolean =>
  allocation.every((trade) => contains(market.bundles, trade.bundle));

/** Whether markets clear and every bundle can be consumed. @paper eq. (2) */
export const isFeasible = (market: Market, allocation: Allocation): boolean =>
  withinCap(market, allocation) && unallocated(market, allocation).every((amount) => amount === 0);

/** Σ_i Σ_h q_i(h){x_i(h) − e_i(h)}: zero when the budget balances. @paper eq. (3) */
export const budgetSurplus = (market: Market, allocation: Allocation): Rational =>
  Q.neg(Q.sum(allocation.map((trade, trader) => moneyReceived(market, trader, trade.price, trade.bundle))));

/** Whether the budget balances. @paper eq. (3) */
export const isBalanced = (market: Market, allocation: Allocation): boolean =>
  Q.isZero(budgetSurplus(market, allocation));
