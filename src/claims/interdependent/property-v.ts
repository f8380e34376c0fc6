/**
 * Property (v): under Rules 4 and 5 a trader receives what she announced at that stage, or an amount that does not depend on
 * her message. Nor does it depend on her message which of the two; and the price reveals nothing of others' signals.
 */
import type { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { influenceCertificate } from './certified.js';
import type { ContrastEvidence } from './evidence/properties.js';
import { contrast, propertyVEvidence } from './evidence/properties.js';
import { ownResidual, residualSources } from './engines/influence/residual-influence.js';
import { propertyFinding } from './engines/influence/properties.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyVEvidence>;

/** Judges property (v). @paper Section 4: property (v) */
function* judgePropertyV(
  economy: InterdependentEconomy,
): Computation<Finding<'property-v', Evidence, ContrastEvidence>> {
  const setting = feasibleSetting(economy);
  return propertyFinding(
    'property-v',
    setting,
    [
      { about: 'ways under Rule 4', one: 'way under Rule 4', walk: ownResidual(setting, 4) },
      { about: 'ways under Rule 5', one: 'way under Rule 5', walk: ownResidual(setting, 5) },
    ],
    [
      'Under Rules 4 and 5 only φ(1) is served, and the price is drawn independently of everything else.',
      'No other trader’s residual depends on her own message. φ(1) hears nobody before her first announcement, and the residuals of those whom she hears before her second do not depend on it.',
    ],
    { residuals: ([4, 5] as const).map((rule) => residualSources(setting.mechanism, rule)) },
  );
}

/** The claim `property-v`. */
export const propertyV = declareClaim({
  name: 'property-v',
  aliases: ['(v)', 'property (v)', 'property v'],
  paper: 'Section 4: property (v)',
  meaning: [
    'G**, Rules 4 and 5: a trader receives what she announced, or an amount independent of her message; her message influences neither which of the two it is nor her price. Read pointwise, as (ii). Under the reading "market" it holds exactly when S(h) ≤ ((r − 1)n − 1)l for every commodity h; otherwise Rule 5 leaks.',
  ],
  where: [
    'claims/interdependent/property-v: propertyV',
    'claims/interdependent/engines/influence/residual-influence: ownResidual',
  ],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgePropertyV, work: () => [] },
  evidence: propertyVEvidence,
  counterexample: contrast,
  profile: ({ cases }) => cases[0]?.strategies,
  certificate: influenceCertificate(({ residuals }) => ({ kind: 'influence', residuals })),
});
