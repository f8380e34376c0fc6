/**
 * Exact expected utilities under G*, from a trader's exact lottery.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { PrivateTrader } from '../../economies/economy.js';
import type { Demand } from '../../market/demand.js';
import { indexOf } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import type { RandomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import { traderChances } from '../../mechanisms/random-grouping/trader-lottery.js';

/** u_i from a bundle (by index) at a price (by index). @paper Section 3: v_i(x_i, q_i·(e_i − x_i)) */
export const utilityAt = (
  market: Market,
  { utility }: PrivateTrader,
  price: number,
  bundle: number,
): Rational => Q.of(utility.numerators[price * market.bundles.size + bundle]!, utility.denominator);

/** What a trader has without trade: v_i(e_i, 0). @paper Section 3: the outside opportunity */
export const outsideUtility = (
  market: Market,
  trader: PrivateTrader,
  endowment: readonly number[],
): Rational => utilityAt(market, trader, 0, indexOf(market.bundles, endowment));

/** u_i(g(m)) for every trader, in trader order; traders are the economy's. Cost: see `lotteryWork`. */
export const expectedUtilities = (
  g: RandomGrouping,
  traders: readonly PrivateTrader[],
  messages: readonly Demand[],
): readonly Rational[] =>
  traderChances(g, messages).map((chances, i) =>
    Q.sum(
      chances.map(({ price, bundle, probability }) =>
        Q.mul(probability, utilityAt(g.market, traders[i]!, price, bundle)),
      ),
    ),
  );
