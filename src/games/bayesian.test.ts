import { describe, expect, it } from 'vitest';
import * as Q from '../exact/rational.js';
import { E } from '../prelude.js';
import type { BayesianPlayer } from './bayesian.js';
import { makeBayesian, typeWeight } from './bayesian.js';

const player = (name: string): BayesianPlayer => ({ name, types: ['low', 'high'], actions: ['a', 'b'] });
const players = [player('Ann'), player('Bob')];
const quarter = Q.of(1, 4);
const payoffs = players.map(() => Array.from({ length: 16 }, (_, k) => Q.of(k)));

const problem = (...parts: Parameters<typeof makeBayesian>): unknown => {
  const made = makeBayesian(...parts);
  return E.isLeft(made) ? made.left : undefined;
};

describe('makeBayesian', () => {
  it('accepts a correlated prior and gives the probability of each type', () => {
    const made = makeBayesian(players, [Q.of(1, 2), Q.of(1, 6), Q.zero, Q.of(1, 3)], payoffs);
    if (E.isLeft(made)) throw new Error('refused');
    const { prior } = made.right;
    const weights = [0, 1].map((i) =>
      [0, 1].map((t) => Q.show(Q.of(typeWeight(made.right, i, t), prior.denominator))),
    );
    expect(weights).toEqual([
      ['2/3', '1/3'],
      ['1/2', '1/2'],
    ]);
  });

  it('refuses each kind of bad data by its name', () => {
    const even = [quarter, quarter, quarter, quarter];
    expect(problem([], [Q.one], [])).toEqual({ kind: 'no-players' });
    expect(problem([{ ...player('Ann'), types: [] }], [], [[]])).toEqual({ kind: 'no-types', player: 0 });
    expect(problem([{ ...player('Ann'), actions: [] }], even, [[]])).toEqual({
      kind: 'no-actions',
      player: 0,
    });
    expect(problem(players, even.slice(1), payoffs)).toMatchObject({
      kind: 'prior-length',
      expected: 4,
      found: 3,
    });
    expect(problem(players, [Q.of(-1, 4), quarter, Q.of(1, 2), Q.of(1, 2)], payoffs)).toMatchObject({
      kind: 'prior-negative',
      typeProfile: 0,
    });
    expect(problem(players, [quarter, quarter, quarter, Q.zero], payoffs)).toMatchObject({
      kind: 'prior-sum',
    });
    expect(problem(players, even, [payoffs[0]!, []])).toMatchObject({
      kind: 'payoff-count',
      player: 1,
      found: 0,
    });
    expect(problem(players, [Q.of(1, 2), Q.of(1, 2), Q.zero, Q.zero], payoffs)).toEqual({
      kind: 'impossible-type',
      player: 0,
      type: 1,
    });
  });
});
