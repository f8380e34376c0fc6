/**
 * The vocabulary of dominance: the relation, what a round eliminates and why, and why a strategy survives.
 *
 * Fix a player, a finite set S of her strategies and a finite set C of columns (profiles of the others). For a rival σ,
 * a strategy in S or a mixture of them, and a strategy s in S, the gain at c is u(σ, c) − u(s, c).
 *
 * - `strict`: σ dominates s if the gain is positive at every column;
 * - `weak`: if it is nowhere negative and somewhere positive;
 * - `very-weak`: if it is nowhere negative, σ puts no weight on strategies payoff-equal to s, or σ is one strategy,
 *   payoff-equal to s and earlier in the list.
 *
 * The paper's "undominated" is `strict` with `pure` dominators.
 *
 * @paper Section 3: M*; Section 4: S¹ and S²
 */
import { checkObject, checkOneOf, InvalidArgument } from '../exact/invalid-argument.js';
import type { Rational } from '../exact/rational.js';

/** Which gains make a dominator. */
export type Comparison = 'strict' | 'weak' | 'very-weak';
/** What may dominate: single strategies, or mixtures too. */
export type Dominators = 'pure' | 'mixed';

/** The strategies (by index, ascending) that each player still has. */
export type Sets = ReadonlyArray<readonly number[]>;
/** The actions (by index, ascending) that each type of each player still has: `sets[player][type]`. */
export type TypeSets = ReadonlyArray<ReadonlyArray<readonly number[]>>;

/**
 * Whether floating-point programs precede the exact ones: where it pays, always, or never. What is found to be dominated
 * does not depend on it. Which of several mixtures is named may.
 */
export type WarmStart = 'auto' | 'always' | 'never';

/** When a warm start may be tried. */
export const warmStarts: readonly WarmStart[] = ['auto', 'always', 'never'];

/** The comparisons, strongest first. */
export const comparisons: readonly Comparison[] = ['strict', 'weak', 'very-weak'];
/** The kinds of dominators. */
export const dominatorKinds: readonly Dominators[] = ['pure', 'mixed'];

/** What to eliminate by, and for how long. The paper's: strict, pure, 1 or 2. */
export interface EliminationOptions {
  readonly comparison: Comparison;
  readonly dominators: Dominators;
  /** At most so many rounds (at least 1), or until nothing is eliminated. */
  readonly rounds: number | 'all';
}

/**
 * Checks what to eliminate by.
 *
 * @throws {@link InvalidArgument} for a comparison or a kind of dominators that there is not, or for rounds that are
 * neither `'all'` nor a whole number from 1 on.
 */
export const checkElimination = (elimination: EliminationOptions): void => {
  const example = "{ comparison: 'strict', dominators: 'pure', rounds: 'all' }";
  checkObject('elimination', elimination, 'an object', example);
  const { comparison, dominators, rounds } = elimination;
  checkOneOf('comparison', comparison, comparisons);
  checkOneOf('dominators', dominators, dominatorKinds);
  if (rounds !== 'all' && !(Number.isSafeInteger(rounds) && rounds >= 1))
    throw new InvalidArgument('rounds', rounds, "'all' or a whole number, at least 1");
};

/** Strict dominance by pure strategies, to the end. */
export const standardElimination: EliminationOptions = {
  comparison: 'strict',
  dominators: 'pure',
  rounds: 'all',
};

/** A strategy and its positive weight in a mixture. */
export interface Share {
  readonly strategy: number;
  readonly weight: Rational;
}

/** A column and the probability that a belief puts on it, besides the uniform part. */
export interface BeliefWeight<Column> {
  readonly column: Column;
  readonly weight: Rational;
}

/**
 * Why a strategy is eliminated: the dominator, and its smallest gain with the first column found to attain it.
 *
 * A single dominator has the largest smallest gain among single strategies, the first at ties. Where mixtures are admitted
 * and a single strategy dominates, that one is given, and mixtures are not compared with it.
 */
export interface Elimination<Column> {
  readonly strategy: number;
  /** The support of the dominator in ascending order: one strategy of weight 1, or a mixture. */
  readonly dominator: readonly Share[];
  /** The smallest gain of the dominator. */
  readonly margin: Rational;
  /** A column with the smallest gain. */
  readonly attainedAt: Column;
  /** Under weak and very weak dominance a column with a positive gain; absent if there is none. */
  readonly positiveGainAt?: Column;
  /** Whether no dominator of the admitted kind has a larger smallest gain. */
  readonly largestMargin: boolean;
}

/**
 * Why a rival does not dominate: at `column` its gain is not positive (strict) or is negative (weak, very weak). `equal` is a
 * rival that is payoff-equal everywhere, and under very weak dominance comes later in the list.
 */
export type Answer<Column> =
  { readonly rival: number; readonly column: Column } | { readonly rival: number; readonly equal: true };

/**
 * Why a strategy survives, in the game in which it was last tested.
 *
 * - `answers` (pure dominators): one for each rival.
 * - `belief` (mixed dominators): every column has the probability `uniformPart`, and those in `weights` have more; the sum is
 *   one. The strategy is a best reply to it, and under very weak dominance strictly better than every rival that is not
 *   payoff-equal. Under weak dominance the uniform part is positive: the belief has full support. Under very weak
 *   dominance no earlier strategy is payoff-equal.
 */
export type SurvivalWitness<Column> =
  | { readonly kind: 'answers'; readonly answers: ReadonlyArray<Answer<Column>> }
  | {
      readonly kind: 'belief';
      readonly uniformPart: Rational;
      readonly weights: ReadonlyArray<BeliefWeight<Column>>;
    };

/** The relation in words, for tables and pages. */
export const describe = ({ comparison, dominators }: Omit<EliminationOptions, 'rounds'>): string =>
  `${comparison === 'strict' ? 'strict' : comparison === 'weak' ? 'weak' : 'very weak'} dominance by ${
    dominators === 'pure' ? 'pure' : 'pure and mixed'
  } strategies`;
