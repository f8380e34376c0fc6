/**
 * The optimum by going from trader to trader, with exact bounds.
 *
 * Let p be any price vector, and m_i the most that trader i can have at it: max_x {v_i(x) − p·x}. Every allocation that hands
 * out the supply S has welfare p·S + Σ m_i − Σ loss_i(x_i), where loss_i(x) = m_i − (v_i(x) − p·x) is at least 0. So
 * p·S + Σ m_i is a bound on welfare (the Lagrangian bound), and an allocation is best where its losses are least. Whoever
 * knows a good allocation need not look at any whose losses are as large; with p = 0 and no allocation known, all are looked at.
 */
import type { Computation } from '../../../../computation.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { commonDenominator, lcm, scaleTo } from '../../../../exact/scaling.js';
import type { Division, WelfareProblem } from './problem.js';

/** Losses at a price vector. */
export interface Losses {
  /** What losses and the bound are counted in: units of 1/`denominator`. */
  readonly denominator: bigint;
  /** p·S + Σ m_i: no allocation has more welfare. */
  readonly bound: bigint;
  /** `losses[trader][bundle]`, each at least 0. */
  readonly losses: ReadonlyArray<readonly bigint[]>;
}

/**
 * The losses at a price vector, and the bound that it gives.
 *
 * @param prices one a good; any numbers.
 */
export const lossesAt = (problem: WelfareProblem, prices: readonly Rational[]): Losses => {
  const { values, amounts, supply } = problem;
  const denominator = lcm(problem.denominator, commonDenominator(prices));
  const factor = denominator / problem.denominator;
  const steps = prices.map((price) => scaleTo(price, denominator));
  const costs = amounts.map((bundle) =>
    bundle.reduce((sum, amount, h) => sum + BigInt(amount) * steps[h]!, 0n),
  );
  let bound = supply.reduce((sum, amount, h) => sum + BigInt(amount) * steps[h]!, 0n);
  const losses = values.map((own) => {
    const surplus = own.map((value, bundle) => value * factor - costs[bundle]!);
    const most = surplus.reduce((best, one) => (one > best ? one : best));
    bound += most;
    return surplus.map((one) => most - one);
  });
  return { denominator, bound, losses };
};

/** A way to have divided a part of the supply among the first traders. */
interface Step {
  readonly loss: bigint;
  readonly bundle: number;
  readonly before: Step | undefined;
}

/** A bundle that a trader may get: by its index, with its loss. */
interface Candidate {
  readonly bundle: number;
  readonly loss: bigint;
  /** Its place in the box of the supply. */
  readonly place: number;
}

/** The bundles of each trader that lose less than the budget, the smallest loss first. */
const candidatesOf = (
  { amounts }: WelfareProblem,
  { losses }: Losses,
  strides: readonly number[],
  budget: bigint | undefined,
): ReadonlyArray<readonly Candidate[]> => {
  const places = amounts.map((bundle) => bundle.reduce((sum, amount, h) => sum + amount * strides[h]!, 0));
  return losses.map((own) =>
    own
      .map((loss, bundle) => ({ bundle, loss, place: places[bundle]! }))
      .filter(({ loss }) => budget === undefined || loss < budget)
      .sort((a, b) => (a.loss < b.loss ? -1 : a.loss > b.loss ? 1 : a.bundle - b.bundle)),
  );
};

/** How far apart neighbours in each direction are in the box of what may be left: the last good's varies fastest. */
const stridesOf = (supply: readonly number[]): readonly number[] => {
  const strides = supply.map(() => 1);
  for (let h = supply.length - 2; h >= 0; h -= 1) strides[h] = strides[h + 1]! * (supply[h + 1]! + 1);
  return strides;
};

/** How many different amounts can be left: the size of the box of the supply. */
const boxSize = (supply: readonly number[]): number =>
  supply.reduce((product, amount) => product * (amount + 1), 1);

/** An upper bound on the steps that the search takes at prices of 0 without a budget. */
export const stepsWithoutBound = ({ supply, values, amounts }: WelfareProblem): number =>
  boxSize(supply) * values.length * amounts.length;

/** What remains after a bundle, if those who come later can take it all; undefined else. */
const fits = (left: readonly number[], bundle: readonly number[], mostLater: number): boolean =>
  left.every((amount, h) => bundle[h]! <= amount && amount - bundle[h]! <= mostLater);

/** How the search is limited. */
export interface SearchLimits {
  /** Only allocations whose losses are below this are looked for; all of them if left out. */
  readonly budget?: bigint;
  /** The most steps that are taken. */
  readonly maxSteps: number;
}

/** What the search found: the least losses, none below the budget, or that it was given up. */
export type LeastLoss =
  | { readonly kind: 'found'; readonly loss: bigint; readonly division: Division }
  | { readonly kind: 'none-below-budget' }
  | { readonly kind: 'too-many-steps' };

const divisionOf = (last: Step): Division => {
  const bundles: number[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before)
    if (step.bundle >= 0) bundles.push(step.bundle);
  return bundles.reverse();
};

/**
 * The allocation with the least losses at a price vector: trader by trader, keeping for each amount that may be left the
 * smallest loss so far.
 *
 * Cost: at most traders · amounts that may be left · bundles; with a good price vector and a small budget only a few of them.
 */
export function* leastLoss(
  problem: WelfareProblem,
  losses: Losses,
  { budget, maxSteps }: SearchLimits,
): Computation<LeastLoss> {
  const { supply, amounts, bundles } = problem;
  if (boxSize(supply) > Number.MAX_SAFE_INTEGER) return { kind: 'too-many-steps' };
  const strides = stridesOf(supply);
  const whole = supply.reduce((sum, amount, h) => sum + amount * strides[h]!, 0);
  const candidates = candidatesOf(problem, losses, strides, budget);
  let states = new Map<number, Step>([[whole, { loss: 0n, bundle: -1, before: undefined }]]);
  let steps = 0;
  for (const [trader, own] of candidates.entries()) {
    const mostLater = (candidates.length - trader - 1) * bundles.top;
    const next = new Map<number, Step>();
    for (const [place, before] of states) {
      const left = supply.map((amount, h) => Math.floor(place / strides[h]!) % (amount + 1));
      for (const { bundle, loss: more, place: taken } of own) {
        steps += 1;
        const loss = before.loss + more;
        if (budget !== undefined && loss >= budget) break;
        if (!fits(left, amounts[bundle]!, mostLater)) continue;
        const known = next.get(place - taken);
        if (known === undefined || loss < known.loss) next.set(place - taken, { loss, bundle, before });
      }
      if (steps > maxSteps) return { kind: 'too-many-steps' };
      yield { label: 'best allocation', done: trader, total: candidates.length, unit: 'traders' };
    }
    states = next;
  }
  const last = states.get(0);
  return last === undefined
    ? { kind: 'none-below-budget' }
    : { kind: 'found', loss: last.loss, division: divisionOf(last) };
}

/** Prices of 0, one a good: where nothing better is known. */
export const zeroPrices = ({ supply }: WelfareProblem): readonly Rational[] => supply.map(() => Q.zero);
