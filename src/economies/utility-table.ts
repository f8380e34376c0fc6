/**
 * Utilities laid out over the grid: what a trader gets from every bundle at every price, over one denominator.
 */
import { E, type Either } from '../prelude.js';
import type { Computation } from '../computation.js';
import { finish } from '../computation.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Scaled } from '../exact/scaling.js';
import { lcm, scaleTo } from '../exact/scaling.js';
import { points } from '../market/lattice.js';
import type { Grid } from '../market/market.js';
import type { Formula, FormulaFault } from './formula/formula.js';
import { evaluateFormula } from './formula/formula.js';

/** Where on the grid something happened: a bundle, a price vector, and the money t = p·(e − x) that goes with them. */
export interface GridPoint {
  readonly bundle: readonly number[];
  readonly price: readonly Rational[];
  readonly money: Rational;
}

/** Why a utility cannot be tabulated. */
export type TableProblem =
  | { readonly kind: 'fault'; readonly point: GridPoint; readonly fault: FormulaFault }
  /** The common denominator has more binary digits than `most`, with so many different utilities. */
  | { readonly kind: 'denominator'; readonly most: number; readonly utilities: number };

/** Most binary digits of the common denominator of a table. */
export const maxDenominatorBits = 20_000;
const tooLarge = 1n << BigInt(maxDenominatorBits);

/** The binary digits that the common denominator may have where so many numbers are held over it: 128 MiB for all of them. */
export const denominatorBitsFor = (numbers: number): number =>
  Math.min(maxDenominatorBits, Math.floor(2 ** 30 / Math.max(1, numbers)));

/** v_i(x, t) as a function of the index of the bundle, the bundle and the money. */
export type PrivateValue = (
  index: number,
  bundle: readonly number[],
  money: Rational,
) => Either<FormulaFault, Rational>;

/** v(x) + t, from the values of the bundles in lexicographic order. */
export const quasiLinear =
  (values: readonly Rational[]): PrivateValue =>
  (index, _bundle, money) =>
    E.right(Q.add(values[index]!, money));

/** A formula in the commodities and t. */
export const byFormula =
  (formula: Formula): PrivateValue =>
  (_index, bundle, money) =>
    evaluateFormula(formula, bundle, money);

/** The part of a market that utilities are tabulated over. */
export type TableGrid = Pick<Grid, 'prices' | 'bundles' | 'priceSteps'>;

/**
 * At most how many different pairs of a bundle x and money t = p·(e − x) a price grid brings: a value is computed once for each.
 *
 * @param prices - the number of price vectors
 */
export const countValues = (
  bundles: Grid['bundles'],
  { prices, priceSteps }: { readonly prices: number; readonly priceSteps: number },
  endowment: readonly number[],
): number =>
  points(bundles).reduce((count, bundle) => {
    const apart = bundle.reduce((sum, amount, h) => sum + Math.abs(endowment[h]! - amount), 0);
    return count + Math.min(prices, priceSteps * apart + 1);
  }, 0);

/**
 * u(x, p) = v(x, p·(e − x)) at every price p and bundle x, as `numerators[p · |X| + x]` over `denominator`.
 *
 * A value is computed once for every bundle and amount of money, however many prices bring that amount.
 * Cost: |P|·|X| look-ups, and one evaluation for each (x, t) that occurs.
 *
 * @paper Section 3: u_i(a) = v_i(x_i, Σ_h q_i(h){e_i(h) − x_i(h)})
 */
export const tabulate = (
  market: TableGrid,
  endowment: readonly number[],
  value: PrivateValue,
): Either<TableProblem, Scaled> => finish(tabulating(market, endowment, value));

/** The same in steps, one for each value that is computed. */
export function* tabulating(
  market: TableGrid,
  endowment: readonly number[],
  value: PrivateValue,
): Computation<Either<TableProblem, Scaled>> {
  const bundles = points(market.bundles);
  const known = bundles.map(() => new Map<number, number>());
  const values: Rational[] = [];
  const places = new Int32Array(market.prices.size * bundles.length);
  const prices = points(market.prices);
  let common = 1n;
  for (const [p, price] of prices.entries()) {
    for (const [x, bundle] of bundles.entries()) {
      let units = 0;
      for (let h = 0; h < price.length; h += 1) units += price[h]! * (endowment[h]! - bundle[h]!);
      let place = known[x]!.get(units);
      if (place === undefined) {
        const money = Q.of(units, market.priceSteps);
        const utility = value(x, bundle, money);
        if (E.isLeft(utility)) {
          const vector = price.map((step) => Q.of(step, market.priceSteps));
          return E.left({ kind: 'fault', point: { bundle, price: vector, money }, fault: utility.left });
        }
        common = lcm(common, Q.denominator(utility.right));
        if (common >= tooLarge)
          return E.left({ kind: 'denominator', most: maxDenominatorBits, utilities: values.length + 1 });
        place = values.push(utility.right) - 1;
        known[x]!.set(units, place);
        yield { label: 'utilities', done: p * bundles.length + x, total: places.length };
      }
      places[p * bundles.length + x] = place;
    }
  }
  const most = denominatorBitsFor(values.length);
  if (common >> BigInt(most) > 0n) return E.left({ kind: 'denominator', most, utilities: values.length });
  const scaled = values.map((utility) => scaleTo(utility, common));
  return E.right({ denominator: common, numerators: Array.from(places, (place) => scaled[place]!) });
}

/** Where a value is at fault: the bundle, and what is wrong there. */
export interface ValueProblem {
  readonly bundle: readonly number[];
  readonly fault: FormulaFault;
}

/** v(x) at every bundle in lexicographic order, by a formula without money. */
export const tabulateValue = (
  market: Pick<Grid, 'bundles'>,
  formula: Formula,
): Either<ValueProblem, readonly Rational[]> => finish(tabulatingValue(market, formula));

/** The same in steps, one a bundle. */
export function* tabulatingValue(
  market: Pick<Grid, 'bundles'>,
  formula: Formula,
): Computation<Either<ValueProblem, readonly Rational[]>> {
  const values: Rational[] = [];
  for (const bundle of points(market.bundles)) {
    const value = evaluateFormula(formula, bundle, Q.zero);
    if (E.isLeft(value)) return E.left({ bundle, fault: value.left });
    values.push(value.right);
    yield { label: 'values', done: values.length, total: market.bundles.size };
  }
  return E.right(values);
}
