/**
 * Arbitraries as sources of a hunt: whatever fast-check can draw and shrink can be hunted through.
 */
import fc from 'fast-check';
import { O } from '../prelude.js';
import { caseGenerator } from '../exact/seeded.js';
import type { Judge, HasVerdict, ShrinkStep, Source } from '../studies/hunt/source.js';

/** A value as fast-check drew it, with what it needs to make it smaller. */
export type Drawn<A> = fc.Value<A>;

/**
 * The values of an arbitrary, numbered by a seed: case i depends on the seed and i alone, and is shrunk as fast-check
 * shrinks it. Values are drawn without its bias towards small ones.
 *
 * @param sizeOf names the size of a value; a hunt counts how many of each it covered.
 */
export const casesOf = <A>(
  arbitrary: fc.Arbitrary<A>,
  seed: string,
  sizeOf: (value: A) => string = () => 'all',
): Source<Drawn<A>> => ({
  at: (index) => O.some(arbitrary.generate(new fc.Random(caseGenerator(seed, index)), undefined)),
  *smaller({ value_, context }): Generator<ShrinkStep<Drawn<A>>> {
    let number = 0;
    for (const candidate of arbitrary.shrink(value_, context)) {
      number += 1;
      yield { step: `shrunk by fast-check, candidate ${String(number)}`, candidate };
    }
  },
  sizeOf: (drawn) => sizeOf(drawn.value),
});

/** A judge of values as a judge of what was drawn. */
export const judgeValue =
  <A, J extends HasVerdict>(judge: Judge<A, J>): Judge<Drawn<A>, J> =>
  (drawn) =>
    judge(drawn.value);
