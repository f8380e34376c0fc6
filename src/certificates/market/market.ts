/**
 * The market of a certificate: what the mechanisms know of an economy. Traders are known by their numbers from 0, prices and
 * bundles by their numbers from 0 in lexicographic order.
 *
 * Bundles are laid out, for a certificate lists what each of them is worth. Prices may be many more than there is text in the
 * certificate; they are counted, and worked out from their numbers.
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

/** What a certificate states of a market, before the bundles are laid out. */
export interface MarketHead {
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
  /** |P|, where P = {0, 1/T, …, 1}^k. */
  readonly priceCount: number;
  readonly bundleCount: number;
}

/** What the mechanisms know of an economy. @paper Section 2 */
export interface Market extends MarketHead {
  /** {0, …, l}^k. */
  readonly bundles: readonly Vector[];
}

/** The most bundles that there may be, and the most prices: numbers of these, and of traders times prices, stay exact. */
const maxBundles = 2 ** 22;
const maxPrices = 2 ** 32;

/** The sum of vectors, of which there must be one at least. */
export const sumOf = (vectors: readonly Vector[]): Vector =>
  vectors[0]!.map((_, h) => vectors.reduce((sum, vector) => sum + vector[h]!, 0));

/** The endowments of all traders, one of each commodity at most l − 1. */
const readEndowments = (traders: readonly Statement[], commodityCount: number, cap: number): Vector[] =>
  traders.map((trader) => {
    trader.field('name').text();
    const amounts = trader.field('endowment').list(commodityCount);
    return amounts.map((amount) => amount.integer(0, cap - 1));
  });

/**
 * Reads the market of an economy, and refuses one of which the paper's assumptions do not hold. Nothing is laid out that is
 * not stated. @paper eq. (1)
 */
export const readMarketHead = (stated: Statement): MarketHead => {
  stated.field('title').text();
  const commodities = readNames(stated.field('commodities').list());
  const cap = stated.field('cap').integer(2);
  const priceSteps = stated.field('priceSteps').integer(1);
  const bundleCount = (cap + 1) ** commodities.length;
  const priceCount = (priceSteps + 1) ** commodities.length;
  const isCountable = commodities.length > 0 && bundleCount <= maxBundles && priceCount <= maxPrices;
  stated.require(isCountable, 'the grid cannot be laid out');

  const groups = stated.field('groups');
  groups.allowOnly(['count', 'size']);
  const groupSize = groups.field('size').integer(2);
  const epsilon = stated.field('epsilon').rational();
  const isInRange = Q.sign(epsilon) > 0 && Q.lt(epsilon, Q.of(1, 3));
  stated.field('epsilon').require(isInRange, '0 < ε < 1/3 is assumed');

  const traders = stated.field('traders').list(groupSize * groups.field('count').integer(2));
  const endowments = readEndowments(traders, commodities.length, cap);
  const isLargeEnough = traders.length >= cap && sumOf(endowments).every((supply) => supply >= cap);
  stated.require(isLargeEnough, 'nr ≥ l and (1) are assumed');
  const selection = stated.field('tieBreak').oneOf(['lowest', 'highest']);
  return {
    ...{ cap, priceSteps, groupSize, epsilon, selection, commodities, endowments },
    ...{ priceCount, bundleCount },
  };
};

/** The market with its bundles; to be called when the certificate has listed something for each of them. */
export const layOutBundles = (head: MarketHead): Market => {
  const amounts = head.commodities.map(() => range(head.cap + 1));
  return { ...head, bundles: [...cartesianProduct(amounts)] };
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
  stated.list(market.priceCount).map((bundle) => readBundle(market, bundle));

/** A price, in steps of 1/T, by its number. */
export const priceVector = ({ commodities, priceSteps }: MarketHead, price: number): Vector => {
  const steps = commodities.map(() => 0);
  let rest = price;
  for (let h = steps.length - 1; h >= 0; h -= 1) {
    steps[h] = rest % (priceSteps + 1);
    rest = Math.floor(rest / (priceSteps + 1));
  }
  return steps;
};

/** Reads the price of one commodity, in steps of 1/T. */
const readSteps = ({ priceSteps }: MarketHead, stated: Statement): number => {
  const steps = Q.mul(stated.rational(), Q.of(priceSteps));
  const isInGrid = Q.isInteger(steps) && Q.sign(steps) >= 0 && Q.leq(steps, Q.of(priceSteps));
  stated.require(isInGrid, 'this price is not in the grid');
  return Number(Q.show(steps));
};

/** Reads a price, commodity by commodity; it must lie in the grid. */
export const readPrice = (market: MarketHead, stated: Statement): number =>
  stated
    .list(market.commodities.length)
    .reduce((number, own) => number * (market.priceSteps + 1) + readSteps(market, own), 0);

/** A price as certificates write it. */
export const priceText = (market: MarketHead, price: number): readonly string[] =>
  priceVector(market, price).map((steps) => Q.show(Q.of(steps, market.priceSteps)));

/** A demand function, or any list of bundles, as certificates write it. */
export const demandText = ({ bundles }: Market, demand: Demand): readonly Vector[] =>
  demand.map((bundle) => bundles[bundle]!);

/** p · x in steps of 1/T, of a price and amounts that may be negative. */
export const costInSteps = (price: Vector, amounts: Vector): number =>
  price.reduce((sum, steps, h) => sum + steps * amounts[h]!, 0);

/** How large a market is, for people to compare. */
export const marketSize = (head: MarketHead): Readonly<Record<string, number>> => ({
  traders: head.endowments.length,
  groups: head.endowments.length / head.groupSize,
  groupSize: head.groupSize,
  commodities: head.commodities.length,
  cap: head.cap,
  priceSteps: head.priceSteps,
  prices: head.priceCount,
  bundles: head.bundleCount,
});
