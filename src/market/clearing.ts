/**
 * The market-clearing price p̂: the grid prices that bring announced demand nearest to supply, and the
 * selection of one of them.
 */
import { checkOneOf, InvalidArgument } from '../exact/invalid-argument.js';
import type { Demand } from './demand.js';
import { checkDemands } from './demand.js';
import { pointAt } from './lattice.js';
import type { Market, TieBreak } from './market.js';
import { tieBreaks } from './market.js';

/**
 * Σ_h |Σ_i d_i(h)(p) − y(h)| at one price, in units of the commodities.
 *
 * @paper Section 2: the definition of p̂
 */
export const imbalance = (
  market: Market,
  demands: readonly Demand[],
  supply: readonly number[],
  price: number,
): number => {
  const excess = supply.map((y) => -y);
  for (const demand of demands)
    pointAt(market.bundles, demand[price]!).forEach((amount, h) => (excess[h]! += amount));
  return excess.reduce((sum, amount) => sum + Math.abs(amount), 0);
};

/**
 * The whole argmin: every grid price (by index, ascending) at which the imbalance is least.
 *
 * @param supply y(h), commodity by commodity.
 * @throws {@link InvalidArgument} for demand functions or a supply that do not fit the market.
 */
export const clearingPrices = (
  market: Market,
  demands: readonly Demand[],
  supply: readonly number[],
): readonly number[] => {
  checkDemands(market, demands);
  if (!Array.isArray(supply) || supply.length !== market.commodities)
    throw new InvalidArgument(
      'supply',
      supply,
      `a list of ${String(market.commodities)} amounts, one a commodity`,
    );
  let least = Infinity;
  let argmin: number[] = [];
  for (let price = 0; price < market.prices.size; price += 1) {
    const here = imbalance(market, demands, supply, price);
    if (here < least) {
      least = here;
      argmin = [price];
    } else if (here === least) argmin.push(price);
  }
  return argmin;
};

/**
 * The selection from an argmin in ascending order.
 *
 * @throws {@link InvalidArgument} for a selection that there is not.
 */
export const select = (argmin: readonly number[], tieBreak: TieBreak): number => {
  checkOneOf('tieBreak', tieBreak, tieBreaks);
  return tieBreak === 'lowest' ? argmin[0]! : argmin[argmin.length - 1]!;
};

/**
 * p̂: the index of the selected clearing price for these demand functions and this supply.
 *
 * @paper Section 2: p̂ ∈ arg min
 */
export const clearingPrice = (
  market: Market,
  demands: readonly Demand[],
  supply: readonly number[],
): number => select(clearingPrices(market, demands, supply), market.tieBreak);
