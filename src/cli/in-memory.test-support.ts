/**
 * The command run in the tests' own process, its streams kept in memory.
 */
import { fileURLToPath } from 'node:url';
import { runCommand } from './command.js';
import type { ExitStatus } from './errors/exit.js';
import { galleryFolder } from './init/templates.js';

/** What the command is given besides its arguments. */
export interface Surroundings {
  /** What standard input holds; nothing if left out. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether both outputs are terminals. */
  readonly terminal?: boolean;
  /**
   * When Ctrl-C is pressed, if at all: before anything begins, when standard input has been read, or when the program has looked
   * so many times whether it was. Work looks between any two of its steps.
   */
  readonly interrupted?: 'at once' | 'after input' | { readonly looks: number };
  /** What goes wrong while standard input is read. */
  readonly failure?: Error;
}

/** What the command did. */
export interface Ended {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command on arguments. */
export const runInMemory = async (surroundings: Surroundings, ...args: readonly string[]): Promise<Ended> => {
  const { input = '', environment = {}, terminal = false, interrupted, failure } = surroundings;
  let stdout = '';
  let stderr = '';
  const interruption = new AbortController();
  if (interrupted === 'at once') interruption.abort();
  async function* standardInput(): AsyncGenerator<Uint8Array> {
    if (failure !== undefined) throw failure;
    yield typeof input === 'string' ? new TextEncoder().encode(input) : input;
    if (interrupted === 'after input') interruption.abort();
  }
  if (typeof interrupted === 'object') {
    let left = interrupted.looks;
    Object.defineProperty(interruption.signal, 'aborted', { get: () => (left -= 1) < 0 });
  }
  const status = await runCommand({
    arguments: args,
    standardInput,
    standardOutput: { isTTY: terminal, write: (text) => (stdout += text) },
    standardError: { isTTY: terminal, write: (text) => (stderr += text) },
    environment,
    interrupt: interruption.signal,
  });
  return { status, stdout, stderr };
};

/** The path of a file in `examples/`. */
export const examplePath = (name: string): string => fileURLToPath(new URL(name, galleryFolder));
