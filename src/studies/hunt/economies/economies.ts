/**
 * Economies to hunt through, and the paper's claims as judges of them.
 */
import { checkOneOf, InvalidArgument } from '../../../exact/invalid-argument.js';
import { E, O } from '../../../prelude.js';
import type { AnyFinding, ClaimName } from '../../../claims/list.js';
import { claimNames, claims } from '../../../claims/list.js';
import { judge } from '../../../claims/judge.js';
import type { PrivateValuesSubject } from '../../../claims/private-values/subject.js';
import type { SubjectOptions } from '../../../claims/subject.js';
import { subjectOfEconomy } from '../../../claims/subject.js';
import type { Computation } from '../../../computation.js';
import { sizeOf } from './specification.js';
import type { SampledEconomy } from './random-specification.js';
import { admit, sampleAt } from './random-specification.js';
import { shrinkSpecification } from './shrink-specification.js';
import type { ShrinkStep, Source } from '../source.js';
import type { Space } from './space.js';
import { checkSpace } from './space.js';

/**
 * The economies of a space as a source of cases.
 *
 * A smaller economy may leave the ranges of the space, down to the smallest that the paper allows. It keeps what the space
 * says of the selection, the reading, ties and Assumption 1.
 *
 * @param space where economies are drawn from: `privateSpace`, `interdependentSpace`, or one that `checkSpace` accepts.
 * @param seed any text: case i depends on the space, the seed and i alone.
 * @throws InvalidArgument if no economy can be drawn from the space, or the seed is no text.
 */
export const economies = (space: Space, seed: string): Source<SampledEconomy> => {
  if (typeof seed !== 'string') throw new InvalidArgument('seed', seed, 'a text', "'a seed'");
  const checked = checkSpace(space);
  if (E.isLeft(checked))
    throw new InvalidArgument(
      'space',
      space,
      `one from which economies can be drawn (${checked.left.replace(/\.$/, '')})`,
    );
  return {
    at: (index) => sampleAt(space, seed, index),
    *smaller({ specification }): Generator<ShrinkStep<SampledEconomy>> {
      for (const { step, candidate } of shrinkSpecification(specification)) {
        const sampled = admit(space, candidate);
        if (O.isSome(sampled)) yield { step, candidate: sampled.value };
      }
    },
    sizeOf: ({ specification }) => sizeOf(specification),
  };
};

/** The claims that can be hunted, by the kind of economy. */
export const huntedClaims: Readonly<Record<Space['kind'], readonly ClaimName[]>> = {
  'private-values': claimNames.filter(
    (name) =>
      claims[name].hunted && (claims[name].privateValues !== undefined || claims[name].bids !== undefined),
  ),
  interdependent: claimNames.filter(
    (name) => claims[name].hunted && claims[name].interdependent !== undefined,
  ),
};

/** The most steps that an enumeration of a definition may take during a hunt: some hundredths of a second. */
export const maxSteps = 1n << 22n;

/** A claim of an economy as a hunt judges it, and how many steps an enumeration of the definition will take there. */
const quickly = (
  subject: PrivateValuesSubject,
  claim: ClaimName,
): { readonly subject: PrivateValuesSubject; readonly steps: bigint } => {
  const enumerationSteps = claims[claim].privateValues?.enumerationSteps;
  const steps = enumerationSteps === undefined ? 0n : enumerationSteps(subject);
  return steps !== undefined && steps <= maxSteps
    ? { subject, steps }
    : { subject: { ...subject, engines: 'separation' }, steps: 0n };
};

/** Roughly how many steps of an enumeration take as long as drawing an economy, and all else that judging one takes. */
const stepsOfAnEconomy = 60_000;

/** Roughly how much work it is to judge a claim of an economy by {@link judgeQuickly}, in steps of an enumeration. */
export const workOfJudging = (
  { economy }: SampledEconomy,
  claim: ClaimName,
  options: SubjectOptions = {},
): number => {
  const subject = subjectOfEconomy(economy, options);
  return stepsOfAnEconomy + (subject.kind === 'private-values' ? Number(quickly(subject, claim).steps) : 0);
};

/**
 * Judges a claim of an economy as `verify` does, but enumerates the definition only where that takes at most
 * {@link maxSteps}: a hunt looks at many economies, and the engine of states and separation judges all of them.
 *
 * @param sampled the economy, as `sampleAt` draws it.
 * @param claim the claim: one of {@link huntedClaims}.
 * @param options mechanism, engines, traders, and clauses of a mutant of G*, with private values.
 * @throws InvalidArgument if there is no such claim; Error if it does not apply to the economy.
 */
export function* judgeQuickly(
  { economy }: SampledEconomy,
  claim: ClaimName,
  options: SubjectOptions = {},
): Computation<AnyFinding> {
  checkOneOf('claim', claim, claimNames);
  const subject = subjectOfEconomy(economy, options);
  return yield* judge(subject.kind === 'private-values' ? quickly(subject, claim).subject : subject, claim);
}
