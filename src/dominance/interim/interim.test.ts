import { describe, expect, it } from 'vitest';
import { randomBayesian, randomGame } from '../../games/generators.js';
import type { BayesianGame } from '../../games/bayesian.js';
import * as Q from '../../exact/rational.js';
import { solveInterim } from './interim.js';
import { recheckInterim } from './recheck.js';
import { comparisons, dominatorKinds } from '../relation.js';
import { solve } from '../elimination.js';

describe('interim dominance', () => {
  it.each(
    comparisons.flatMap((comparison) =>
      dominatorKinds.map((dominators) => [comparison, dominators] as const),
    ),
  )('with one type each is dominance in the normal form (%s, %s)', (comparison, dominators) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const game = randomGame(seed, [3, 3, 2], 4);
      const bayesian: BayesianGame = {
        players: game.players.map(({ name, strategies }) => ({ name, types: ['only'], actions: strategies })),
        prior: { denominator: 1n, numerators: [1n] },
        payoffs: game.payoffs,
      };
      const elimination = { comparison, dominators, rounds: 'all' } as const;
      const plain = solve(game, elimination);
      const interim = solveInterim(bayesian, elimination);
      const margins = (rounds: typeof plain.rounds | typeof interim.rounds): readonly string[] =>
        rounds.flatMap(({ round, eliminated }) =>
          eliminated.map(
            ({ player, strategy, margin }) =>
              `${String(round)} ${String(player)} ${String(strategy)} ${Q.show(margin)}`,
          ),
        );
      expect(margins(interim.rounds)).toEqual(margins(plain.rounds));
      expect(interim.surviving.map((types) => types[0])).toEqual(plain.surviving);
    }
  });

  it('goes to the end of a game of 3 players, 3 types and 6 actions, witnesses re-checked against 46,656 strategies', () => {
    const game = randomBayesian(1, { players: 3, types: 3, actions: 6, noise: 20 });
    const solution = solveInterim(game, { comparison: 'strict', dominators: 'pure', rounds: 'all' });
    expect(solution.rounds.length).toBeGreaterThan(1);
    expect(solution.complete).toBe(true);
    expect(recheckInterim(game, solution)).toEqual([]);
  });

  it('states margins in units of payoff, given the type', () => {
    // Ann is "low" with probability 2/3; the second action gains 1 or 2 as Bob's only type plays.
    const game: BayesianGame = {
      players: [
        { name: 'Ann', types: ['low', 'high'], actions: ['a', 'b'] },
        { name: 'Bob', types: ['only'], actions: ['l', 'r'] },
      ],
      prior: { denominator: 3n, numerators: [2n, 1n] },
      payoffs: [
        { denominator: 2n, numerators: Float64Array.of(0, 0, 2, 4, 0, 0, 0, 0) },
        { denominator: 1n, numerators: new Float64Array(8) },
      ],
    };
    const { rounds, surviving } = solveInterim(game);
    const [elimination] = rounds[0]!.eliminated;
    expect([
      elimination!.player,
      elimination!.type,
      elimination!.strategy,
      Q.show(elimination!.margin),
    ]).toEqual([0, 0, 0, '1']);
    expect(elimination!.attainedAt).toEqual([[], [0]]);
    expect(surviving).toEqual([[[1], [0, 1]], [[0, 1]]]);
  });
});
