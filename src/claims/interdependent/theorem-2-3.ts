/**
 * The third claim of Theorem 2: a twice iteratively undominated strategy's third announcement asks for nothing that is
 * beaten whatever the own group's signals.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgeReplies } from './engines/rounds/theorem-2-replies.js';

/** Judges the third claim. @paper Theorem 2, third claim */
export const theorem23 = (economy: InterdependentEconomy): Computation<Finding> => judgeReplies(economy, 3);
