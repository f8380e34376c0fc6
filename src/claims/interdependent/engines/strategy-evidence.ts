/**
 * Strategies and sets of demand functions as evidence: signals by name, demand functions by their bundles.
 */
import type { InterdependentEconomy } from '../../../economies/economy.js';
import type { DemandSet } from '../../../economies/price-taking-sets.js';
import type { RuleEvidence, StrategyEvidence } from '../../../formats/json/strategy-parts.js';
import type { Demand } from '../../../market/demand.js';
import type { Market } from '../../../market/market.js';
import type { ReplyRule, WrittenStrategy } from '../../../mechanisms/three-announcements/strategy.js';
import { bundleAmounts, demandBundles } from '../../notation.js';

/** A set of demand functions: price by price, the bundles that are allowed. */
export const demandSetBundles = (
  market: Market,
  set: DemandSet,
): ReadonlyArray<ReadonlyArray<readonly number[]>> =>
  set.map((bundles) => bundles.map((bundle) => bundleAmounts(market, bundle)));

const ruleEvidence = ({ market, signals }: InterdependentEconomy, rule: ReplyRule<Demand>): RuleEvidence => ({
  default: demandBundles(market, rule.default),
  when: rule.when.map((reply) => ({
    ...(reply.signal === undefined ? {} : { signal: signals[reply.signal]! }),
    ...(reply.observes === undefined
      ? {}
      : { observes: reply.observes.map((demand) => demandBundles(market, demand)) }),
    ...(reply.includes === undefined ? {} : { includes: demandBundles(market, reply.includes) }),
    announce: demandBundles(market, reply.announce),
  })),
});

/** A strategy as evidence, in the form of a strategies file. */
export const strategyEvidence = (
  economy: InterdependentEconomy,
  strategy: WrittenStrategy,
): StrategyEvidence => ({
  first: Object.fromEntries(
    economy.signals.map((name, signal) => [name, demandBundles(economy.market, strategy.first[signal]!)]),
  ),
  second: ruleEvidence(economy, strategy.second),
  third: ruleEvidence(economy, strategy.third),
});
