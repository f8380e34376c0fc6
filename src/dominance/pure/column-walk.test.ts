// Games in which most columns say nothing, so that the columns at which strategies differ are listed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedPlayers } from '../../games/generators.js';
import type { NormalForm } from '../../games/normal-form.js';
import { compact } from '../../games/payoff-table.js';
import { solve } from '../elimination.js';
import { plainRounds } from '../plain.js';
import { recheck } from '../recheck.js';
import { comparisons } from '../relation.js';

/**
 * Games in which a player's own choice seldom matters: at most columns all her strategies get the same, at a few they get
 * something from 0 to `most` more, and now and then they differ only beyond the doubles.
 */
const games: fc.Arbitrary<NormalForm> = fc
  .record({
    sizes: fc.constantFrom([8, 12], [12, 8], [9, 9], [5, 4, 6], [6, 5, 4], [4, 6, 5]),
    most: fc.integer({ min: 1, max: 4 }),
    shift: fc.constantFrom(0n, 1n << 60n),
    seldom: fc.integer({ min: 5, max: 20 }),
  })
  .chain(({ sizes, most, shift, seldom }) => {
    const size = sizes.reduce((a, b) => a * b, 1);
    const numbers = fc.array(fc.nat({ max: most }), { minLength: size, maxLength: size });
    const matters = fc.array(fc.nat({ max: seldom }), { minLength: size, maxLength: size });
    return fc.tuple(...sizes.map(() => fc.tuple(numbers, matters))).map((tables) => ({
      players: numberedPlayers(sizes),
      payoffs: tables.map(([extra, flags], player) => {
        const stride = sizes.slice(player + 1).reduce((a, b) => a * b, 1);
        const numerators = extra.map((number, at) => {
          const block = stride * sizes[player]!;
          const column = Math.floor(at / block) * stride + (at % stride);
          return shift + BigInt(flags[column] === 0 ? number : 0);
        });
        return compact({ denominator: 3n, numerators });
      }),
    }));
  });

describe('eliminations where own choices seldom matter', () => {
  it.each(comparisons)('%s: agrees with the definition, witnesses included', (comparison) => {
    fc.assert(
      fc.property(games, (game) => {
        const elimination = { comparison, dominators: 'pure', rounds: 'all' } as const;
        const solution = solve(game, elimination);
        const eliminated = solution.rounds.map((round) =>
          round.eliminated.map(({ player, strategy, dominator }) => [
            player,
            strategy,
            dominator[0]!.strategy,
          ]),
        );
        expect(eliminated).toEqual(
          plainRounds(game, elimination).map((round) =>
            round.map(({ player, strategy, dominator }) => [player, strategy, dominator]),
          ),
        );
        expect(recheck(game, solution)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});
