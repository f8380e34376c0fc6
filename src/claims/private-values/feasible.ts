/** Claim `feasible`: every draw is an allocation, whatever the messages: markets clear and nobody exceeds the cap. */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgeAllocations } from './engines/allocations.js';
import type { Subject } from './subject.js';

/** Judges whether markets clear in every draw. @paper eq. (2) */
export const judgeFeasible = (subject: Subject): Computation<Finding> =>
  judgeAllocations(subject, 'feasible');
