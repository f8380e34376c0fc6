/** Claim `budget-balance`: in every draw, what the auctioneer pays out is what is paid in, whatever the messages. */
import { allocationCertificate, allocationCounterexample, allocationEvidence } from './allocations.js';
import { declareClaim } from './claim.js';
import { judgeBudgetBalance, workOfAllocations } from './interdependent/allocations.js';
import { allocationEngines } from './private-values/engines/allocations.js';
import { judgedBy } from './private-values/engines/engine.js';
import { outcomesBeforehand } from './private-values/engines/enumeration/outcomes.js';
import { workOfPointwise } from './private-values/engines/pointwise.js';

/** The claim `budget-balance`. */
export const budgetBalance = declareClaim({
  name: 'budget-balance',
  aliases: ['budget balance'],
  paper: 'eq. (3)',
  meaning: ['In every outcome the money paid is the money received, as in (3).'],
  where: ['claims/budget-balance: budgetBalance'],
  judgedByDefault: true,
  hunted: true,
  privateValues: {
    ...judgedBy('budget-balance', allocationEngines('budget-balance')),
    enumerationSteps: ({ mechanism }) => outcomesBeforehand(mechanism),
    work: workOfPointwise,
  },
  interdependent: { judge: judgeBudgetBalance, work: workOfAllocations },
  evidence: allocationEvidence,
  counterexample: allocationCounterexample,
  certificate: allocationCertificate('budget-balance'),
});
