/**
 * Economies from the text of their files, for programs that have nothing better to do with an invalid file than to stop.
 */
import type { Economy } from '../economies/economy.js';
import { InvalidArgument } from '../exact/invalid-argument.js';
import { readEconomy as readEconomyFile } from '../formats/economy/read.js';
import { E } from '../prelude.js';
import { InvalidFile } from './invalid-file.js';

/**
 * The economy of a file.
 *
 * `readEconomy` of `undominated/formats` returns the problems instead of throwing them, and gives warnings too.
 *
 * @param text the text of the file, in the format `undominated/economy/1`.
 * @param name what messages call the file.
 * @throws {@link InvalidFile} if the text is no economy: it shows every problem at its line and column, with a hint.
 * @throws {@link InvalidArgument} if `text` is no text.
 */
export const readEconomy = (text: string, name = 'economy'): Economy => {
  if (typeof text !== 'string')
    throw new InvalidArgument('text', text, 'the text of a file', "readFileSync(file, 'utf8')");
  const reading = readEconomyFile(text, name);
  if (E.isLeft(reading)) throw new InvalidFile(reading.left);
  return reading.right.economy;
};
