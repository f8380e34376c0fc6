/**
 * One run of the command: its streams, and what it lends to the verb that it performs.
 */
import { drive } from '../computation.js';
import type { Context } from './context.js';
import type { DiagnosticOutputs } from './errors/report-diagnostics.js';
import { readInput } from './input/read-input.js';
import type { Reporter } from './output/progress.js';
import { reporter } from './output/progress.js';
import { escapeControls } from './output/tables/measure.js';
import type { Environment, Sink } from './output/terminal.js';
import { terminal } from './output/terminal.js';

/** Everything outside the program that it touches. */
export interface CliEnvironment {
  /** The arguments after the program's name. */
  readonly arguments: readonly string[];
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  readonly standardOutput: Sink;
  readonly standardError: Sink;
  readonly environment: Environment;
  /** Aborted by the first Ctrl-C. */
  readonly interrupt: AbortSignal;
}

/** The outputs of one run, whether a script reads them, and its progress line. */
export interface Session extends DiagnosticOutputs {
  readonly progress: Reporter;
}

/** Whether `--json` is among the options. */
const wantsJson = (given: readonly string[]): boolean => {
  const end = given.indexOf('--');
  return (end < 0 ? given : given.slice(0, end)).includes('--json');
};

/** Opens the outputs of a run. */
export const openSession = (cli: CliEnvironment): Session => {
  const stderr = terminal(cli.standardError, cli.environment);
  return {
    stdout: terminal(cli.standardOutput, cli.environment),
    stderr,
    json: wantsJson(cli.arguments),
    progress: reporter(stderr),
  };
};

/** What a run lends to the verb that it performs. */
export const contextOf = (
  { standardInput, interrupt }: CliEnvironment,
  { stderr, progress }: Session,
  loadCommand: Context['loadCommand'],
): Context => {
  const runManaged: Context['runManaged'] = (work) => async () => {
    try {
      return await work({ signal: interrupt, onProgress: progress.report });
    } finally {
      progress.clear();
    }
  };
  return {
    read: (file, maxBytes) => readInput(file, standardInput, interrupt, maxBytes),
    compute: (computation) => runManaged((options) => drive(computation, options)),
    runManaged,
    isInterrupted: () => interrupt.aborted,
    loadCommand,
    writeLine: (line) => stderr.write(`${escapeControls(line)}\n`),
  };
};
