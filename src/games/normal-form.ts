/**
 * Finite games in normal form, payoffs exact: one integer table a player over one denominator a player.
 *
 * Index convention: profiles are numbered lexicographically, the first player's strategy varying slowest, so that the
 * profile (s_0, …, s_{N−1}) has the number ((s_0 · n_1 + s_1) · n_2 + …).
 */
import { checkList, checkObject, checkText, checkTexts, InvalidArgument } from '../exact/invalid-argument.js';
import type { Rational } from '../exact/rational.js';
import type { PayoffTable } from './payoff-table.js';
import { checkTable, entryAt } from './payoff-table.js';

/** A player and the names of her strategies. */
export interface Player {
  readonly name: string;
  readonly strategies: readonly string[];
}

/** A game: `payoffs[i]` is player i's table over profile numbers. */
export interface NormalForm {
  readonly players: readonly Player[];
  readonly payoffs: readonly PayoffTable[];
}

/** A choice of one strategy (by index) for every player. */
export type Profile = readonly number[];

/** How many profiles there are. */
export const countProfiles = (players: readonly Player[]): bigint =>
  players.reduce((product, { strategies }) => product * BigInt(strategies.length), 1n);

/** The number of a profile. */
export const profileNumber = (players: readonly Player[], profile: Profile): number =>
  players.reduce((number, { strategies }, i) => number * strategies.length + profile[i]!, 0);

/** The profile with a given number. */
export const profileAt = (players: readonly Player[], number: number): Profile => {
  const profile = new Array<number>(players.length);
  let rest = number;
  for (let i = players.length - 1; i >= 0; i -= 1) {
    const n = players[i]!.strategies.length;
    profile[i] = rest % n;
    rest = (rest - profile[i]!) / n;
  }
  return profile;
};

/** A player's exact payoff at a profile. */
export const payoff = (game: NormalForm, player: number, profile: Profile): Rational =>
  entryAt(game.payoffs[player]!, profileNumber(game.players, profile));

/** Checks the names of players and of their strategies. */
const checkPlayers = (players: readonly Player[]): void => {
  checkList('game.players', players, 'players');
  players.forEach((player, i) => {
    const argument = `game.players[${String(i)}]`;
    checkObject(argument, player, 'a player', "{ name: 'Row', strategies: ['T', 'B'] }");
    checkText(`${argument}.name`, player.name);
    checkTexts(`${argument}.strategies`, player.strategies, 'names');
    if (player.strategies.length === 0)
      throw new InvalidArgument(`${argument}.strategies`, player.strategies, 'a list of at least one name');
  });
};

/**
 * Checks that an argument is a game in normal form: every player has a strategy, and a payoff at every profile.
 *
 * Cost: each payoff once, and nothing for tables that this library made or has checked before.
 * @throws {@link InvalidArgument} if it is not; it says what is wrong where.
 */
export const checkNormalForm = (game: NormalForm): void => {
  checkObject(
    'game',
    game,
    'a game in normal form',
    "bimatrix([['3', '0'], ['5', '1']], [['3', '5'], ['0', '1']])",
  );
  const { players, payoffs } = game;
  checkPlayers(players);
  if (!Array.isArray(payoffs) || payoffs.length !== players.length)
    throw new InvalidArgument(
      'game.payoffs',
      payoffs,
      `a list of ${String(players.length)} payoff tables, one a player`,
    );
  const profiles = Number(countProfiles(players));
  payoffs.forEach((table: PayoffTable, i) => checkTable(`game.payoffs[${String(i)}]`, table, profiles));
};
