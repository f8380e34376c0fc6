/**
 * Games from the text of their files, for programs that have nothing better to do with an invalid file than to stop.
 */
import { InvalidArgument } from '../exact/invalid-argument.js';
import { readGame as readGameFile } from '../formats/game/read.js';
import type { BayesianGame } from '../games/bayesian.js';
import type { NormalForm } from '../games/normal-form.js';
import { E } from '../prelude.js';
import { InvalidFile } from './invalid-file.js';

/**
 * The game of a file: Gambit's `.nfg`, JSON (`undominated/game/1`, Bayesian games too), or the CSV of a game of two players.
 * What the text says decides which, and where that is not enough the ending of the name.
 *
 * `readGame` of `undominated/formats` returns the problems instead of throwing them, and gives title and comment too.
 *
 * @param text the text of the file.
 * @param name what messages call the file.
 * @throws {@link InvalidFile} if the text is no game: it shows every problem at its line and column, with a hint.
 * @throws {@link InvalidArgument} if `text` is no text.
 * @example
 * ```ts
 * import { readGame, solve } from 'undominated';
 *
 * const game = readGame(',L,R\nT,3;1,2;0\nB,1;0,1;2\n');
 * solve(game).surviving; // { Row: ["T"], Column: ["L"] }
 * ```
 */
export const readGame = (text: string, name = 'game'): NormalForm | BayesianGame => {
  if (typeof text !== 'string')
    throw new InvalidArgument('text', text, 'the text of a file', "readFileSync(file, 'utf8')");
  const reading = readGameFile(text, name);
  if (E.isLeft(reading)) throw new InvalidFile(reading.left);
  return reading.right.game.form;
};
