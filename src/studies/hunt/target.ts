/**
 * The target of a hunt, as plain data that can be sent to a thread or kept in a file: a claim, a space, a seed.
 */
import type { ClaimName, AnyFinding } from '../../claims/list.js';
import { mechanismNamed } from '../../mechanisms/list.js';
import type { DeclaredMechanism } from '../../mechanisms/mechanism.js';
import { economies, judgeQuickly, workOfJudging } from './economies/economies.js';
import type { SampledEconomy } from './economies/random-specification.js';
import type { Weigh } from './pace.js';
import type { Judge, Source } from './source.js';
import type { Space } from './economies/space.js';

/** A claim of the paper to refute, and the economies to search: those of a space, numbered by a seed. */
export interface SearchTarget {
  readonly claim: ClaimName;
  readonly space: Space;
  readonly seed: string;
}

/** The economies of a target, their judge (the claim, judged quickly), and the work that it has with one. */
export const sourceAndJudge = ({
  claim,
  space,
  seed,
}: SearchTarget): {
  readonly source: Source<SampledEconomy>;
  readonly judge: Judge<SampledEconomy, AnyFinding>;
  readonly weigh: Weigh<SampledEconomy>;
} => {
  const options = { mechanism: mechanismOf(space) };
  return {
    source: economies(space, seed),
    judge: (sampled) => judgeQuickly(sampled, claim, options),
    weigh: (sampled) => workOfJudging(sampled, claim, options),
  };
};

/** The mechanism under which the economies of a space are judged; undefined where each means its own. */
export const mechanismOf = ({ mechanism }: Space): DeclaredMechanism | undefined =>
  mechanism === undefined ? undefined : mechanismNamed(mechanism);
