/**
 * An economy with private values as certificates hold it, in its normal form.
 */
import type { CertifiedEconomy } from '../../formats/certificate/private-values.js';
import type { PrivateTrader, PrivateValuesEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { points } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { moneyReceived } from '../../market/market.js';
import { marketData } from '../certified.js';

/** v(x), bundle by bundle, where utility is v(x) + t at every point of the grid; else utilities price by price. */
const utilityOf = (
  market: Market,
  { utility }: PrivateTrader,
  trader: number,
): CertifiedEconomy['traders'][number]['utility'] => {
  const bundles = points(market.bundles);
  const table = Array.from({ length: market.prices.size }, (_, p) =>
    bundles.map((_, x) => Q.of(utility.numerators[p * bundles.length + x]!, utility.denominator)),
  );
  const money = (p: number, x: number) => moneyReceived(market, trader, p, bundles[x]!);
  const values = table[0]!.map((u, x) => Q.sub(u, money(0, x)));
  const isQuasiLinear = table.every((row, p) =>
    row.every((u, x) => Q.equals(u, Q.add(values[x]!, money(p, x)))),
  );
  return isQuasiLinear ? { quasiLinear: values.map(Q.show) } : { table: table.map((row) => row.map(Q.show)) };
};

/** An economy as certificates hold it: traders one by one, utilities as tables. */
export const certifiedPrivate = (economy: PrivateValuesEconomy): CertifiedEconomy => ({
  ...marketData(economy),
  traders: economy.traders.map((trader, i) => ({
    name: trader.name,
    endowment: economy.market.endowments[i]!,
    utility: utilityOf(economy.market, trader, i),
  })),
});
