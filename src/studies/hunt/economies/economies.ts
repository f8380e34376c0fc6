/**
 * Economies to hunt through, and the paper's claims as judges of them.
 */
import { checkOneOf, InvalidArgument } from '../../../exact/invalid-argument.js';
import { E, O } from '../../../prelude.js';
import type { AnyFinding, ClaimName } from '../../../claims/list.js';
import { claimNames, claims } from '../../../claims/list.js';
import { judge, workOf } from '../../../claims/judge.js';
import type { PrivateValuesSubject } from '../../../claims/private-values/subject.js';
import type { SubjectOptions } from '../../../claims/subject.js';
import { subjectOfEconomy } from '../../../claims/subject.js';
import type { Subject } from '../../../claims/claim.js';
import type { Computation, PlannedWork } from '../../../computation.js';
import type { Economy } from '../../../economies/economy.js';
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

/** An economy as a hunt judges a claim of it: where enumerating the definition takes too many steps, that is left out. */
const quickly = (subject: PrivateValuesSubject, claim: ClaimName): PrivateValuesSubject => {
  const enumerationSteps = claims[claim].privateValues?.enumerationSteps;
  const steps = enumerationSteps === undefined ? 0n : enumerationSteps(subject);
  return steps !== undefined && steps <= maxSteps ? subject : { ...subject, engines: 'separation' };
};

/** The utilities of an economy: one for each bundle at each price, of every trader or after every signal in every shock. */
const countUtilities = (economy: Economy): number => {
  const { bundles, prices, traders } = economy.market;
  const owners = economy.kind === 'interdependent' ? economy.signals.length * economy.shocks.length : traders;
  return owners * bundles.size * prices.size;
};

/** What a hunt judges a claim of. */
const subjectOfHunt = (economy: Economy, claim: ClaimName, options: SubjectOptions): Subject => {
  const subject = subjectOfEconomy(economy, options);
  return subject.kind === 'private-values' ? quickly(subject, claim) : subject;
};

/** The work of drawing an economy, and of judging a claim of it by {@link judgeQuickly}. */
export const workOfJudging = (
  { economy }: SampledEconomy,
  claim: ClaimName,
  options: SubjectOptions = {},
): readonly PlannedWork[] => [
  { unit: 'economies', count: 1, cost: { nanoseconds: 500_000, warmUp: 1000 } },
  { unit: 'utilities', count: countUtilities(economy), cost: { nanoseconds: 2200, warmUp: 200 } },
  ...(workOf(subjectOfHunt(economy, claim, options), claim) ?? []),
];

/** Why a claim about such economies does not apply to this one, in a sentence; undefined if it does, or is about no such economies. */
const appliesNot = (subject: Subject, claim: ClaimName): string | undefined => {
  switch (subject.kind) {
    case 'private-values':
      return claims[claim].privateValues?.doesNotApply?.(subject);
    case 'bids':
      return claims[claim].bids?.doesNotApply?.(subject);
    case 'interdependent':
      return claims[claim].interdependent?.doesNotApply?.(subject);
  }
};

/**
 * Judges a claim of an economy as `verify` does, but enumerates the definition only where that takes at most
 * {@link maxSteps}: a hunt looks at many economies, and the engine of states and separation judges all of them.
 *
 * @param sampled the economy, as `sampleAt` draws it.
 * @param claim the claim: one of {@link huntedClaims}.
 * @param options mechanism, engines, traders, and clauses of a mutant of G*, with private values.
 * @returns undecided where the claim is about such economies, and does not apply to this one.
 * @throws InvalidArgument if there is no such claim; Error if it is about no such economies.
 */
export function* judgeQuickly(
  { economy }: SampledEconomy,
  claim: ClaimName,
  options: SubjectOptions = {},
): Computation<AnyFinding> {
  checkOneOf('claim', claim, claimNames);
  const subject = subjectOfHunt(economy, claim, options);
  const why = claims[claim].hunted ? appliesNot(subject, claim) : undefined;
  if (why !== undefined)
    return { claim, verdict: 'undecided', scope: why, method: 'none', explanation: [], evidence: null };
  return yield* judge(subject, claim);
}
