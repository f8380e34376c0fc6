/** What the declarations of all promises share. */
import type { Computation } from '../../computation.js';
import type { Judging } from '../claim.js';
import type { Finding } from '../finding.js';
import type { PrivateValuesSubject } from '../private-values/subject.js';
import type { BidSubject } from '../bids/subject.js';
import type { Played } from './played.js';

/**
 * How a promise is judged of mechanisms of either family.
 *
 * @param judge judges it.
 * @param doesNotApply why it does not apply to a subject, in a sentence; undefined if it does. Everywhere, if left out.
 */
export const judgedOfBoth = <F>(
  judge: (subject: Played) => Computation<F>,
  doesNotApply?: (subject: Played) => string | undefined,
): {
  readonly privateValues: Judging<PrivateValuesSubject, F>;
  readonly bids: Judging<BidSubject, F>;
} => {
  const judging = { judge, ...(doesNotApply === undefined ? {} : { doesNotApply }) };
  return { privateValues: judging, bids: judging };
};

/** The finding of a promise that was too much work to judge. */
export const undecidedPromise = <N extends string>(claim: N, scope: string): Finding<N, never, never> => ({
  claim,
  verdict: 'undecided',
  scope,
  method: 'none',
  explanation: ['Fewer different traders, smaller groups or a coarser grid would make it possible.'],
  evidence: null,
});
