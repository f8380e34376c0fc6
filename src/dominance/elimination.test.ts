import { describe, expect, it } from 'vitest';
import * as Q from '../exact/rational.js';
import {
  plantedDominators,
  plantedMixtures,
  pluralityVoting,
  randomGame,
  undercutting,
} from '../games/generators.js';
import { numberedPlayers } from '../games/generators.js';
import type { NormalForm } from '../games/normal-form.js';
import { largestEntry, tabulate } from '../games/payoff-table.js';
import { finish } from '../computation.js';
import { plainRounds } from './plain.js';
import { recheck } from './recheck.js';
import type { Comparison, Dominators } from './relation.js';
import { comparisons, dominatorKinds } from './relation.js';
import type { Solution } from './elimination.js';
import { eliminate, solve } from './elimination.js';

/** A row player's matrix against an indifferent column player. */
const rows = (matrix: ReadonlyArray<readonly Q.Rational[]>): NormalForm => ({
  players: numberedPlayers([matrix.length, matrix[0]!.length]),
  payoffs: [tabulate(matrix.flat()), tabulate(matrix.flat().map(() => Q.zero))],
});

const integers = (matrix: ReadonlyArray<ReadonlyArray<number | bigint>>): NormalForm =>
  rows(matrix.map((row) => row.map((entry) => Q.of(entry))));

const solved = (game: NormalForm, comparison: Comparison, dominators: Dominators): Solution => {
  const solution = solve(game, { comparison, dominators, rounds: 'all' });
  expect(recheck(game, solution)).toEqual([]);
  return solution;
};

/** In the first round: later ones may be without columns that the indifferent column player lost. */
const dominatedRows = (game: NormalForm, comparison: Comparison, dominators: Dominators): readonly number[] =>
  solved(game, comparison, dominators)
    .rounds.slice(0, 1)
    .flatMap(({ eliminated }) => eliminated)
    .filter(({ player }) => player === 0)
    .map(({ strategy }) => strategy);

describe('the relation', () => {
  it('tells strict, weak and very weak dominance apart on one game', () => {
    const game = integers([
      [2, 2],
      [2, 1],
      [1, 1],
      [2, 2],
    ]);
    expect(dominatedRows(game, 'strict', 'pure')).toEqual([2]);
    expect(dominatedRows(game, 'weak', 'pure')).toEqual([1, 2]);
    expect(dominatedRows(game, 'very-weak', 'pure')).toEqual([1, 2, 3]);
  });

  it('removes all at once: a dominator may be eliminated in the same round', () => {
    const { rounds } = solved(integers([[3], [2], [1]]), 'strict', 'pure');
    expect(rounds).toHaveLength(1);
    expect(
      rounds[0]!.eliminated.map(({ strategy, dominator, margin }) => [
        strategy,
        dominator[0]!.strategy,
        Q.show(margin),
      ]),
    ).toEqual([
      [1, 0, '1'],
      [2, 0, '2'],
    ]);
  });

  it('names the dominator with the largest margin, the first at ties', () => {
    const game = integers([
      [0, 0],
      [1, 5],
      [2, 2],
      [2, 9],
    ]);
    const elimination = solved(game, 'strict', 'pure').rounds[0]!.eliminated[0]!;
    expect([elimination.strategy, elimination.dominator[0]!.strategy, Q.show(elimination.margin)]).toEqual([
      0,
      2,
      '2',
    ]);
  });

  it('under very weak dominance lets a mixture that is payoff-equal to a strategy dominate it', () => {
    const game = integers([
      [2, 0],
      [1, 1],
      [0, 2],
    ]);
    expect(dominatedRows(game, 'weak', 'mixed')).toEqual([]);
    expect(dominatedRows(game, 'very-weak', 'mixed')).toEqual([1]);
  });

  it('stops after so many rounds and says whether more would be eliminated', () => {
    const game = undercutting(5);
    const two = solve(game, { comparison: 'strict', dominators: 'pure', rounds: 2 });
    expect(two.rounds).toHaveLength(2);
    expect(two.complete).toBe(false);
    expect(two.surviving).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(two.tested[0]).toEqual([0, 1, 2, 3]);
    expect(recheck(game, two)).toEqual([]);
    expect(solve(game).rounds).toHaveLength(4);
  });

  it('refuses an invalid number of rounds, a player without strategies, and the witness of an eliminated strategy', () => {
    const game = integers([[1], [0]]);
    for (const rounds of [0, -1, 1.5, Number.NaN])
      expect(() => solve(game, { comparison: 'strict', dominators: 'pure', rounds })).toThrow(RangeError);
    expect(() => solve({ ...game, players: numberedPlayers([0, 1]) })).toThrow(RangeError);
    expect(() => solve({ ...game, payoffs: game.payoffs.slice(1) })).toThrow(RangeError);
    expect(() => solve({ ...game, players: numberedPlayers([2, 2]) })).toThrow(RangeError);
    expect(() => solve(game).survivalWitness(0, 1)).toThrow(RangeError);
  });

  it('solves for one player alone, and is a computation in steps', () => {
    const alone: NormalForm = {
      players: numberedPlayers([3]),
      payoffs: [tabulate([Q.of(1), Q.of(3), Q.of(2)])],
    };
    for (const comparison of comparisons)
      for (const dominators of dominatorKinds)
        expect(solved(alone, comparison, dominators).surviving).toEqual([[1]]);
    const task = eliminate(alone);
    expect(task.next().value).toMatchObject({ done: 1, total: 1 });
    expect(finish(task).surviving).toEqual([[1]]);
  });
});

describe('exactness at the edge', () => {
  const big = 10n ** 9n;

  it('finds 10^9 + 1 tied with half 10^9 and half 10^9 + 2', () => {
    const game = integers([
      [big, big + 2n],
      [big + 1n, big + 1n],
      [big + 2n, big],
    ]);
    expect(dominatedRows(game, 'strict', 'mixed')).toEqual([]);
    expect(dominatedRows(game, 'weak', 'mixed')).toEqual([]);
    expect(dominatedRows(game, 'very-weak', 'mixed')).toEqual([1]);
  });

  it.each([
    ['a margin of 2^-60', Q.of(1n, 1n << 60n)],
    ['a margin with a denominator of 40 digits', Q.of(1n, 10n ** 40n - 17n)],
  ])('sees %s, above and below', (_, margin) => {
    const half = Q.of(1, 2);
    const game = (middle: Q.Rational): NormalForm =>
      rows([
        [Q.zero, Q.one],
        [middle, middle],
        [Q.one, Q.zero],
      ]);
    const below = game(Q.sub(half, margin));
    const elimination = solved(below, 'strict', 'mixed').rounds[0]!.eliminated[0]!;
    expect(elimination.dominator.map(({ strategy, weight }) => [strategy, Q.show(weight)])).toEqual([
      [0, '1/2'],
      [2, '1/2'],
    ]);
    expect(Q.equals(elimination.margin, margin)).toBe(true);
    expect(dominatedRows(game(half), 'weak', 'mixed')).toEqual([]);
    expect(dominatedRows(game(Q.add(half, margin)), 'very-weak', 'mixed')).toEqual([]);
  });

  it('gives the same answers on both sides of the bound where doubles end', () => {
    const pattern = [
      [0, 3, 1],
      [1, 0, 4],
      [0, 1, 1],
      [0, 3, 0],
    ];
    // The largest entry is just within the bound, or just beyond it.
    for (const largest of [BigInt(largestEntry), BigInt(largestEntry) + 1n, 1n << 53n, 1n << 200n]) {
      const game = integers(pattern.map((row) => row.map((entry) => largest - 4n + BigInt(entry))));
      expect(game.payoffs[0]!.numerators instanceof Float64Array).toBe(largest <= BigInt(largestEntry));
      const small = integers(pattern);
      for (const comparison of comparisons)
        for (const dominators of dominatorKinds) {
          const found = dominatedRows(game, comparison, dominators);
          expect(found).toEqual(dominatedRows(small, comparison, dominators));
        }
    }
  });

  it('distinguishes payoffs that agree as doubles', () => {
    const u = 1n << 70n;
    const game = integers([
      [u, u + 1n],
      [u + 1n, u + 2n],
      [u + 2n, u + 1n],
    ]);
    expect(dominatedRows(game, 'strict', 'pure')).toEqual([0]);
    const elimination = solved(game, 'weak', 'pure').rounds[0]!.eliminated[0]!;
    expect([elimination.dominator[0]!.strategy, Q.show(elimination.margin)]).toEqual([1, '1']);
  });
});

describe('larger games', () => {
  const agree = (game: NormalForm, comparison: Comparison, dominators: Dominators): void => {
    const plain = plainRounds(game, { comparison, dominators, rounds: 'all' });
    const { rounds } = solved(game, comparison, dominators);
    expect(
      rounds.map(({ eliminated }) => eliminated.map(({ player, strategy }) => [player, strategy])),
    ).toEqual(plain.map((round) => round.map(({ player, strategy }) => [player, strategy])));
  };

  it.each([1, 2, 3])(
    'agrees with the definitions where floating-point solutions come first (seed %i)',
    (seed) => {
      for (const comparison of comparisons) {
        agree(randomGame(seed, [14, 14], 3), comparison, 'mixed');
        agree(plantedMixtures(seed, 14, 9, 1), comparison, 'mixed');
        agree(randomGame(seed, [5, 4, 3, 3], 2), comparison, 'mixed');
      }
    },
  );

  it.each(comparisons)('agrees on planted dominators, voting and undercutting, pure, %s', (comparison) => {
    agree(plantedDominators(5, 30, 20, 3), comparison, 'pure');
    agree(pluralityVoting(5, 3, 6), comparison, 'pure');
    agree(undercutting(12), comparison, 'pure');
  });

  it('finds every planted mixture among 60 strategies, and a belief for every other', () => {
    const game = plantedMixtures(7, 60, 1_000_000, 1_000);
    const { rounds, surviving } = solved(game, 'strict', 'mixed');
    expect(rounds[0]!.eliminated).toHaveLength(60);
    expect(surviving.map((set) => set.length)).toEqual([30, 30]);
  });
});
