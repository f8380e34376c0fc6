/** Claim `theorem-1`: a message is undominated exactly if it is price-taking, for every trader. */
import type { Task } from '../../work.js';
import type { Finding } from '../finding.js';
import type { EngineResult } from './engine.js';
import { combine } from './engine.js';
import type { Subject } from './subject.js';
import { theorem1ByEnumeration } from './theorem-1-enumeration.js';
import { theorem1BySeparation } from './theorem-1-separation.js';

/** Judges M*_i = D*_i by the engines that may and can run. @paper Theorem 1 */
export function* judgeTheorem1(subject: Subject): Task<Finding> {
  const results: EngineResult[] = [];
  if (subject.engines !== 'separation') results.push(yield* theorem1ByEnumeration(subject));
  if (subject.engines !== 'enumeration') results.push(yield* theorem1BySeparation(subject));
  return combine('theorem-1', results);
}
