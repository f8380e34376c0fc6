/**
 * Arbitraries as sources of a hunt: whatever fast-check can draw and shrink can be hunted through.
 */
import fc from 'fast-check';
import { checkFunction, InvalidArgument } from '../exact/invalid-argument.js';
import { O } from '../prelude.js';
import { caseGenerator } from '../exact/seeded.js';
import type { Judge, HasVerdict, ShrinkStep, Source } from '../studies/hunt/source.js';

/** A value as fast-check drew it, with what it needs to make it smaller. */
export type Drawn<A> = fc.Value<A>;

/**
 * The values of an arbitrary, numbered by a seed: case i depends on the seed and i alone, and is shrunk as fast-check
 * shrinks it. Values are drawn without its bias towards small ones.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { casesOf } from 'undominated/arbitraries';
 *
 * const dice = casesOf(fc.integer({ min: 1, max: 6 }), 'a seed');
 * dice.at(0)._tag; // "Some"
 * ```
 *
 * @param arbitrary what is drawn.
 * @param seed any text.
 * @param sizeOf names the size of a value; a hunt counts how many of each it covered. All count as one size if left out.
 * @throws InvalidArgument if an argument is of another kind.
 */
export const casesOf = <A>(
  arbitrary: fc.Arbitrary<A>,
  seed: string,
  sizeOf: (value: A) => string = () => 'all',
): Source<Drawn<A>> => {
  // Not `instanceof`: a program may load a fast-check of its own.
  if (typeof arbitrary !== 'object' || !('generate' in arbitrary && 'shrink' in arbitrary))
    throw new InvalidArgument('arbitrary', arbitrary, 'an arbitrary of fast-check', 'fc.integer()');
  if (typeof seed !== 'string') throw new InvalidArgument('seed', seed, 'a text', "'a seed'");
  checkFunction('sizeOf', sizeOf, "(value) => 'all'");
  return {
    at: (index) => O.some(arbitrary.generate(new fc.Random(caseGenerator(seed, index)), undefined)),
    *smaller({ value_, context }): Generator<ShrinkStep<Drawn<A>>> {
      let number = 0;
      for (const candidate of arbitrary.shrink(value_, context)) {
        number += 1;
        yield { step: `shrunk by fast-check, candidate ${String(number)}`, candidate };
      }
    },
    sizeOf: (drawn) => sizeOf(drawn.value),
  };
};

/**
 * A judge of values as a judge of what was drawn.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { casesOf, judgeValue } from 'undominated/arbitraries';
 * import { done, hunt } from 'undominated/claims';
 *
 * const { found } = hunt.huntNow({
 *   source: casesOf(fc.nat(1000), 'a seed'),
 *   judge: judgeValue((n) => done({ verdict: n < 37 ? ('proved' as const) : ('refuted' as const) })),
 *   cases: 100,
 * });
 * found?.smallest.value; // 37
 * ```
 *
 * @param judge judges a value: a computation of anything that has a `verdict`.
 */
export const judgeValue =
  <A, J extends HasVerdict>(judge: Judge<A, J>): Judge<Drawn<A>, J> =>
  (drawn) =>
    judge(drawn.value);
