// Theorem 1 on the smallest gallery economy, confirmed by a solver that shares nothing with this program: every dominated message
// and the undominated one, trader by trader.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inducedGame } from '../../src/claims/private-values/engines/induced-game.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import { solve } from '../../src/dominance/elimination.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import { finish } from '../../src/computation.js';
import { answersTo, expectedOf, present, problemsOf } from './solver.js';

const economy = (() => {
  const file = new URL('../../examples/four-equal-traders.json', import.meta.url);
  const read = readEconomy(readFileSync(file, 'utf8'), 'four-equal-traders.json');
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  if (read.right.economy.kind !== 'private-values') throw new Error('There are no private values.');
  return read.right.economy;
})();

describe('the four equal traders', () => {
  const game = finish(inducedGame(subjectOf(economy)));

  it('each have eight messages that are dominated in the first round and one that is not', () => {
    const problems = problemsOf(game, solve(game));
    for (const trader of game.players) {
      const asked = problems.filter(({ player }) => player === trader.name);
      const strategiesOf = (verdict: string): readonly string[] => [
        ...new Set(asked.filter((one) => one.verdict === verdict).map(({ strategy }) => strategy)),
      ];
      expect(strategiesOf('falls').length).toBe(8);
      expect(strategiesOf('stands')).toEqual(['(2, 0)']);
      expect(new Set(asked.map(({ round }) => round))).toEqual(new Set([1]));
      expect(asked.filter(({ question }) => question === 'defence').map(({ expected }) => expected)).toEqual(
        trader.strategies.map((strategy) => (strategy === '(2, 0)' ? 'sat' : 'unsat')),
      );
    }
    expect(problems.length).toBe(4 * (8 * 3 + 2));
  });

  it
    .skipIf(!present)
    .each(
      comparisons.flatMap((comparison) =>
        dominatorKinds.map((dominators) => [comparison, dominators] as const),
      ),
    )('are answered as expected by z3: %s, %s', (comparison, dominators) => {
    // The traders are equal: by relations that the paper does not use, one of them is enough.
    const players = comparison === 'strict' ? [0, 1, 2, 3] : [0];
    const problems = problemsOf(game, solve(game, { comparison, dominators, rounds: 1 }), players);
    expect(problems.length).toBeGreaterThanOrEqual(players.length * 9 * 2);
    expect(answersTo(problems)).toEqual(expectedOf(problems));
  });
});
