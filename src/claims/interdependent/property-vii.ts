/**
 * Property (vii): under Rules 4, 5 and 6 the probability of being served depends on nobody's strategy.
 */
import { counted } from '../../exact/counts.js';
import { t } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { propertyViiEvidence } from './evidence/properties.js';
import { onlyFirstServed } from './engines/influence/served.js';
import { feasibleSetting } from './engines/setting.js';

type Evidence = t.TypeOf<typeof propertyViiEvidence>;

/** Judges property (vii). @paper Section 4: property (vii) */
function* judgePropertyVii(
  economy: InterdependentEconomy,
): Computation<Finding<'property-vii', Evidence, never>> {
  const { ways, only } = onlyFirstServed(feasibleSetting(economy).mechanism);
  if (!only) throw new Error('Somebody but φ(1) is served under Rules 4, 5 or 6.');
  const probability = Q.of(1, economy.market.traders);
  return {
    claim: 'property-vii',
    verdict: 'proved',
    scope: `every position with every demand of the traders before it, ${counted(ways, 'state')}`,
    method: 'states',
    explanation: [
      `Under Rules 4, 5 and 6 exactly φ(1) is served: each trader with probability ${Q.show(probability)}.`,
    ],
    evidence: { states: ways, probability },
  };
}

/** The claim `property-vii`. */
export const propertyVii = declareClaim({
  name: 'property-vii',
  aliases: ['(vii)', 'property (vii)', 'property vii'],
  paper: 'Section 4: property (vii)',
  meaning: [
    'G**, Rules 4 to 6: the probability of being served does not depend on the others’ strategies: only φ(1) is served. For Rule 6 the text names the second announcement; the third is meant.',
  ],
  where: ['claims/interdependent/property-vii: propertyVii'],
  judgedByDefault: true,
  hunted: true,
  interdependent: { judge: judgePropertyVii, work: () => [] },
  evidence: propertyViiEvidence,
  counterexample: t.never,
  certificate: ({ evidence }) => (evidence === null ? [] : [{ kind: 'served', ...evidence }]),
});
