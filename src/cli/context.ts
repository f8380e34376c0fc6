/**
 * What the command lends a verb: files to read, long work with progress, a line on standard error.
 */
import type { Command } from 'commander';
import type { Option, Task, TaskEither } from '../prelude.js';
import { O, pipe, TE } from '../prelude.js';
import type { Computation, DriveOptions } from '../computation.js';
import type { Diagnostics } from './errors/codes.js';

/** The outside world as a verb sees it. */
export interface Context {
  /**
   * The text of a file, or of standard input for `-`.
   *
   * @param file - its path, or `-`
   * @param maxBytes - how many bytes it may have; as many as an economy if left out
   */
  readonly read: (file: string, maxBytes?: number) => TaskEither<Diagnostics, string>;
  /** Runs a long computation with progress; none if Ctrl-C stopped it. */
  readonly compute: <A>(computation: Computation<A>) => Task<Option<A>>;
  /** Runs long work that manages itself, with progress; the signal is that of Ctrl-C. */
  readonly runManaged: <A>(work: (options: Required<DriveOptions>) => Promise<A>) => Task<A>;
  /** Whether Ctrl-C was pressed. */
  readonly isInterrupted: () => boolean;
  /** The command as commander has it, with every verb loaded and declared. */
  readonly loadCommand: Task<Command>;
  /** Writes a line on standard error. */
  readonly writeLine: (line: string) => void;
}

/** The result of a long computation; where Ctrl-C stopped it, that it was stopped. */
export const completed = <A>(
  { compute }: Context,
  computation: Computation<A>,
  stopped: Diagnostics,
): TaskEither<Diagnostics, A> =>
  pipe(TE.fromTask(compute(computation)), TE.chain(O.match(() => TE.left(stopped), TE.right)));
