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

/** Whether weights are positive and sum to one. */
const isLottery = (weights: readonly Rational[]): boolean =>
  weights.every((weight) => Q.sign(weight) > 0) && Q.equals(Q.sum(weights), Q.one);

/** What is wrong with a dominator by itself, its gains left out. */
const faultsOfDominator = <Column>(
  grid: Grid<Column>,
  dominators: Dominators,
  { strategy: s, dominator }: Elimination<Column>,
): readonly string[] => {
  const faults: string[] = [];
  if (!grid.strategies.includes(s)) faults.push('it was eliminated before');
  if (dominator.length === 0) faults.push('there is no dominator');
  if (dominators === 'pure' && dominator.length > 1) faults.push('the dominator is mixed');
  if (dominator.some(({ strategy }) => strategy === s || !grid.strategies.includes(strategy)))
    faults.push('the dominator uses the strategy itself or an eliminated one');
  if (dominator.some(({ strategy }, i) => i > 0 && strategy <= dominator[i - 1]!.strategy))
    faults.push('the dominator is not listed in ascending order');
  if (!isLottery(dominator.map(({ weight }) => weight))) faults.push('the weights are no lottery');
  return faults;
};

/** What is wrong with the reason given for an elimination; nothing if it holds. Cost: every column once. */
export const faultsOfElimination = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  dominators: Dominators,
  elimination: Elimination<Column>,
): readonly string[] => {
  const { strategy: s, dominator, margin, attainedAt, positiveGainAt } = elimination;
  const faults = [...faultsOfDominator(grid, dominators, elimination)];
  if (faults.length > 0) return faults;
  const { weights, sum } = whole(dominator.map(({ weight }) => weight));
  const gainAt = (column: Column): bigint =>
    dominator.reduce((total, { strategy }, i) => total + weights[i]! * grid.gain(strategy, s, column), 0n);
  let least: bigint | undefined;
  for (const column of grid.columns(s)) {
    const gain = gainAt(column);
    if (least === undefined || gain < least) least = gain;
  }
  if (least === undefined) return ['there is no column'];
  if (!Q.equals(Q.of(least, sum * grid.denominator), margin))
    faults.push('the margin is not the smallest gain');
  if (!grid.isColumn(s, attainedAt) || gainAt(attainedAt) !== least)
    faults.push('the margin is not attained where it is said to be');
  if (positiveGainAt !== undefined && !(grid.isColumn(s, positiveGainAt) && gainAt(positiveGainAt) > 0n))
    faults.push('there is no gain where one is claimed');
  return [...faults, ...faultsOfRelation(grid, comparison, elimination, least)];
};

/** What keeps a dominator with a smallest gain from dominating in the sense of the comparison. */
const faultsOfRelation = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  { strategy: s, dominator, positiveGainAt }: Elimination<Column>,
  least: bigint,
): readonly string[] => {
  const faults: string[] = [];
  if (comparison === 'strict' ? least <= 0n : least < 0n) faults.push('the dominator does not dominate');
  if (comparison === 'weak' && positiveGainAt === undefined) faults.push('no column with a gain is named');
  if (
    comparison === 'very-weak' &&
    dominator.some(({ strategy }) => payoffEqual(grid, strategy, s)) &&
    !(dominator.length === 1 && dominator[0]!.strategy < s)
  )
    faults.push('a payoff-equal strategy is no dominator unless it comes earlier');
  return faults;
};

/** What is wrong with the witness of a survivor; nothing if it holds. Cost: at most every column once for each rival. */
export const faultsOfSurvival = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  dominators: Dominators,
  s: number,
  witness: SurvivalWitness<Column>,
): readonly string[] => {
  if ((dominators === 'pure') !== (witness.kind === 'answers')) return ['the witness is of the wrong kind'];
  return witness.kind === 'answers'
    ? faultsOfAnswers(grid, comparison, s, witness)
    : faultsOfBelief(grid, comparison, s, witness);
};

/** What is wrong with answers to the rivals of a strategy. */
const faultsOfAnswers = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  s: number,
  { answers }: Extract<SurvivalWitness<Column>, { kind: 'answers' }>,
): readonly string[] => {
  const faults: string[] = [];
  const rivals = grid.strategies.filter((t) => t !== s);
  const answered = answers.map(({ rival }) => rival);
  if (JSON.stringify(answered) !== JSON.stringify(rivals)) faults.push('not every rival is answered once');
  for (const answer of answers) {
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
};

/** What is wrong with a belief to which a strategy should be a best reply. */
const faultsOfBelief = <Column>(
  grid: Grid<Column>,
  comparison: Comparison,
  s: number,
  { uniformPart, weights }: Extract<SurvivalWitness<Column>, { kind: 'belief' }>,
): readonly string[] => {
  const faults: string[] = [];
  if (weights.some(({ column, weight }) => !grid.isColumn(s, column) || Q.sign(weight) <= 0))
    faults.push('the belief gives weight to what is no column of the game');
  if (Q.sign(uniformPart) < 0 || (comparison === 'weak' && Q.sign(uniformPart) === 0))
    faults.push('the belief has no full support');
  const [uniform, ...others] = whole([uniformPart, ...weights.map(({ weight }) => weight)]).weights;
  const gains = new Map(grid.strategies.filter((t) => t !== s).map((t) => [t, 0n]));
  const addGains = (column: Column, weight: bigint): void => {
    for (const [t, gain] of gains) gains.set(t, gain + weight * grid.gain(t, s, column));
  };
  let count = 0;
  if (uniform !== 0n)
    for (const column of grid.columns(s)) {
      count += 1;
      addGains(column, uniform!);
    }
  weights.forEach(({ column }, c) => addGains(column, others[c]!));
  const total = Q.add(Q.mul(uniformPart, Q.of(count)), Q.sum(weights.map(({ weight }) => weight)));
  if (!Q.equals(total, Q.one)) faults.push('the belief does not sum to one');
  for (const [t, gain] of gains) {
    const worse = comparison === 'very-weak' ? gain < 0n || (t > s && payoffEqual(grid, t, s)) : gain <= 0n;
    if (!worse) faults.push(`${grid.nameOf(t)} is better against the belief`);
  }
  return faults;
};
