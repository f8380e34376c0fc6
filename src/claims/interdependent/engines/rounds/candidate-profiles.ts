/**
 * Strategies of the others against which a first announcement might be a best reply, the simplest first.
 */
import { powerAtMost } from '../../../../exact/counts.js';
import { clearingPrice } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand, demandPower, demands } from '../../../../market/demand.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import { maxAlternatives } from './best-reply-certificate.js';
import type { SignalLeak } from './leak.js';
import { lossOf } from './leak.js';
import {
  conditionalReplyStrategy,
  constantReplyStrategy,
  rewardingStrategy,
  worstDemand,
  worstDemands,
} from './rewarding-profile.js';
import type { Setting } from '../setting.js';

/** The most first announcements that are punished one by one, position by position. */
const maxPunished = 81n;
/** The most cases that a rule of {@link conditionalReplyStrategy} may have. */
const maxCases = 2000;
/** The most prices that are tried as a reward or a punishment. */
const maxPrices = 8;

/** A demand function that differs from another: itself, changed at the last price if need be. */
const differentFrom = (demand: Demand, other: Demand, bundles: number): Demand =>
  sameDemand(demand, other)
    ? demand.map((bundle, price) => (price === demand.length - 1 ? (bundle + 1) % bundles : bundle))
    : demand;

/**
 * The strategies of all others that are tried, one strategy for all of them, for a first announcement of a signal that they
 * are to reward.
 */
export function* candidateStrategies(
  setting: Setting,
  leak: SignalLeak,
  rewarded: Demand,
): Generator<WrittenStrategy> {
  const { market } = setting.mechanism;
  const { channels, surplus } = leak;
  const common = differentFrom(worstDemand(surplus), rewarded, market.bundles.size);
  if (channels.length > 0) {
    const replies = { surplus, common, rewarded };
    yield rewardingStrategy(setting, channels, { ...replies, punished: [] });
    if (powerAtMost(demandPower(market), maxPunished) !== undefined)
      yield rewardingStrategy(setting, channels, { ...replies, punished: [...demands(market)] });
    yield* conditionalCandidates(setting, leak, rewarded);
  }
  // With two groups the price of a group depends on its own first announcements.
  if (market.groups.count === 2) yield* pricingCandidates(setting, common, rewarded);
  yield constantReplyStrategy(setting, common);
}

/** Strategies by which first announcements reveal the others' signals to φ(1), where these are few. */
function* conditionalCandidates(
  setting: Setting,
  { signal, channels, surplus }: SignalLeak,
  rewarded: Demand,
): Generator<WrittenStrategy> {
  const { economy } = setting;
  const { market } = economy;
  const kinds = economy.signals.length;
  const count = powerAtMost(demandPower(market), maxAlternatives);
  const lists = channels.length * kinds ** ((market.groups.count - 1) * market.groups.size);
  if (count === undefined || count < BigInt(kinds) + 2n || lists > maxCases) return;
  const firsts = worstDemands(market, surplus, kinds, [rewarded]);
  const rivals = [...demands(market)].filter(
    (demand) => !sameDemand(demand, rewarded) && !firsts.some((first) => sameDemand(first, demand)),
  );
  // Those that lose least first: they are the best alternatives.
  const loss = new Map(rivals.map((demand) => [demand, lossOf(surplus, demand)]));
  rivals.sort((a, b) => (loss.get(a)! < loss.get(b)! ? -1 : loss.get(a)! > loss.get(b)! ? 1 : 0));
  const punished = rivals.slice(0, Math.max(1, Math.floor(maxCases / lists) - 1));
  yield conditionalReplyStrategy(setting, channels, { signal, surplus, firsts, rewarded, punished });
}

/** Two groups: second announcements that set one price after hearing the rewarded announcement, and another otherwise. */
function* pricingCandidates(setting: Setting, common: Demand, rewarded: Demand): Generator<WrittenStrategy> {
  const { market } = setting.mechanism;
  const flat = Array.from({ length: market.bundles.size }, (_, x) => constantDemand(market.prices, x));
  const steps = Array.from({ length: market.prices.size }, (_, price) =>
    flat.flatMap((low) => flat.map((high) => low.map((bundle, p) => (p <= price ? bundle : high[p]!)))),
  ).flat();
  const byPrice = new Map<number, Demand>();
  const supply = market.supply.map((amount) => Math.floor(amount / market.groups.count));
  for (const demand of steps) {
    const price = clearingPrice(market, new Array<Demand>(market.groups.size).fill(demand), supply);
    if (!byPrice.has(price)) byPrice.set(price, demand);
  }
  const all = [...byPrice.values()];
  const tried = [...all.slice(0, maxPrices / 2), ...all.slice(maxPrices / 2).slice(-maxPrices / 2)];
  for (const usual of tried)
    for (const reward of tried)
      if (usual !== reward)
        yield {
          ...constantReplyStrategy(setting, common),
          second: { default: usual, when: [{ includes: rewarded, announce: reward }] },
        };
}
