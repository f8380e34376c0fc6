/**
 * The payoffs of a game of two players as a table, whole or what an elimination has left of it.
 */
import * as Q from '../../exact/rational.js';
import type { NormalForm } from '../../games/normal-form.js';
import { payoff } from '../../games/normal-form.js';
import type { Bimatrix, PlayerHeading } from './tables/bimatrix.js';

/** The most cells of a table of payoffs that is shown. */
const maxCells = 144;

/** The strategies of a player that are shown, by index, and those among them that are crossed out. */
export interface ShownStrategies {
  readonly shown: readonly number[];
  readonly crossedOut: ReadonlySet<number>;
}

/** Whether a game has two players, and so few strategies of theirs are shown that their payoffs can be read in a table. */
export const isSmallBimatrix = ({ players }: NormalForm, shown: readonly ShownStrategies[]): boolean =>
  players.length === 2 && shown.reduce((cells, strategies) => cells * strategies.shown.length, 1) <= maxCells;

/** All strategies of each player, none crossed out. */
export const allStrategies = ({ players }: NormalForm): readonly ShownStrategies[] =>
  players.map(({ strategies }) => ({ shown: strategies.map((_, s) => s), crossedOut: new Set() }));

/**
 * The payoffs of a game of two players.
 *
 * @param game a game of two players
 * @param shown what is shown of each, in the order of the players
 * @param caption what the table shows
 */
export const payoffTable = (
  game: NormalForm,
  shown: readonly ShownStrategies[],
  caption: string,
): Bimatrix => {
  const headingOf = (player: number): PlayerHeading => {
    const { name, strategies } = game.players[player]!;
    return {
      name,
      strategies: shown[player]!.shown.map((s) => ({
        name: strategies[s]!,
        crossedOut: shown[player]!.crossedOut.has(s),
      })),
    };
  };
  return {
    caption,
    row: headingOf(0),
    column: headingOf(1),
    payoffs: shown[0]!.shown.map((r) =>
      shown[1]!.shown.map((c) => ({
        row: Q.show(payoff(game, 0, [r, c])),
        column: Q.show(payoff(game, 1, [r, c])),
      })),
    ),
  };
};
