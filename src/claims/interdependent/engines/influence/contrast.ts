/**
 * A contrast: two runs of G** that differ in one thing only, and in what one trader gets.
 */
import * as Q from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import type { Market } from '../../../../market/market.js';
import { priceVector } from '../../../../market/market.js';
import type { Draw, Trace } from '../../../../mechanisms/three-announcements/draw.js';
import { trace } from '../../../../mechanisms/three-announcements/draw.js';
import { bundleIndex } from '../../../../mechanisms/three-announcements/mechanism.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { planOf } from '../../../../mechanisms/three-announcements/strategy.js';
import { pricedTrade, traderNumbers } from '../../../notation.js';
import type { ContrastEvidence } from '../../evidence/properties.js';
import { strategyEvidence } from '../strategy-evidence.js';
import type { Setting } from '../setting.js';

/** Two runs of G**, each with its draw and its profile, and the trader who is observed in both. */
export interface TwoRuns {
  /** The links from what differs between the runs to the trade of the trader, in words. */
  readonly path: readonly string[];
  readonly trader: number;
  readonly draws: readonly [Draw, Draw];
  readonly strategies: readonly [readonly WrittenStrategy[], readonly WrittenStrategy[]];
}

/** Two runs in which a trader's trades differ. */
export interface Contrast extends TwoRuns {
  readonly trades: readonly [Trace['trades'][number], Trace['trades'][number]];
}

/** How many ways from an announcement to a trade were examined, and two runs for the first way that exists. */
export interface Walk {
  readonly ways: number;
  readonly contrast: Contrast | undefined;
}

/** An order in which a trader is at a position, the others in trader order. */
export const orderWith = (market: Market, trader: number, position: number): readonly number[] => {
  const order = Array.from({ length: market.traders }, (_, i) => i).filter((i) => i !== trader);
  order.splice(position, 0, trader);
  return order;
};

/** One demand function for each signal. */
export const sameForAll = (signals: number, demand: Demand): readonly Demand[] =>
  new Array<Demand>(signals).fill(demand);

/** A strategy that announces the same at each stage, whatever the signal and whatever is heard. */
export const constantStrategy = (
  signals: number,
  first: Demand,
  second: Demand,
  third: Demand,
): WrittenStrategy => ({
  first: sameForAll(signals, first),
  second: { default: second, when: [] },
  third: { default: third, when: [] },
});

/** Runs two profiles (or draws) and compares what one trader gets in each; undefined if it is the same. */
export const contrastOf = (
  { economy, mechanism, priceTaker }: Setting,
  runs: TwoRuns,
): Contrast | undefined => {
  const tradeIn = (which: 0 | 1): Trace['trades'][number] =>
    trace(
      mechanism,
      runs.strategies[which].map((strategy) => planOf(strategy, priceTaker)),
      runs.draws[which],
    ).trades[runs.trader]!;
  const trades = [tradeIn(0), tradeIn(1)] as const;
  const same =
    trades[0].price === trades[1].price &&
    bundleIndex(economy.market, trades[0].bundle) === bundleIndex(economy.market, trades[1].bundle);
  return same ? undefined : { ...runs, trades };
};

/** A contrast as evidence: both profiles in full, both draws, both trades. */
export const contrastEvidence = (
  { economy }: Setting,
  { path, trader, draws, strategies, trades }: Contrast,
): ContrastEvidence => {
  const { market, signals } = economy;
  return {
    path,
    trader: trader + 1,
    cases: ([0, 1] as const).map((which) => {
      const draw = draws[which];
      return {
        draw: {
          order: traderNumbers(draw.order),
          rule: draw.rule,
          ...(draw.rule === 3 ? {} : { price: priceVector(market, draw.price) }),
          signals: draw.signals.map((signal) => signals[signal]!),
        },
        strategies: strategies[which].map((strategy) => strategyEvidence(economy, strategy)),
        trade: pricedTrade(market, trades[which]),
      };
    }),
  };
};

/** What a contrast shows, in sentences. */
export const contrastWords = ({ economy }: Setting, contrast: Contrast): readonly string[] => {
  const { market } = economy;
  const [one, other] = contrast.trades.map(
    ({ bundle, price }) =>
      `(${bundle.join(', ')}) at price ${priceVector(market, price).map(Q.show).join(', ')}`,
  );
  return [
    `${contrast.path.join(' → ')}.`,
    `In the order ${traderNumbers(contrast.draws[0].order).join(', ')} trader ${String(contrast.trader + 1)} gets ${one!} in one case and ${other!} in the other.`,
  ];
};
