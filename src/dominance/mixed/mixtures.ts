/**
 * Exact dominance by mixtures: two linear programs, solved by row and column generation. Each is solved on a restricted problem
 * of a few rivals and a few columns, which grows by the rival or the column that violates the last solution most, until exact
 * tests over all of them find no violation.
 *
 * Both programs look for weights on columns. Let A_t(c) = u(t, c) − u(s, c).
 * - value: min over beliefs y of max_t Σ_c y_c A_t(c); its multipliers are the mixture with the largest smallest gain.
 * - surplus: min over y ≥ 0 of max_t Σ_c (1 + y_c) A_t(c), with A_s = 0 among the rows; 0 exactly if s is a best reply to a
 *   belief of full support, and otherwise its multipliers are a mixture that gains nowhere less than 0, in total most.
 */
import type { Affine, Minimum } from '../../exact/linear-program.js';
import { minimiseInPieces } from '../../exact/linear-program.js';
import type { Pieces } from '../../computation.js';
import type { Least, ColumnOracle, Weights } from './column-oracle.js';

/** Whole weights on columns, and the same for all columns. */
export interface WholeBelief<Column> {
  readonly uniformPart: bigint;
  readonly columns: readonly Column[];
  readonly weights: readonly bigint[];
}

/** A mixture (weights over their sum), the total gain at the column where it gains least. */
export interface MixtureGain<Column> {
  readonly mixture: Weights;
  readonly least: Least<Column>;
  /** Whether no mixture has a larger smallest gain. */
  readonly largest: boolean;
}

/** Either a mixture whose smallest gain has the sought sign, or a belief that excludes every such mixture. */
export type MixtureOrBelief<Column> =
  | { readonly kind: 'mixture'; readonly found: MixtureGain<Column> }
  | { readonly kind: 'belief'; readonly belief: WholeBelief<Column> };

/** Rivals and columns to start from: any will do, also none. */
export interface InitialSets<Column> {
  readonly rivals: readonly number[];
  readonly columns: readonly Column[];
}

/** The restricted problem: a growing set of rivals and columns with their gains over s. */
class RestrictedProblem<Column> {
  readonly rivals: number[] = [];
  readonly columns: Column[] = [];
  private readonly keys = new Set<string>();

  constructor(
    readonly oracle: ColumnOracle<Column>,
    readonly against: number,
    { rivals, columns }: InitialSets<Column>,
  ) {
    for (const rival of rivals) this.addRival(rival);
    for (const column of columns) this.addColumn(column);
  }

  gain(rival: number, column: Column): bigint {
    return this.oracle.payoff(rival, column) - this.oracle.payoff(this.against, column);
  }

  addRival(rival: number): boolean {
    if (this.rivals.includes(rival)) return false;
    this.rivals.push(rival);
    return true;
  }

  addColumn(column: Column): boolean {
    const key = this.oracle.key(column);
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    this.columns.push(column);
    return true;
  }

  /** The rival with the largest Σ_c y_c A_t(c) + base(t), and that sum. */
  bestRival(
    candidates: readonly number[],
    weights: readonly bigint[],
    base: (rival: number) => bigint,
  ): { readonly rival: number; readonly sum: bigint } {
    let best: { rival: number; sum: bigint } | undefined;
    for (const rival of candidates) {
      let sum = base(rival);
      for (let c = 0; c < weights.length; c += 1)
        if (weights[c] !== 0n) sum += weights[c]! * this.gain(rival, this.columns[c]!);
      if (best === undefined || sum > best.sum) best = { rival, sum };
    }
    return best!;
  }
}

const nonZeroMixture = (strategies: readonly number[], weights: readonly bigint[]): Weights => {
  const support = strategies
    .map((strategy, i) => ({ strategy, weight: weights[i]! }))
    .filter(({ weight }) => weight !== 0n)
    .sort((a, b) => a.strategy - b.strategy);
  return {
    strategies: support.map(({ strategy }) => strategy),
    weights: support.map(({ weight }) => weight),
  };
};

const belief = <Column>(
  uniformPart: bigint,
  columns: readonly Column[],
  weights: readonly bigint[],
): WholeBelief<Column> => ({
  uniformPart,
  columns: columns.filter((_, c) => weights[c] !== 0n),
  weights: weights.filter((weight) => weight !== 0n),
});

/** The solution of a value program: weights of rivals and of columns, and the value, all over the denominator. */
interface SolvedValue {
  readonly denominator: bigint;
  readonly value: bigint;
  readonly mixture: readonly bigint[];
  readonly belief: readonly bigint[];
}

/** The value program of a restricted problem: y over the columns, x over the rivals, both over the denominator. */
function* solveValue(gains: ReadonlyArray<readonly bigint[]>): Pieces<SolvedValue> {
  // y_0 = 1 − Σ_{c>0} y_c, and w = (gain of the rival `top` that is best at column 0) + slack. The variables: y_1 …, slack.
  let top = 0;
  gains.forEach((row, t) => {
    if (row[0]! > gains[top]![0]!) top = t;
  });
  const line = (row: readonly bigint[], slack: bigint): Affine => ({
    constant: row[0]!,
    coefficients: [...row.slice(1).map((gain) => gain - row[0]!), slack],
  });
  const objective = line(gains[top]!, 1n);
  const others = gains.map((_, t) => t).filter((t) => t !== top);
  const minus = (a: Affine, b: Affine): Affine => ({
    constant: a.constant - b.constant,
    coefficients: a.coefficients.map((x, j) => x - b.coefficients[j]!),
  });
  const first: Affine = { constant: 1n, coefficients: [...gains[top]!.slice(1).map(() => -1n), 0n] };
  const constraints = [first, ...others.map((t) => minus(objective, line(gains[t]!, 0n)))];
  const minimum = (yield* minimiseInPieces(objective, constraints))!;
  const { denominator, value, x, reduced, multipliers } = minimum;
  const rest = x.slice(0, -1);
  const weights = new Array<bigint>(gains.length);
  weights[top] = reduced.at(-1)!;
  others.forEach((t, i) => (weights[t] = multipliers[i + 1]!));
  return {
    denominator,
    value,
    mixture: weights,
    belief: [denominator - rest.reduce((sum, y) => sum + y, 0n), ...rest],
  };
}

/** What is asked of {@link mixtureByValue}. */
export interface ValueSearch<Column> {
  readonly requiredGain: 'positive' | 'non-negative';
  readonly seek: 'largest' | 'any';
  readonly start: InitialSets<Column>;
}

/**
 * The sign of the largest smallest gain over s that a mixture of the given rivals has.
 *
 * With `requiredGain: 'positive'` it looks for a mixture that gains everywhere, and a belief is one to which s is a best reply
 * among the rivals. With `'non-negative'` it looks for a mixture that gains nowhere less than 0, and a belief is one against
 * which s is strictly better than every rival. The mixture found is the one with the largest smallest gain, or with
 * `seek: 'any'` the first of the required sign.
 */
export function* mixtureByValue<Column>(
  oracle: ColumnOracle<Column>,
  rivals: readonly number[],
  against: number,
  { requiredGain, seek, start }: ValueSearch<Column>,
): Pieces<MixtureOrBelief<Column>> {
  const restricted = new RestrictedProblem(oracle, against, start);
  if (restricted.rivals.length === 0) restricted.addRival(rivals[0]!);
  if (restricted.columns.length === 0)
    restricted.addColumn(
      oracle.least({ strategies: [restricted.rivals[0]!], weights: [1n] }, against).column,
    );
  for (;;) {
    const solved = yield* solveValue(
      restricted.rivals.map((t) => restricted.columns.map((c) => restricted.gain(t, c))),
    );
    const { rival, sum } = restricted.bestRival(rivals, solved.belief, () => 0n);
    if (requiredGain === 'positive' ? sum <= 0n : sum < 0n)
      return { kind: 'belief', belief: belief(0n, restricted.columns, solved.belief) };
    const mixture = nonZeroMixture(restricted.rivals, solved.mixture);
    const least = oracle.least(mixture, against);
    // Both sums are over the same denominator: the weights of the belief and of the mixture each sum to it.
    if (seek === 'any' && (requiredGain === 'positive' ? least.gain > 0n : least.gain >= 0n))
      return {
        kind: 'mixture',
        found: { mixture, least, largest: sum <= solved.value && least.gain >= solved.value },
      };
    const addedRival = sum > solved.value && restricted.addRival(rival);
    const addedColumn = least.gain < solved.value && restricted.addColumn(least.column);
    if (!addedRival && !addedColumn) return { kind: 'mixture', found: { mixture, least, largest: true } };
  }
}

/** The solution of a surplus program: weights of rows, what is added on columns, and the value, all over the denominator. */
interface SolvedSurplus {
  readonly denominator: bigint;
  readonly value: bigint;
  readonly mixture: readonly bigint[];
  readonly extra: readonly bigint[];
}

/** The surplus program of a restricted problem: y over the columns, x over the rows. */
function* solveSurplus(
  bases: readonly bigint[],
  gains: ReadonlyArray<readonly bigint[]>,
): Pieces<SolvedSurplus> {
  let top = 0;
  bases.forEach((base, t) => {
    if (base > bases[top]!) top = t;
  });
  const objective: Affine = { constant: bases[top]!, coefficients: [...gains[top]!, 1n] };
  const others = bases.map((_, t) => t).filter((t) => t !== top);
  const constraints = others.map((t): Affine => ({
    constant: bases[top]! - bases[t]!,
    coefficients: [...gains[top]!.map((gain, c) => gain - gains[t]![c]!), 1n],
  }));
  const { denominator, value, x, reduced, multipliers }: Minimum = (yield* minimiseInPieces(
    objective,
    constraints,
  ))!;
  const weights = new Array<bigint>(bases.length);
  weights[top] = reduced.at(-1)!;
  others.forEach((t, i) => (weights[t] = multipliers[i]!));
  return { denominator, value, mixture: weights, extra: x.slice(0, -1) };
}

/**
 * Whether a mixture of the given rivals gains nowhere less than 0 and somewhere more; otherwise a belief of full support to
 * which s is a best reply among them.
 */
export function* mixtureBySurplus<Column>(
  oracle: ColumnOracle<Column>,
  rivals: readonly number[],
  against: number,
  start: InitialSets<Column>,
): Pieces<MixtureOrBelief<Column>> {
  const restricted = new RestrictedProblem(oracle, against, start);
  restricted.addRival(against);
  const own = oracle.total(against);
  const base = new Map([[against, 0n]]);
  for (const t of rivals) base.set(t, oracle.total(t) - own);
  for (;;) {
    const solved = yield* solveSurplus(
      restricted.rivals.map((t) => base.get(t)!),
      restricted.rivals.map((t) => restricted.columns.map((c) => restricted.gain(t, c))),
    );
    const { rival, sum } = restricted.bestRival(
      [against, ...rivals],
      solved.extra,
      (t) => base.get(t)! * solved.denominator,
    );
    const mixture = nonZeroMixture(restricted.rivals, solved.mixture);
    const addedRival = sum > solved.value && restricted.addRival(rival);
    if (!addedRival && solved.value === 0n)
      return { kind: 'belief', belief: belief(solved.denominator, restricted.columns, solved.extra) };
    const least = oracle.least(mixture, against);
    const addedColumn = least.gain < 0n && restricted.addColumn(least.column);
    if (!addedColumn && solved.value > 0n && least.gain >= 0n) {
      // s itself may carry weight as a row: a mixture with s dominates exactly if the rest of it does.
      const rest = mixture.strategies
        .map((strategy, i) => ({ strategy, weight: mixture.weights[i]! }))
        .filter(({ strategy }) => strategy !== against);
      return {
        kind: 'mixture',
        found: {
          mixture: { strategies: rest.map((r) => r.strategy), weights: rest.map((r) => r.weight) },
          least,
          largest: false,
        },
      };
    }
    if (!addedRival && !addedColumn) throw new Error('The surplus program came to a stop without an answer.');
  }
}
