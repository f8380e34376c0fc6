/**
 * Property (iv): nobody's message moves the price at which she herself trades.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { ownPrice, pricesData } from './engines/influence/influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { feasibleSetting } from './engines/setting.js';

/** Judges property (iv). @paper Section 4: property (iv) */
export function* propertyIv(economy: InterdependentEconomy): Computation<Finding> {
  const setting = feasibleSetting(economy);
  return propertyFinding(
    'property-iv',
    setting,
    [{ about: 'ways from my announcements to my price', walk: ownPrice(setting) }],
    [
      'Under Rule 3 the price of group β is set by the second announcements of group β−1, made after hearing group β−2; neither is β.',
      'Under Rules 4, 5 and 6 the price is drawn.',
    ],
    { prices: pricesData(setting.mechanism) },
  );
}
