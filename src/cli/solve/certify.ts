/**
 * The certificate of an elimination in a game, written into a folder.
 */
import type { TaskEither } from '../../prelude.js';
import { O, pipe, TE } from '../../prelude.js';
import { certifyElimination } from '../../claims/games/certificate.js';
import type { LabelledElimination } from '../../claims/games/labelled-elimination.js';
import type { GameFile } from '../../formats/game/file.js';
import type { Context } from '../context.js';
import type { Diagnostics } from '../errors/codes.js';
import { writeCertificate } from '../output/files/write-certificate.js';

/** Writes the certificate of an elimination; gives its path, or none if Ctrl-C stopped the work. */
export const certify = (
  context: Context,
  { title, game }: GameFile,
  labelled: LabelledElimination,
  folder: string,
): TaskEither<Diagnostics, O.Option<string>> =>
  pipe(
    TE.fromTask(context.compute(certifyElimination(game.form, labelled, title))),
    TE.chain(
      O.match(
        () => TE.right(O.none),
        (certificate) => pipe(writeCertificate(folder, certificate), TE.map(O.some)),
      ),
    ),
  );
