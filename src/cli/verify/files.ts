/**
 * Several files judged one after the other: what is wrong with one of them, or Ctrl-C, hides no verdict on another.
 */
import { join } from 'node:path';
import type { Task } from '../../prelude.js';
import { E } from '../../prelude.js';
import type { Computation } from '../../computation.js';
import type { Context } from '../context.js';
import { diagnostic } from '../errors/codes.js';
import type { Report } from '../output/report.js';
import type { VerifyOptions } from './file.js';
import { judgeFile } from './file.js';
import { folderNames } from './folder-names.js';
import type { FileOutcome } from './report.js';
import { filesReport } from './report.js';

/** A computation whose progress names a file. */
function* namingFile<A>(file: string, computation: Computation<A>): Computation<A> {
  for (;;) {
    const step = computation.next();
    if (step.done === true) return step.value;
    yield { ...step.value, label: `${file}: ${step.value.label}` };
  }
}

/** What became of a file. After Ctrl-C, what could no longer be read has been stopped. */
const outcomeOf =
  (
    context: Context,
    file: string,
    options: VerifyOptions,
    folder: string | undefined,
  ): Task<FileOutcome['outcome']> =>
  async () => {
    try {
      const named: Context = {
        ...context,
        compute: (computation) => context.compute(namingFile(file, computation)),
      };
      return await judgeFile(named, file, options, folder)();
    } catch (error) {
      if (!context.isInterrupted()) throw error;
      return E.left([diagnostic('E0004', 'Stopped before anything was known.', file)]);
    }
  };

/**
 * Judges several files.
 *
 * @param certificates - the folder in which each file gets a folder for its certificates, if they are written at all
 */
export const judgeFiles =
  (
    context: Context,
    files: readonly string[],
    options: VerifyOptions,
    certificates: string | undefined,
  ): Task<Report> =>
  async () => {
    const folders = folderNames(files);
    const outcomes: FileOutcome[] = [];
    for (const [i, file] of files.entries()) {
      const folder = certificates === undefined ? undefined : join(certificates, folders[i]!);
      outcomes.push({ file, outcome: await outcomeOf(context, file, options, folder)() });
    }
    return filesReport(outcomes);
  };
