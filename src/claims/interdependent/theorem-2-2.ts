/**
 * The second claim of Theorem 2: a twice iteratively undominated strategy's second announcement is price-taking given
 * the signals heard.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgeReplies } from './engines/rounds/theorem-2-replies.js';

/** Judges the second claim. @paper Theorem 2, second claim */
export const theorem22 = (economy: InterdependentEconomy): Computation<Finding> => judgeReplies(economy, 2);
