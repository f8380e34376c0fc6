/**
 * What is known of the optimum: the number, bounds, or why there is none.
 */
import type { Rational } from '../../exact/rational.js';

/** The largest welfare that an allocation has; or bounds, and why no more is known; or why there is no such number. */
export type BestWelfare =
  | { readonly kind: 'exact'; readonly welfare: Rational }
  | { readonly kind: 'between'; readonly least: Rational; readonly most: Rational; readonly why: string }
  | { readonly kind: 'none'; readonly why: string };
