// The witnesses of eliminations by single strategies, read after the whole elimination, against the plain definition.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as Q from '../../exact/rational.js';
import { numberedPlayers, plantedDominators, undercutting } from '../../games/generators.js';
import type { NormalForm } from '../../games/normal-form.js';
import { compact } from '../../games/payoff-table.js';
import type { Eliminated, Solution } from '../elimination.js';
import { solve } from '../elimination.js';
import { payoffRows, plainRounds } from '../plain.js';
import { comparisons, dominatorKinds } from '../relation.js';
import type { Comparison } from '../relation.js';

/** Games of two or three players with few different payoffs, some of them beyond the doubles. */
const games: fc.Arbitrary<NormalForm> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 3 }),
    most: fc.integer({ min: 1, max: 6 }),
    shift: fc.constantFrom(0n, 1n << 60n),
    denominator: fc.constantFrom(1n, 6n),
  })
  .chain(({ sizes, most, shift, denominator }) => {
    const size = sizes.reduce((a, b) => a * b, 1);
    const table = fc.array(fc.integer({ min: 0, max: most }), { minLength: size, maxLength: size });
    return fc.tuple(...sizes.map(() => table)).map((tables) => ({
      players: numberedPlayers(sizes),
      payoffs: tables.map((entries) =>
        compact({ denominator, numerators: entries.map((entry) => shift + BigInt(entry)) }),
      ),
    }));
  });

/** The numbers of the profiles in which a player plays a strategy and the others what they have left, in order. */
const profilesOf = (
  { players }: NormalForm,
  player: number,
  own: number,
  living: ReadonlyArray<readonly number[]>,
): readonly number[] =>
  players.reduce<readonly number[]>(
    (numbers, { strategies }, i) =>
      numbers.flatMap((number) =>
        (i === player ? [own] : living[i]!).map((s) => number * strategies.length + s),
      ),
    [0],
  );

/** What the witness of an elimination must be, from the definition, in a game in which everybody has certain strategies. */
const expectWitness = (
  game: NormalForm,
  living: ReadonlyArray<readonly number[]>,
  comparison: Comparison,
  { player, strategy, dominator, margin, attainedAt, positiveGainAt, largestMargin }: Eliminated,
): void => {
  const rows = payoffRows(game, player, living);
  const gainsOf = (t: number): readonly bigint[] => rows.get(t)!.map((u, c) => u - rows.get(strategy)![c]!);
  const gains = gainsOf(dominator[0]!.strategy);
  const least = gains.reduce((a, b) => (b < a ? b : a));
  const profiles = profilesOf(game, player, strategy, living);
  expect(largestMargin).toBe(true);
  expect(dominator.map(({ weight }) => Q.show(weight))).toEqual(['1']);
  expect(Q.show(margin)).toBe(Q.show(Q.of(least, game.payoffs[player]!.denominator)));
  expect(attainedAt).toBe(profiles[gains.indexOf(least)]);
  const better = gains.findIndex((gain) => gain > 0n);
  expect(positiveGainAt).toBe(comparison === 'strict' || better < 0 ? undefined : profiles[better]);
};

/** What was left before each round, told from the rounds in which strategies were eliminated. */
const livingBefore = (
  game: NormalForm,
  solution: Solution,
  round: number,
): ReadonlyArray<readonly number[]> =>
  game.players.map(({ strategies }, player) =>
    strategies.map((_, s) => s).filter((s) => (solution.eliminatedIn(player, s) ?? Infinity) >= round),
  );

describe('eliminations by single strategies', () => {
  it.each(comparisons)(
    '%s: the dominator with the largest margin, as the definition has it',
    (comparison) => {
      fc.assert(
        fc.property(games, fc.boolean(), (game, backwards) => {
          const elimination = { comparison, dominators: 'pure', rounds: 'all' } as const;
          const plain = plainRounds(game, elimination);
          const solution = solve(game, elimination);
          expect(solution.rounds).toHaveLength(plain.length);
          const rounds = backwards ? [...solution.rounds].reverse() : solution.rounds;
          for (const { round, eliminated } of rounds) {
            const living = livingBefore(game, solution, round);
            const expected = plain[round - 1]!;
            expect(eliminated.map(({ player, strategy }) => [player, strategy])).toEqual(
              expected.map(({ player, strategy }) => [player, strategy]),
            );
            eliminated.forEach((each, i) => {
              expect(each.dominator[0]!.strategy).toBe(expected[i]!.dominator);
              expect(Q.equals(each.margin, expected[i]!.margin!)).toBe(true);
              expectWitness(game, living, comparison, each);
            });
          }
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('a list of eliminations is worked out once, and can be spread like any other', () => {
    const { rounds } = solve(plantedDominators(1, 8, 20, 2));
    const { eliminated } = rounds[0]!;
    expect(rounds[0]!.eliminated).toBe(eliminated);
    expect({ ...rounds[0]! }.eliminated).toBe(eliminated);
    expect(Object.keys({ ...eliminated[0]! })).toEqual(
      expect.arrayContaining(['player', 'strategy', 'dominator', 'margin', 'attainedAt', 'largestMargin']),
    );
  });
});

describe('the round in which a strategy is eliminated', () => {
  test('is known of every strategy, without a witness', () => {
    const { eliminatedIn, rounds, surviving } = solve(undercutting(5));
    expect([0, 1, 2, 3, 4].map((s) => eliminatedIn(0, s))).toEqual([undefined, 4, 3, 2, 1]);
    expect(rounds).toHaveLength(4);
    expect(surviving).toEqual([[0], [0]]);
    expect(() => eliminatedIn(0, 5)).toThrow('Player 0 has no strategy 5.');
    expect(() => eliminatedIn(2, 0)).toThrow(RangeError);
  });

  it('agrees with the rounds, mixtures too', () => {
    fc.assert(
      fc.property(
        games,
        fc.constantFrom(...comparisons),
        fc.constantFrom(...dominatorKinds),
        (game, comparison, dominators) => {
          const { eliminatedIn, rounds, surviving } = solve(game, { comparison, dominators, rounds: 'all' });
          for (const { round, eliminated } of rounds)
            for (const { player, strategy } of eliminated) expect(eliminatedIn(player, strategy)).toBe(round);
          surviving.forEach((set, player) => {
            for (const s of set) expect(eliminatedIn(player, s)).toBeUndefined();
          });
          const eliminations = rounds.reduce((sum, { eliminated }) => sum + eliminated.length, 0);
          const survivors = surviving.reduce((sum, set) => sum + set.length, 0);
          expect(eliminations + survivors).toBe(
            game.players.reduce((sum, p) => sum + p.strategies.length, 0),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
