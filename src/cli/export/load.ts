/**
 * The game that is exported: a file's own, or the one that G* and an economy's traders induce.
 */
import { canInduce, inducedGame, inducedProfiles } from '../../claims/private-values/engines/induced-game.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import { showPower } from '../../exact/counts.js';
import type { Game } from '../../formats/game/file.js';
import { E, O, type Either } from '../../prelude.js';
import type { Diagnostic } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import type { Context } from '../context.js';
import { loadEconomy } from '../input/economy.js';
import { loadGameOrEconomy } from '../input/game.js';

/** A game with what its file says for people. */
export interface Exported {
  readonly title: string;
  readonly comment: string;
  /** What the strategies and payoffs are, where the file's game is not its own. */
  readonly note?: string;
  readonly game: Game;
}

/** That Ctrl-C came before there was anything to write. */
export const stopped = diagnostic('E0004', 'Stopped before anything was written.');

/** Reads a game, or induces one from an economy with private values. */
export const loadExported = async (
  context: Context,
  file: string,
): Promise<Either<readonly Diagnostic[], Exported>> => {
  const found = await loadGameOrEconomy(context, file);
  if (E.isLeft(found)) return found;
  if (found.right.kind === 'game') return E.right(found.right.game);
  const loaded = await loadEconomy(found.right.context, file);
  if (E.isLeft(loaded)) return loaded;
  const { economy } = loaded.right;
  if (economy.kind === 'interdependent')
    return E.left([
      diagnostic(
        'E0005',
        'With interdependent values the messages of G** are far too many for a game that could be written down.',
        file,
      ),
    ]);
  const subject = subjectOf(economy);
  if (!canInduce(subject))
    return E.left([
      {
        code: 'E0006',
        file,
        message: `The game of these traders has ${showPower(inducedProfiles(subject))} profiles of messages, too many to be written down.`,
        hint: 'Take fewer traders, a coarser price grid or a smaller cap; solve and verify take larger economies.',
      },
    ]);
  const game = await context.work(inducedGame(subject));
  if (O.isNone(game)) return E.left([stopped]);
  const note =
    'The traders play G*: a strategy asks for a bundle at each price of the grid, and payoffs are expected utilities.';
  return E.right({
    title: economy.title,
    comment: note,
    note,
    game: { kind: 'normal-form', form: game.value },
  });
};
