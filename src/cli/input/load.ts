/**
 * Economies and games as verbs get them: read from a file or standard input, checked, under the reading of the residual
 * that the command line asks for; and what is said where a verb takes only one of the two.
 */
import type { Either, TaskEither } from '../../prelude.js';
import { E, pipe, TE } from '../../prelude.js';
import type { Economy } from '../../economies/economy.js';
import type { EconomyReading } from '../../formats/economy/read.js';
import { readingEconomy } from '../../formats/economy/read.js';
import type { GameFile } from '../../formats/game/file.js';
import type { FileKind } from '../../formats/game/read.js';
import { kindOf, readGame } from '../../formats/game/read.js';
import { fileProblem } from '../../formats/problems/problem.js';
import { maxGameBytes } from '../../formats/problems/text.js';
import type { Residual } from '../../market/residual.js';
import type { Context } from '../context.js';
import { completed } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { shellArgument } from '../output/shell.js';

/** A game; or the text of an economy, not yet read, and its file. */
export type GameOrEconomy =
  | { readonly kind: 'game'; readonly game: GameFile }
  | { readonly kind: 'economy'; readonly text: string; readonly file: string };

/** Reads a file that may be a game or an economy. A game is read through. */
export const loadGameOrEconomy = (context: Context, file: string): TaskEither<Diagnostics, GameOrEconomy> =>
  pipe(
    context.read(file, maxGameBytes),
    TE.chainEitherK((text): Either<Diagnostics, GameOrEconomy> => {
      const kind = kindOf(text, file);
      return kind === 'economy'
        ? E.right({ kind, text, file })
        : E.map((game: GameFile): GameOrEconomy => ({ kind: 'game', game }))(readGame(text, file, kind));
    }),
  );

/** What a game is written in, where that is not the format of this program. */
const writtenAs: Readonly<Record<Exclude<FileKind, 'economy'>, string>> = {
  game: '',
  nfg: ' in Gambit’s format',
  csv: ' in CSV',
};

const economyOnly = (
  file: string,
  kind: Exclude<FileKind, 'economy'>,
  takesEconomies: string,
): Diagnostics => [
  fileProblem(
    'E0208',
    file,
    `This file is a game${writtenAs[kind]}, and ${takesEconomies}.`,
    `Games are taken by show, solve and export. What is dominated in it: undominated solve ${shellArgument(file)}`,
  ),
];

/**
 * Reads the text of an economy, with progress; Ctrl-C stops it between two values. What needs no progress is read even after
 * Ctrl-C, so that it is known of what nothing could be said.
 */
const reading = (context: Context, text: string, file: string): TaskEither<Diagnostics, EconomyReading> => {
  const steps = readingEconomy(text, file);
  const first = steps.next();
  if (first.done === true) return TE.fromEither(first.value);
  return pipe(
    completed(context, steps, [
      diagnostic('E0004', 'Stopped while the values of the file were worked out.', file),
    ]),
    TE.chainEitherKW((economy) => economy),
  );
};

/**
 * Reads an economy, with what its file is warned of.
 *
 * @param takesEconomies - what is said to somebody who names a game: `verify judges economies`
 */
export const loadEconomy = (
  context: Context,
  file: string,
  takesEconomies: string,
): TaskEither<Diagnostics, EconomyReading> =>
  pipe(
    context.read(file),
    TE.chain((text) => {
      const kind = kindOf(text, file);
      return kind === 'economy'
        ? reading(context, text, file)
        : TE.left(economyOnly(file, kind, takesEconomies));
    }),
  );

/**
 * An economy under a reading of the residual, in place of its file's.
 *
 * @param residual - the reading that is asked for, if any; bad usage with private values, which have no such rule
 */
export const underReading = (
  economy: Economy,
  residual: Residual | undefined,
): Either<Diagnostics, Economy> => {
  if (residual === undefined) return E.right(economy);
  return economy.kind === 'interdependent'
    ? E.right({ ...economy, residual })
    : E.left([
        badUsage('--residual has no meaning with private values: it reads Rules 5 and 6.', 'Leave it out.'),
      ]);
};

/** The economy in a text, under the reading of the residual that is asked for, with what its file is warned of. */
export const economyIn = (
  context: Context,
  text: string,
  file: string,
  residual: Residual | undefined,
): TaskEither<Diagnostics, EconomyReading> =>
  pipe(
    reading(context, text, file),
    TE.chainEitherK(({ economy, warnings }) =>
      E.map((chosen: Economy): EconomyReading => ({ economy: chosen, warnings }))(
        underReading(economy, residual),
      ),
    ),
  );

/** As {@link loadEconomy}, under the reading of the residual that is asked for. */
export const loadEconomyUnder = (
  context: Context,
  file: string,
  residual: Residual | undefined,
  takesEconomies: string,
): TaskEither<Diagnostics, Economy> =>
  pipe(
    loadEconomy(context, file, takesEconomies),
    TE.chainEitherK(({ economy }) => underReading(economy, residual)),
  );

/** That a game has no residual and no mechanism; nothing is wrong where none is asked for. */
export const refuseOptionsOfEconomies = (options: {
  readonly residual: Residual | undefined;
  readonly mechanism: string | undefined;
}): Either<Diagnostics, undefined> => {
  const given = (['residual', 'mechanism'] as const).find((name) => options[name] !== undefined);
  return given === undefined
    ? E.right(undefined)
    : E.left([badUsage(`--${given} has no meaning for a game.`, 'Leave it out.')]);
};
