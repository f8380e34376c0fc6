/**
 * Which first announcements survive the first round: dominated ones with the least that a dominator gains, surviving
 * ones with a profile to which they belong to a best reply.
 */
import { powerAtMost } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { d1, firstOf } from '../../../../economies/price-taking-sets.js';
import { clearingPrice } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand, demandPower, demands } from '../../../../market/demand.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import type { BestReplyCertificate } from './best-reply-certificate.js';
import { bestReplyWith, certify, maxAlternatives, repliesAsRules } from './best-reply-certificate.js';
import type { LeakChannel, SurplusOf } from './leak.js';
import { interimSurplus, leakBound, lossOf, leakChannels, perPosition } from './leak.js';
import {
  constantReplyStrategy,
  conditionalReplyStrategy,
  rewardingStrategy,
  worstDemand,
  worstDemands,
} from './rewarding-profile.js';
import type { Setting } from '../setting.js';

/** A surviving first announcement: the strategy that everybody else plays, and the certificate for trader 1. */
export interface Survivor {
  readonly signal: number;
  readonly first: Demand;
  readonly others: WrittenStrategy;
  readonly certificate: BestReplyCertificate;
}

/** What becomes of a first announcement in round one. `gain` is a lower bound over all strategies of the others. */
export type FirstRoundOutcome =
  | { readonly kind: 'undominated'; readonly survivor: Survivor }
  | { readonly kind: 'dominated'; readonly dominator: Demand; readonly gain: Rational }
  | { readonly kind: 'undecided'; readonly tried: string };

/** The leak of a setting for one signal. */
export interface LeakFor {
  readonly signal: number;
  readonly opened: readonly LeakChannel[];
  readonly surplus: SurplusOf;
  readonly bound: Rational;
}

/** Openings, surpluses and the bound on the leak for a signal. */
export const leakFor = (setting: Setting, signal: number): LeakFor => {
  const opened = leakChannels(setting);
  return {
    signal,
    opened,
    surplus: interimSurplus(setting, signal),
    bound: leakBound(setting, signal, opened),
  };
};

/** The profile in which trader 1 makes a first announcement and replies best, and all others play one strategy. */
export const profileAgainst = (
  setting: Setting,
  signal: number,
  first: Demand,
  others: WrittenStrategy,
): readonly WrittenStrategy[] => {
  const { economy } = setting;
  const sincere = economy.signals.map((_, s) => firstOf(d1(economy, s)));
  const profile = economy.market.endowments.map(() => others);
  const cells = bestReplyWith(setting, profile, 0, signal, first).replies;
  const own: WrittenStrategy = {
    first: sincere.map((demand, s) => (s === signal ? first : demand)),
    ...repliesAsRules([{ signal, cells }], sincere[signal]!),
  };
  return profile.map((strategy, trader) => (trader === 0 ? own : strategy));
};

function* survivesAgainst(
  setting: Setting,
  signal: number,
  first: Demand,
  others: WrittenStrategy,
): Computation<Survivor | undefined> {
  const profile = profileAgainst(setting, signal, first, others);
  const certificate = yield* certify(setting, profile, 0, signal);
  return certificate === undefined ? undefined : { signal, first, others, certificate };
}

/** A demand function that differs from a given one: itself changed at the last price, if need be. */
const differentFrom = (demand: Demand, other: Demand, bundles: number): Demand =>
  sameDemand(demand, other)
    ? demand.map((bundle, price) => (price === demand.length - 1 ? (bundle + 1) % bundles : bundle))
    : demand;

/** The most first announcements that are punished one by one, position by position. */
const mostPunished = 81n;

/** The strategies of the others that might make a first announcement pay, the simplest first. */
function* candidates(setting: Setting, leak: LeakFor, rewarded: Demand): Generator<WrittenStrategy> {
  const { market } = setting.mechanism;
  const code = differentFrom(worstDemand(leak.surplus), rewarded, market.bundles.size);
  if (leak.opened.length > 0) {
    const answering = { surplus: leak.surplus, code, rewarded };
    yield rewardingStrategy(setting, leak.opened, { ...answering, punished: [] });
    if (powerAtMost(demandPower(market), mostPunished) !== undefined)
      yield rewardingStrategy(setting, leak.opened, { ...answering, punished: [...demands(market)] });
    yield* informedCandidates(setting, leak, rewarded);
  }
  // With two groups the price of a group reacts to its own first announcements.
  if (market.groups.count === 2) yield* pricingStrategies(setting, code, rewarded);
  yield constantReplyStrategy(setting, code);
}

/** The most exceptions that a rule of {@link conditionalReplyStrategy} may have. */
const mostExceptions = 2000;

/** Profiles in which first announcements tell φ(1) the others' signals, where these are few. */
function* informedCandidates(
  setting: Setting,
  { signal, opened, surplus }: LeakFor,
  rewarded: Demand,
): Generator<WrittenStrategy> {
  const { economy } = setting;
  const { market } = economy;
  const kinds = economy.signals.length;
  const count = powerAtMost(demandPower(market), maxAlternatives);
  const lists = opened.length * kinds ** ((market.groups.count - 1) * market.groups.size);
  if (count === undefined || count < BigInt(kinds) + 2n || lists > mostExceptions) return;
  const codes = worstDemands(market, surplus, kinds, [rewarded]);
  const rivals = [...demands(market)].filter(
    (demand) => !sameDemand(demand, rewarded) && !codes.some((code) => sameDemand(code, demand)),
  );
  // The most tempting first.
  const loss = new Map(rivals.map((demand) => [demand, lossOf(surplus, demand)]));
  rivals.sort((a, b) => (loss.get(a)! < loss.get(b)! ? -1 : loss.get(a)! > loss.get(b)! ? 1 : 0));
  const punished = rivals.slice(0, Math.max(1, Math.floor(mostExceptions / lists) - 1));
  yield conditionalReplyStrategy(setting, opened, { signal, surplus, codes, rewarded, punished });
}

/** The most prices that are tried as a reward or a punishment. */
const mostPrices = 8;

/** Two groups: seconds that set one price on hearing the rewarded announcement, and another otherwise. */
function* pricingStrategies(setting: Setting, code: Demand, rewarded: Demand): Generator<WrittenStrategy> {
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
  const settings = [...all.slice(0, mostPrices / 2), ...all.slice(mostPrices / 2).slice(-mostPrices / 2)];
  for (const usual of settings)
    for (const reward of settings)
      if (usual !== reward)
        yield {
          ...constantReplyStrategy(setting, code),
          second: { default: usual, when: [{ includes: rewarded, announce: reward }] },
        };
}

/** What becomes of a first announcement of a signal. @paper Theorem 2, first claim */
export function* firstRoundOutcome(
  setting: Setting,
  leak: LeakFor,
  first: Demand,
): Computation<FirstRoundOutcome> {
  const { economy } = setting;
  const loss = Q.mul(Q.of(lossOf(leak.surplus, first)), leak.surplus.unit);
  const separate = economy.market.groups.count >= 3;
  const gain = Q.mul(perPosition(setting), Q.sub(loss, leak.bound));
  if (separate && Q.sign(gain) > 0)
    return { kind: 'dominated', dominator: firstOf(d1(economy, leak.signal)), gain };
  let tried = 0;
  for (const others of candidates(setting, leak, first)) {
    tried += 1;
    const survivor = yield* survivesAgainst(setting, leak.signal, first, others);
    if (survivor !== undefined) return { kind: 'undominated', survivor };
  }
  return {
    kind: 'undecided',
    tried:
      `${String(tried)} profiles of the others` +
      (separate
        ? `; it loses ${Q.show(loss)} under Rule 4, and the leak is worth at most ${Q.show(leak.bound)}`
        : ''),
  };
}
