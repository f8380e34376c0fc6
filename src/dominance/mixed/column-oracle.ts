/**
 * The column oracle of a player: what the generation of rows and columns asks of her game. It gives payoffs one column at a
 * time, and the column at which a mixture gains least. A table answers by going through all columns, a Bayesian game by search.
 */

/** A whole number for each of some strategies. */
export interface Weights {
  readonly strategies: readonly number[];
  readonly weights: readonly bigint[];
}

/** The column with the least total gain Σ_t w_t · (u(t, c) − u(s, c)), and that gain. */
export interface Least<Column> {
  readonly column: Column;
  readonly gain: bigint;
}

/** All payoffs are whole numbers on one scale. */
export interface ColumnOracle<Column> {
  /** The strategies that may carry weight, ascending. */
  readonly strategies: readonly number[];
  /** u(t, c). */
  readonly payoff: (strategy: number, column: Column) => bigint;
  readonly least: (mixture: Weights, against: number) => Least<Column>;
  /** Σ_c u(t, c) over all columns. */
  readonly total: (strategy: number) => bigint;
  /** A name for a column: equal exactly for equal columns. */
  readonly key: (column: Column) => string;
}
