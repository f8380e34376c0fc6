/**
 * Linear programs in exact integers: a dictionary with one common denominator, pivoted without fractions.
 *
 * The program is: minimise c + Σ_j c_j x_j over x ≥ 0 subject to b_i + Σ_j a_ij x_j ≥ 0, where every b_i ≥ 0, so that x = 0
 * is a feasible start. Every division in a pivot is exact (each entry is a minor of the initial matrix), and Bland's rule
 * makes the walk finite.
 */

import type { Pieces } from '../computation.js';
import { checkList, checkObject, InvalidArgument } from './invalid-argument.js';

/** c + Σ_j c_j x_j, in whole numbers. */
export interface Affine {
  readonly constant: bigint;
  readonly coefficients: readonly bigint[];
}

/**
 * A minimum and its proof. All numbers are over `denominator`, which is positive.
 *
 * For every x: objective(x) = value + Σ_j reduced_j · x_j + Σ_i multipliers_i · constraint_i(x), with all reduced costs and
 * multipliers at least 0; so nothing feasible is below `value`, and `x` attains it.
 */
export interface Minimum {
  readonly denominator: bigint;
  readonly value: bigint;
  readonly x: readonly bigint[];
  readonly reduced: readonly bigint[];
  readonly multipliers: readonly bigint[];
}

/**
 * The minimum, or nothing if the objective is unbounded below.
 *
 * Cost: a pivot touches every entry of the dictionary once.
 * @throws RangeError if some constraint's constant is negative.
 * @throws {@link InvalidArgument} if a coefficient or a constant is no BigInt, or if constraints differ in length.
 */
export const minimise = (objective: Affine, constraints: readonly Affine[]): Minimum | undefined => {
  const pieces = minimiseInPieces(objective, constraints);
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) return piece.value;
  }
};

/** {@link minimise} in pieces, one for each row of a pivot, so that it can be stopped where numbers are long. */
export function* minimiseInPieces(
  objective: Affine,
  constraints: readonly Affine[],
): Pieces<Minimum | undefined> {
  checkList('constraints', constraints, 'constraints');
  checkAffine('objective', objective);
  const columns = objective.coefficients.length;
  constraints.forEach((constraint, i) => checkAffine(`constraints[${String(i)}]`, constraint, columns));
  if (constraints.some(({ constant }) => constant < 0n))
    throw new RangeError('The origin does not satisfy the constraints.');
  // Row 0 is the objective. Entry [columns] of a row is its constant. Variable j < columns is x_j, columns + i constraint i.
  const rows = [objective, ...constraints].map(({ constant, coefficients }) => [...coefficients, constant]);
  const outside = Array.from({ length: columns }, (_, j) => j);
  const inside = [-1, ...constraints.map((_, i) => columns + i)];
  let denominator = 1n;
  for (;;) {
    const enter = entering(rows[0]!, outside);
    if (enter < 0) break;
    const leave = leaving(rows, inside, enter);
    if (leave < 0) return undefined;
    denominator = yield* pivot(rows, leave, enter, denominator);
    [outside[enter], inside[leave]] = [inside[leave]!, outside[enter]!];
  }
  const x = new Array<bigint>(columns).fill(0n);
  const reduced = new Array<bigint>(columns).fill(0n);
  const multipliers = new Array<bigint>(constraints.length).fill(0n);
  inside.forEach((variable, i) => {
    if (variable >= 0 && variable < columns) x[variable] = rows[i]![columns]!;
  });
  outside.forEach((variable, j) => {
    if (variable < columns) reduced[variable] = rows[0]![j]!;
    else multipliers[variable - columns] = rows[0]![j]!;
  });
  return { denominator, value: rows[0]![columns]!, x, reduced, multipliers };
}

/** Checks that an argument is a constant and coefficients, so many where that is known, in BigInts. */
const checkAffine = (argument: string, affine: Affine, columns?: number): void => {
  checkObject(argument, affine, 'an object', '{ constant: 0n, coefficients: [1n, -2n] }');
  const { constant, coefficients } = affine;
  if (typeof constant !== 'bigint')
    throw new InvalidArgument(`${argument}.constant`, constant, 'a BigInt, such as 3n');
  checkList(`${argument}.coefficients`, coefficients, 'BigInts');
  if (columns !== undefined && coefficients.length !== columns)
    throw new InvalidArgument(
      `${argument}.coefficients`,
      coefficients,
      `a list of ${String(columns)} BigInts`,
    );
  for (const entry of coefficients)
    if (typeof entry !== 'bigint')
      throw new InvalidArgument(`An entry of ${argument}.coefficients`, entry, 'a BigInt, such as 3n');
};

/** The column with a negative cost whose variable comes first; −1 if none. */
const entering = (costs: readonly bigint[], outside: readonly number[]): number => {
  let best = -1;
  for (let j = 0; j < outside.length; j += 1)
    if (costs[j]! < 0n && (best < 0 || outside[j]! < outside[best]!)) best = j;
  return best;
};

/** The row that first reaches 0 as the entering variable grows, the first variable at ties; −1 if none. */
const leaving = (rows: readonly bigint[][], inside: readonly number[], enter: number): number => {
  const last = rows[0]!.length - 1;
  let best = -1;
  for (let i = 1; i < rows.length; i += 1) {
    const slope = rows[i]![enter]!;
    if (slope >= 0n) continue;
    if (best < 0) {
      best = i;
      continue;
    }
    // rows[i][last] / −slope against rows[best][last] / −rows[best][enter], both denominators positive.
    const left = rows[i]![last]! * -rows[best]![enter]!;
    const right = rows[best]![last]! * -slope;
    if (left < right || (left === right && inside[i]! < inside[best]!)) best = i;
  }
  return best;
};

/**
 * Exchanges the variable of a row with that of a column whose entry there is negative; gives the new denominator.
 *
 * With e the entry's size and d the old denominator, every other entry a becomes (a·e + row·column)/d, the column keeps
 * its entries with the sign turned, and the row its own, over e.
 */
function* pivot(rows: bigint[][], leave: number, enter: number, denominator: bigint): Pieces<bigint> {
  const row = rows[leave]!;
  const size = -row[enter]!;
  for (let i = 0; i < rows.length; i += 1) {
    if (i === leave) continue;
    yield;
    const other = rows[i]!;
    const factor = other[enter]!;
    for (let j = 0; j < other.length; j += 1)
      if (j !== enter) other[j] = (other[j]! * size + factor * row[j]!) / denominator;
    other[enter] = -factor;
  }
  row[enter] = -denominator;
  return size;
}
