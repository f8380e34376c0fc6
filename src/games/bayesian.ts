/**
 * Finite Bayesian games: types, a joint prior over type profiles (independent or correlated), and payoffs by type profile
 * and action profile.
 *
 * Index convention: type profiles and action profiles are each numbered lexicographically, the first player's varying
 * slowest; `payoffs[i]` holds player i's payoff at `typeProfile · (number of action profiles) + actionProfile`.
 */
import { counted } from '../exact/counts.js';
import { E, type Either } from '../prelude.js';
import { checkList, checkObject, checkText, checkTexts, InvalidArgument } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Scaled } from '../exact/scaling.js';
import { scaleAll } from '../exact/scaling.js';
import type { PayoffTable } from './payoff-table.js';
import { checkTable, tabulate } from './payoff-table.js';

/** A player, her types and, the same for all of them, her actions. */
export interface BayesianPlayer {
  readonly name: string;
  readonly types: readonly string[];
  readonly actions: readonly string[];
}

/** A Bayesian game. `prior` is over type profiles; every type of every player has positive probability. */
export interface BayesianGame {
  readonly players: readonly BayesianPlayer[];
  readonly prior: Scaled;
  readonly payoffs: readonly PayoffTable[];
}

/** Why data are no Bayesian game; players and types are counted from 0. */
export type BayesianProblem =
  | { readonly kind: 'no-players' }
  | { readonly kind: 'no-types'; readonly player: number }
  | { readonly kind: 'no-actions'; readonly player: number }
  | { readonly kind: 'prior-length'; readonly expected: number; readonly found: number }
  | { readonly kind: 'prior-negative'; readonly typeProfile: number }
  | { readonly kind: 'prior-sum'; readonly sum: Rational }
  | {
      readonly kind: 'payoff-count';
      readonly player: number;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: 'impossible-type'; readonly player: number; readonly type: number };

/** How many type profiles there are. */
export const countTypeProfiles = (players: readonly BayesianPlayer[]): number =>
  players.reduce((product, { types }) => product * types.length, 1);

/** How many action profiles there are. */
export const countActionProfiles = (players: readonly BayesianPlayer[]): number =>
  players.reduce((product, { actions }) => product * actions.length, 1);

/** The probability of a player's type, over the prior's denominator. */
export const typeWeight = ({ players, prior }: BayesianGame, player: number, type: number): bigint => {
  const step = countTypeProfiles(players.slice(player + 1));
  const types = players[player]!.types.length;
  return prior.numerators.reduce(
    (sum, weight, number) => (Math.floor(number / step) % types === type ? sum + weight : sum),
    0n,
  );
};

/** Checks the shape of a list of players. */
const checkPlayers = (argument: string, players: readonly BayesianPlayer[]): void => {
  checkList(argument, players, 'players');
  players.forEach((player, i) => {
    const place = `${argument}[${String(i)}]`;
    checkObject(place, player, 'a player', "{ name: 'Row', types: ['low', 'high'], actions: ['T', 'B'] }");
    checkText(`${place}.name`, player.name);
    checkTexts(`${place}.types`, player.types, 'names of types');
    checkTexts(`${place}.actions`, player.actions, 'names of actions');
  });
};

/** Checks that a list holds so many BigInts, none of them negative. */
const checkWeights = (argument: string, weights: readonly bigint[], count: number): void => {
  if (!Array.isArray(weights) || weights.length !== count)
    throw new InvalidArgument(argument, weights, `a list of ${String(count)} BigInts`);
  weights.forEach((weight: unknown, k) => {
    if (typeof weight !== 'bigint' || weight < 0n)
      throw new InvalidArgument(`${argument}[${String(k)}]`, weight, 'a BigInt, at least 0n');
  });
};

/**
 * Checks that an argument is a Bayesian game, as {@link makeBayesian} lays one out.
 *
 * Cost: each probability once, and each payoff of a table that this library has neither made nor checked before.
 * @throws {@link InvalidArgument} if it is not; it says what is wrong where.
 */
export const checkBayesian = (game: BayesianGame): void => {
  checkObject('game', game, 'a Bayesian game', 'makeBayesian(players, prior, payoffs)');
  const { players, prior, payoffs } = game;
  checkPlayers('game.players', players);
  players.forEach(({ types, actions }, i) => {
    if (types.length === 0 || actions.length === 0)
      throw new InvalidArgument(
        `game.players[${String(i)}]`,
        `${counted(types.length, 'type')} and ${counted(actions.length, 'action')}`,
        'a player with at least one type and one action',
      );
  });
  checkObject(
    'game.prior',
    prior,
    'whole numbers over a denominator',
    'makeBayesian(players, prior, payoffs)',
  );
  checkWeights('game.prior.numerators', prior.numerators, countTypeProfiles(players));
  if (prior.numerators.reduce((sum, weight) => sum + weight, 0n) !== prior.denominator)
    throw new InvalidArgument('game.prior', prior, 'a list of probabilities with sum 1');
  if (!Array.isArray(payoffs) || payoffs.length !== players.length)
    throw new InvalidArgument(
      'game.payoffs',
      payoffs,
      `a list of ${String(players.length)} payoff tables, one a player`,
    );
  const entries = countTypeProfiles(players) * countActionProfiles(players);
  payoffs.forEach((table: PayoffTable, i) => checkTable(`game.payoffs[${String(i)}]`, table, entries));
};

/**
 * Checks and lays out a Bayesian game. `prior` is a probability a type profile, `payoffs[i]` player i's payoffs in the
 * order given above.
 *
 * @throws {@link InvalidArgument} if an argument is no list of players, or no list of exact numbers.
 */
export const makeBayesian = (
  players: readonly BayesianPlayer[],
  prior: readonly Rational[],
  payoffs: ReadonlyArray<readonly Rational[]>,
): Either<BayesianProblem, BayesianGame> => {
  checkPlayers('players', players);
  Q.checkAll('prior', prior);
  checkList('payoffs', payoffs, 'lists of payoffs, one a player');
  payoffs.forEach((own, i) => Q.checkAll(`payoffs[${String(i)}]`, own));
  if (players.length === 0) return E.left({ kind: 'no-players' });
  for (const [player, { types, actions }] of players.entries()) {
    if (types.length === 0) return E.left({ kind: 'no-types', player });
    if (actions.length === 0) return E.left({ kind: 'no-actions', player });
  }
  const typeProfiles = countTypeProfiles(players);
  if (prior.length !== typeProfiles)
    return E.left({ kind: 'prior-length', expected: typeProfiles, found: prior.length });
  const negative = prior.findIndex((p) => Q.sign(p) < 0);
  if (negative >= 0) return E.left({ kind: 'prior-negative', typeProfile: negative });
  const sum = Q.sum(prior);
  if (!Q.equals(sum, Q.one)) return E.left({ kind: 'prior-sum', sum });
  const expected = typeProfiles * countActionProfiles(players);
  for (let player = 0; player < players.length; player += 1) {
    const found = payoffs[player]?.length ?? 0;
    if (found !== expected) return E.left({ kind: 'payoff-count', player, expected, found });
  }
  const game: BayesianGame = { players, prior: scaleAll(prior), payoffs: payoffs.map(tabulate) };
  for (const [player, { types }] of players.entries())
    for (let type = 0; type < types.length; type += 1)
      if (typeWeight(game, player, type) === 0n) return E.left({ kind: 'impossible-type', player, type });
  return E.right(game);
};
