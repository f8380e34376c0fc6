/**
 * The work that the values of an economy file ask for, known before any of them is evaluated: steps at a point times points,
 * over all entries of `traders` or all values of shocks and signals.
 */
import { counted } from '../../../exact/counts.js';
import type { Computation } from '../../../computation.js';
import type { Path } from '../../json/value.js';
import type { Diagnostics } from '../../json/diagnostics.js';

/** The steps that one value may take at one point, a fraction of a second: between two points a reading can be interrupted. */
export const maxStepsAtPoint = 2 ** 19;

/** The steps that the values of a file may take together: seconds, since a count of steps is an upper bound. */
export const maxSteps = 2 ** 25;

/** A reading tells how far it is, and can be stopped, after so many steps: far below a second. */
const stepsBetweenReports = 2 ** 16;

/** A computation of which every step is the value at one point, so many steps of arithmetic: it reports where these add up. */
export function* inParts<A>(
  computation: Computation<A>,
  stepsAtPoint: number,
  { before, total }: { readonly before: number; readonly total: number },
): Computation<A> {
  let steps = 0;
  for (;;) {
    const step = computation.next();
    if (step.done === true) return step.value;
    steps += stepsAtPoint;
    if (steps < stepsBetweenReports) continue;
    steps = 0;
    yield { ...step.value, done: before + step.value.done, total };
  }
}

/** The work of one value. */
export interface ValueWork {
  readonly path: Path;
  readonly steps: number;
  /** At how many points it is worked out with so many price steps: for different bundles and amounts of money. */
  readonly pointsWith: (priceSteps: number) => number;
}

/** How many times as many steps as are allowed: whole and rounded up. */
const timesTooMany = (steps: number, most: number): string => String(Math.ceil(steps / most));

/** The most price steps below those given with which the work is allowed; undefined if it never is. */
const fittingPriceSteps = (works: readonly ValueWork[], priceSteps: number): number | undefined => {
  const stepsWith = (steps: number): number =>
    works.reduce((sum, work) => sum + work.steps * work.pointsWith(steps), 0);
  if (stepsWith(1) > maxSteps) return undefined;
  let low = 1;
  let high = priceSteps;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (stepsWith(middle) <= maxSteps) low = middle;
    else high = middle;
  }
  return low;
};

/** Whether the work is allowed; if it is not, the value that asks for most is reported. */
export const isAllowedWork = (
  works: readonly ValueWork[],
  priceSteps: number,
  { report }: Diagnostics,
): boolean => {
  const before = works.filter(({ steps }) => steps > maxStepsAtPoint);
  for (const { path, steps } of before)
    report(path, {
      code: 'E0414',
      message: `This value takes up to ${counted(steps, 'step')} at one point; at most ${counted(maxStepsAtPoint, 'step')} are done.`,
      hint: `Shorten the formula, its numbers or its powers to 1/${timesTooMany(steps, maxStepsAtPoint)} of that: a sum or product of short numbers is a step, one of 1,000 digits about 700.`,
    });
  if (before.length > 0) return false;
  const all = works.map((work) => ({ ...work, points: work.pointsWith(priceSteps) }));
  const total = all.reduce((sum, { steps, points }) => sum + steps * points, 0);
  if (total <= maxSteps) return true;
  const most = all.reduce((a, b) => (b.steps * b.points > a.steps * a.points ? b : a));
  const fitting = fittingPriceSteps(works, priceSteps);
  const shorter = `shorten the formulas to 1/${timesTooMany(total, maxSteps)}`;
  report(most.path, {
    code: 'E0414',
    message: `The values of this file take up to ${counted(total, 'step')}; at most ${counted(maxSteps, 'step')} are done. This one takes ${counted(most.steps, 'step')} at each of ${counted(most.points, 'point')}.`,
    hint:
      fitting === undefined || fitting >= priceSteps
        ? `Lower "cap", or ${shorter}.`
        : `Lower "priceSteps" to ${String(fitting)} at most, or ${shorter}.`,
  });
  return false;
};
