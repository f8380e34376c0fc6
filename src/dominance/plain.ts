/**
 * Elimination as the definitions read, without a thought of speed: what the solver is compared with in tests and benches.
 * It shares no code with it. Mixtures are decided by the feasibility of linear inequalities in whole numbers.
 */
import { gcd } from '../exact/scaling.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { NormalForm } from '../games/normal-form.js';
import { numeratorAt } from '../games/payoff-table.js';
import type { Comparison, Dominators, EliminationOptions } from './relation.js';

/** What is eliminated in a round; `dominator` and `margin` where a single strategy dominates. */
export interface PlainElimination {
  readonly player: number;
  readonly strategy: number;
  readonly dominator?: number;
  readonly margin?: Rational;
}

/** The eliminations of every round that removed something, by player and strategy. */
export const plainRounds = (
  game: NormalForm,
  { comparison, dominators, rounds }: EliminationOptions,
): ReadonlyArray<readonly PlainElimination[]> => {
  let living = game.players.map(({ strategies }) => strategies.map((_, s) => s));
  const history: PlainElimination[][] = [];
  while (rounds === 'all' || history.length < rounds) {
    const eliminated: PlainElimination[] = [];
    for (let player = 0; player < living.length; player += 1) {
      const rows = payoffRows(game, player, living);
      for (const strategy of living[player]!) {
        const verdict = plainVerdict(rows, strategy, comparison, dominators);
        if (verdict === undefined) continue;
        const { dominator, margin } = verdict;
        eliminated.push(
          dominator === undefined
            ? { player, strategy }
            : { player, strategy, dominator, margin: Q.of(margin!, game.payoffs[player]!.denominator) },
        );
      }
    }
    if (eliminated.length === 0) break;
    history.push(eliminated);
    living = living.map((set, i) =>
      set.filter((s) => !eliminated.some(({ player, strategy }) => player === i && strategy === s)),
    );
  }
  return history;
};

/** Each living strategy's payoffs against every living profile of the others, in the order of profiles. */
export const payoffRows = (
  { players, payoffs }: NormalForm,
  player: number,
  living: ReadonlyArray<readonly number[]>,
): ReadonlyMap<number, readonly bigint[]> => {
  const rows = new Map<number, readonly bigint[]>();
  for (const own of living[player]!) {
    let numbers = [0];
    players.forEach(({ strategies }, i) => {
      const choices = i === player ? [own] : living[i]!;
      numbers = numbers.flatMap((number) => choices.map((s) => number * strategies.length + s));
    });
    rows.set(
      own,
      numbers.map((number) => numeratorAt(payoffs[player]!, number)),
    );
  }
  return rows;
};

/** Whether s is dominated among the rows; with the pure dominator and its margin if there is one. */
export const plainVerdict = (
  rows: ReadonlyMap<number, readonly bigint[]>,
  s: number,
  comparison: Comparison,
  dominators: Dominators,
): { readonly dominator?: number; readonly margin?: bigint } | undefined =>
  plainDominator(rows, s, comparison) ??
  (dominators === 'mixed' && mixtureExists(rows, s, comparison) ? {} : undefined);

const gainsOf = (of: readonly bigint[], over: readonly bigint[]): readonly bigint[] =>
  of.map((u, c) => u - over[c]!);

/** The pure dominator with the largest smallest gain, the first at ties. */
const plainDominator = (
  rows: ReadonlyMap<number, readonly bigint[]>,
  s: number,
  comparison: Comparison,
): { readonly dominator: number; readonly margin: bigint } | undefined => {
  let best: { dominator: number; margin: bigint } | undefined;
  for (const [t, row] of rows) {
    if (t === s) continue;
    const gains = gainsOf(row, rows.get(s)!);
    const equal = gains.every((gain) => gain === 0n);
    const dominates =
      comparison === 'strict'
        ? gains.every((gain) => gain > 0n)
        : gains.every((gain) => gain >= 0n) && (!equal || (comparison === 'very-weak' && t < s));
    if (!dominates) continue;
    const margin = gains.reduce((least, gain) => (gain < least ? gain : least));
    if (best === undefined || margin > best.margin) best = { dominator: t, margin };
  }
  return best;
};

/** Whether some mixture dominates: weights x ≥ 0 up to scale, by what their gains must satisfy. */
const mixtureExists = (
  rows: ReadonlyMap<number, readonly bigint[]>,
  s: number,
  comparison: Comparison,
): boolean => {
  const rivals = [...rows].filter(([t]) => t !== s).map(([, row]) => gainsOf(row, rows.get(s)!));
  const admitted =
    comparison === 'very-weak' ? rivals.filter((gains) => gains.some((gain) => gain !== 0n)) : rivals;
  if (admitted.length === 0) return false;
  const columns = admitted[0]!.map((_, c) => admitted.map((gains) => gains[c]!));
  if (comparison === 'strict')
    return hasSolution(columns.map((coefficients) => ({ coefficients, least: 1n })));
  const nowhereLess = columns.map((coefficients) => ({ coefficients, least: 0n }));
  const sums = admitted.map((gains) => gains.reduce((a, b) => a + b, 0n));
  return hasSolution([
    ...nowhereLess,
    { coefficients: comparison === 'weak' ? sums : admitted.map(() => 1n), least: 1n },
  ]);
};

/** Σ coefficients · x ≥ least, where least is 0 or 1. */
interface Inequality {
  readonly coefficients: readonly bigint[];
  readonly least: bigint;
}

/**
 * Whether some x ≥ 0 satisfies all inequalities: the first phase of the simplex method by Bland's rule, on rows of whole
 * numbers that are each known up to a positive factor.
 */
export const hasSolution = (inequalities: readonly Inequality[]): boolean => {
  const n = inequalities[0]!.coefficients.length;
  const m = inequalities.length;
  const width = n + 2 * m + 1;
  // Variables: x, a surplus a row, an artificial a row; then the right side. A row of least 0 starts with its surplus.
  const rows = inequalities.map(({ coefficients, least }, i) => {
    const row = new Array<bigint>(width).fill(0n);
    const turn = least === 0n ? -1n : 1n;
    coefficients.forEach((a, j) => (row[j] = turn * a));
    row[n + i] = -turn;
    if (least !== 0n) row[n + m + i] = 1n;
    row[width - 1] = least;
    return row;
  });
  const basis = inequalities.map(({ least }, i) => (least === 0n ? n + i : n + m + i));
  for (;;) {
    // The cost of variable j: minus the sum of the rows held by artificials, each divided by its basic entry.
    const held = rows.filter((_, i) => basis[i]! >= n + m);
    const product = held.reduce((p, row) => p * row[basis[rows.indexOf(row)]!]!, 1n);
    const weighted = (j: number): bigint =>
      held.reduce((sum, row) => sum + (product / row[basis[rows.indexOf(row)]!]!) * row[j]!, 0n);
    if (weighted(width - 1) === 0n) return true;
    let enter = 0;
    while (enter < n + m && weighted(enter) <= 0n) enter += 1;
    if (enter === n + m) return false;
    let leave = -1;
    rows.forEach((row, i) => {
      if (row[enter]! <= 0n) return;
      if (leave < 0) leave = i;
      const left = row[width - 1]! * rows[leave]![enter]!;
      const right = rows[leave]![width - 1]! * row[enter]!;
      if (left < right || (left === right && basis[i]! < basis[leave]!)) leave = i;
    });
    const pivot = rows[leave]!;
    rows.forEach((row, i) => {
      if (i === leave || row[enter] === 0n) return;
      const factor = row[enter]!;
      const next = row.map((a, j) => a * pivot[enter]! - factor * pivot[j]!);
      const common = next.reduce(gcd, 0n);
      rows[i] = next.map((a) => a / common);
    });
    basis[leave] = enter;
  }
};
