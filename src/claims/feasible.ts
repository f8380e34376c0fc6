/** Claim `feasible`: every draw is an allocation, whatever the messages: markets clear and nobody exceeds the cap. */
import { allocationCertificate, allocationCounterexample, allocationEvidence } from './allocations.js';
import { declareClaim } from './claim.js';
import { judgeFeasible, workOfAllocations } from './interdependent/allocations.js';
import { allocationEngines } from './private-values/engines/allocations.js';
import { judgedBy } from './private-values/engines/engine.js';
import { outcomesBeforehand } from './private-values/engines/enumeration/outcomes.js';
import { workOfPointwise } from './private-values/engines/pointwise.js';

/** The claim `feasible`. */
export const feasible = declareClaim({
  name: 'feasible',
  aliases: [],
  paper: 'eq. (2)',
  meaning: [
    'Every outcome of the mechanism is an allocation: bundles within {0..l}^k, and markets clear as in (2).',
  ],
  where: ['claims/feasible: feasible'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('feasible', allocationEngines('feasible')),
    enumerationSteps: ({ mechanism }) => outcomesBeforehand(mechanism),
    work: workOfPointwise,
  },
  interdependent: { judge: judgeFeasible, work: workOfAllocations },
  evidence: allocationEvidence,
  counterexample: allocationCounterexample,
  certificate: allocationCertificate('feasible'),
});
