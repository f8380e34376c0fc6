/**
 * Property (ii): a trader gets what she announced, or an amount that her own message does not move.
 *
 */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgePointwise } from './engines/pointwise.js';
import type { Subject } from './subject.js';

/** Judges property (ii), pointwise and over all messages. @paper Section 3: property (ii) */
export const judgePropertyIi = (subject: Subject): Computation<Finding> =>
  judgePointwise(subject, 'property-ii', 'amount-moves');
