/**
 * An interdependent economy in whole numbers: likelihoods and values over common denominators, so that beliefs,
 * surpluses and utilities are sums of products of integers.
 */
import * as Q from '../exact/rational.js';
import { commonDenominator, scaleTo } from '../exact/scaling.js';
import { pointAt, points } from '../market/lattice.js';
import type { InterdependentEconomy } from './economy.js';

/** How many of each signal were seen, in the order of the economy's signals. */
export type SignalCounts = readonly number[];

/** Whole numbers that carry the economy; see each field for its unit. */
export interface Valuation {
  /** f₀(ω₀) over one denominator for all shocks. */
  readonly prior: readonly bigint[];
  /** `likelihood[shock][signal]`: f(ω|ω₀) over one denominator for all shocks and signals. */
  readonly likelihood: ReadonlyArray<readonly bigint[]>;
  /** `value[shock][signal][bundle]`: v(x, ω₀, ω₁) in units of 1/`unit`. */
  readonly value: ReadonlyArray<ReadonlyArray<readonly bigint[]>>;
  /** `cost[price][bundle]`: p·x in units of 1/`unit`. */
  readonly cost: ReadonlyArray<readonly bigint[]>;
  /** The denominator of values and costs. */
  readonly unit: bigint;
}

const build = (economy: InterdependentEconomy): Valuation => {
  const { market, shocks, value } = economy;
  const priors = shocks.map((shock) => shock.probability);
  const likelihoods = shocks.flatMap((shock) => shock.signals);
  const priorUnit = commonDenominator(priors);
  const likelihoodUnit = commonDenominator(likelihoods);
  const unit = commonDenominator(value.flat(2)) * BigInt(market.priceSteps);
  const bundles = points(market.bundles);
  return {
    prior: priors.map((q) => scaleTo(q, priorUnit)),
    likelihood: shocks.map((shock) => shock.signals.map((q) => scaleTo(q, likelihoodUnit))),
    value: value.map((bySignal) => bySignal.map((row) => row.map((q) => scaleTo(q, unit)))),
    cost: Array.from({ length: market.prices.size }, (_, price) => {
      const steps = pointAt(market.prices, price);
      return bundles.map((bundle) => {
        const units = bundle.reduce((sum, amount, h) => sum + amount * steps[h]!, 0);
        return scaleTo(Q.of(units, market.priceSteps), unit);
      });
    }),
    unit,
  };
};

const built = new WeakMap<InterdependentEconomy, Valuation>();

/** The economy in whole numbers; computed once an economy. */
export const valuationOf = (economy: InterdependentEconomy): Valuation => {
  const known = built.get(economy);
  if (known !== undefined) return known;
  const fresh = build(economy);
  built.set(economy, fresh);
  return fresh;
};

/**
 * For each shock a whole number proportional to the probability of that shock together with one profile that shows
 * these signals: f₀(ω₀) Π f(ω|ω₀)^count. The factor is common to all shocks, not to different counts.
 */
export const shockWeights = ({ prior, likelihood }: Valuation, counts: SignalCounts): readonly bigint[] =>
  prior.map((weight, shock) =>
    counts.reduce((product, count, signal) => product * likelihood[shock]![signal]! ** BigInt(count), weight),
  );

/**
 * `surplus[price][bundle]`: whole numbers proportional, by one positive factor, to E[v(x, ω₀, ω₁)] − p·x of a trader
 * with this signal when shocks have these weights. Cost: |P|·|X|·|Ω₀|.
 */
export const surplusTable = (
  { value, cost }: Valuation,
  signal: number,
  weights: readonly bigint[],
): ReadonlyArray<readonly bigint[]> => {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const gross = value[0]![signal]!.map((_, bundle) =>
    weights.reduce((sum, weight, shock) => sum + weight * value[shock]![signal]![bundle]!, 0n),
  );
  return cost.map((row) => row.map((paid, bundle) => gross[bundle]! - total * paid));
};
