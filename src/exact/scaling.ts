/**
 * Common denominators: rationals become integers over one denominator, so that kernels add and compare
 * whole numbers. Also the proof that such integers may be held in doubles.
 */
import type { Rational } from './rational.js';
import { denominator, numerator, of } from './rational.js';

/** Whole numbers over one common denominator: entry i is `numerators[i] / denominator`. */
export interface Scaled {
  readonly denominator: bigint;
  readonly numerators: readonly bigint[];
}

/** The greatest common divisor of two whole numbers, at least 0. */
export const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** The least common multiple of two positive whole numbers. */
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** The least common denominator of a list; 1 for the empty one. */
export const commonDenominator = (qs: Iterable<Rational>): bigint => {
  let common = 1n;
  for (const q of qs) common = lcm(common, denominator(q));
  return common;
};

/** q · denominator, which must be whole. @throws RangeError if it is not. */
export const scaleTo = (q: Rational, common: bigint): bigint => {
  if (common % denominator(q) !== 0n)
    throw new RangeError(
      `${String(denominator(q))} does not divide the common denominator ${String(common)}.`,
    );
  return numerator(q) * (common / denominator(q));
};

/** A list over its least common denominator. */
export const scaleAll = (qs: readonly Rational[]): Scaled => {
  const common = commonDenominator(qs);
  return { denominator: common, numerators: qs.map((q) => scaleTo(q, common)) };
};

/** The rationals again. */
export const unscale = ({ denominator: d, numerators }: Scaled): readonly Rational[] =>
  numerators.map((n) => of(n, d));

/** 2^53 − 1: whole numbers up to this size are exact in a double, and so are their sums while they stay below it. */
export const largestSafe = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether every whole number of size at most `bound` is exact in a double. */
export const fitsDouble = (bound: bigint): boolean => bound <= largestSafe;
