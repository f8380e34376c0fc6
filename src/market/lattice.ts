/**
 * The integer boxes {0..m}^k in lexicographic order: price vectors (in steps of 1/T) and bundles live here,
 * and everywhere else they are known by their index in that order.
 */

import { checkWhole } from '../exact/invalid-argument.js';

/** The box {0..top}^dimensions; `size` = (top + 1)^dimensions. */
export interface Lattice {
  readonly dimensions: number;
  readonly top: number;
  readonly size: number;
}

/** The number of points of {0..top}^dimensions, exactly. */
export const countPoints = (dimensions: number, top: number): bigint => BigInt(top + 1) ** BigInt(dimensions);

/**
 * The box {0..top}^dimensions.
 *
 * @throws RangeError if it has more points than a safe integer counts, or if an argument is no whole number.
 */
export const lattice = (dimensions: number, top: number): Lattice => {
  checkWhole('dimensions', dimensions, 0);
  checkWhole('top', top, 0);
  const size = countPoints(dimensions, top);
  if (size > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`A box of ${String(size)} points cannot be indexed.`);
  return { dimensions, top, size: Number(size) };
};

/** The point with a given index: the first coordinate varies slowest. */
export const pointAt = ({ dimensions, top }: Lattice, index: number): readonly number[] => {
  const point = new Array<number>(dimensions);
  let rest = index;
  for (let h = dimensions - 1; h >= 0; h -= 1) {
    point[h] = rest % (top + 1);
    rest = (rest - point[h]!) / (top + 1);
  }
  return point;
};

/** The index of a point, whose coordinates must lie in 0..top. */
export const indexOf = ({ top }: Lattice, point: readonly number[]): number => {
  let index = 0;
  for (const coordinate of point) index = index * (top + 1) + coordinate;
  return index;
};

/** Whether a list of whole numbers is a point of the box. */
export const contains = ({ dimensions, top }: Lattice, point: readonly number[]): boolean =>
  point.length === dimensions && point.every((c) => Number.isInteger(c) && c >= 0 && c <= top);

/** All points in lexicographic order. */
export const points = (box: Lattice): ReadonlyArray<readonly number[]> =>
  Array.from({ length: box.size }, (_, index) => pointAt(box, index));
