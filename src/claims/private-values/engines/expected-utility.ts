/**
 * Exact expected utilities under G*, from a trader's exact lottery.
 */
import * as L from '../../../exact/lottery.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { PrivateTrader } from '../../../economies/economy.js';
import type { Demand } from '../../../market/demand.js';
import { indexOf } from '../../../market/lattice.js';
import type { Market } from '../../../market/market.js';
import type { RandomGrouping } from '../../../mechanisms/random-grouping/mechanism.js';
import { traderLotteryPlain } from '../../../mechanisms/random-grouping/plain.js';
import { traderChancesInSteps } from '../../../mechanisms/random-grouping/trader-lottery.js';
import { factorial } from '../../../mechanisms/orders.js';
import type { Computation, PlannedWork } from '../../../computation.js';
import { finish } from '../../../computation.js';

/**
 * A trader's utility from a bundle at a price.
 *
 * @param price the price, by index.
 * @param bundle the bundle, by index.
 * @paper Section 3: v_i(x_i, q_i·(e_i − x_i))
 */
export const utilityAt = (
  market: Market,
  { utility }: PrivateTrader,
  price: number,
  bundle: number,
): Rational => Q.of(utility.numerators[price * market.bundles.size + bundle]!, utility.denominator);

/**
 * A trader's utility without trade: v_i(e_i, 0).
 *
 * @param endowment what she owns of each commodity.
 * @paper Section 3: the outside opportunity
 */
export const outsideUtility = (
  market: Market,
  trader: PrivateTrader,
  endowment: readonly number[],
): Rational => utilityAt(market, trader, 0, indexOf(market.bundles, endowment));

/**
 * Every trader's expected utility, u_i(g(m)).
 *
 * Cost: that of the exact lotteries; see `lotteryWork`, which the caller asks first.
 *
 * @param traders the economy's traders.
 * @param messages one demand function a trader, in trader order.
 * @returns in trader order.
 */
export function* expectedUtilitiesInSteps(
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  messages: readonly Demand[],
): Computation<readonly Rational[]> {
  const all = yield* traderChancesInSteps(g, messages);
  return all.map((chances, i) =>
    Q.sum(
      chances.map(({ price, bundle, probability }) =>
        Q.mul(probability, utilityAt(g.market, traders[i]!, price, bundle)),
      ),
    ),
  );
}

/** What exact lotteries are counted in: one is that of all traders at a profile. */
export const lotteries = 'lotteries';

/**
 * The work of the exact lotteries at some profiles.
 *
 * @param count how many profiles.
 * @param compositions through how many compositions of a group one goes; see `lotteryWork`.
 */
export const workOfLotteries = (count: number, compositions: number): PlannedWork => ({
  unit: lotteries,
  count,
  cost: { nanoseconds: 120_000 + 12_000 * compositions, warmUp: 300 },
});

/** {@link expectedUtilitiesInSteps}, run to its end. */
export const expectedUtilities = (
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  messages: readonly Demand[],
): readonly Rational[] => finish(expectedUtilitiesInSteps(g, traders, messages));

/** The most orders whose draws are traced one by one when a counterexample is checked again. */
const maxOrders = 50_000n;

/** How many draws are traced when a utility is worked out a second time; 0 where there are too many. */
export const countDrawsAgain = ({ traders, prices }: Market): number => {
  const orders = factorial(traders);
  return orders > maxOrders ? 0 : Number(orders) * (1 + prices.size);
};

/**
 * One trader's expected utility worked out a second time, by another way: every draw traced where there are few orders,
 * else the lotteries of the same market with its traders listed backwards.
 *
 * @param messages one demand function a trader, in trader order.
 * @param trader the trader, from 0.
 * @returns the utility, and in words by which way.
 */
export const utilityAgain = (
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  messages: readonly Demand[],
  trader: number,
): { readonly utility: Rational; readonly by: string } => {
  const { market } = g;
  if (factorial(market.traders) <= maxOrders)
    return {
      utility: L.expectation(traderLotteryPlain(g, messages, trader), ({ price, bundle }) =>
        utilityAt(market, traders[trader]!, price, indexOf(market.bundles, bundle)),
      ),
      by: 'every draw traced',
    };
  const backwards = { ...market, endowments: [...market.endowments].reverse() };
  return {
    utility: expectedUtilities({ ...g, market: backwards }, [...traders].reverse(), [...messages].reverse())[
      market.traders - 1 - trader
    ]!,
    by: 'the lotteries worked out again with the traders listed backwards',
  };
};
