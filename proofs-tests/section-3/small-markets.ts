/** Markets by hand that several tests need. */
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import { scaleAll } from '../../src/exact/scaling.js';
import { pointAt } from '../../src/market/lattice.js';
import type { MarketParameters } from '../../src/market/market.js';
import { makeMarket, moneyReceived } from '../../src/market/market.js';

/** An economy with quasi-linear values, one function of the bundle a trader. */
export const quasiLinear = (
  parameters: MarketParameters,
  epsilon: Rational,
  values: ReadonlyArray<(bundle: readonly number[]) => Rational>,
): PrivateValuesEconomy => {
  const made = makeMarket(parameters);
  if (made._tag === 'Left')
    throw new Error(
      `Not a market: ${JSON.stringify(made.left, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}`,
    );
  const market = made.right;
  return {
    kind: 'private-values',
    title: 'By hand',
    commodityNames: Array.from({ length: market.commodities }, (_, h) => `x${String(h + 1)}`),
    market,
    epsilon,
    traders: values.map((value, trader) => ({
      name: `Trader ${String(trader + 1)}`,
      utility: scaleAll(
        Array.from({ length: market.prices.size * market.bundles.size }, (_, at) => {
          const price = Math.floor(at / market.bundles.size);
          const bundle = pointAt(market.bundles, at % market.bundles.size);
          return Q.add(value(bundle), moneyReceived(market, trader, price, bundle));
        }),
      ),
    })),
  };
};

/** Four traders who own one unit each, or as many as said, and value amounts alike, at 0, 1/2, 3/4 and then 7/8 if the cap is 3. */
export const fourEqualTraders = (
  epsilon: Rational = Q.of(1, 10),
  {
    cap = 2,
    priceSteps = 1,
    endowment = 1,
  }: { readonly cap?: number; readonly priceSteps?: number; readonly endowment?: number } = {},
): PrivateValuesEconomy => {
  const worth = [Q.zero, Q.of(1, 2), Q.of(3, 4), Q.of(7, 8)];
  return quasiLinear(
    {
      commodities: 1,
      cap,
      priceSteps,
      groups: { count: 2, size: 2 },
      endowments: [0, 1, 2, 3].map(() => [endowment]),
      tieBreak: 'lowest',
    },
    epsilon,
    [0, 1, 2, 3].map(
      () =>
        ([amount]: readonly number[]) =>
          worth[amount!]!,
    ),
  );
};

/** Twenty traders, all different, in two commodities with cap 3 on a grid of 11 × 11 prices: 16^121 messages each. */
export const twentyDifferentTraders = (): PrivateValuesEconomy =>
  quasiLinear(
    {
      commodities: 2,
      cap: 3,
      priceSteps: 10,
      groups: { count: 2, size: 10 },
      endowments: Array.from({ length: 20 }, (_, i) => [i % 3, (i * 2 + 1) % 3]),
      tieBreak: 'lowest',
    },
    Q.of(1, 10),
    Array.from(
      { length: 20 },
      (_, i) =>
        ([first, second]: readonly number[]) =>
          Q.add(Q.of(first! * (i + 3), 20), Q.of(second! * (25 - i), 23 + i)),
    ),
  );
