// Random small Bayesian games: the search against all strategies of the others listed one by one, witnesses included.
import { expect, it } from 'vitest';
import { plainVerdict } from '../../src/dominance/plain.js';
import { interimGrid, recheckInterim } from '../../src/dominance/interim/recheck.js';
import { comparisons, dominatorKinds, describe as relationText } from '../../src/dominance/relation.js';
import type { Comparison, Dominators, TypeSets } from '../../src/dominance/relation.js';
import { solveInterim } from '../../src/dominance/interim/interim.js';
import type { BayesianGame } from '../../src/games/bayesian.js';
import { smallBayesian } from './small-bayesian.js';

/** What is eliminated, round by round, as "player type action". */
const plainInterim = (
  game: BayesianGame,
  comparison: Comparison,
  dominators: Dominators,
): readonly (readonly string[])[] => {
  let sets: TypeSets = game.players.map(({ types, actions }) => types.map(() => actions.map((_, a) => a)));
  const history: string[][] = [];
  for (;;) {
    const eliminated: string[] = [];
    sets.forEach((types, player) =>
      types.forEach((actions, type) => {
        const grid = interimGrid(game, sets, player, type);
        const columns = [...grid.columns(0)];
        const first = actions[0]!;
        const rows = new Map(actions.map((a) => [a, columns.map((c) => grid.gain(a, first, c))]));
        for (const a of actions)
          if (plainVerdict(rows, a, comparison, dominators) !== undefined)
            eliminated.push([player, type, a].join(' '));
      }),
    );
    if (eliminated.length === 0) return history;
    history.push(eliminated);
    sets = sets.map((types, player) =>
      types.map((actions, type) => actions.filter((a) => !eliminated.includes([player, type, a].join(' ')))),
    );
  }
};

const disagreements = (seed: number): readonly string[] => {
  const game = smallBayesian(seed);
  const faults: string[] = [];
  for (const comparison of comparisons)
    for (const dominators of dominatorKinds) {
      const plain = plainInterim(game, comparison, dominators);
      for (const rounds of [1, 'all'] as const) {
        const elimination = { comparison, dominators, rounds };
        const where = `game ${String(seed)}, ${relationText(elimination)}, rounds ${String(rounds)}`;
        const solution = solveInterim(game, elimination);
        const found = solution.rounds.map(({ eliminated }) =>
          eliminated.map(({ player, type, strategy }) => [player, type, strategy].join(' ')),
        );
        const expected = rounds === 1 ? plain.slice(0, 1) : plain;
        if (JSON.stringify(found) !== JSON.stringify(expected))
          faults.push(
            `${where}: eliminated ${JSON.stringify(found)}, by definition ${JSON.stringify(expected)}`,
          );
        for (const fault of recheckInterim(game, solution)) faults.push(`${where}: ${fault}`);
      }
    }
  return faults;
};

it.each([0, 100, 200, 300, 400])('agrees with the definitions on 100 Bayesian games from %i on', (from) => {
  expect(Array.from({ length: 100 }, (_, k) => disagreements(from + k)).flat()).toEqual([]);
});
