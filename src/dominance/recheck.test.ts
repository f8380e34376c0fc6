import { describe, expect, it } from 'vitest';
import * as Q from '../exact/rational.js';
import { plantedMixtures, randomBayesian, undercutting } from '../games/generators.js';
import { solveInterim } from './interim/interim.js';
import { recheckInterim } from './interim/recheck.js';
import { recheck } from './recheck.js';
import type { SurvivalWitness } from './relation.js';
import type { Eliminated, Solution } from './elimination.js';
import { solve } from './elimination.js';

const game = plantedMixtures(3, 8, 20, 2);
const solution = solve(game, { comparison: 'strict', dominators: 'mixed', rounds: 'all' });

/** The solution with its first fall changed. */
const withFall = (from: Solution, change: (fall: Eliminated) => Partial<Eliminated>): Solution => {
  const [first, ...rest] = from.rounds;
  const [fall, ...others] = first!.eliminated;
  return {
    ...from,
    rounds: [{ ...first!, eliminated: [{ ...fall!, ...change(fall!) }, ...others] }, ...rest],
  };
};

/** The solution with one survivor's witness changed. */
const withStanding = (
  from: Solution,
  change: (standing: SurvivalWitness<number>) => SurvivalWitness<number>,
): Solution => ({
  ...from,
  standing: (player, strategy) => {
    const standing = from.standing(player, strategy);
    return player === 0 && strategy === from.surviving[0]![0] ? change(standing) : standing;
  },
});

describe('recheck', () => {
  it('passes what the solver says', () => {
    expect(solution.rounds[0]!.eliminated.some(({ by }) => by.length > 1)).toBe(true);
    expect(recheck(game, solution)).toEqual([]);
  });

  const more = Q.of(1, 1000);
  it.each<[string, (fall: Eliminated) => Partial<Eliminated>]>([
    ['a larger margin', ({ margin }) => ({ margin: Q.add(margin, more) })],
    ['a smaller margin', ({ margin }) => ({ margin: Q.sub(margin, more) })],
    ['another strategy', ({ strategy }) => ({ strategy: strategy - 1 })],
    [
      'weights that are no lottery',
      ({ by }) => ({ by: by.map((s) => ({ ...s, weight: Q.div(s.weight, Q.of(2)) })) }),
    ],
    ['a lone member of the mixture', ({ by }) => ({ by: [{ strategy: by[0]!.strategy, weight: Q.one }] })],
    ['the strategy as its own dominator', ({ strategy }) => ({ by: [{ strategy, weight: Q.one }] })],
    ['no dominator', () => ({ by: [] })],
    ['a column of another strategy', ({ at }) => ({ at: at + 8 })],
  ])('notices %s', (_, change) => {
    expect(recheck(game, withFall(solution, change))).not.toEqual([]);
  });

  it('notices a belief that does not sum to one, one on a column that is not there, and an answer left out', () => {
    const halved = withStanding(solution, (standing) =>
      standing.kind === 'answers'
        ? standing
        : { ...standing, charges: standing.charges.map((c) => ({ ...c, weight: Q.div(c.weight, Q.of(2)) })) },
    );
    expect(recheck(game, halved)).toContainEqual(expect.stringContaining('does not sum to one'));
    const gone = solution.rounds[0]!.eliminated.find(({ player }) => player === 1)!.strategy;
    const elsewhere = withStanding(solution, () => ({
      kind: 'belief',
      everywhere: Q.zero,
      charges: [{ column: 8 * solution.surviving[0]![0]! + gone, weight: Q.one }],
    }));
    expect(recheck(game, elsewhere)).toContainEqual(expect.stringContaining('no column of the game'));
    const price = undercutting(4);
    const one = solve(price, { comparison: 'strict', dominators: 'pure', rounds: 1 });
    const silent = withStanding(one, (standing) =>
      standing.kind === 'answers' ? { ...standing, answers: standing.answers.slice(1) } : standing,
    );
    expect(recheck(price, one)).toEqual([]);
    expect(recheck(price, silent)).not.toEqual([]);
  });

  it('notices a survivor left out and a test in the wrong game', () => {
    expect(
      recheck(game, { ...solution, surviving: solution.surviving.map((set) => set.slice(1)) }),
    ).not.toEqual([]);
    expect(recheck(game, { ...solution, complete: false })).not.toEqual([]);
  });
});

describe('recheckInterim', () => {
  const bayesian = randomBayesian(2, { players: 2, types: 2, actions: 4, noise: 10 });
  const interim = solveInterim(bayesian, { comparison: 'weak', dominators: 'mixed', rounds: 'all' });

  it('passes what the solver says, and notices a changed margin and a moved column', () => {
    expect(recheckInterim(bayesian, interim)).toEqual([]);
    const [first, ...rest] = interim.rounds;
    const [fall, ...others] = first!.eliminated;
    const changed = (change: object) => ({
      ...interim,
      rounds: [{ ...first!, eliminated: [{ ...fall!, ...change }, ...others] }, ...rest],
    });
    expect(recheckInterim(bayesian, changed({ margin: Q.add(fall!.margin, Q.one) }))).not.toEqual([]);
    expect(recheckInterim(bayesian, changed({ at: fall!.at.map(() => []) }))).not.toEqual([]);
  });
});
