/**
 * The market of a certificate: what the mechanisms know of an economy. Traders are known by their numbers from 0, prices and
 * bundles by their numbers from 0 in lexicographic order.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { cartesianProduct, range } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import { readNames } from '../kernel/statement.js';

/** An amount, or a number of steps of 1/T, of each commodity. */
export type Vector = readonly number[];

/** A demand function: the number of a bundle for each price. @paper Section 2: D */
export type Demand = readonly number[];

/** What the mechanisms know of an economy. @paper Section 2 */
export interface Market {
  /** l: the largest amount of a commodity that a trader can consume. */
  readonly cap: number;
  /** T: the number of steps of the price grid. */
  readonly priceSteps: number;
  /** n: the number of traders in a group. */
  readonly groupSize: number;
  readonly epsilon: Rational;
  /** Which of several clearing prices is selected: the first in order, or the last. */
  readonly selection: 'lowest' | 'highest';
  readonly commodities: readonly string[];
  /** e_i, by trader. */
  readonly endowments: readonly Vector[];
  /** P, in steps of 1/T. */
  readonly prices: readonly Vector[];
  /** {0, …, l}^k. */
  readonly bundles: readonly Vector[];
}

/** The most entries that a table by price and bundle may have. */
const maxGrid = 1 << 24;

/** The sum of vectors, of which there must be one at least. */
export const sumOf = (vectors: readonly Vector[]): Vector =>
  vectors[0]!.map((_, h) => vectors.reduce((sum, vector) => sum + vector[h]!, 0));

/** Every vector of amounts from 0 to a largest one, in lexicographic order. */
const grid = (commodityCount: number, max: number): readonly Vector[] => [
  ...cartesianProduct(range(commodityCount).map(() => range(max + 1))),
];

/** The endowments of all traders, one of each commodity at most l − 1. */
const readEndowments = (traders: readonly Statement[], commodityCount: number, cap: number): Vector[] =>
  traders.map((trader) => {
    trader.field('name').text();
    const amounts = trader.field('endowment').list(commodityCount);
    return amounts.map((amount) => amount.integer(0, cap - 1));
  });

/** Reads the market of an economy, and refuses one of which the paper's assumptions do not hold. @paper eq. (1) */
export const readMarket = (stated: Statement): Market => {
  stated.field('title').text();
  const commodities = readNames(stated.field('commodities').list());
  const cap = stated.field('cap').integer(2);
  const priceSteps = stated.field('priceSteps').integer(1);
  const gridSize = ((priceSteps + 1) * (cap + 1)) ** commodities.length;
  stated.require(commodities.length > 0 && gridSize <= maxGrid, 'the grid cannot be laid out');

  const groups = stated.field('groups');
  groups.allowOnly('count', 'size');
  const groupSize = groups.field('size').integer(2);
  const epsilon = stated.field('epsilon').rational();
  const isInRange = Q.sign(epsilon) > 0 && Q.lt(epsilon, Q.of(1, 3));
  stated.field('epsilon').require(isInRange, '0 < ε < 1/3 is assumed');

  const traders = stated.field('traders').list(groupSize * groups.field('count').integer(2));
  const endowments = readEndowments(traders, commodities.length, cap);
  const isLargeEnough = traders.length >= cap && sumOf(endowments).every((supply) => supply >= cap);
  stated.require(isLargeEnough, 'nr ≥ l and (1) are assumed');
  const selection = stated.field('tieBreak').oneOf(['lowest', 'highest']);
  const prices = grid(commodities.length, priceSteps);
  const bundles = grid(commodities.length, cap);
  return { cap, priceSteps, groupSize, epsilon, selection, commodities, endowments, prices, bundles };
};

/** The number of a bundle. */
export const bundleNumber = ({ cap }: Market, bundle: Vector): number =>
  bundle.reduce((number, amount) => number * (cap + 1) + amount, 0);

/** Reads a bundle. */
export const readBundle = (market: Market, stated: Statement): number => {
  const amounts = stated.list(market.commodities.length);
  return bundleNumber(
    market,
    amounts.map((amount) => amount.integer(0, market.cap)),
  );
};

/** Reads a demand function: a bundle for each price. */
export const readDemand = (market: Market, stated: Statement): Demand =>
  stated.list(market.prices.length).map((bundle) => readBundle(market, bundle));

/** Reads a price, which must lie in the grid. */
export const readPrice = (market: Market, stated: Statement): number => {
  const text = JSON.stringify(stated.json());
  const price = market.prices.findIndex((_, p) => JSON.stringify(priceText(market, p)) === text);
  stated.require(price >= 0, 'this price is not in the grid');
  return price;
};

/** A price as certificates write it. */
export const priceText = ({ prices, priceSteps }: Market, price: number): readonly string[] =>
  prices[price]!.map((steps) => Q.show(Q.of(steps, priceSteps)));

/** A demand function, or any list of bundles, as certificates write it. */
export const demandText = ({ bundles }: Market, demand: Demand): readonly Vector[] =>
  demand.map((bundle) => bundles[bundle]!);

/** p · x in steps of 1/T, of a price and amounts that may be negative. */
export const costInSteps = (price: Vector, amounts: Vector): number =>
  price.reduce((sum, steps, h) => sum + steps * amounts[h]!, 0);
