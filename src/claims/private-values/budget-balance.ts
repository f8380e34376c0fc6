/** Claim `budget-balance`: in every draw, what the auctioneer pays out is what is paid in, whatever the messages. */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgeAllocations } from './engines/allocations.js';
import type { Subject } from './subject.js';

/** Judges whether the budget balances in every draw. @paper eq. (3) */
export const judgeBudgetBalance = (subject: Subject): Computation<Finding> =>
  judgeAllocations(subject, 'budget-balance');
