/**
 * Random small games, solved by the solver and by the plain reading of the definitions: the same strategies in the same
 * rounds, under every comparison, with either kind of dominators, for one round and to the end, every witness re-checked.
 */
import { describe as relationInWords, comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import type { EliminationOptions, WarmStart } from '../../src/dominance/relation.js';
import { plainRounds } from '../../src/dominance/plain.js';
import { recheck } from '../../src/dominance/recheck.js';
import { solve } from '../../src/dominance/elimination.js';
import * as Q from '../../src/exact/rational.js';
import type { Dice } from '../../src/games/generators.js';
import { dice, numberedPlayers } from '../../src/games/generators.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import { tabulate } from '../../src/games/payoff-table.js';

const shapes: ReadonlyArray<readonly number[]> = [
  [2, 2],
  [3, 2],
  [2, 4],
  [3, 3],
  [4, 3],
  [4, 4],
  [5, 3],
  [1, 3],
  [2, 2, 2],
  [3, 2, 2],
  [3, 3, 2],
  [2, 2, 2, 2],
  [3, 2, 2, 1],
];

/** One payoff: of a kind chosen a game, from coarse (ties everywhere) to numbers beyond the doubles. */
const payoffs: ReadonlyArray<(roll: Dice) => Q.Rational> = [
  (roll) => Q.of(roll(0, 1)),
  (roll) => Q.of(roll(0, 2)),
  (roll) => Q.of(roll(-3, 6)),
  (roll) => Q.of(roll(-100, 100)),
  (roll) => Q.of(roll(-6, 6), roll(1, 6)),
  (roll) => Q.of(10n ** 18n - BigInt(roll(0, 3))),
  (roll) => Q.of(BigInt(roll(-1_000_000_000, 1_000_000_000)) * 1_000_000_007n),
  (roll) => Q.of(roll(-3, 3), 10 ** roll(0, 15)),
];

/** The game with a given number. Some get a row that is a mixture of two others, or nearly, so that ties are frequent. */
export const smallGame = (seed: number): NormalForm => {
  const roll = dice(seed);
  const sizes = shapes[roll(0, shapes.length - 1)]!;
  const payoff = payoffs[roll(0, payoffs.length - 1)]!;
  const size = sizes.reduce((a, b) => a * b, 1);
  const tables = sizes.map(() => Array.from({ length: size }, () => payoff(roll)));
  if (roll(0, 2) === 0) {
    const i = roll(0, sizes.length - 1);
    if (sizes[i]! >= 3) plantMixture(roll, sizes, i, tables[i]!);
  }
  return { players: numberedPlayers(sizes), payoffs: tables.map(tabulate) };
};

/** Makes one of the first three strategies half of each of the other two, shifted by −1, 0 or 1 in the last place. */
const plantMixture = (roll: Dice, sizes: readonly number[], player: number, table: Q.Rational[]): void => {
  const stride = sizes.slice(player + 1).reduce((a, b) => a * b, 1);
  const place = roll(0, 2);
  const [a, b] = [(place + 1) % 3, (place + 2) % 3];
  const shift = Q.of(roll(-1, 1), 10 ** roll(0, 9));
  table.forEach((_, number) => {
    if (Math.floor(number / stride) % sizes[player]! !== place) return;
    const at = (s: number): Q.Rational => table[number + (s - place) * stride]!;
    table[number] = Q.add(Q.div(Q.add(at(a), at(b)), Q.of(2)), roll(0, 1) === 0 ? Q.zero : shift);
  });
};

/** Where solver and definitions part, or a witness fails: a sentence; nothing if all is well. */
const disagreement = (
  plain: ReturnType<typeof plainRounds>,
  game: NormalForm,
  elimination: EliminationOptions,
  warmStart: WarmStart,
): string | undefined => {
  const solution = solve(game, elimination, { warmStart });
  const found = solution.rounds.map(({ eliminated }) =>
    eliminated.map(({ player, strategy }) => ({ player, strategy })),
  );
  const expected = plain.map((round) => round.map(({ player, strategy }) => ({ player, strategy })));
  if (JSON.stringify(found) !== JSON.stringify(expected))
    return `eliminated ${JSON.stringify(found)}, by definition ${JSON.stringify(expected)}`;
  for (const [r, eliminated] of plain.entries())
    for (const [f, { dominator, margin }] of eliminated.entries()) {
      if (dominator === undefined || margin === undefined) continue;
      const elimination = solution.rounds[r]!.eliminated[f]!;
      if (
        elimination.dominator.length !== 1 ||
        elimination.dominator[0]!.strategy !== dominator ||
        !Q.equals(elimination.margin, margin)
      )
        return `round ${String(r + 1)}: not the dominator with the largest margin, or not its margin`;
    }
  return recheck(game, solution)[0];
};

/** All twelve relations on one game; with the warm start never and always. */
export const disagreements = (seed: number): readonly string[] => {
  const game = smallGame(seed);
  const faults: string[] = [];
  for (const comparison of comparisons)
    for (const dominators of dominatorKinds) {
      const plain = plainRounds(game, { comparison, dominators, rounds: 'all' });
      for (const rounds of [1, 'all'] as const) {
        const elimination = { comparison, dominators, rounds };
        const expected = rounds === 1 ? plain.slice(0, 1) : plain;
        for (const warmStart of dominators === 'pure'
          ? (['auto'] as const)
          : (['never', 'always'] as const)) {
          const fault = disagreement(expected, game, elimination, warmStart);
          if (fault !== undefined)
            faults.push(
              `game ${String(seed)}, ${relationInWords(elimination)}, rounds ${String(rounds)}, warm start ${warmStart}: ${fault}`,
            );
        }
      }
    }
  return faults;
};
