/**
 * The claim `budget-balance` for G**: what some pay, others receive. Money moves at one price among traders who share
 * out exactly what they own (a group under Rule 3, everybody under Rules 4, 5 and 6), so it follows from feasibility.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { allocationFinding, examineAllocations } from './feasible.js';
import { feasibleSetting } from './engines/setting.js';

/** Judges budget balance. @paper eq. (3) */
export function* budgetBalance(economy: InterdependentEconomy): Computation<Finding> {
  const examined = yield* examineAllocations(feasibleSetting(economy).mechanism);
  return allocationFinding('budget-balance', examined, [
    'Under Rule 3 each group shares out exactly its own supply at one price; under Rules 4, 5 and 6 all traders share out the whole supply at one price.',
    'So the payments p·(x − e) of those who trade together sum to zero, at every price.',
  ]);
}
