/** The economy of a certificate, with private values: the market, and what bundles are worth to each trader. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { range } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import type { Market } from '../market/market.js';
import { costInSteps, readMarket } from '../market/market.js';

/** A table by price and bundle: `table[price][bundle]`. */
export type PriceTable = ReadonlyArray<readonly Rational[]>;

/** A market whose traders know what bundles are worth to them. @paper Section 3 */
export interface PrivateValuesEconomy extends Market {
  /** u_i = v_i(x, p·(e_i − x)), by trader. */
  readonly utility: readonly PriceTable[];
}

/** Reads a trader's utility: a table price by price, or values v(x) to which the money received is added. */
const readUtility = (market: Market, trader: number, stated: Statement): PriceTable => {
  const { prices, bundles, endowments, priceSteps } = market;
  const readRow = (row: Statement): readonly Rational[] =>
    row.list(bundles.length).map((value) => value.rational());
  if (stated.has('table')) {
    stated.allowOnly('table');
    return stated.field('table').list(prices.length).map(readRow);
  }
  stated.allowOnly('quasiLinear');
  const values = readRow(stated.field('quasiLinear'));
  const sold = bundles.map((bundle) => bundle.map((amount, h) => endowments[trader]![h]! - amount));
  return prices.map((price) =>
    values.map((value, x) => Q.add(value, Q.of(costInSteps(price, sold[x]!), priceSteps))),
  );
};

/** Reads an economy with private values. */
export const readPrivateValues = (stated: Statement): PrivateValuesEconomy => {
  stated.allowOnly(
    ...['title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'traders'],
  );
  const market = readMarket(stated);
  const utility = stated
    .field('traders')
    .list()
    .map((trader, i) => {
      trader.allowOnly('name', 'endowment', 'utility');
      return readUtility(market, i, trader.field('utility'));
    });
  return { ...market, utility };
};

/** The bundles that are best for a trader at each price; her price-taking messages choose among them. @paper Section 3: D*_i */
export const bestBundles = (
  { utility }: PrivateValuesEconomy,
  trader: number,
): ReadonlyArray<readonly number[]> =>
  utility[trader]!.map((row) => {
    const largest = row.reduce(Q.max);
    return range(row.length).filter((x) => Q.equals(row[x]!, largest));
  });

/** How many messages choose, at each price, one of the bundles listed for it. */
export const countMessages = (bundles: ReadonlyArray<readonly number[]>): bigint =>
  bundles.reduce((count, list) => count * BigInt(list.length), 1n);
