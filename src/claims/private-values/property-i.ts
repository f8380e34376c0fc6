/**
 * Property (i): a trader's own message does not move the price at which she trades.
 *
 */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgePointwise } from './engines/pointwise.js';
import type { Subject } from './subject.js';

/** Judges property (i), pointwise and over all messages. @paper Section 3: property (i) */
export const judgePropertyI = (subject: Subject): Computation<Finding> =>
  judgePointwise(subject, 'property-i', 'price-moves');
