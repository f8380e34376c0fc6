/** The price of a group, and the traders who set it. */
import { range } from '../kernel/lists.js';
import type { Demand, Market } from './market.js';
import { sumOf } from './market.js';

/**
 * The price at which what some traders demand is nearest to what they own.
 *
 * @param traders the numbers of these traders.
 * @param demands the demand functions by trader; those of all others are not read.
 * @returns the number of the price; of several the first or the last, as the market selects.
 * @paper Section 2: p̂
 */
export const clearingPrice = (
  { priceCount, bundles, endowments, selection }: Market,
  traders: readonly number[],
  demands: readonly Demand[],
): number => {
  const supply = sumOf(traders.map((i) => endowments[i]!));
  let selected = 0;
  let least = Infinity;
  for (let price = 0; price < priceCount; price += 1) {
    let imbalance = 0;
    for (let h = 0; h < supply.length; h += 1) {
      let excess = -supply[h]!;
      for (const i of traders) excess += bundles[demands[i]![price]!]![h]!;
      imbalance += Math.abs(excess);
    }
    if (imbalance < least || (selection === 'highest' && imbalance === least)) selected = price;
    least = Math.min(least, imbalance);
  }
  return selected;
};

/** The traders who are not in a group; with private values they set its price. @paper Rule 1 */
export const outsiders = ({ endowments }: Market, group: readonly number[]): readonly number[] =>
  range(endowments.length).filter((i) => !group.includes(i));
