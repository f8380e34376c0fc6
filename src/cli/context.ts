/**
 * What a verb gets from the command, and what it gives back.
 */
import type { Either, O } from '../prelude.js';
import type { Command } from 'commander';
import { Option } from 'commander';
import { residuals } from '../market/residual.js';
import type { DriveOptions, Computation } from '../computation.js';
import type { Diagnostic } from './errors/codes.js';
import type { Report } from './output/report.js';
import { tableFormats } from './output/report.js';

/** The world as a verb sees it. */
export interface Context {
  /** The text of a file, or of standard input for `-`, of at most so many bytes (as an economy may have, if not said). */
  readonly read: (file: string, mostBytes?: number) => Promise<Either<readonly Diagnostic[], string>>;
  /** Runs long work with progress; none if Ctrl-C stopped it. */
  readonly work: <A>(task: Computation<A>) => Promise<O.Option<A>>;
  /** Runs long work that drives itself, with progress; the signal is that of Ctrl-C. */
  readonly runManaged: <A>(work: (options: Required<DriveOptions>) => Promise<A>) => Promise<A>;
  /** Says a line on standard error. */
  readonly say: (line: string) => void;
}

/** A report, or why there is none. */
export type Outcome = Either<readonly Diagnostic[], Report>;

/** Performs a verb's work and writes its report in the face that its options ask for. */
export type Perform = (
  options: { readonly json?: boolean; readonly format?: string },
  work: (context: Context) => Promise<Outcome>,
) => Promise<void>;

/** Adds one verb to the command. */
export type Register = (program: Command, perform: Perform) => void;

/** The option `--json`, which every verb has. */
export const withJson = (command: Command): Command =>
  command.addOption(new Option('--json', 'print data for scripts').conflicts('format'));

/** The options `--json` and `--format`, for verbs whose report has tables. */
export const withOutputFormats = (command: Command): Command =>
  withJson(command).addOption(
    new Option('--format <format>', 'print the tables alone (CSV: the main one)').choices(tableFormats),
  );

/** The option `--residual`, for verbs that play an interdependent economy. */
export const withResidual = (command: Command): Command =>
  command.addOption(
    new Option('--residual <reading>', 'the reading of Rules 5 and 6, in place of the file’s').choices(
      residuals,
    ),
  );
