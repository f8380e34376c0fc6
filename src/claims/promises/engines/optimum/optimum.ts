/**
 * The optimum of an economy: the largest sum of values that any allocation has. Where there are few allocations, all are gone
 * through; else HiGHS proposes prices and an allocation, and exact bounds prove what they can.
 */
import type { Computation } from '../../../../computation.js';
import { showCount } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { leastLoss, lossesAt, stepsWithoutBound, zeroPrices } from './least-loss.js';
import type { Division, WelfareProblem } from './problem.js';
import { dividesSupply, scaledWelfare, unscaledWelfare } from './problem.js';
import type { Proposal } from './propose.js';

/** The optimum; or the interval in which it lies, and why no more is known. */
export type Optimum =
  | {
      readonly kind: 'exact';
      readonly welfare: Rational;
      /** An allocation that has it: the index of each trader's bundle, in trader order. */
      readonly division: Division;
      /** Whether all allocations were gone through, or a bound shows that none is better, with the rest gone through. */
      readonly method: 'all allocations' | 'exact bound';
    }
  | { readonly kind: 'between'; readonly least: Rational; readonly most: Rational; readonly why: string };

/** The most steps in which all allocations are gone through: a second or two. */
export const maxPlainSteps = 1 << 22;
/** The most steps in which those allocations are gone through that a bound leaves. */
const maxBoundedSteps = 1 << 22;

/** Whether all allocations can be gone through, so that no proposal is needed. */
export const isSmall = (problem: WelfareProblem): boolean => stepsWithoutBound(problem) <= maxPlainSteps;

/** The better of the proposed allocation, if it is one, and no trade. */
const bestKnown = (problem: WelfareProblem, { division }: Proposal): Division =>
  division !== undefined &&
  dividesSupply(problem, division) &&
  scaledWelfare(problem, division) > scaledWelfare(problem, problem.endowments)
    ? division
    : problem.endowments;

function* allAllocations(problem: WelfareProblem): Computation<Optimum> {
  const losses = lossesAt(problem, zeroPrices(problem));
  const found = yield* leastLoss(problem, losses, { maxSteps: maxPlainSteps });
  // No trade is an allocation, and the steps were counted beforehand.
  if (found.kind !== 'found') throw new Error('An economy has no allocation.');
  return {
    kind: 'exact',
    welfare: unscaledWelfare(problem, scaledWelfare(problem, found.division)),
    division: found.division,
    method: 'all allocations',
  };
}

/**
 * What a bound and the enumeration of all that it leaves prove.
 *
 * @param proposal prices that give the bound, and an allocation that may be best; no trade, and prices of 0, in place of those left out.
 */
export function* byBound(problem: WelfareProblem, proposal: Proposal): Computation<Optimum> {
  const known = bestKnown(problem, proposal);
  const losses = lossesAt(problem, proposal.prices ?? zeroPrices(problem));
  const welfare = scaledWelfare(problem, known);
  // What the known allocation loses at these prices: only those that lose less are better.
  const budget = losses.bound - welfare * (losses.denominator / problem.denominator);
  const exact = (division: Division): Optimum => ({
    kind: 'exact',
    welfare: unscaledWelfare(problem, scaledWelfare(problem, division)),
    division,
    method: 'exact bound',
  });
  if (budget === 0n) return exact(known);
  const better = yield* leastLoss(problem, losses, { budget, maxSteps: maxBoundedSteps });
  if (better.kind === 'found') return exact(better.division);
  if (better.kind === 'none-below-budget') return exact(known);
  return {
    kind: 'between',
    least: unscaledWelfare(problem, welfare),
    most: Q.of(losses.bound, losses.denominator),
    why: `More than ${showCount(BigInt(maxBoundedSteps))} steps would be needed to tell which allocation is best.`,
  };
}

/**
 * The optimum of a problem.
 *
 * @param proposal prices and an allocation, from whoever may propose them: they make the search short, and are not believed.
 */
export function* optimumOf(problem: WelfareProblem, proposal: Proposal = {}): Computation<Optimum> {
  return isSmall(problem) ? yield* allAllocations(problem) : yield* byBound(problem, proposal);
}
