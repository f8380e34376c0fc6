/**
 * Claim `individual-rationality`, in the printed strict form: with private values at every profile of undominated messages, with
 * interdependent values signal by signal where all are price takers.
 */
import { union } from '../formats/json/codec.js';
import { declareClaim } from './claim.js';
import {
  interimRationalityCounterexample,
  interimRationalityEvidence,
  judgeInterimRationality,
} from './interdependent/interim-rationality.js';
import { rationalityCounterexample, rationalityEvidence } from './private-values/evidence.js';
import {
  judgeIndividualRationality,
  workOfIndividualRationality,
} from './private-values/individual-rationality.js';

/** The claim `individual-rationality`, in the printed strict form. */
export const individualRationality = declareClaim({
  name: 'individual-rationality',
  aliases: ['individual rationality'],
  paper: 'Section 3: individual rationality',
  meaning: [
    'The printed, strict form: at undominated messages every trader gains, u_i(g(m)) > v_i(e_i, 0). It fails whenever somebody has no gains from trade; it is only judged when asked for.',
    'With interdependent values it is judged where everybody is a price taker, for each trader with each signal: her interim utility against what her endowment is worth to her then. What she lacks to it is her shortfall.',
  ],
  where: ['claims/individual-rationality: individualRationality'],
  judgedByDefault: false,
  hunted: true,
  privateValues: {
    judge: (subject) => judgeIndividualRationality(subject),
    work: workOfIndividualRationality,
  },
  interdependent: { judge: judgeInterimRationality },
  evidence: union<typeof rationalityEvidence | typeof interimRationalityEvidence>(
    'evidence of individual rationality',
    [rationalityEvidence, interimRationalityEvidence],
  ),
  counterexample: union<typeof rationalityCounterexample | typeof interimRationalityCounterexample>(
    'a trader who does not gain',
    [rationalityCounterexample, interimRationalityCounterexample],
  ),
  certificate: ({ evidence }) => {
    if (evidence === null) return [];
    if ('profile' in evidence) return [{ kind: 'interim', ...evidence }];
    const { classes, ...rest } = evidence;
    return [
      classes === undefined ? { kind: 'profiles', ...rest } : { kind: 'profile-classes', ...rest, classes },
    ];
  },
});
