/**
 * The third claim of Theorem 2: a twice iteratively undominated strategy's third announcement asks for nothing that is
 * beaten whatever the own group's signals.
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

/** Judges the third claim. @paper Theorem 2, third claim */
const judgeTheorem23 = (
  economy: InterdependentEconomy,
): Computation<Finding<'theorem-2.3', RepliesEvidence, ViolationEvidence>> =>
  judgeReplies(economy, 'theorem-2.3', 3);

/** The claim `theorem-2.3`. */
export const theorem23 = declareClaim({
  name: 'theorem-2.3',
  aliases: ['theorem 2.3'],
  paper: 'Theorem 2, third claim',
  meaning: [
    'Interdependent values: a twice iteratively undominated strategy announces third a demand function of D³, given the signals that were revealed.',
    'It needs a residual that does not leak, Assumption 1, and one price-taking first announcement for each signal (no ties).',
  ],
  where: ['claims/interdependent/theorem-2-3: theorem23'],
  judgedByDefault: true,
  hunted: true,
  interdependent: {
    judge: judgeTheorem23,
    work: (economy) => workOfClaim(feasibleSetting(economy), 3),
  },
  evidence: repliesEvidence,
  counterexample: violation,
  profile: ({ bestReplies }) => bestReplies[0]?.strategies,
  certificate: repliesCertificate,
});
