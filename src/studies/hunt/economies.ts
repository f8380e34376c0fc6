/**
 * Economies to hunt through, and the paper's claims as judges of them.
 */
import { O } from '../../prelude.js';
import type { AnyFinding, ClaimName } from '../../claims/list.js';
import { claimNames, claims } from '../../claims/list.js';
import { judge } from '../../claims/judge.js';
import { outcomesBeforehand } from '../../claims/private-values/engines/enumeration/outcomes.js';
import type { JudgeOptions } from '../../claims/private-values/subject.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import { lookUpsBeforehand } from '../../claims/private-values/engines/enumeration/theorem-1.js';
import type { Computation } from '../../computation.js';
import { sizeOf } from './specification.js';
import type { SampledEconomy } from './random-specification.js';
import { admit, sampleAt } from './random-specification.js';
import { shrinkSpecification } from './shrink-specification.js';
import type { ShrinkStep, Source } from './source.js';
import type { Space } from './space.js';

/**
 * The economies of a space as a source of cases.
 *
 * A smaller economy may leave the ranges of the space, down to the smallest that the paper allows. It keeps what the space
 * says of the selection, the reading, ties and Assumption 1.
 *
 * @param space where economies are drawn from: `privateSpace`, `interdependentSpace`, or one that `checkSpace` accepts.
 * @param seed any text: case i depends on the space, the seed and i alone.
 */
export const economies = (space: Space, seed: string): Source<SampledEconomy> => ({
  at: (index) => sampleAt(space, seed, index),
  *smaller({ specification }): Generator<ShrinkStep<SampledEconomy>> {
    for (const { step, candidate } of shrinkSpecification(specification)) {
      const sampled = admit(space, candidate);
      if (O.isSome(sampled)) yield { step, candidate: sampled.value };
    }
  },
  sizeOf: ({ specification }) => sizeOf(specification),
});

/** The claims that can be hunted, by the kind of economy. */
export const huntedClaims: Readonly<Record<Space['kind'], readonly ClaimName[]>> = {
  'private-values': claimNames.filter(
    (name) => claims[name].hunted && claims[name].privateValues !== undefined,
  ),
  interdependent: claimNames.filter(
    (name) => claims[name].hunted && claims[name].interdependent !== undefined,
  ),
};

/** A definition is enumerated during a hunt where that takes at most so many steps: some hundredths of a second. */
export const maxSteps = 1n << 22n;

/**
 * Judges a claim of an economy as `verify` does, but enumerates the definition only where that is quick: a hunt looks at
 * many economies, and the engine of states and separation judges all of them.
 */
export function* judgeQuickly(
  { economy }: SampledEconomy,
  claim: ClaimName,
  options: JudgeOptions = {},
): Computation<AnyFinding> {
  if (economy.kind === 'interdependent') return yield* judge(economy, claim);
  const subject = subjectOf(economy, options);
  const steps =
    claim === 'theorem-1' || claim === 'individual-rationality'
      ? lookUpsBeforehand(subject)
      : outcomesBeforehand(subject.mechanism);
  return yield* judge(
    steps !== undefined && steps <= maxSteps
      ? subject
      : subjectOf(economy, { ...options, engines: 'separation' }),
    claim,
  );
}
