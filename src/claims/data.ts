/**
 * How findings write things down as plain data: traders counted from 1, bundles and demand functions as lists of amounts,
 * prices and money as reduced fractions. The same shapes as in the files.
 */
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Trade } from '../market/allocation.js';
import type { Demand } from '../market/demand.js';
import { pointAt } from '../market/lattice.js';
import type { Market } from '../market/market.js';
import { priceVector } from '../market/market.js';

/** A bundle, from its index. */
export const bundleData = (market: Market, bundle: number): readonly number[] =>
  pointAt(market.bundles, bundle);

/** A price vector, from its index, as reduced fractions. */
export const priceData = (market: Market, price: number): readonly string[] =>
  priceVector(market, price).map(Q.show);

/** A demand function: its bundles in grid order. */
export const demandData = (market: Market, demand: Demand): ReadonlyArray<readonly number[]> =>
  demand.map((bundle) => pointAt(market.bundles, bundle));

/** Messages of all traders, in the shape of a messages file. */
export const messagesData = (
  market: Market,
  messages: readonly Demand[],
): ReadonlyArray<ReadonlyArray<readonly number[]>> => messages.map((message) => demandData(market, message));

/** A trade as JSON. */
export const tradeData = (
  market: Market,
  trade: Trade,
): { readonly bundle: readonly number[]; readonly price: readonly string[] } => ({
  bundle: trade.bundle,
  price: priceData(market, trade.price),
});

/** A trade: what a trader gets, and the prices at which she trades. */
export const exactTrade = (
  market: Market,
  trade: Trade,
): { readonly bundle: readonly number[]; readonly price: readonly Rational[] } => ({
  bundle: trade.bundle,
  price: priceVector(market, trade.price),
});

/** A rational as reduced text. */
export const numberData = (q: Rational): string => Q.show(q);

/** A list of traders, counted from 1. */
export const tradersData = (traders: readonly number[]): readonly number[] => traders.map((i) => i + 1);

/** A bundle in words: `2` for one commodity, `(2, 0)` for more. */
export const bundleText = (bundle: readonly number[]): string =>
  bundle.length === 1 ? String(bundle[0]) : `(${bundle.join(', ')})`;

/** A demand function in words: its bundles in grid order. */
export const demandText = (market: Market, demand: Demand): string =>
  `(${demand.map((bundle) => bundleText(pointAt(market.bundles, bundle))).join(', ')})`;

/** A price in words: `1/2` for one commodity, `(1/2, 0)` for more. */
export const priceText = (market: Market, price: number): string => {
  const shown = priceData(market, price);
  return shown.length === 1 ? shown[0]! : `(${shown.join(', ')})`;
};

export { countText } from '../exact/counts.js';
