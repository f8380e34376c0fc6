/**
 * Seeded games to try things on: the same seed gives the same game on every machine.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { BayesianGame } from './bayesian.js';
import type { NormalForm, Player } from './normal-form.js';
import { wholeTable } from './payoff-table.js';

/** Whole numbers from `least` to `most`, both included, each equally likely. */
export type Dice = (least: number, most: number) => number;

/** The dice of a seed. */
export const dice = (seed: number): Dice => {
  const generator = xoroshiro128plus(seed);
  return (least, most) => uniformInt(generator, least, most);
};

/** Players "1", "2", … with strategies "1", "2", …: as many as the sizes say. */
export const numberedPlayers = (sizes: readonly number[]): readonly Player[] =>
  sizes.map((size, i) => ({
    name: String(i + 1),
    strategies: Array.from({ length: size }, (_, s) => String(s + 1)),
  }));

const profiles = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** Independent payoffs, whole numbers from 0 to `most`, all over `denominator`. */
export const randomGame = (
  seed: number,
  sizes: readonly number[],
  most: number,
  denominator = 1n,
): NormalForm => {
  const roll = dice(seed);
  return {
    players: numberedPlayers(sizes),
    payoffs: sizes.map(() =>
      wholeTable(
        Float64Array.from({ length: profiles(sizes) }, () => roll(0, most)),
        denominator,
      ),
    ),
  };
};

/** A two-player table from a row player's matrix and a column player's, both by row and column. */
const twoPlayerGame = (
  rows: number,
  columns: number,
  row: (r: number, c: number) => number,
  column: (r: number, c: number) => number,
  denominator = 1n,
): NormalForm => {
  const fill = (entry: (r: number, c: number) => number): Float64Array =>
    Float64Array.from({ length: rows * columns }, (_, k) => entry(Math.floor(k / columns), k % columns));
  return {
    players: numberedPlayers([rows, columns]),
    payoffs: [wholeTable(fill(row), denominator), wholeTable(fill(column), denominator)],
  };
};

/**
 * A random n by n game in which, for each player, every second strategy is dominated by one of the others: it gets what
 * that one gets, less 1 to `gap` (at least 1).
 */
export const plantedDominators = (seed: number, n: number, most: number, gap: number): NormalForm => {
  const roll = dice(seed);
  const table = (): readonly Float64Array[] => {
    const lines = Array.from({ length: n }, () => Float64Array.from({ length: n }, () => roll(0, most)));
    for (let s = 1; s < n; s += 2) {
      const parent = lines[2 * roll(0, Math.ceil(n / 2) - 1)]!;
      lines[s] = parent.map((u) => u - roll(1, gap));
    }
    return lines;
  };
  const [row, column] = [table(), table()];
  return twoPlayerGame(
    n,
    n,
    (r, c) => row[r]![c]!,
    (r, c) => column[c]![r]!,
  );
};

/**
 * A random n by n game in which, for each player, every second strategy is dominated by a mixture of two or three of the
 * others, and, as a rule, by none of them alone: it gets the mixture's payoff less 1 to `gap` quarters (at least 1). Weights
 * are quarters.
 */
export const plantedMixtures = (seed: number, n: number, most: number, gap: number): NormalForm => {
  const roll = dice(seed);
  const table = (): readonly Float64Array[] => {
    const lines = Array.from({ length: n }, () => Float64Array.from({ length: n }, () => 4 * roll(0, most)));
    const parent = (): Float64Array => lines[2 * roll(0, Math.ceil(n / 2) - 1)]!;
    for (let s = 1; s < n; s += 2) {
      const [a, b, c] = [parent(), parent(), parent()];
      lines[s] = a.map((u, k) => (2 * u + b[k]! + c[k]!) / 4 - roll(1, gap));
    }
    return lines;
  };
  const [row, column] = [table(), table()];
  return twoPlayerGame(
    n,
    n,
    (r, c) => row[r]![c]!,
    (r, c) => column[c]![r]!,
    4n,
  );
};

/**
 * Undercutting with n prices: the lower price p takes the market and earns 2p + 1, equal prices share it and earn p each, the
 * higher loses p − 1. The highest price left is eliminated in every round, n − 1 rounds in all.
 */
export const undercutting = (n: number): NormalForm => {
  const earns = (own: number, other: number): number => {
    const price = own + 1;
    return own < other ? 2 * price + 1 : own === other ? price : -own;
  };
  return twoPlayerGame(n, n, earns, (r, c) => earns(c, r));
};

/**
 * Plurality voting: every voter votes for one candidate, the one with most votes wins, ties by an even lottery, and each
 * voter's utilities of the candidates are a random ranking from 0 to the number of candidates less 1.
 */
export const pluralityVoting = (seed: number, voters: number, candidates: number): NormalForm => {
  const roll = dice(seed);
  const utilities = Array.from({ length: voters }, () => {
    const ranking = Array.from({ length: candidates }, (_, c) => c);
    for (let i = candidates - 1; i > 0; i -= 1) {
      const j = roll(0, i);
      [ranking[i], ranking[j]] = [ranking[j]!, ranking[i]!];
    }
    return ranking;
  });
  let denominator = 1;
  for (let winners = 2; winners <= voters; winners += 1) denominator *= winners;
  const sizes = new Array<number>(voters).fill(candidates);
  const size = profiles(sizes);
  const tables = utilities.map(() => new Float64Array(size));
  const votes = new Int32Array(candidates);
  for (let number = 0; number < size; number += 1) {
    votes.fill(0);
    for (let i = 0, rest = number; i < voters; i += 1) {
      votes[rest % candidates]! += 1;
      rest = Math.floor(rest / candidates);
    }
    const largest = votes.reduce((a, b) => Math.max(a, b), 0);
    let winners = 0;
    for (const count of votes) if (count === largest) winners += 1;
    utilities.forEach((utility, i) => {
      let sum = 0;
      votes.forEach((count, c) => {
        if (count === largest) sum += utility[c]!;
      });
      tables[i]![number] = (sum * denominator) / winners;
    });
  }
  return {
    players: numberedPlayers(sizes),
    payoffs: tables.map((table) => wholeTable(table, BigInt(denominator))),
  };
};

/**
 * A Bayesian game of `players` with so many types and actions each: a random correlated prior with full support, and payoffs
 * that grow with one's own action up to a point that depends on one's type, less a random influence of the others' actions up
 * to `noise`, so that the extreme actions are dominated, and others once those are gone.
 */
export const randomBayesian = (
  seed: number,
  { players, types, actions, noise }: { players: number; types: number; actions: number; noise: number },
): BayesianGame => {
  const roll = dice(seed);
  const names = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => String(i + 1));
  const typeProfiles = types ** players;
  const actionProfiles = actions ** players;
  const weights = Array.from({ length: typeProfiles }, () => BigInt(roll(1, 9)));
  const digit = (number: number, base: number, i: number): number =>
    Math.floor(number / base ** (players - 1 - i)) % base;
  return {
    players: names(players).map((name) => ({ name, types: names(types), actions: names(actions) })),
    prior: { denominator: weights.reduce((a, b) => a + b, 0n), numerators: weights },
    payoffs: Array.from({ length: players }, (_, i) =>
      wholeTable(
        Float64Array.from({ length: typeProfiles * actionProfiles }, (_, k) => {
          const own = digit(k % actionProfiles, actions, i);
          const ideal = digit(Math.floor(k / actionProfiles), types, i);
          return -10 * (own - ideal) ** 2 + roll(0, noise);
        }),
      ),
    ),
  };
};
