/**
 * Whether a trader's own announcements, or the signals of her group, can influence the price at which she trades under
 * Rule 3 of G**, position by position.
 */
import { clearingPrice } from '../../../../market/clearing.js';
import type { Demand } from '../../../../market/demand.js';
import { constantDemand } from '../../../../market/demand.js';
import { indexOf } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import type { Draw } from '../../../../mechanisms/three-announcements/draw.js';
import type { ThreeAnnouncements } from '../../../../mechanisms/three-announcements/mechanism.js';
import {
  heardGroups,
  membersOf,
  precedent,
  supplyOf,
} from '../../../../mechanisms/three-announcements/mechanism.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { traderNumbers } from '../../../notation.js';
import type { Contrast, Walk } from './contrast.js';
import { contrastOf, orderWith, sameForAll } from './contrast.js';
import type { Setting } from '../setting.js';

/** The group that sets a group's price under Rule 3, and then the groups that it has heard when it does. */
const pricingGroups = (groups: number, group: number): readonly number[] => {
  const setters = precedent(groups, group);
  return [setters, ...heardGroups(groups, 2, setters)];
};

/** Group by group, from 1: which group's second announcements set its price under Rule 3, and whom that group has heard. */
export const priceSources = ({ market }: ThreeAnnouncements) =>
  Array.from({ length: market.groups.count }, (_, group) => {
    const [setBy, ...heard] = pricingGroups(market.groups.count, group);
    return { group: group + 1, setBy: setBy! + 1, heard: traderNumbers(heard) };
  });

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

/** A change of a first announcement that those who set a price have heard. */
interface HeardChange {
  readonly order: readonly number[];
  /** The trader whose first announcement changes. */
  readonly changed: number;
  /** The trader whose price is observed. */
  readonly observed: number;
  /** Whether her message changes, or her signal. */
  readonly by: 'message' | 'signal';
}

/**
 * The profile in which a trader makes given first announcements by signal and all others the baseline's. The members of the
 * group that sets the price announce second what clears their supply at the highest price if they have heard the deviation,
 * and at the lowest if not; undefined where no price is both.
 */
const pricingProfile = (
  market: Market,
  setters: readonly number[],
  baseline: Demand,
  deviation: Demand,
): ((changed: number, first: readonly Demand[]) => readonly WrittenStrategy[]) | undefined => {
  const supply = supplyOf(market, setters);
  const usual = clearOnlyAt(market, supply, 0);
  const afterDeviation = clearOnlyAt(market, supply, market.prices.size - 1);
  if (clearingPrice(market, usual, supply) === clearingPrice(market, afterDeviation, supply))
    return undefined;
  return (changed, first) =>
    market.endowments.map((_, trader) => {
      const member = setters.indexOf(trader);
      return {
        first: trader === changed ? first : sameForAll(first.length, baseline),
        second:
          member < 0
            ? { default: baseline, when: [] }
            : {
                default: usual[member]!,
                when: [{ includes: deviation, announce: afterDeviation[member]! }],
              },
        third: { default: baseline, when: [] },
      };
    });
};

/** Two draws of Rule 3 that differ in a first announcement by which a trader's price changes; undefined if it does not. */
const priceContrast = (
  setting: Setting,
  path: readonly string[],
  { order, changed, observed, by }: HeardChange,
): Contrast | undefined => {
  const { market } = setting.mechanism;
  const signals = setting.economy.signals.length;
  const group = Math.floor(order.indexOf(observed) / market.groups.size);
  const setters = membersOf(market, order, precedent(market.groups.count, group));
  const [baseline, deviation] = [constantDemand(market.prices, 0), constantDemand(market.prices, 1)];
  const profile = pricingProfile(market, setters, baseline, deviation);
  if (profile === undefined) return undefined;
  const draw = (signal: number): Draw => ({
    order,
    rule: 3,
    price: 0,
    signals: market.endowments.map((_, trader) => (trader === changed ? signal : 0)),
  });
  if (by === 'message')
    return contrastOf(setting, {
      path,
      trader: observed,
      draws: [draw(0), draw(0)],
      strategies: [
        profile(changed, sameForAll(signals, baseline)),
        profile(changed, sameForAll(signals, deviation)),
      ],
    });
  const revealing = profile(
    changed,
    Array.from({ length: signals }, (_, signal) => (signal === 0 ? baseline : deviation)),
  );
  return contrastOf(setting, {
    path,
    trader: observed,
    draws: [draw(0), draw(1)],
    strategies: [revealing, revealing],
  });
};

/** My own announcements and my own price: the second announcements that set it, and the first ones heard before them. */
export const ownPrice = (setting: Setting): Walk => {
  const { market } = setting.mechanism;
  const { count, size } = market.groups;
  let ways = 0;
  for (let position = 0; position < market.traders; position += 1) {
    ways += 3 * 4; // my three announcements, under Rules 3 to 6; only Rule 3 computes a price
    const group = Math.floor(position / size);
    if (!pricingGroups(count, group).includes(group)) continue;
    const contrast = priceContrast(
      setting,
      [
        `my first announcement (position ${String(position + 1)})`,
        `the second announcements of group ${String(precedent(count, group) + 1)}, which heard it`,
        'Rule 3',
        `the price of group ${String(group + 1)}, which is mine`,
      ],
      { order: orderWith(market, 0, position), changed: 0, observed: 0, by: 'message' },
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
    if (!pricingGroups(count, group).includes(group) || economy.signals.length < 2) continue;
    const order = orderWith(market, 0, position);
    const mate = membersOf(market, order, group).find((trader) => trader !== 0)!;
    const contrast = priceContrast(
      setting,
      [
        `the signal of trader ${String(mate + 1)}, of my own group ${String(group + 1)}`,
        'her first announcement',
        `the second announcements of group ${String(precedent(count, group) + 1)}, which heard it`,
        'Rule 3',
        'my price',
      ],
      { order, changed: mate, observed: 0, by: 'signal' },
    );
    if (contrast !== undefined) return { ways, contrast };
  }
  return { ways, contrast: undefined };
};
