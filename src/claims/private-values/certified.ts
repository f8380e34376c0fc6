/**
 * An economy with private values as certificates hold it, in its normal form.
 */
import type { CertifiedEconomy } from '../../formats/certificate/private-values.js';
import { quasiLinearValues } from '../../economies/description.js';
import type { PrivateValuesEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { certifiedMarket } from '../certified.js';

/** v(x), bundle by bundle, where utility is v(x) + t at every point of the grid; else utilities price by price. */
const utilityOf = (
  economy: PrivateValuesEconomy,
  trader: number,
): CertifiedEconomy['traders'][number]['utility'] => {
  const values = quasiLinearValues(economy, trader);
  if (values !== undefined) return { quasiLinear: values.map(Q.show) };
  const { prices, bundles } = economy.market;
  const { numerators, denominator } = economy.traders[trader]!.utility;
  return {
    table: Array.from({ length: prices.size }, (_, price) =>
      Array.from({ length: bundles.size }, (_, x) =>
        Q.show(Q.of(numerators[price * bundles.size + x]!, denominator)),
      ),
    ),
  };
};

/** An economy as certificates hold it: traders one by one, utilities as tables. */
export const certifiedPrivate = (economy: PrivateValuesEconomy): CertifiedEconomy => ({
  ...certifiedMarket(economy),
  traders: economy.traders.map(({ name }, i) => ({
    name,
    endowment: economy.market.endowments[i]!,
    utility: utilityOf(economy, i),
  })),
});
