/**
 * Property (vii): under Rules 4, 5 and 6 the probability of being served depends on nobody's strategy.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { onlyFirstServed } from './engines/influence/served.js';
import { feasibleSetting } from './engines/setting.js';

/** Judges property (vii). @paper Section 4: property (vii) */
export function* propertyVii(economy: InterdependentEconomy): Computation<Finding> {
  const { ways, only } = onlyFirstServed(feasibleSetting(economy).mechanism);
  if (!only) throw new Error('Somebody but φ(1) is served under Rules 4, 5 or 6.');
  const probability = Q.show(Q.of(1, economy.market.traders));
  return {
    claim: 'property-vii',
    verdict: 'proved',
    scope: `every position with every demand of the traders before it, ${String(ways)} states`,
    method: 'states',
    explanation: [
      `Under Rules 4, 5 and 6 exactly φ(1) is served: each trader with probability ${probability}.`,
    ],
    evidence: { states: ways, probability },
  };
}
