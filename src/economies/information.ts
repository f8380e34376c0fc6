/**
 * What signals say about the macro shock: exact posteriors by Bayes' rule from the numbers of signals seen, expected
 * values, and the paper's second assumption.
 */
import { O, type Option } from '../prelude.js';
import { multinomial } from '../exact/counts.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { InterdependentEconomy } from './economy.js';
import type { SignalCounts } from './valuation.js';
import { shockWeights, valuationOf } from './valuation.js';

/** The numbers of each of `kinds` signals in a list of signals. */
export const countSignals = (kinds: number, signals: readonly number[]): SignalCounts => {
  const counts = new Array<number>(kinds).fill(0);
  for (const signal of signals) counts[signal]! += 1;
  return counts;
};

/** The sum of two tallies of signals. */
export const addCounts = (a: SignalCounts, b: SignalCounts): SignalCounts =>
  a.map((count, signal) => count + b[signal]!);

/** One signal more. */
export const withSignal = (counts: SignalCounts, signal: number): SignalCounts =>
  counts.map((count, other) => (other === signal ? count + 1 : count));

/** All ways in which `size` traders can hold `kinds` signals, as counts; C(size + kinds − 1, kinds − 1) of them. */
export function* multisets(kinds: number, size: number): Generator<SignalCounts> {
  if (kinds === 1) {
    yield [size];
    return;
  }
  for (let first = size; first >= 0; first -= 1)
    for (const rest of multisets(kinds - 1, size - first)) yield [first, ...rest];
}

/**
 * The probability of each shock given the signals seen (one's own included).
 *
 * @paper Section 4: f(ω) = Σ f₀(ω₀) Π f(ω_i|ω₀)
 */
export const posterior = (economy: InterdependentEconomy, seen: SignalCounts): readonly Rational[] => {
  const weights = shockWeights(valuationOf(economy), seen);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return weights.map((weight) => Q.of(weight, total));
};

/** E[v(x, ω₀, ω₁) | own signal, signals seen of others] for every bundle x. */
export const expectedValues = (
  economy: InterdependentEconomy,
  signal: number,
  others: SignalCounts,
): readonly Rational[] => {
  const belief = posterior(economy, withSignal(others, signal));
  return economy.value[0]![signal]!.map((_, bundle) =>
    Q.sum(belief.map((weight, shock) => Q.mul(weight, economy.value[shock]![signal]![bundle]!))),
  );
};

/**
 * The probability that a trader with this signal assigns to the others' showing exactly these counts, whoever shows
 * which.
 */
export const countsProbability = (
  economy: InterdependentEconomy,
  signal: number,
  others: SignalCounts,
): Rational =>
  Q.mul(
    Q.of(multinomial(others)),
    Q.sum(
      posterior(
        economy,
        withSignal(
          others.map(() => 0),
          signal,
        ),
      ).map((belief, shock) =>
        others.reduce(
          (product, count, s) => Q.mul(product, Q.pow(economy.shocks[shock]!.signals[s]!, BigInt(count))),
          belief,
        ),
      ),
    ),
  );

/**
 * Two shocks under which signals are distributed alike: none when the second assumption holds.
 *
 * @paper Assumption 2
 */
export const indistinctShocks = ({ shocks }: InterdependentEconomy): Option<readonly [number, number]> => {
  for (let a = 0; a < shocks.length; a += 1)
    for (let b = a + 1; b < shocks.length; b += 1)
      if (shocks[a]!.signals.every((q, signal) => Q.equals(q, shocks[b]!.signals[signal]!)))
        return O.some([a, b]);
  return O.none;
};
