/**
 * How findings write down bundles, prices, messages and trades: as plain amounts and exact numbers, traders counted from 1,
 * in the same shapes as in the files; and in words for people.
 */
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Trade } from '../market/allocation.js';
import type { Demand } from '../market/demand.js';
import { pointAt } from '../market/lattice.js';
import type { Market } from '../market/market.js';
import { priceVector } from '../market/market.js';

/** The amount of each commodity in a bundle, from the bundle's index. */
export const bundleAmounts = (market: Market, bundle: number): readonly number[] =>
  pointAt(market.bundles, bundle);

/** The bundles of a demand function, in grid order, as amounts. */
export const demandBundles = (market: Market, demand: Demand): ReadonlyArray<readonly number[]> =>
  demand.map((bundle) => bundleAmounts(market, bundle));

/**
 * A profile of messages in the shape of a messages file.
 *
 * @param messages one demand function a trader, in trader order.
 * @returns the bundles of each, in grid order, as amounts.
 */
export const profileBundles = (
  market: Market,
  messages: readonly Demand[],
): ReadonlyArray<ReadonlyArray<readonly number[]>> =>
  messages.map((message) => demandBundles(market, message));

/** A trade with its prices as numbers: what a trader gets, and a price for each commodity. */
export const pricedTrade = (
  market: Market,
  trade: Trade,
): { readonly bundle: readonly number[]; readonly price: readonly Rational[] } => ({
  bundle: trade.bundle,
  price: priceVector(market, trade.price),
});

/** Traders as people count them: from 1, where the program counts from 0. Positions in an order are counted alike. */
export const traderNumbers = (traders: readonly number[]): readonly number[] => traders.map((i) => i + 1);

/** A bundle in words: `2` for one commodity, `(2, 0)` for more. */
export const bundleText = (bundle: readonly number[]): string =>
  bundle.length === 1 ? String(bundle[0]) : `(${bundle.join(', ')})`;

/** A demand function in words, its bundles in grid order: `(2, 0)`, or `((2, 0), (0, 1))` for two commodities. */
export const demandText = (market: Market, demand: Demand): string =>
  `(${demand.map((bundle) => bundleText(bundleAmounts(market, bundle))).join(', ')})`;

/** A price vector in words, from its index: `1/2` for one commodity, `(1/2, 0)` for more. */
export const priceText = (market: Market, price: number): string => {
  const fractions = priceVector(market, price).map(Q.show);
  return fractions.length === 1 ? fractions[0]! : `(${fractions.join(', ')})`;
};
