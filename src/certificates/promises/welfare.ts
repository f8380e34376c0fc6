/**
 * Efficiency: the expected welfare, which is the sum of the values of the bundles received, and the largest welfare of all ways
 * to hand out what the traders own. Payments are left out. It is defined where every utility is v(x) + t.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { product, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { productOfSteps, stepsPerAmountKept, sumOfSteps } from '../kernel/steps.js';
import { readBundle, sumOf } from '../market/market.js';
import { expected, maxStepsOfOutcomes, outcomesOf } from './outcomes.js';
import type { PromiseSubject } from './subject.js';

/** v_i(x) by trader and bundle. */
type Values = ReadonlyArray<readonly Rational[]>;

const requireValues = ({ values }: PromiseSubject, evidence: Statement): Values =>
  values.map((own) => {
    if (own === undefined) throw evidence.refusal('welfare is defined where every utility is v(x) + t');
    return own;
  });

/**
 * The largest sum of values of all allocations: trader by trader, for each supply that may be left the most that those so far can
 * have got of the rest. Supplies are numbered with the amount of the last commodity varying fastest.
 */
function* optimum({ economy }: PromiseSubject, values: Values): Pausable<Rational> {
  const { bundles, endowments } = economy;
  const supply = sumOf(endowments);
  const strides = supply.map((_, h) => product(supply.slice(h + 1).map((amount) => amount + 1)));
  const amountsOf = (number: number): readonly number[] =>
    supply.map((amount, h) => Math.floor(number / strides[h]!) % (amount + 1));
  const numberOf = (amounts: readonly number[]): number =>
    amounts.reduce((number, amount, h) => number + amount * strides[h]!, 0);
  const steps = bundles.map(numberOf);
  const all = numberOf(supply);
  let most: ReadonlyArray<Rational | undefined> = range(all + 1).map((left) =>
    left === all ? Q.zero : undefined,
  );
  for (const own of values) {
    const next: Array<Rational | undefined> = most.map(() => undefined);
    for (const [left, sofar] of most.entries()) {
      if (left % 1024 === 0) yield;
      if (sofar === undefined) continue;
      const amounts = amountsOf(left);
      for (const [x, bundle] of bundles.entries()) {
        if (bundle.some((amount, h) => amount > amounts[h]!)) continue;
        const rest = left - steps[x]!;
        const value = Q.add(sofar, own[x]!);
        const before = next[rest];
        next[rest] = before === undefined ? value : Q.max(before, value);
      }
    }
    most = next;
  }
  return most[0]!;
}

/** Derives the welfare and the optimum. The best allocation is any that attains it. */
export function* deriveWelfare(
  subject: PromiseSubject,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  const values = requireValues(subject, evidence);
  const { economy } = subject;
  const outcomes = yield* outcomesOf(subject);
  const welfare = Q.sum(
    outcomes.map((chances, trader) => expected(chances, ({ bundle }) => values[trader]![bundle]!)),
  );
  const largest = yield* optimum(subject, values);
  verdict.mustEqual(Q.equals(welfare, largest) ? 'proved' : 'refuted');

  const stated = evidence.field('best').list(values.length);
  const best = stated.map((bundle) => readBundle(economy, bundle));
  const handedOut = sumOf(best.map((x) => economy.bundles[x]!));
  const supply = sumOf(economy.endowments);
  const isAllocation = handedOut.every((amount, h) => amount === supply[h]);
  evidence.field('best').require(isAllocation, 'these bundles are not what the traders own');
  const attained = Q.sum(best.map((x, trader) => values[trader]![x]!));
  evidence.field('best').require(Q.equals(attained, largest), 'another allocation has more welfare');
  return {
    kind: 'welfare',
    welfare: Q.show(welfare),
    optimum: Q.show(largest),
    best: best.map((x) => economy.bundles[x]!),
  };
}

/** An upper bound on the steps of {@link deriveWelfare}. */
export const maxStepsOfWelfare = (subject: PromiseSubject): bigint => {
  const { endowments, bundleCount } = subject.economy;
  const supplies = productOfSteps(1n, ...sumOf(endowments).map((amount) => amount + 1));
  const allocations = productOfSteps(endowments.length, supplies, bundleCount, stepsPerAmountKept);
  return sumOfSteps(maxStepsOfOutcomes(subject), allocations);
};
