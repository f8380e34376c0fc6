/**
 * Interim lotteries and utilities from counts: how often, over all orders and all signals of the others, a trader gets
 * each bundle at each price. Counts are whole numbers; rationals appear at the end.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { indexOf } from '../../market/lattice.js';
import { factorial } from '../orders.js';
import type { ThreeAnnouncements } from './mechanism.js';

/**
 * What values and signals are, in whole numbers: `prior[shock]` and `likelihood[shock][signal]` over denominators of
 * their own, `value[shock][signal][bundle]` and `cost[price][bundle]` in units of 1/`unit`.
 */
export interface InterimValues {
  readonly prior: readonly bigint[];
  readonly likelihood: ReadonlyArray<readonly bigint[]>;
  readonly value: ReadonlyArray<ReadonlyArray<readonly bigint[]>>;
  readonly cost: ReadonlyArray<readonly bigint[]>;
  readonly unit: bigint;
}

/**
 * What can be distinguished about the others' signals: `evidence[e]` is a set of signals that behave alike, and
 * `compositions[c][e]` how many of the others hold one of them.
 */
export interface Compositions {
  readonly evidence: ReadonlyArray<readonly number[]>;
  readonly compositions: ReadonlyArray<readonly number[]>;
}

/**
 * The trades of one trader with one signal: `ordinary[c]` counts under Rule 3, `drawn[c]` under Rules 4, 5 and 6
 * together, at index price·|X| + bundle, over all orders (each count is of `ordersEach` of them), all signals of
 * the others with composition c and, for `drawn`, all prices p.
 */
export interface Tally extends Compositions {
  readonly trader: number;
  readonly signal: number;
  readonly ordersEach: bigint;
  readonly ordinary: readonly Float64Array[];
  readonly drawn: readonly Float64Array[];
}

/** For every composition and shock, a whole number proportional to their joint probability with the own signal. */
export const jointWeights = (
  { prior, likelihood }: InterimValues,
  signal: number,
  { evidence, compositions }: Compositions,
): ReadonlyArray<readonly bigint[]> =>
  compositions.map((counts) =>
    prior.map((weight, shock) =>
      counts.reduce(
        (product, count, e) =>
          product *
          evidence[e]!.reduce((sum, member) => sum + likelihood[shock]![member]!, 0n) ** BigInt(count),
        weight * likelihood[shock]![signal]!,
      ),
    ),
  );

/** The total that {@link jointWeights} are proportional to, over all signals of the others. */
export const totalWeight = ({ prior, likelihood }: InterimValues, signal: number, others: number): bigint => {
  const scale = likelihood[0]!.reduce((sum, weight) => sum + weight, 0n);
  return (
    prior.reduce((sum, weight, shock) => sum + weight * likelihood[shock]![signal]!, 0n) *
    scale ** BigInt(others)
  );
};

/** `gross[c][bundle]` and `mass[c]`: values and weights of each composition, in whole numbers. */
export interface WeightedValues {
  readonly mass: readonly bigint[];
  readonly gross: ReadonlyArray<readonly bigint[]>;
}

/** Values weighted by {@link jointWeights}. */
export const weightValues = (
  values: InterimValues,
  signal: number,
  compositions: Compositions,
): WeightedValues => {
  const weights = jointWeights(values, signal, compositions);
  return {
    mass: weights.map((row) => row.reduce((sum, weight) => sum + weight, 0n)),
    gross: weights.map((row) =>
      values.value[0]![signal]!.map((_, bundle) =>
        row.reduce((sum, weight, shock) => sum + weight * values.value[shock]![signal]![bundle]!, 0n),
      ),
    ),
  };
};

/** p·e_i at every price, in units of 1/`unit`. */
export const endowmentWorth = (
  { market }: ThreeAnnouncements,
  values: InterimValues,
  trader: number,
): readonly bigint[] => {
  const endowment = indexOf(market.bundles, market.endowments[trader]!);
  return values.cost.map((row) => row[endowment]!);
};

/**
 * The weight of one order and composition: a sum of (count × whole value) under Rule 3 and under Rules 4, 5 and 6, made
 * an expected utility.
 */
export const toUtility = (
  { market, epsilon }: ThreeAnnouncements,
  values: InterimValues,
  signal: number,
  ordersEach: bigint,
  ordinary: bigint,
  drawn: bigint,
): Rational => {
  const scale = factorial(market.traders) * values.unit * totalWeight(values, signal, market.traders - 1);
  return Q.add(
    Q.mul(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)), Q.of(ordinary * ordersEach, scale)),
    Q.mul(epsilon, Q.of(drawn * ordersEach, scale * BigInt(market.prices.size))),
  );
};

/**
 * Σ of counts times what each trade is worth, composition by composition: the value of its bundle and the money that
 * changes hands. `counts[c]` is at index price·|X| + bundle, `worth[price]` the trader's endowment there.
 */
export const weighCounts = (
  { cost }: InterimValues,
  bundles: number,
  { mass, gross }: WeightedValues,
  worth: readonly bigint[],
  counts: readonly Float64Array[],
): bigint => {
  let sum = 0n;
  counts.forEach((row, c) =>
    row.forEach((count, at) => {
      if (count === 0) return;
      const bundle = at % bundles;
      const price = (at - bundle) / bundles;
      sum += BigInt(count) * (gross[c]![bundle]! + mass[c]! * (worth[price]! - cost[price]![bundle]!));
    }),
  );
  return sum;
};

/** u_i(s, ω_i), from the counts. @paper Section 4: interim expected utility */
export const interimUtility = (
  mechanism: ThreeAnnouncements,
  values: InterimValues,
  tally: Tally,
): Rational => {
  const bundles = mechanism.market.bundles.size;
  const { mass, gross } = weightValues(values, tally.signal, tally);
  const worth = endowmentWorth(mechanism, values, tally.trader);
  const total = (counts: readonly Float64Array[]): bigint =>
    weighCounts(values, bundles, { mass, gross }, worth, counts);
  return toUtility(
    mechanism,
    values,
    tally.signal,
    tally.ordersEach,
    total(tally.ordinary),
    total(tally.drawn),
  );
};

/** A bundle and a price (by index) and how likely the trader is to trade so, given her signal. */
export interface InterimChance {
  readonly price: number;
  readonly bundle: number;
  readonly probability: Rational;
}

/** The exact interim lottery over (price, bundle), in that order, positive probabilities only. */
export const interimLottery = (
  { market, epsilon }: ThreeAnnouncements,
  values: InterimValues,
  tally: Tally,
): readonly InterimChance[] => {
  const mass = jointWeights(values, tally.signal, tally).map((row) => row.reduce((a, b) => a + b, 0n));
  const scale = factorial(market.traders) * totalWeight(values, tally.signal, market.traders - 1);
  const at = (counts: readonly Float64Array[], index: number): Rational =>
    Q.of(counts.reduce((sum, row, c) => sum + BigInt(row[index]!) * mass[c]!, 0n) * tally.ordersEach, scale);
  const chances: InterimChance[] = [];
  for (let price = 0; price < market.prices.size; price += 1)
    for (let bundle = 0; bundle < market.bundles.size; bundle += 1) {
      const index = price * market.bundles.size + bundle;
      const probability = Q.add(
        Q.mul(Q.sub(Q.one, Q.mul(Q.of(3), epsilon)), at(tally.ordinary, index)),
        Q.mul(Q.div(epsilon, Q.of(market.prices.size)), at(tally.drawn, index)),
      );
      if (!Q.isZero(probability)) chances.push({ price, bundle, probability });
    }
  return chances;
};
