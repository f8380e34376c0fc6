import { describe, expect, it } from 'vitest';
import * as Q from '../exact/rational.js';
import { plantedMixtures, randomBayesian, undercutting } from '../games/generators.js';
import type { InterimEliminated } from './interim/interim.js';
import { solveInterim } from './interim/interim.js';
import { recheckInterim } from './interim/recheck.js';
import { recheck } from './recheck.js';
import type { SurvivalWitness } from './relation.js';
import type { Eliminated, Solution } from './elimination.js';
import { solve } from './elimination.js';

const game = plantedMixtures(3, 8, 20, 2);
const solution = solve(game, { comparison: 'strict', dominators: 'mixed', rounds: 'all' });

/** The solution with its first elimination changed. */
const withElimination = (
  from: Solution,
  change: (elimination: Eliminated) => Partial<Eliminated>,
): Solution => {
  const [first, ...rest] = from.rounds;
  const [elimination, ...others] = first!.eliminated;
  return {
    ...from,
    rounds: [{ ...first!, eliminated: [{ ...elimination!, ...change(elimination!) }, ...others] }, ...rest],
  };
};

/** The solution with one survivor's witness changed. */
const withWitness = (
  from: Solution,
  change: (witness: SurvivalWitness<number>) => SurvivalWitness<number>,
): Solution => ({
  ...from,
  survivalWitness: (player, strategy) => {
    const witness = from.survivalWitness(player, strategy);
    return player === 0 && strategy === from.surviving[0]![0] ? change(witness) : witness;
  },
});

describe('recheck', () => {
  it('accepts what the solver says', () => {
    expect(solution.rounds[0]!.eliminated.some(({ dominator }) => dominator.length > 1)).toBe(true);
    expect(recheck(game, solution)).toEqual([]);
  });

  const more = Q.of(1, 1000);
  it.each<[string, (elimination: Eliminated) => Partial<Eliminated>]>([
    ['a larger margin', ({ margin }) => ({ margin: Q.add(margin, more) })],
    ['a smaller margin', ({ margin }) => ({ margin: Q.sub(margin, more) })],
    ['another strategy', ({ strategy }) => ({ strategy: strategy - 1 })],
    [
      'weights that are no lottery',
      ({ dominator }) => ({ dominator: dominator.map((s) => ({ ...s, weight: Q.div(s.weight, Q.of(2)) })) }),
    ],
    [
      'a lone member of the mixture',
      ({ dominator }) => ({ dominator: [{ strategy: dominator[0]!.strategy, weight: Q.one }] }),
    ],
    ['the strategy as its own dominator', ({ strategy }) => ({ dominator: [{ strategy, weight: Q.one }] })],
    ['no dominator', () => ({ dominator: [] })],
    ['a column of another strategy', ({ attainedAt }) => ({ attainedAt: attainedAt + 8 })],
  ])('notices %s', (_, change) => {
    expect(recheck(game, withElimination(solution, change))).not.toEqual([]);
  });

  it('reports a belief that does not sum to one, a belief on a missing column, and a missing answer', () => {
    const halved = withWitness(solution, (witness) =>
      witness.kind === 'answers'
        ? witness
        : { ...witness, weights: witness.weights.map((c) => ({ ...c, weight: Q.div(c.weight, Q.of(2)) })) },
    );
    expect(recheck(game, halved)).toContainEqual(expect.stringContaining('does not sum to one'));
    const gone = solution.rounds[0]!.eliminated.find(({ player }) => player === 1)!.strategy;
    const elsewhere = withWitness(solution, () => ({
      kind: 'belief',
      uniformPart: Q.zero,
      weights: [{ column: 8 * solution.surviving[0]![0]! + gone, weight: Q.one }],
    }));
    expect(recheck(game, elsewhere)).toContainEqual(expect.stringContaining('what is no column of the game'));
    const price = undercutting(4);
    const one = solve(price, { comparison: 'strict', dominators: 'pure', rounds: 1 });
    const silent = withWitness(one, (witness) =>
      witness.kind === 'answers' ? { ...witness, answers: witness.answers.slice(1) } : witness,
    );
    expect(recheck(price, one)).toEqual([]);
    expect(recheck(price, silent)).not.toEqual([]);
  });

  it('reports a missing survivor and a test in the wrong game', () => {
    expect(
      recheck(game, { ...solution, surviving: solution.surviving.map((set) => set.slice(1)) }),
    ).not.toEqual([]);
    expect(recheck(game, { ...solution, complete: false })).not.toEqual([]);
  });
});

describe('recheckInterim', () => {
  const bayesian = randomBayesian(2, { players: 2, types: 2, actions: 4, noise: 10 });
  const interim = solveInterim(bayesian, { comparison: 'weak', dominators: 'mixed', rounds: 'all' });

  it('accepts what the solver says, and reports a changed margin and a moved column', () => {
    expect(recheckInterim(bayesian, interim)).toEqual([]);
    const [first, ...rest] = interim.rounds;
    const [elimination, ...others] = first!.eliminated;
    const changed = (change: Partial<InterimEliminated>) => ({
      ...interim,
      rounds: [{ ...first!, eliminated: [{ ...elimination!, ...change }, ...others] }, ...rest],
    });
    expect(recheckInterim(bayesian, changed({ margin: Q.add(elimination!.margin, Q.one) }))).not.toEqual([]);
    expect(
      recheckInterim(bayesian, changed({ attainedAt: elimination!.attainedAt.map(() => []) })),
    ).not.toEqual([]);
  });
});
