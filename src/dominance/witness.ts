/**
 * What is wrong with a witness, from the definitions alone: no kernel, no linear program, only sums of payoffs.
 */
import { commonDenominator, scaleTo } from '../exact/scaling.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Comparison, Dominators, Elimination, SurvivalWitness } from './relation.js';

/** One player (or one type of hers) in the game of a round, read naively. */
export interface Grid<Column> {
  readonly strategies: readonly number[];
  /** The name by which a fault speaks of a strategy. */
  readonly nameOf: (strategy: number) => string;
  /** Every column against which s is tested. */
  readonly columns: (s: number) => Iterable<Column>;
  /** Whether a column belongs to the game and goes with s. */
  readonly isColumn: (s: number, column: Column) => boolean;
  /** u(t, c) − u(s, c), times `denominator`. */
  readonly gain: (t: number, s: number, column: Column) => bigint;
  readonly denominator: bigint;
}

/** Weights over their common denominator. */
const whole = (
  weights: readonly Rational[],
): { readonly weights: readonly bigint[]; readonly sum: bigint } => {
  const common = commonDenominator(weights);
  return { weights: weights.map((weight) => scaleTo(weight, common)), sum: common };
};

const payoffEqual = <Column>(grid: Grid<Column>, t: number, s: number): boolean => {
  for (const column of grid.columns(s)) if (grid.gain(t, s, column) !== 0n) return false;
  return true;
};

/** What is wrong with the reason given for a fall; nothing if it holds. Cost: every column once. */
export const faultsOfElimination = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  dominators: Dominators,
  fall: Elimination<Column>,
): readonly string[] => {
  const { strategy: s, by, margin, at, better } = fall;
  const faults: string[] = [];
  if (!grid.strategies.includes(s)) faults.push('it had fallen before');
  if (by.length === 0) faults.push('there is no dominator');
  if (dominators === 'pure' && by.length > 1) faults.push('the dominator is mixed');
  if (by.some(({ strategy }) => strategy === s || !grid.strategies.includes(strategy)))
    faults.push('the dominator uses the strategy itself or one that has fallen');
  if (by.some(({ strategy }, i) => i > 0 && strategy <= by[i - 1]!.strategy))
    faults.push('the dominator is not listed in ascending order');
  if (by.some(({ weight }) => Q.sign(weight) <= 0) || !Q.equals(Q.sum(by.map(({ weight }) => weight)), Q.one))
    faults.push('the weights are no lottery');
  if (faults.length > 0) return faults;
  const { weights, sum } = whole(by.map(({ weight }) => weight));
  const gainAt = (column: Column): bigint =>
    by.reduce((total, { strategy }, i) => total + weights[i]! * grid.gain(strategy, s, column), 0n);
  let least: bigint | undefined;
  for (const column of grid.columns(s)) {
    const gain = gainAt(column);
    if (least === undefined || gain < least) least = gain;
  }
  if (least === undefined) return ['there is no column'];
  if (!Q.equals(Q.of(least, sum * grid.denominator), margin))
    faults.push('the margin is not the smallest gain');
  if (!grid.isColumn(s, at) || gainAt(at) !== least)
    faults.push('the margin is not attained where it is said to be');
  if (better !== undefined && !(grid.isColumn(s, better) && gainAt(better) > 0n))
    faults.push('there is no gain where one is claimed');
  if (comparison === 'strict' ? least <= 0n : least < 0n) faults.push('the dominator does not dominate');
  if (comparison === 'weak' && better === undefined) faults.push('no column with a gain is named');
  if (
    comparison === 'very-weak' &&
    by.some(({ strategy }) => payoffEqual(grid, strategy, s)) &&
    !(by.length === 1 && by[0]!.strategy < s)
  )
    faults.push('a payoff-equal strategy is no dominator unless it comes earlier');
  return faults;
};

/** What is wrong with the reason given for a survival; nothing if it holds. Cost: at most every column once a rival. */
export const faultsOfSurvival = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  dominators: Dominators,
  s: number,
  standing: SurvivalWitness<Column>,
): readonly string[] => {
  const rivals = grid.strategies.filter((t) => t !== s);
  if ((dominators === 'pure') !== (standing.kind === 'answers')) return ['the witness is of the wrong kind'];
  const faults: string[] = [];
  if (standing.kind === 'answers') {
    const answered = standing.answers.map(({ rival }) => rival);
    if (JSON.stringify(answered) !== JSON.stringify(rivals)) faults.push('not every rival is answered once');
    for (const answer of standing.answers) {
      const { rival } = answer;
      const holds =
        'equal' in answer
          ? comparison !== 'strict' && (comparison === 'weak' || rival > s) && payoffEqual(grid, rival, s)
          : grid.isColumn(s, answer.column) &&
            (comparison === 'strict'
              ? grid.gain(rival, s, answer.column) <= 0n
              : grid.gain(rival, s, answer.column) < 0n);
      if (!holds) faults.push(`${grid.nameOf(rival)} is not answered`);
    }
    return faults;
  }
  const { everywhere, charges } = standing;
  if (charges.some(({ column, weight }) => !grid.isColumn(s, column) || Q.sign(weight) <= 0))
    faults.push('the belief charges no column of the game');
  if (Q.sign(everywhere) < 0 || (comparison === 'weak' && Q.sign(everywhere) === 0))
    faults.push('the belief has no full support');
  const { weights } = whole([everywhere, ...charges.map(({ weight }) => weight)]);
  const gains = new Map(rivals.map((t) => [t, 0n]));
  let count = 0;
  if (weights[0] !== 0n)
    for (const column of grid.columns(s)) {
      count += 1;
      for (const t of rivals) gains.set(t, gains.get(t)! + weights[0]! * grid.gain(t, s, column));
    }
  for (const [c, { column }] of charges.entries())
    for (const t of rivals) gains.set(t, gains.get(t)! + weights[c + 1]! * grid.gain(t, s, column));
  const total = Q.add(Q.mul(everywhere, Q.of(count)), Q.sum(charges.map(({ weight }) => weight)));
  if (!Q.equals(total, Q.one)) faults.push('the belief does not sum to one');
  for (const [t, gain] of gains) {
    const worse = comparison === 'very-weak' ? gain < 0n || (t > s && payoffEqual(grid, t, s)) : gain <= 0n;
    if (!worse) faults.push(`${grid.nameOf(t)} is better against the belief`);
  }
  return faults;
};
