/**
 * Random toy economies for the tests: one or two commodities, unequal endowments, ties, complements and income effects,
 * groups that own too little of something. Small enough to be enumerated unless said otherwise.
 */
import fc from 'fast-check';
import type { PrivateValuesEconomy } from '../src/economies/economy.js';
import * as Q from '../src/exact/rational.js';
import { scaleAll } from '../src/exact/scaling.js';
import type { Demand } from '../src/market/demand.js';
import { pointAt } from '../src/market/lattice.js';
import type { Market } from '../src/market/market.js';
import { makeMarket, moneyReceived } from '../src/market/market.js';

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

/** Utility u(x, t): a table over bundles, of few different values so that ties occur, with or without an income effect. */
const tastes = (market: Market) =>
  fc.record({
    table: fc.array(fc.integer({ min: -2, max: 6 }), {
      minLength: market.bundles.size,
      maxLength: market.bundles.size,
    }),
    quarters: fc.constantFrom(1, 2, 4),
    incomeEffect: fc.boolean(),
  });

/** Economies with private values over a market. */
export const economiesOver = (market: Market, epsilon = Q.of(1, 10)): fc.Arbitrary<PrivateValuesEconomy> =>
  fc.array(tastes(market), { minLength: market.traders, maxLength: market.traders }).map((all) => ({
    kind: 'private-values',
    title: 'Random',
    commodityNames: Array.from({ length: market.commodities }, (_, h) => `x${String(h + 1)}`),
    market,
    epsilon,
    traders: all.map(({ table, quarters, incomeEffect }, trader) => ({
      name: `Trader ${String(trader + 1)}`,
      utility: scaleAll(
        Array.from({ length: market.prices.size * market.bundles.size }, (_, at) => {
          const price = Math.floor(at / market.bundles.size);
          const bundle = at % market.bundles.size;
          const value = Q.of(table[bundle]!, quarters);
          const money = moneyReceived(market, trader, price, pointAt(market.bundles, bundle));
          return incomeEffect ? Q.mul(Q.add(value, Q.of(3)), Q.add(money, Q.of(2))) : Q.add(value, money);
        }),
      ),
    })),
  }));

/** Economies with private values that can be enumerated: at most 27 demand functions a trader. */
export const smallEconomies = (epsilon = Q.of(1, 10)): fc.Arbitrary<PrivateValuesEconomy> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 2, priceSteps: 1 }) },
      { weight: 2, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 3, priceSteps: 1 }) },
      { weight: 1, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 2, priceSteps: 2 }) },
    )
    .chain(markets)
    .chain((market) => economiesOver(market, epsilon));
