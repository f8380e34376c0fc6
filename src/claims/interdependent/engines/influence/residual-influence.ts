/**
 * Whether a trader's own announcements can influence her residual in G**, position by position and rule by rule.
 *
 * A message function may answer anything to anything heard, so a way that exists is a way that some messages use; the
 * first one found is turned into two profiles of messages, and both are run.
 */
import { constantDemand } from '../../../../market/demand.js';
import { points } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import type { Draw } from '../../../../mechanisms/three-announcements/draw.js';
import type { Rule, ThreeAnnouncements } from '../../../../mechanisms/three-announcements/mechanism.js';
import {
  allocateResidual,
  bundleIndex,
  heardGroups,
  stageOf,
} from '../../../../mechanisms/three-announcements/mechanism.js';
import { traderNumbers } from '../../../notation.js';
import type { Contrast, Walk } from './contrast.js';
import { constantStrategy, contrastOf, orderWith, sameForAll } from './contrast.js';
import { groupSupplies } from './rationing-states.js';
import type { Setting } from '../setting.js';

const ordinals = { 1: 'first', 2: 'second', 3: 'third' } as const;

/** What all positions get under a rule where φ(1) asks for nothing, and where she asks for the cap of everything. */
type ExtremeAllocations = ReadonlyMap<Rule, ReadonlyArray<ReadonlyArray<readonly number[]>>>;

const extremes = new WeakMap<ThreeAnnouncements, ExtremeAllocations>();

const extremesOf = (mechanism: ThreeAnnouncements): ExtremeAllocations => {
  const known = extremes.get(mechanism);
  if (known !== undefined) return known;
  const { market } = mechanism;
  const supplies = new Array<readonly number[]>(market.groups.count).fill(market.supply);
  const allocations = new Map(
    ([4, 5, 6] as const).map((rule) => [
      rule,
      [0, market.cap].map((amount) =>
        allocateResidual(
          mechanism,
          rule,
          supplies,
          market.supply.map(() => amount),
        ),
      ),
    ]),
  );
  extremes.set(mechanism, allocations);
  return allocations;
};

/**
 * Whether a position's residual depends on what φ(1) demands, where it does not depend on who is in which group: what is left
 * of a commodity never grows with her demand for it, so the least and the greatest demand tell.
 */
export const isMoved = (mechanism: ThreeAnnouncements, rule: Rule, position: number): boolean => {
  const [most, least] = extremesOf(mechanism).get(rule) ?? [];
  return (most?.[position] ?? []).some((amount, h) => amount !== least?.[position]?.[h]);
};

/**
 * Two bundles (by index) such that a position's residual under Rule 5 or 6 depends on which of them φ(1) demands, for some
 * groups; undefined if her demand never changes it.
 */
export const leakAt = (
  mechanism: ThreeAnnouncements,
  rule: Rule,
  position: number,
): readonly [number, number] | undefined => {
  const { market } = mechanism;
  if (mechanism.residual !== 'group' && !isMoved(mechanism, rule, position)) return undefined;
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

/** Whether φ(1) has heard a position's first announcement when she makes the announcement that a rule executes. */
export const heardByFirst = (market: Market, rule: Rule, position: number): boolean =>
  position > 0 &&
  heardGroups(market.groups.count, stageOf(rule), 0).includes(Math.floor(position / market.groups.size));

/**
 * Two profiles in which trader 1, at a position that φ(1) has heard, makes two different first announcements, and φ(1)
 * demands another of two bundles after the second of them.
 */
const residualContrast = (
  setting: Setting,
  rule: Rule,
  position: number,
  bundles: readonly [number, number],
): Contrast | undefined => {
  const { market } = setting.mechanism;
  const { prices } = market;
  const signals = setting.economy.signals.length;
  const stage = stageOf(rule);
  const [baseline, deviation] = [constantDemand(prices, 0), constantDemand(prices, 1)];
  const [usual, otherwise] = [constantDemand(prices, bundles[0]), constantDemand(prices, bundles[1])];
  const constantReply = { default: usual, when: [] };
  const conditionalReply = { default: usual, when: [{ includes: deviation, announce: otherwise }] };
  const others = {
    first: sameForAll(signals, baseline),
    second: stage === 2 ? conditionalReply : constantReply,
    third: stage === 3 ? conditionalReply : constantReply,
  };
  const profile = (first: typeof baseline) =>
    market.endowments.map((_, trader) =>
      trader === 0 ? constantStrategy(signals, first, baseline, baseline) : others,
    );
  const draw: Draw = {
    order: orderWith(market, 0, position),
    rule,
    price: 0,
    signals: market.endowments.map(() => 0),
  };
  return contrastOf(setting, {
    path: [
      `my first announcement (position ${String(position + 1)})`,
      `φ(1)'s ${ordinals[stage]}, who heard it`,
      `Rule ${String(rule)}`,
      'my residual',
    ],
    trader: 0,
    draws: [draw, draw],
    strategies: [profile(baseline), profile(deviation)],
  });
};

/**
 * My own announcements and my residual under a rule in which only φ(1) gets her demand: position by position, whether
 * φ(1) has heard me, and whether my residual depends on her demand.
 */
export const ownResidual = (setting: Setting, rule: Rule): Walk => {
  const { mechanism } = setting;
  const { market } = mechanism;
  let ways = 0;
  for (let position = 0; position < market.traders; position += 1) {
    ways += 3; // my first, second and third announcement
    const bundles = heardByFirst(market, rule, position) ? leakAt(mechanism, rule, position) : undefined;
    const contrast = bundles === undefined ? undefined : residualContrast(setting, rule, position, bundles);
    if (contrast !== undefined) return { ways, contrast };
  }
  return { ways, contrast: undefined };
};

/** Of a rule: the positions, from 1, that φ(1) has heard, and those whose residual depends on her demand. */
export const residualSources = (mechanism: ThreeAnnouncements, rule: Rule) => {
  const { market } = mechanism;
  const behind = Array.from({ length: market.traders - 1 }, (_, i) => i + 1);
  return {
    rule,
    heard: traderNumbers(behind.filter((position) => heardByFirst(market, rule, position))),
    moved: traderNumbers(behind.filter((position) => leakAt(mechanism, rule, position) !== undefined)),
  };
};
