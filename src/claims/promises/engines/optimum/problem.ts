/**
 * The problem of the optimum: to divide the supply among the traders so that the sum of their values is largest. Nothing is
 * thrown away: an allocation hands out all that there is.
 *
 * @paper eq. (2)
 */
import { quasiLinearValues } from '../../../../economies/description.js';
import type { PrivateValuesEconomy } from '../../../../economies/economy.js';
import { commonDenominator, scaleTo } from '../../../../exact/scaling.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Lattice } from '../../../../market/lattice.js';
import { indexOf, points } from '../../../../market/lattice.js';

/** Values of all bundles to all traders, in whole numbers, and what there is to divide. */
export interface WelfareProblem {
  /** `values[trader][bundle]`: v_i(x) in units of 1/`denominator`; bundles by index. */
  readonly values: ReadonlyArray<readonly bigint[]>;
  readonly denominator: bigint;
  readonly bundles: Lattice;
  /** The bundles, as lists of amounts, by index. */
  readonly amounts: ReadonlyArray<readonly number[]>;
  /** How much there is of each good. */
  readonly supply: readonly number[];
  /** What each trader owns, as the index of a bundle: an allocation, too. */
  readonly endowments: readonly number[];
}

/** An allocation: the index of each trader's bundle, in trader order. */
export type Division = readonly number[];

/**
 * The problem for values of all bundles.
 *
 * @param values `values[trader][bundle]`: v_i(x), bundles by index.
 * @param endowments `endowments[trader][good]`.
 */
export const welfareProblem = (
  bundles: Lattice,
  values: ReadonlyArray<readonly Rational[]>,
  endowments: ReadonlyArray<readonly number[]>,
): WelfareProblem => {
  const denominator = commonDenominator(values.flat());
  return {
    values: values.map((own) => own.map((value) => scaleTo(value, denominator))),
    denominator,
    bundles,
    amounts: points(bundles),
    supply: Array.from({ length: bundles.dimensions }, (_, h) =>
      endowments.reduce((sum, own) => sum + own[h]!, 0),
    ),
    endowments: endowments.map((own) => indexOf(bundles, own)),
  };
};

/**
 * The problem of an economy; where some trader's utility is not v(x) + t, there is no sum of values, and the first such trader
 * is returned, from 0.
 */
export const welfareProblemOf = (
  economy: PrivateValuesEconomy,
): { readonly problem: WelfareProblem } | { readonly notQuasiLinear: number } => {
  const { market, traders } = economy;
  const values: Array<readonly Rational[]> = [];
  for (const trader of traders.keys()) {
    const own = quasiLinearValues(economy, trader);
    if (own === undefined) return { notQuasiLinear: trader };
    values.push(own);
  }
  return { problem: welfareProblem(market.bundles, values, market.endowments) };
};

/** The sum of the values of an allocation, in units of 1/`denominator`. */
export const scaledWelfare = ({ values }: WelfareProblem, division: Division): bigint =>
  division.reduce((sum, bundle, trader) => sum + values[trader]![bundle]!, 0n);

/** Whether an allocation hands out all that there is, and no more. */
export const dividesSupply = ({ amounts, supply, values }: WelfareProblem, division: Division): boolean =>
  division.length === values.length &&
  division.every((bundle) => amounts[bundle] !== undefined) &&
  supply.every((amount, h) => division.reduce((sum, bundle) => sum + amounts[bundle]![h]!, 0) === amount);

/** A number of units of 1/`denominator` as a rational. */
export const unscaledWelfare = ({ denominator }: WelfareProblem, units: bigint): Rational =>
  Q.of(units, denominator);
