/**
 * What a bid mechanism leaves open, and a user may choose: k of the k-double auction, and what McAfee's mechanism does where
 * no quote is left beyond the efficient trades.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';

/** What is done where the efficient trades leave no buyer or no seller: the last trade is dropped, or the ends of the price range, 0 and 1, stand in. */
export const edges = ['always-drop', 'support-ends'] as const;

/** One of {@link edges}. */
export type Edge = (typeof edges)[number];

/** The conventions under which a mechanism is played; those that it has no use for are left out. */
export interface Convention {
  /** k, from 0 to 1. */
  readonly k?: Rational;
  readonly edge?: Edge;
}

/** k of the k-double auction where none is named: 1/2. */
export const usualK: Rational = Q.of(1, 2);
/** McAfee's convention where none is named. */
export const usualEdge: Edge = 'always-drop';
