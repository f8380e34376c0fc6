/**
 * Property (iv): no trader's message influences the price at which she herself trades.
 */
import type { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { influenceCertificate } from './certified.js';
import type { ContrastEvidence } from './evidence/properties.js';
import { contrast, propertyIvEvidence } from './evidence/properties.js';
import { ownPrice, priceSources } from './engines/influence/price-influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyIvEvidence>;

/** Judges property (iv). @paper Section 4: property (iv) */
function* judgePropertyIv(
  economy: InterdependentEconomy,
): Computation<Finding<'property-iv', Evidence, ContrastEvidence>> {
  const setting = feasibleSetting(economy);
  return propertyFinding(
    'property-iv',
    setting,
    [
      {
        about: 'ways from my announcements to my price',
        one: 'way from my announcements to my price',
        walk: ownPrice(setting),
      },
    ],
    [
      'Under Rule 3 the second announcements of group β−1 set the price of group β. Group β−1 makes them after hearing group β−2; neither is group β.',
      'Under Rules 4, 5 and 6 the price is drawn at random.',
    ],
    { prices: priceSources(setting.mechanism) },
  );
}

/** The claim `property-iv`. */
export const propertyIv = declareClaim({
  name: 'property-iv',
  aliases: ['(iv)', 'property (iv)', 'property iv'],
  paper: 'Section 4: property (iv)',
  meaning: [
    'G**: a trader’s message does not influence her own trading price. It needs three groups or more: with two, the group that sets her price has heard her own group.',
  ],
  where: [
    'claims/interdependent/property-iv: propertyIv',
    'claims/interdependent/engines/influence/price-influence: ownPrice',
  ],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgePropertyIv, work: () => [] },
  evidence: propertyIvEvidence,
  counterexample: contrast,
  profile: ({ cases }) => cases[0]?.strategies,
  certificate: influenceCertificate(({ prices }) => ({ kind: 'influence', prices })),
});
