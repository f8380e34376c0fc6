/**
 * What is hunted, as plain data that can be sent to a thread or kept in a file: a claim, a space, a seed.
 */
import type { ClaimName, AnyFinding } from '../../claims/list.js';
import { economies, judgeQuickly } from './economies.js';
import type { SampledEconomy } from './random-specification.js';
import type { Judge, Source } from './source.js';
import type { Space } from './space.js';

/** A claim of the paper, hunted among the economies of a space that a seed numbers. */
export interface SearchTarget {
  readonly claim: ClaimName;
  readonly space: Space;
  readonly seed: string;
}

/** Its cases and their judge. */
export const huntingOf = ({
  claim,
  space,
  seed,
}: SearchTarget): {
  readonly source: Source<SampledEconomy>;
  readonly judge: Judge<SampledEconomy, AnyFinding>;
} => ({
  source: economies(space, seed),
  judge: (specimen) => judgeQuickly(specimen, claim),
});
