/**
 * What a mechanism is told of an economy when it is asked whether it is defined there: plain numbers, and of values no more
 * than what one unit is worth to each trader, where that is all there is to know.
 */
import type { Rational } from '../exact/rational.js';

/** A plain description of an economy. */
export interface MarketDescription {
  /** k: the number of goods. */
  readonly goods: number;
  /** l: the most that a trader can consume of one good. */
  readonly cap: number;
  /** r groups (`count`) of n traders (`size`). */
  readonly groups: { readonly count: number; readonly size: number };
  /** `endowments[i][h]` = e_i(h), one list a trader. */
  readonly endowments: ReadonlyArray<readonly number[]>;
  /** Whether traders hold signals about a value that is common to them. */
  readonly signals: boolean;
  /**
   * What one unit is worth to each trader, where there is one good, utility is v(x) + t, and nobody has a use for a second
   * unit; undefined elsewhere.
   */
  readonly unitValues: readonly Rational[] | undefined;
}
