/**
 * Who is allocated what the first trader leaves under the rules in which only she gets her demand, when values are
 * interdependent: three readings of the same printed formula.
 */

/**
 * - `market`: every position draws on the whole market's supply, as the prose says;
 * - `group`: every position draws on its own group's supply, as the indices say;
 * - `shielded`: the first group shares at most (n − 1)·l less the first demand, the others share the rest; the repair.
 *
 * @paper Rules 5 and 6
 */
export type Residual = 'market' | 'group' | 'shielded';

/** The three readings, in the order in which they are explained. */
export const residuals: readonly Residual[] = ['market', 'group', 'shielded'];
