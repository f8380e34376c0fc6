/**
 * Files that may be an economy or a game, read once; and what is said where a verb takes only one of the two.
 */
import { E, type Either } from '../../prelude.js';
import type { GameFile } from '../../formats/game/file.js';
import { kindOf, readGame } from '../../formats/game/read.js';
import { maxGameBytes } from '../../formats/problems/text.js';
import type { Diagnostic } from '../errors/codes.js';
import type { Context } from '../context.js';

/** A game; or an economy still unread, with a context that knows its text. */
export type GameOrEconomy =
  | { readonly kind: 'game'; readonly game: GameFile }
  | { readonly kind: 'economy'; readonly context: Context };

/** Reads a file of either kind. A game is read through; an economy's text is kept, for standard input is read only once. */
export const loadGameOrEconomy = async (
  context: Context,
  file: string,
): Promise<Either<readonly Diagnostic[], GameOrEconomy>> => {
  const text = await context.read(file, maxGameBytes);
  if (E.isLeft(text)) return text;
  const kind = kindOf(text.right, file);
  if (kind === 'economy') {
    const read: Context['read'] = (other, most) =>
      other === file ? Promise.resolve(text) : context.read(other, most);
    return E.right({ kind, context: { ...context, read } });
  }
  const game = readGame(text.right, file, kind);
  return E.isLeft(game) ? game : E.right({ kind: 'game', game: game.right });
};
