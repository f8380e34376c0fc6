/**
 * Section 4 as plain data: demand functions, prices, strategies and draws in the form in which files hold them.
 */
import * as Q from '../../exact/rational.js';
import type { DemandSet } from '../../economies/price-taking-sets.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { priceVector } from '../../market/market.js';
import type { Announcement, ReplyRule, Strategy } from '../../mechanisms/three-announcements/strategy.js';
import type { Data } from '../finding.js';

/** A bundle as its amounts. */
export const bundleData = (market: Market, bundle: number): readonly number[] =>
  pointAt(market.bundles, bundle);

/** A demand function as the list of its bundles in grid order. */
export const demandData = (market: Market, demand: Demand): ReadonlyArray<readonly number[]> =>
  demand.map((bundle) => bundleData(market, bundle));

/** A price vector as reduced text. */
export const priceData = (market: Market, price: number): readonly string[] =>
  priceVector(market, price).map(Q.show);

/** A set of demand functions as its allowed bundles, price by price. */
export const demandSetData = (market: Market, set: DemandSet): Data =>
  set.map((bundles) => bundles.map((bundle) => bundleData(market, bundle)));

/** A demand function in words: `(2, 0)`, or `((1,0), (0,1))` with several commodities. */
export const demandWords = (market: Market, demand: Demand): string =>
  `(${demandData(market, demand)
    .map((amounts) => (amounts.length === 1 ? String(amounts[0]) : `(${amounts.join(',')})`))
    .join(', ')})`;

/** A price vector in words: `1/2`, or `(0, 1/2)` with several commodities. */
export const priceWords = (market: Market, price: number): string => {
  const prices = priceData(market, price);
  return prices.length === 1 ? prices[0]! : `(${prices.join(', ')})`;
};

const announcementData = (market: Market, announcement: Announcement): Data =>
  announcement === 'price-taking' ? announcement : demandData(market, announcement);

const ruleData = ({ market, signals }: InterdependentEconomy, rule: ReplyRule): Data => ({
  default: announcementData(market, rule.default),
  when: rule.when.map((reply) => ({
    ...(reply.signal === undefined ? {} : { signal: signals[reply.signal]! }),
    ...(reply.observes === undefined
      ? {}
      : { observes: reply.observes.map((demand) => demandData(market, demand)) }),
    ...(reply.includes === undefined ? {} : { includes: demandData(market, reply.includes) }),
    announce: announcementData(market, reply.announce),
  })),
});

/** A strategy in the form of a strategies file. */
export const strategyData = (economy: InterdependentEconomy, strategy: Strategy): Data => ({
  first: Object.fromEntries(
    economy.signals.map((name, signal) => [name, announcementData(economy.market, strategy.first[signal]!)]),
  ),
  second: ruleData(economy, strategy.second),
  third: ruleData(economy, strategy.third),
});

/** A whole strategies file: `{ "strategies": [ … ] }`. */
export const strategiesData = (
  economy: InterdependentEconomy,
  strategies: readonly Strategy[],
): { readonly strategies: readonly Data[] } => ({
  strategies: strategies.map((strategy) => strategyData(economy, strategy)),
});
