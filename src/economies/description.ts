/**
 * The plain description of an economy by which mechanisms say whether they are defined there.
 */
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { MarketDescription } from '../market/description.js';
import { pointAt } from '../market/lattice.js';
import { moneyReceived } from '../market/market.js';
import type { Economy, PrivateValuesEconomy } from './economy.js';

/**
 * v(x) for every bundle x by its index, if a trader's utility is v(x) + t at every price of the grid; undefined if it is not.
 *
 * @param trader the trader, from 0.
 */
export const quasiLinearValues = (
  { market, traders }: PrivateValuesEconomy,
  trader: number,
): readonly Rational[] | undefined => {
  const { numerators, denominator } = traders[trader]!.utility;
  const { prices, bundles } = market;
  const valueAt = (price: number, x: number): Rational =>
    Q.sub(
      Q.of(numerators[price * bundles.size + x]!, denominator),
      moneyReceived(market, trader, price, pointAt(bundles, x)),
    );
  const values = Array.from({ length: bundles.size }, (_, x) => valueAt(0, x));
  for (let price = 1; price < prices.size; price += 1)
    if (values.some((value, x) => !Q.equals(value, valueAt(price, x)))) return undefined;
  return values;
};

/** What one unit is worth to each trader, if one unit is all that anybody has a use for. */
const unitValues = (economy: PrivateValuesEconomy): readonly Rational[] | undefined => {
  if (economy.market.commodities !== 1) return undefined;
  const found: Rational[] = [];
  for (const trader of economy.traders.keys()) {
    const values = quasiLinearValues(economy, trader);
    const [none, one, ...more] = values ?? [];
    if (none === undefined || one === undefined || more.some((value) => !Q.equals(value, one)))
      return undefined;
    found.push(Q.sub(one, none));
  }
  return found;
};

/** The description of an economy. Unit values are worked out when they are asked for: all utilities are then looked at. */
export const describeEconomy = (economy: Economy): MarketDescription => {
  const { commodities, cap, groups, endowments } = economy.market;
  return {
    goods: commodities,
    cap,
    groups,
    endowments,
    signals: economy.kind === 'interdependent',
    get unitValues() {
      return economy.kind === 'private-values' ? unitValues(economy) : undefined;
    },
  };
};
