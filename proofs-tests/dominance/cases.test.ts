// Published games with published or recomputed answers, from public test suites, issue trackers, and the study that the paper cites.
import { describe, expect, it } from 'vitest';
import { recheck } from '../../src/dominance/recheck.js';
import type { Comparison, Dominators } from '../../src/dominance/relation.js';
import { solve } from '../../src/dominance/elimination.js';
import type { Solution } from '../../src/dominance/elimination.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import type { Matrix } from '../outside/published-games.js';
import { bimatrix, present, read } from '../outside/published-games.js';

/** Solves, and insists that every witness holds. */
const solved = (game: NormalForm, comparison: Comparison, dominators: Dominators): Solution => {
  const solution = solve(game, { comparison, dominators, rounds: 'all' });
  expect(recheck(game, solution)).toEqual([]);
  return solution;
};

/** Who is eliminated round by round, row player first. */
const log = ({ rounds }: Solution): readonly (readonly string[])[] =>
  rounds.map(({ eliminated }) =>
    eliminated.map(({ player, strategy }) => `${String(player)}:${String(strategy)}`),
  );

interface PublishedRound {
  readonly row: ReadonlyArray<{ readonly eliminated: number }>;
  readonly col: ReadonlyArray<{ readonly eliminated: number }>;
}

const published = (rounds: readonly PublishedRound[]): readonly (readonly string[])[] =>
  rounds.map(({ row, col }) => [
    ...row.map(({ eliminated }) => `0:${String(eliminated)}`),
    ...col.map(({ eliminated }) => `1:${String(eliminated)}`),
  ]);

interface Outcome {
  readonly rounds: number;
  readonly row: readonly number[];
  readonly col: readonly number[];
}

interface EdgeCase {
  readonly id: string;
  readonly row_payoffs: Matrix;
  readonly col_payoffs: Matrix;
  readonly recomputed: {
    readonly strict_pure: Outcome;
    readonly strict_mixed: Outcome & { readonly log_with_certificates: readonly PublishedRound[] };
    readonly weak_pure_maximal_simultaneous: Outcome;
  };
}

describe.skipIf(!present)('edge cases from public test suites and issue trackers', () => {
  const cases =
    (read('dominance-edge-cases.json') as { cases: readonly EdgeCase[] } | undefined)?.cases ?? [];
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { row_payoffs, col_payoffs, recomputed }) => {
    const game = bimatrix(row_payoffs, col_payoffs);
    const outcome = (solution: Solution): Outcome => ({
      rounds: solution.rounds.length,
      row: solution.surviving[0]!,
      col: solution.surviving[1]!,
    });
    const { strict_pure, strict_mixed, weak_pure_maximal_simultaneous } = recomputed;
    expect(outcome(solved(game, 'strict', 'pure'))).toEqual(strict_pure);
    expect(outcome(solved(game, 'weak', 'pure'))).toEqual(weak_pure_maximal_simultaneous);
    const mixed = solved(game, 'strict', 'mixed');
    const { log_with_certificates, ...expected } = strict_mixed;
    expect(outcome(mixed)).toEqual(expected);
    expect(log(mixed)).toEqual(published(log_with_certificates));
  });
});

interface StudyGame {
  readonly id: string;
  readonly row_payoffs: Matrix;
  readonly col_payoffs: Matrix;
  readonly published: {
    readonly row_has_dominant: boolean;
    readonly col_has_dominant: boolean;
    readonly dominance_solvable_by_pure: boolean;
    readonly rounds_for_row: number | null;
    readonly rounds_for_col: number | null;
  };
  readonly recomputed: {
    readonly survivors_pure: Omit<Outcome, 'rounds'>;
    readonly pure_log: readonly PublishedRound[];
    readonly survivors_mixed: Omit<Outcome, 'rounds'>;
    readonly mixed_log: readonly PublishedRound[];
  };
}

/** The round in which a player's set becomes one strategy, or none. */
const settledIn = ({ rounds, tested, surviving }: Solution, player: number, size: number): number | null => {
  let left = size;
  for (const { round, eliminated } of rounds) {
    left -= eliminated.filter((one) => one.player === player).length;
    if (left === 1) return round;
  }
  expect(tested).toEqual(surviving);
  return null;
};

describe.skipIf(!present)('the eighteen games of the study that the paper cites', () => {
  const games = (read('cgcb-games.json') as { games: readonly StudyGame[] } | undefined)?.games ?? [];
  it.each(games.map((one) => [one.id, one] as const))(
    'game %s: structure, classes of rounds, eliminations',
    (_, { row_payoffs, col_payoffs, published: table, recomputed }) => {
      const game = bimatrix(row_payoffs, col_payoffs);
      const pure = solved(game, 'strict', 'pure');
      const sizes = game.players.map(({ strategies }) => strategies.length);
      expect(log(pure)).toEqual(published(recomputed.pure_log));
      expect(pure.surviving).toEqual([recomputed.survivors_pure.row, recomputed.survivors_pure.col]);
      expect(pure.surviving.every((set) => set.length === 1)).toBe(table.dominance_solvable_by_pure);
      const classes = [0, 1].map((player) => settledIn(pure, player, sizes[player]!));
      expect(classes).toEqual([table.rounds_for_row, table.rounds_for_col]);
      expect(classes.map((round) => round === 1)).toEqual([table.row_has_dominant, table.col_has_dominant]);
      const mixed = solved(game, 'strict', 'mixed');
      expect(log(mixed)).toEqual(published(recomputed.mixed_log));
      expect(mixed.surviving).toEqual([recomputed.survivors_mixed.row, recomputed.survivors_mixed.col]);
    },
  );
});
