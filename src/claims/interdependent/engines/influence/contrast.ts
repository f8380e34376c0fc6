/**
 * A contrast: two runs of G** that differ in one thing only, and what one trader gets in each.
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

/** Two profiles or draws that differ in one thing only, and the trades of one trader in both. */
export interface Contrast {
  /** What leads where, step by step. */
  readonly path: readonly string[];
  readonly trader: number;
  readonly draws: readonly [Draw, Draw];
  readonly strategies: readonly [readonly WrittenStrategy[], readonly WrittenStrategy[]];
  readonly trades: readonly [Trace['trades'][number], Trace['trades'][number]];
}

/** An order in which a trader stands at a position, the others in trader order. */
export const orderWith = (market: Market, trader: number, position: number): readonly number[] => {
  const order = Array.from({ length: market.traders }, (_, i) => i).filter((i) => i !== trader);
  order.splice(position, 0, trader);
  return order;
};

/** A strategy that says the same whatever the signal and whatever is heard, at each stage. */
export const says = (signals: number, first: Demand, second: Demand, third: Demand): WrittenStrategy => ({
  first: new Array<Demand>(signals).fill(first),
  second: { default: second, when: [] },
  third: { default: third, when: [] },
});

/** Runs two profiles (or draws) and keeps what one trader gets in each. */
export const contrastOf = (
  { economy, mechanism, priceTaker }: Setting,
  path: readonly string[],
  trader: number,
  draws: readonly [Draw, Draw],
  strategies: readonly [readonly WrittenStrategy[], readonly WrittenStrategy[]],
): Contrast | undefined => {
  const run = (which: 0 | 1): Trace['trades'][number] =>
    trace(
      mechanism,
      strategies[which].map((strategy) => planOf(strategy, priceTaker)),
      draws[which],
    ).trades[trader]!;
  const trades = [run(0), run(1)] as const;
  const same =
    trades[0].price === trades[1].price &&
    bundleIndex(economy.market, trades[0].bundle) === bundleIndex(economy.market, trades[1].bundle);
  return same ? undefined : { path, trader, draws, strategies, trades };
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
  const [a, b] = contrast.trades.map(
    ({ bundle, price }) =>
      `(${bundle.join(', ')}) at price ${priceVector(market, price).map(Q.show).join(', ')}`,
  );
  return [
    `${contrast.path.join(' → ')}.`,
    `In the order ${contrast.draws[0].order.map((trader) => String(trader + 1)).join(', ')} trader ${String(contrast.trader + 1)} gets ${a!} in one case and ${b!} in the other.`,
  ];
};
