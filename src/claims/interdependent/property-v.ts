/**
 * Property (v): under Rules 4 and 5 a trader gets what she announced at that stage or an amount that her message does
 * not move; whether she does is not hers to move; and the price tells nothing of others' signals.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { ownResidual, residualData } from './engines/influence/influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { feasibleSetting } from './engines/setting.js';

/** Judges property (v). @paper Section 4: property (v) */
export function* propertyV(economy: InterdependentEconomy): Computation<Finding> {
  const setting = feasibleSetting(economy);
  return propertyFinding(
    'property-v',
    setting,
    [
      { about: 'ways under Rule 4', walk: ownResidual(setting, 4) },
      { about: 'ways under Rule 5', walk: ownResidual(setting, 5) },
    ],
    [
      'Under Rules 4 and 5 only φ(1) is served, and the price is drawn independently of everything.',
      'Nobody else’s residual moves with her own message: φ(1)’s first announcement hears nobody, and those whom her second hears get what it does not move.',
    ],
    { residuals: ([4, 5] as const).map((rule) => residualData(setting.mechanism, rule)) },
  );
}
