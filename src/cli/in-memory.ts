/**
 * The command run inside the tests' own process, its streams kept in memory.
 */
import { runCommand } from './command.js';
import type { ExitStatus } from './exit.js';

/** What the tests give to the command beside its arguments. */
export interface Given {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether both outputs are terminals. */
  readonly terminal?: boolean;
  /** Whether Ctrl-C was pressed before anything began. */
  readonly interrupted?: boolean;
  /** What goes wrong while standard input is read. */
  readonly failure?: Error;
}

/** What the command did. */
export interface Ended {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in memory. */
export const inMemory = async (given: Given, ...args: readonly string[]): Promise<Ended> => {
  let stdout = '';
  let stderr = '';
  async function* input(): AsyncGenerator<Uint8Array> {
    if (given.failure !== undefined) throw given.failure;
    yield typeof given.input === 'string'
      ? new TextEncoder().encode(given.input)
      : (given.input ?? new Uint8Array());
  }
  const status = await runCommand({
    arguments: args,
    standardInput: input,
    standardOutput: { isTTY: given.terminal === true, write: (text) => (stdout += text) },
    standardError: { isTTY: given.terminal === true, write: (text) => (stderr += text) },
    environment: given.environment ?? {},
    interrupt: given.interrupted === true ? AbortSignal.abort() : new AbortController().signal,
  });
  return { status, stdout, stderr };
};
