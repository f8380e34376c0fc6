// Random small Bayesian games of several shapes.
import * as Q from '../../src/exact/rational.js';
import type { BayesianGame } from '../../src/games/bayesian.js';
import { makeBayesian } from '../../src/games/bayesian.js';
import type { Dice } from '../../src/games/generators.js';
import { dice } from '../../src/games/generators.js';
import { E } from '../../src/prelude.js';

/** Types and actions of each player. */
const shapes: ReadonlyArray<ReadonlyArray<readonly [number, number]>> = [
  [
    [1, 2],
    [1, 3],
  ],
  [
    [2, 2],
    [2, 2],
  ],
  [
    [2, 3],
    [2, 2],
  ],
  [
    [3, 2],
    [2, 3],
  ],
  [
    [2, 2],
    [2, 2],
    [2, 2],
  ],
  [
    [2, 3],
    [1, 2],
    [2, 2],
  ],
  [
    [1, 2],
    [2, 2],
    [1, 2],
    [2, 2],
  ],
];

const payoffs: ReadonlyArray<(roll: Dice) => Q.Rational> = [
  (roll) => Q.of(roll(0, 1)),
  (roll) => Q.of(roll(0, 3)),
  (roll) => Q.of(roll(-9, 9), roll(1, 4)),
  (roll) => Q.of(10n ** 18n - BigInt(roll(0, 5))),
];

/** A small Bayesian game: correlated priors, with holes now and then. */
export const smallBayesian = (seed: number): BayesianGame => {
  const roll = dice(seed);
  const shape = shapes[roll(0, shapes.length - 1)]!;
  const payoff = payoffs[roll(0, payoffs.length - 1)]!;
  const players = shape.map(([types, actions], i) => ({
    name: String(i + 1),
    types: Array.from({ length: types }, (_, t) => String(t + 1)),
    actions: Array.from({ length: actions }, (_, a) => String(a + 1)),
  }));
  const typeProfiles = shape.reduce((product, [types]) => product * types, 1);
  const actionProfiles = shape.reduce((product, [, actions]) => product * actions, 1);
  // Correlated, with holes now and then.
  for (;;) {
    const weights = Array.from({ length: typeProfiles }, () => Math.max(0, roll(-1, 4)));
    const sum = weights.reduce((a, b) => a + b, 0);
    if (sum === 0) continue;
    const made = makeBayesian(
      players,
      weights.map((w) => Q.of(w, sum)),
      players.map(() => Array.from({ length: typeProfiles * actionProfiles }, () => payoff(roll))),
    );
    if (E.isRight(made)) return made.right;
  }
};
