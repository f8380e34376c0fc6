/**
 * What every claim of section 4 starts from: the mechanism of an economy, its values in whole numbers, its price taker.
 */
import { E, type Either } from '../../../prelude.js';
import type { InterdependentEconomy } from '../../../economies/economy.js';
import type { PriceTaker } from '../../../economies/price-taker.js';
import { priceTaker } from '../../../economies/price-taker.js';
import type { Valuation } from '../../../economies/valuation.js';
import { valuationOf } from '../../../economies/valuation.js';
import type {
  InfeasibleGroup,
  ThreeAnnouncements,
} from '../../../mechanisms/three-announcements/mechanism.js';
import { threeAnnouncements } from '../../../mechanisms/three-announcements/mechanism.js';

/** An economy together with its mechanism. */
export interface Setting {
  readonly economy: InterdependentEconomy;
  readonly mechanism: ThreeAnnouncements;
  readonly values: Valuation;
  readonly priceTaker: PriceTaker;
}

/** The setting of an economy under its reading of the residual, refused where that reading is infeasible. */
export const settingOf = (economy: InterdependentEconomy): Either<InfeasibleGroup, Setting> =>
  E.map((mechanism: ThreeAnnouncements) => ({
    economy,
    mechanism,
    values: valuationOf(economy),
    priceTaker: priceTaker(economy),
  }))(threeAnnouncements(economy.market, economy.epsilon, economy.residual));

/**
 * The setting of an economy whose reading is known to be feasible.
 *
 * @throws RangeError if it is not: callers ask {@link settingOf}, or the claim `feasible`, first.
 */
export const feasibleSetting = (economy: InterdependentEconomy): Setting => {
  const setting = settingOf(economy);
  if (E.isLeft(setting))
    throw new RangeError('The reading of the residual is infeasible here; judge the claim `feasible` first.');
  return setting.right;
};
