/**
 * Arbitraries of fast-check for economies with private values: unequal endowments, ties, complements and income effects,
 * groups that own too little of something.
 */
import fc from 'fast-check';
import type { PrivateValuesEconomy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';
import { scaleAll } from '../exact/scaling.js';
import { pointAt } from '../market/lattice.js';
import type { Market } from '../market/market.js';
import { moneyReceived } from '../market/market.js';
import type { MarketSize } from './markets.js';
import { markets } from './markets.js';

/** Utility u(x, t): a table over bundles, of few different values so that ties occur, with or without an income effect. */
const utilities = (market: Market) =>
  fc.record({
    table: fc.array(fc.integer({ min: -2, max: 6 }), {
      minLength: market.bundles.size,
      maxLength: market.bundles.size,
    }),
    denominator: fc.constantFrom(1, 2, 4),
    incomeEffect: fc.boolean(),
  });

/**
 * Economies with private values over a market. Each trader has a value v(x) for each bundle x, a whole number from −2 to 6
 * over 1, 2 or 4, drawn one by one, so that ties, complements and satiation occur. With money t her utility is v(x) + t or,
 * in half of the cases, (v(x) + 3)(t + 2), which has an income effect.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { economiesOver, markets } from 'undominated/arbitraries';
 *
 * const cases = markets({ commodities: 1 }).chain((market) => economiesOver(market));
 * fc.sample(cases, 1)[0]!.traders.length; // 4
 * ```
 *
 * @param market the market, with its endowments.
 * @param epsilon ε, the probability of Rule 2; 1/10 if left out.
 */
export const economiesOver = (market: Market, epsilon = Q.of(1, 10)): fc.Arbitrary<PrivateValuesEconomy> =>
  fc.array(utilities(market), { minLength: market.traders, maxLength: market.traders }).map((all) => ({
    kind: 'private-values',
    title: 'Random',
    commodityNames: Array.from({ length: market.commodities }, (_, h) => `x${String(h + 1)}`),
    market,
    epsilon,
    traders: all.map(({ table, denominator, incomeEffect }, trader) => ({
      name: `Trader ${String(trader + 1)}`,
      utility: scaleAll(
        Array.from({ length: market.prices.size * market.bundles.size }, (_, at) => {
          const price = Math.floor(at / market.bundles.size);
          const bundle = at % market.bundles.size;
          const value = Q.of(table[bundle]!, denominator);
          const money = moneyReceived(market, trader, price, pointAt(market.bundles, bundle));
          return incomeEffect ? Q.mul(Q.add(value, Q.of(3)), Q.add(money, Q.of(2))) : Q.add(value, money);
        }),
      ),
    })),
  }));

/**
 * Economies with private values that can be enumerated: one commodity, two groups of two, and at most 27 demand functions a
 * trader (mostly 9, sometimes 16 or 27).
 *
 * ```ts
 * import fc from 'fast-check';
 * import { smallEconomies } from 'undominated/arbitraries';
 *
 * const [economy] = fc.sample(smallEconomies(), 1);
 * economy!.market.commodities; // 1
 * ```
 *
 * @param epsilon ε, the probability of Rule 2; 1/10 if left out.
 */
export const smallEconomies = (epsilon = Q.of(1, 10)): fc.Arbitrary<PrivateValuesEconomy> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 2, priceSteps: 1 }) },
      { weight: 2, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 3, priceSteps: 1 }) },
      { weight: 1, arbitrary: fc.constant<MarketSize>({ commodities: 1, cap: 2, priceSteps: 2 }) },
    )
    .chain(markets)
    .chain((market) => economiesOver(market, epsilon));
