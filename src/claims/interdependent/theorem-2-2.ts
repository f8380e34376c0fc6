/**
 * The second claim of Theorem 2: a twice iteratively undominated strategy's second announcement is price-taking given
 * the signals heard.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import { declareClaim } from '../claim.js';
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import type { RepliesEvidence, ViolationEvidence } from './evidence/theorem-2.js';
import { repliesEvidence, violation } from './evidence/theorem-2.js';
import { repliesCertificate } from './certified.js';
import { workOfClaim } from './engines/rounds/claim-size.js';
import { judgeReplies } from './engines/rounds/theorem-2-replies.js';
import { feasibleSetting } from './engines/setting.js';

/** Judges the second claim. @paper Theorem 2, second claim */
const judgeTheorem22 = (
  economy: InterdependentEconomy,
): Computation<Finding<'theorem-2.2', RepliesEvidence, ViolationEvidence>> =>
  judgeReplies(economy, 'theorem-2.2', 2);

/** The claim `theorem-2.2`. */
export const theorem22 = declareClaim({
  name: 'theorem-2.2',
  aliases: ['theorem 2.2'],
  paper: 'Theorem 2, second claim',
  meaning: [
    'Interdependent values: a twice iteratively undominated strategy announces second a demand function of D², given the signals that were revealed.',
    'It needs a residual that does not leak, Assumption 1, and one price-taking first announcement for each signal (no ties).',
  ],
  where: ['claims/interdependent/theorem-2-2: theorem22'],
  judgedByDefault: true,
  hunted: true,
  interdependent: {
    judge: judgeTheorem22,
    work: (economy) => workOfClaim(feasibleSetting(economy), 2),
  },
  evidence: repliesEvidence,
  counterexample: violation,
  profile: ({ bestReplies }) => bestReplies[0]?.strategies,
  certificate: repliesCertificate,
});
