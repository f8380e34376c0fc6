/**
 * What can influence what in G**: every way in which a trader's own announcements, or other traders' signals, might come
 * back to her own trade, walked through position by position and rule by rule.
 *
 * A message function may answer anything to anything heard, so a way that exists is a way that some messages use; each
 * one found is turned into two profiles of messages, and both are run.
 */
import { clearingPrice } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand } from '../../../../market/demand.js';
import { indexOf, points } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import type { Draw } from '../../../../mechanisms/three-announcements/draw.js';
import type { Rule, ThreeAnnouncements } from '../../../../mechanisms/three-announcements/mechanism.js';
import {
  allocateResidual,
  bundleIndex,
  heardGroups,
  membersOf,
  precedent,
  stageOf,
  supplyOf,
} from '../../../../mechanisms/three-announcements/mechanism.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { traderNumbers } from '../../../notation.js';
import type { Contrast } from './contrast.js';
import { contrastOf, orderWith, says } from './contrast.js';
import { groupSupplies } from './rationing-states.js';
import type { Setting } from '../setting.js';

/** What was walked through, and the first way found that leads back. */
export interface Walk {
  readonly ways: number;
  readonly contrast: Contrast | undefined;
}

const ordinal = (stage: 1 | 2 | 3): string => ['first', 'second', 'third'][stage - 1]!;

/** Two bundles for φ(1) that leave a position different amounts under Rules 5 or 6, for some groups; none if all are alike. */
export const leakAt = (
  mechanism: ThreeAnnouncements,
  rule: Rule,
  position: number,
): readonly [number, number] | undefined => {
  const { market } = mechanism;
  const all = points(market.bundles);
  const supplies = mechanism.residual === 'group' ? groupSupplies(market) : [{ supply: market.supply }];
  for (const { supply } of supplies) {
    const each = new Array<readonly number[]>(market.groups.count).fill(supply);
    const left = all.map((bundle) =>
      bundleIndex(market, allocateResidual(mechanism, rule, each, bundle)[position]!),
    );
    const other = left.findIndex((amount) => amount !== left[0]);
    if (other > 0) return [0, other];
  }
  return undefined;
};

/** Whether a position's first announcement has been heard by φ(1) when she makes the announcement that a rule executes. */
export const heardByFirst = (market: Market, rule: Rule, position: number): boolean =>
  position > 0 &&
  heardGroups(market.groups.count, stageOf(rule), 0).includes(Math.floor(position / market.groups.size));

/**
 * My own announcements and my residual under a rule in which only φ(1) gets her demand: position by position, whether
 * φ(1) has heard me, and whether what I get moves with what she asks.
 */
export const ownResidual = (setting: Setting, rule: Rule): Walk => {
  const { economy, mechanism } = setting;
  const { market } = mechanism;
  const kinds = economy.signals.length;
  let ways = 0;
  for (let position = 0; position < market.traders; position += 1) {
    ways += 3; // my first, second and third announcement
    if (!heardByFirst(market, rule, position)) continue;
    const moved = leakAt(mechanism, rule, position);
    if (moved === undefined) continue;
    const [mine, other] = [constantDemand(market.prices, 0), constantDemand(market.prices, 1)];
    const [calm, alarmed] = moved.map((bundle) => constantDemand(market.prices, bundle)) as [Demand, Demand];
    const stage = stageOf(rule);
    const listening = { default: calm, when: [{ includes: other, announce: alarmed }] };
    const deaf = { default: calm, when: [] };
    const others: WrittenStrategy = {
      first: new Array<Demand>(kinds).fill(mine),
      second: stage === 2 ? listening : deaf,
      third: stage === 3 ? listening : deaf,
    };
    const profile = (first: Demand): readonly WrittenStrategy[] =>
      market.endowments.map((_, i) => (i === 0 ? says(kinds, first, mine, mine) : others));
    const draw: Draw = {
      order: orderWith(market, 0, position),
      rule,
      price: 0,
      signals: market.endowments.map(() => 0),
    };
    const contrast = contrastOf(
      setting,
      [
        `my first announcement (position ${String(position + 1)})`,
        `φ(1)'s ${ordinal(stage)}, who heard it`,
        `Rule ${String(rule)}`,
        'my residual',
      ],
      0,
      [draw, draw],
      [profile(mine), profile(other)],
    );
    if (contrast !== undefined) return { ways, contrast };
  }
  return { ways, contrast: undefined };
};

/** Demand functions of n traders that clear a supply at one price and at no other: shares of it there, nothing elsewhere. */
const clearOnlyAt = (market: Market, supply: readonly number[], price: number): readonly Demand[] => {
  const left = supply.slice();
  const elsewhere = supply.every((amount) => amount === 0)
    ? market.bundles.size - 1
    : indexOf(
        market.bundles,
        supply.map(() => 0),
      );
  return Array.from({ length: market.groups.size }, () => {
    const share = left.map((amount) => Math.min(market.cap, amount));
    share.forEach((amount, h) => (left[h]! -= amount));
    return Array.from({ length: market.prices.size }, (_, p) =>
      p === price ? indexOf(market.bundles, share) : elsewhere,
    );
  });
};

/** The groups whose first announcements, or whose members themselves, can move the price of a group under Rule 3. */
export const priceSources = (groups: number, group: number): readonly number[] => {
  const setters = precedent(groups, group);
  return [setters, ...heardGroups(groups, 2, setters)];
};

/** Group by group: which group's second announcements set its price under Rule 3, and whom that group has heard. From 1. */
export const pricesData = ({ market }: ThreeAnnouncements) =>
  Array.from({ length: market.groups.count }, (_, group) => {
    const [setBy, ...heard] = priceSources(market.groups.count, group);
    return { group: group + 1, setBy: setBy! + 1, heard: traderNumbers(heard) };
  });

/** The positions, from 1, that φ(1) has heard when a rule executes her demand, and those whose amounts it moves. */
export const residualData = (mechanism: ThreeAnnouncements, rule: Rule) => {
  const { market } = mechanism;
  const behind = Array.from({ length: market.traders - 1 }, (_, i) => i + 1);
  return {
    rule,
    heard: traderNumbers(behind.filter((position) => heardByFirst(market, rule, position))),
    moved: traderNumbers(behind.filter((position) => leakAt(mechanism, rule, position) !== undefined)),
  };
};

/**
 * A change in the first announcement of the trader at `position` moves the price of `group` under Rule 3: two draws of
 * Rule 3 and what `watched` pays in both. `by` says whether her message or her signal makes the change.
 */
const movePrice = (
  setting: Setting,
  path: readonly string[],
  order: readonly number[],
  speaker: number,
  watched: number,
  by: 'message' | 'signal',
): Contrast | undefined => {
  const { economy, mechanism } = setting;
  const { market } = mechanism;
  const kinds = economy.signals.length;
  const group = Math.floor(order.indexOf(watched) / market.groups.size);
  const setters = membersOf(market, order, precedent(market.groups.count, group));
  const supply = supplyOf(market, setters);
  const highest = market.prices.size - 1;
  const [before, after] = [clearOnlyAt(market, supply, 0), clearOnlyAt(market, supply, highest)];
  if (clearingPrice(market, before, supply) === clearingPrice(market, after, supply)) return undefined;
  const [quiet, loud] = [constantDemand(market.prices, 0), constantDemand(market.prices, 1)];
  const profile = (first: readonly Demand[]): readonly WrittenStrategy[] =>
    market.endowments.map((_, i) => {
      const m = setters.indexOf(i);
      const second = m < 0 ? quiet : before[m]!;
      return {
        first: i === speaker ? first : new Array<Demand>(kinds).fill(quiet),
        second: {
          default: second,
          when: m < 0 ? [] : [{ includes: loud, announce: after[m]! }],
        },
        third: { default: quiet, when: [] },
      };
    });
  const draw = (signal: number): Draw => ({
    order,
    rule: 3,
    price: 0,
    signals: market.endowments.map((_, i) => (i === speaker ? signal : 0)),
  });
  const all = (demand: Demand): readonly Demand[] => new Array<Demand>(kinds).fill(demand);
  if (by === 'message')
    return contrastOf(setting, path, watched, [draw(0), draw(0)], [profile(all(quiet)), profile(all(loud))]);
  const telling = profile(all(quiet).map((demand, signal) => (signal === 0 ? demand : loud)));
  return contrastOf(setting, path, watched, [draw(0), draw(1)], [telling, telling]);
};

/** My own announcements and my own price: the second announcements that set it, and the first ones heard before them. */
export const ownPrice = (setting: Setting): Walk => {
  const { market } = setting.mechanism;
  const { count, size } = market.groups;
  let ways = 0;
  for (let position = 0; position < market.traders; position += 1) {
    ways += 3 * 4; // my three announcements, under Rules 3 to 6; only Rule 3 computes a price
    const group = Math.floor(position / size);
    if (!priceSources(count, group).includes(group)) continue;
    const setters = precedent(count, group);
    const contrast = movePrice(
      setting,
      [
        `my first announcement (position ${String(position + 1)})`,
        `the second announcements of group ${String(setters + 1)}, which heard it`,
        'Rule 3',
        `the price of group ${String(group + 1)}, which is mine`,
      ],
      orderWith(market, 0, position),
      0,
      0,
      'message',
    );
    if (contrast !== undefined) return { ways, contrast };
  }
  return { ways, contrast: undefined };
};

/** The signals of the other members of my group and my price under Rule 3. */
export const groupmatesInPrice = (setting: Setting): Walk => {
  const { economy } = setting;
  const { market } = setting.mechanism;
  const { count, size } = market.groups;
  let ways = 0;
  for (let position = 0; position < market.traders; position += 1) {
    const group = Math.floor(position / size);
    ways += size - 1;
    if (!priceSources(count, group).includes(group) || economy.signals.length < 2) continue;
    const order = orderWith(market, 0, position);
    const mate = membersOf(market, order, group).find((trader) => trader !== 0)!;
    const contrast = movePrice(
      setting,
      [
        `the signal of trader ${String(mate + 1)}, of my own group ${String(group + 1)}`,
        'her first announcement',
        `the second announcements of group ${String(precedent(count, group) + 1)}, which heard it`,
        'Rule 3',
        'my price',
      ],
      order,
      mate,
      0,
      'signal',
    );
    if (contrast !== undefined) return { ways, contrast };
  }
  return { ways, contrast: undefined };
};
