/**
 * Property (iii): whether a trader is served does not move with her own message.
 *
 */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgePointwise } from './engines/pointwise.js';
import type { Subject } from './subject.js';

/** Judges property (iii), pointwise and over all messages. @paper Section 3: property (iii) */
export const judgePropertyIii = (subject: Subject): Computation<Finding> =>
  judgePointwise(subject, 'property-iii', 'acceptance-moves');
