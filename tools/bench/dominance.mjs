// Dominance: whole eliminations to the end on generated games, beside the definitions read plainly; both work on the same
// tables. Layout, from whole numbers over a denominator to a table in memory, is timed by itself. The plain version is left
// out where it would take minutes.
import { solveInterim } from '../../dist/dominance/interim/interim.js';
import { plainRounds } from '../../dist/dominance/plain.js';
import { solve } from '../../dist/dominance/elimination.js';
import {
  dice,
  numberedPlayers,
  plantedDominators,
  plantedMixtures,
  pluralityVoting,
  randomBayesian,
  randomGame,
  undercutting,
} from '../../dist/games/generators.js';
import { compact, wholeTable } from '../../dist/games/payoff-table.js';

/** A game made when first asked for, and kept for the benches of the same table. */
const lazily = (make) => {
  let made;
  return () => (made ??= make());
};

const million = 1_000_000;
const random500 = lazily(() => randomGame(3, [500, 500], million));
const random27 = lazily(() => randomGame(6, [27, 27, 27, 27], million));
/** The same numbers over a denominator of 29 digits, and beyond the doubles: the table is BigInt. */
const beyond = lazily(() => {
  const { players, payoffs } = randomGame(3, [500, 500], million);
  return {
    players,
    payoffs: payoffs.map(({ numerators }) => ({
      denominator: 10n ** 28n + 7n,
      numerators: Array.from(numerators, (n) => BigInt(n) * 10n ** 20n + 1n),
    })),
  };
});

/** A game of 27^4 from the payoff of a strategy at a column (both by number), which may read the payoffs of strategies before. */
const ofFour = (payoffsOf) => {
  const n = 27;
  const sizes = [n, n, n, n];
  return {
    players: numberedPlayers(sizes),
    payoffs: sizes.map((_, player) => {
      const stride = n ** (3 - player);
      const lines = payoffsOf(n, n ** 3);
      const table = Float64Array.from({ length: n ** 4 }, (_unused, k) => {
        const column = Math.floor(k / (stride * n)) * stride + (k % stride);
        return lines[Math.floor(k / stride) % n][column];
      });
      return wholeTable(table);
    }),
  };
};

/** Four players: every second strategy gets what one of the others gets, less 1 to 1,000. */
const planted27 = lazily(() => {
  const roll = dice(12);
  return ofFour((n, columns) => {
    const lines = Array.from({ length: n }, () =>
      Float64Array.from({ length: columns }, () => roll(0, million)),
    );
    for (let s = 1; s < n; s += 2) lines[s] = lines[2 * roll(0, (n - 1) / 2)].map((u) => u - roll(1, 1_000));
    return lines;
  });
});

/** Four players, to whom their choice matters only at the last 27 of 19,683 columns, where it pays 0 to 9. */
const latecomers27 = lazily(() => {
  const roll = dice(13);
  return ofFour((n, columns) =>
    Array.from({ length: n }, () =>
      Float64Array.from({ length: columns }, (_, column) => (column < columns - n ? 5 : roll(0, 9))),
    ),
  );
});

/** Name, game, relation, dominators, and whether the plain version runs too. */
export const games = [
  ['random 50 × 50', lazily(() => randomGame(1, [50, 50], million)), 'strict', 'pure', 'plain'],
  ['random 200 × 200', lazily(() => randomGame(2, [200, 200], million)), 'strict', 'pure', 'plain'],
  ['random 500 × 500', random500, 'strict', 'pure', 'plain'],
  [
    'random 500 × 500, rationals over 27,720',
    lazily(() => randomGame(3, [500, 500], 10 ** 9, 27_720n)),
    'strict',
    'pure',
    'plain',
  ],
  ['random 500 × 500, rationals beyond doubles', beyond, 'strict', 'pure', 'plain'],
  ...[50, 200].map((n) => [
    `${n} × ${n} with planted dominators`,
    lazily(() => plantedDominators(4, n, million, 1_000)),
    'strict',
    'pure',
    'plain',
  ]),
  [
    '500 × 500 with planted dominators',
    lazily(() => plantedDominators(4, 500, million, 1_000)),
    'strict',
    'pure',
    'plain',
  ],
  ['undercutting 60 × 60, 59 rounds', lazily(() => undercutting(60)), 'strict', 'pure', 'plain'],
  ['undercutting 500 × 500, 499 rounds', lazily(() => undercutting(500)), 'strict', 'pure', 'fast only'],
  ['random 27^4', random27, 'strict', 'pure', 'plain'],
  ['27^4 with planted dominators', planted27, 'strict', 'pure', 'fast only'],
  ['27^4 with latecomers', latecomers27, 'weak', 'pure', 'fast only'],
  ['plurality voting 7^4', lazily(() => pluralityVoting(7, 4, 7)), 'weak', 'pure', 'plain'],
  ['plurality voting 27^4, rationals', lazily(() => pluralityVoting(7, 4, 27)), 'weak', 'pure', 'plain'],
  ['random 12 × 12', lazily(() => randomGame(8, [12, 12], million)), 'strict', 'mixed', 'plain'],
  ['random 50 × 50', lazily(() => randomGame(8, [50, 50], million)), 'strict', 'mixed', 'fast only'],
  ['random 200 × 200', lazily(() => randomGame(9, [200, 200], million)), 'strict', 'mixed', 'fast only'],
  ...[50, 200].map((n) => [
    `${n} × ${n} with planted mixtures`,
    lazily(() => plantedMixtures(10, n, million, 1_000)),
    'strict',
    'mixed',
    'fast only',
  ]),
];

export const elimination = (comparison, dominators) => ({ comparison, dominators, rounds: 'all' });

const layouts = [
  ['random 500 × 500', random500],
  ['random 500 × 500, rationals beyond doubles', beyond],
  ['random 27^4', random27],
];

const bayesian = lazily(() => randomBayesian(1, { players: 3, types: 3, actions: 6, noise: 20 }));

/** The largest margins are worked out when they are read; here they are. */
const withMargins = (game, options) => {
  const solution = solve(game, options);
  for (const { eliminated } of solution.rounds)
    if (eliminated.length === 0) throw new Error('An empty round.');
  return solution;
};

const read = ['500 × 500 with planted dominators', '27^4 with planted dominators'];

export const benches = [
  ...games.map(([name, game, comparison, dominators, versions]) => ({
    name: `${name}: ${comparison}, ${dominators}`,
    ...(versions === 'plain' && {
      plain: { run: () => plainRounds(game(), elimination(comparison, dominators)) },
    }),
    fast: { run: () => solve(game(), elimination(comparison, dominators)) },
  })),
  ...games
    .filter(([name]) => read.includes(name))
    .map(([name, game, comparison, dominators]) => ({
      name: `${name}: ${comparison}, ${dominators}, largest margins read`,
      fast: { run: () => withMargins(game(), elimination(comparison, dominators)) },
    })),
  ...['pure', 'mixed'].map((dominators) => ({
    name: `Bayesian, 3 players, 3 types, 6 actions, 46,656 joint strategies of the others: strict, ${dominators}`,
    fast: { run: () => solveInterim(bayesian(), elimination('strict', dominators)) },
  })),
  ...layouts.map(([name, game]) => {
    const raw = lazily(() =>
      game().payoffs.map(({ denominator, numerators }) => ({
        denominator,
        numerators: Array.from(numerators, BigInt),
      })),
    );
    return { name: `layout of ${name}`, fast: { run: () => raw().map(compact) } };
  }),
];
