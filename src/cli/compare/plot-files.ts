/**
 * The picture of a comparison and the file of its numbers: two files, each written whole or not at all, and none over a file
 * that is there unless that is asked for.
 */
import { existsSync } from 'node:fs';
import type { Either, TaskEither } from '../../prelude.js';
import { E, pipe, TE } from '../../prelude.js';
import type { Comparison } from '../../studies/comparison/comparison.js';
import type { Diagnostics } from '../errors/codes.js';
import { badUsage, diagnostic } from '../errors/codes.js';
import { writing } from '../errors/system-error.js';
import { writeFile } from '../output/files/write-file.js';
import { csvTable } from '../output/tables/csv.js';
import { plotTable } from './plot-table.js';
import type { WrittenPlot } from './report.js';

/** The name of the file of numbers beside a picture. */
const besideIt = (picture: string): string => picture.replace(/\.svg$/i, '.csv');

/** That a picture has the ending by which programs know what it is. */
export const refuseOtherThanSvg = (plot: string | undefined): Either<Diagnostics, undefined> =>
  plot === undefined || /\.svg$/i.test(plot)
    ? E.right(undefined)
    : E.left([
        badUsage(
          `--plot ${plot} is no file of a picture.`,
          'Pictures are SVG: name it with .svg at the end.',
        ),
      ]);

const thereAlready = (path: string): Diagnostics => [
  {
    ...diagnostic('E0002', 'This file is already there, and is left as it is.', path),
    hint: 'Choose another name, or add --force to replace it.',
  },
];

/** That neither file is there, before anything is worked out. */
export const refuseFilesThere = (
  plot: string | undefined,
  force: boolean,
): TaskEither<Diagnostics, undefined> => {
  if (plot === undefined || force) return TE.right(undefined);
  const there = [plot, besideIt(plot)].find((path) => existsSync(path));
  return there === undefined ? TE.right(undefined) : TE.left(thereAlready(there));
};

/** Writes one file. */
const write = (path: string, content: string, force: boolean): TaskEither<Diagnostics, undefined> =>
  pipe(
    writing(
      () => writeFile(path, content, { keep: !force }),
      path,
      (code) => `The file cannot be written (${code}).`,
    ),
    TE.chain((written) => (written === 'exists' ? TE.left(thereAlready(path)) : TE.right(undefined))),
  );

/** Draws a comparison, and writes the picture and its numbers; nothing where no picture was asked for, or nothing is known. */
export const writePlot = (
  title: string,
  found: Comparison,
  picture: string | undefined,
  force: boolean,
): TaskEither<Diagnostics, WrittenPlot | undefined> => {
  if (picture === undefined || !found.mechanisms.some(({ applies }) => applies)) return TE.right(undefined);
  const numbers = besideIt(picture);
  return pipe(
    TE.fromTask(async () => (await import('./picture.js')).pictureOf(title, found)),
    TE.chainFirst(() => write(numbers, csvTable(plotTable(found)), force)),
    TE.chain((svg) => write(picture, svg, force)),
    TE.map(() => ({ picture, numbers })),
  );
};
