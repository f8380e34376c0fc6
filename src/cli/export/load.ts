/**
 * The game that is exported: a file's own, or the one that G* and an economy's traders induce.
 */
import type { TaskEither } from '../../prelude.js';
import { pipe, TE } from '../../prelude.js';
import { canInduce, inducedGame, inducedProfiles } from '../../claims/private-values/engines/induced-game.js';
import type { PrivateValuesSubject } from '../../claims/private-values/subject.js';
import { subjectOf } from '../../claims/private-values/subject.js';
import type { Economy } from '../../economies/economy.js';
import { showPower } from '../../exact/counts.js';
import type { Game } from '../../formats/game/file.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import type { Diagnostic, Diagnostics } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';
import { economyIn, loadGameOrEconomy } from '../input/load.js';

/** A game with what its file says for people. */
export interface Exported {
  readonly title: string;
  readonly comment: string;
  /** What the strategies and payoffs are, where the file's game is not its own. */
  readonly note?: string;
  readonly game: Game;
}

/** That Ctrl-C came before there was anything to write. */
export const stopped: Diagnostics = [diagnostic('E0004', 'Stopped before anything was written.')];

const tooManyProfiles = (subject: PrivateValuesSubject, file: string): Diagnostic => ({
  code: 'E0006',
  file,
  message: `The game of these traders has ${showPower(inducedProfiles(subject))} profiles of messages, too many to be written down.`,
  hint: 'Take fewer traders, a coarser price grid or a smaller cap; solve and verify take larger economies.',
});

const note =
  'The traders play G*: a strategy asks for a bundle at each price of the grid, and payoffs are expected utilities.';

/** The game that G* and the traders of an economy induce. */
const induced = (context: Context, economy: Economy, file: string): TaskEither<Diagnostics, Exported> => {
  if (economy.kind === 'interdependent')
    return TE.left([
      diagnostic(
        'E0005',
        'With interdependent values the messages of G** are far too many for a game that could be written down.',
        file,
      ),
    ]);
  const subject = subjectOf(economy);
  if (!canInduce(subject)) return TE.left([tooManyProfiles(subject, file)]);
  return pipe(
    completed(context, inducedGame(subject), stopped),
    TE.map((form) => ({ title: economy.title, comment: note, note, game: { kind: 'normal-form', form } })),
  );
};

/** Reads a game, or induces one from an economy with private values. */
export const loadExported = (context: Context, file: string): TaskEither<Diagnostics, Exported> =>
  pipe(
    loadGameOrEconomy(context, file),
    TE.chain((loaded) =>
      loaded.kind === 'game'
        ? TE.right(loaded.game)
        : pipe(
            economyIn(context, loaded.text, file, undefined),
            TE.chain(({ economy }) => induced(context, economy, file)),
          ),
    ),
  );
