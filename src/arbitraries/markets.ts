/**
 * Arbitraries of fast-check for markets, demand functions and messages.
 */
import fc from 'fast-check';
import type { Demand } from '../market/demand.js';
import type { Market } from '../market/market.js';
import { makeMarket } from '../market/market.js';

/** The size of a market, as far as a test fixes it. */
export interface MarketSize {
  readonly commodities?: number;
  readonly cap?: number;
  readonly priceSteps?: number;
  readonly groups?: { readonly count: number; readonly size: number };
}

/** Markets that the paper allows, of a given size where it is given. */
export const markets = (size: MarketSize = {}): fc.Arbitrary<Market> =>
  fc
    .record({
      commodities:
        size.commodities === undefined ? fc.integer({ min: 1, max: 2 }) : fc.constant(size.commodities),
      cap: size.cap === undefined ? fc.integer({ min: 2, max: 3 }) : fc.constant(size.cap),
      priceSteps:
        size.priceSteps === undefined ? fc.integer({ min: 1, max: 2 }) : fc.constant(size.priceSteps),
      groups: fc.constant(size.groups ?? { count: 2, size: 2 }),
      tieBreak: fc.constantFrom('lowest' as const, 'highest' as const),
    })
    .chain((frame) =>
      fc
        .array(
          fc.array(fc.nat(frame.cap - 1), { minLength: frame.commodities, maxLength: frame.commodities }),
          {
            minLength: frame.groups.count * frame.groups.size,
            maxLength: frame.groups.count * frame.groups.size,
          },
        )
        .map((endowments) => makeMarket({ ...frame, endowments })),
    )
    .filter((market) => market._tag === 'Right')
    .map((market) => (market._tag === 'Right' ? market.right : (undefined as never)));

/** Demand functions of a market. */
export const demandsOf = (market: Market): fc.Arbitrary<Demand> =>
  fc.array(fc.nat(market.bundles.size - 1), { minLength: market.prices.size, maxLength: market.prices.size });

/** Messages of all traders, some of them equal. */
export const messagesIn = (market: Market): fc.Arbitrary<readonly Demand[]> =>
  fc
    .tuple(
      fc.array(demandsOf(market), { minLength: 1, maxLength: market.traders }),
      fc.infiniteStream(fc.nat()),
    )
    .map(([some, picks]) =>
      Array.from({ length: market.traders }, () => some[picks.next().value! % some.length]!),
    );
