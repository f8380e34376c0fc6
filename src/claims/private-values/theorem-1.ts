/** Claim `theorem-1`: a message is undominated exactly if it is price-taking, for every trader. */
import type { Computation } from '../../computation.js';
import type { Finding } from '../finding.js';
import { judgeBy } from './engines/engine.js';
import type { Subject } from './subject.js';
import { theorem1ByEnumeration } from './engines/enumeration/theorem-1.js';
import { theorem1BySeparation } from './engines/separation/theorem-1.js';

/** Judges M*_i = D*_i by the engines that may and can run, the quick one first. @paper Theorem 1 */
export const judgeTheorem1 = (subject: Subject): Computation<Finding> =>
  judgeBy(subject, 'theorem-1', [
    ...(subject.engines === 'enumeration' ? [] : [() => theorem1BySeparation(subject)]),
    ...(subject.engines === 'separation' ? [] : [() => theorem1ByEnumeration(subject)]),
  ]);
