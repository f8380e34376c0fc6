/**
 * An economy: a market (what the auctioneer knows), the mechanism's ε, and what the traders value.
 */
import type { Rational } from '../exact/rational.js';
import type { Scaled } from '../exact/scaling.js';
import type { Market } from '../market/market.js';
import type { Residual } from '../market/residual.js';

/** What every economy has. */
export interface EconomyFrame {
  readonly title: string;
  readonly commodityNames: readonly string[];
  readonly market: Market;
  /** ε, between 0 and 1/3: the probability of each rule in which only the first trader gets her demand. */
  readonly epsilon: Rational;
}

/**
 * A trader whose values are her own. `utility.numerators[p · |X| + x]` over `utility.denominator` is
 * u_i = v_i(x, p·(e_i − x)), what she gets from trading her endowment for the bundle with index x at the price with index p.
 *
 * @paper Section 3
 */
export interface PrivateTrader {
  readonly name: string;
  readonly utility: Scaled;
}

/** An economy with private values; traders in file order, endowments in the market. @paper Section 3 */
export interface PrivateValuesEconomy extends EconomyFrame {
  readonly kind: 'private-values';
  readonly traders: readonly PrivateTrader[];
}

/** A macro shock ω₀: its probability, and f(·|ω₀) over the signals in their order. @paper Section 4 */
export interface Shock {
  readonly name: string;
  readonly probability: Rational;
  readonly signals: readonly Rational[];
}

/**
 * An economy with symmetric, quasi-linear, interdependent values: `value[shock][signal][bundle]` is v(x, ω₀, ω₁).
 *
 * @paper Section 4
 */
export interface InterdependentEconomy extends EconomyFrame {
  readonly kind: 'interdependent';
  readonly residual: Residual;
  readonly traderNames: readonly string[];
  readonly signals: readonly string[];
  readonly shocks: readonly Shock[];
  readonly value: ReadonlyArray<ReadonlyArray<readonly Rational[]>>;
}

/** Either kind. */
export type Economy = PrivateValuesEconomy | InterdependentEconomy;
