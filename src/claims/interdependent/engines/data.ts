/**
 * Strategies and sets of demand functions as plain data, in the form in which files hold them.
 */
import type { DemandSet } from '../../../economies/price-taking-sets.js';
import type { InterdependentEconomy } from '../../../economies/economy.js';
import type { Market } from '../../../market/market.js';
import type { Announcement, ReplyRule, Strategy } from '../../../mechanisms/three-announcements/strategy.js';
import { bundleData, demandData } from '../../data.js';
import type { Data } from '../../finding.js';

/** A set of demand functions as its allowed bundles, price by price. */
export const demandSetData = (market: Market, set: DemandSet): Data =>
  set.map((bundles) => bundles.map((bundle) => bundleData(market, bundle)));

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
