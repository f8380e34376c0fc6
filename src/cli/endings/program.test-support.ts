/**
 * The built program run as a shell runs it, with signals and a mind of the moment at which they come.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built program; it needs `npm run build`. */
export const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** How the program ended: with a status or by a signal. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

/** Starts a command; `nodeOptions` come before the program. */
export const start = (
  args: readonly string[],
  { cwd, nodeOptions = [] }: { readonly cwd?: string; readonly nodeOptions?: readonly string[] } = {},
): Running => {
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ended };
};

/** The option of Node that runs some code before the program. */
export const before = (code: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(code)}`,
];

/** Waits some milliseconds. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Seconds of processor time that a program has taken; undefined where the system does not say. */
const processorSeconds = (pid: number): number | undefined => {
  try {
    // The name of the program, in brackets, may hold blanks; user and system time are fields 14 and 15, in hundredths.
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
};

/** Waits until a program has worked for some seconds, however busy the machine is with others. */
export const hasWorked = async ({ child }: Pick<Running, 'child'>, seconds: number): Promise<void> => {
  if (child.pid === undefined || processorSeconds(child.pid) === undefined) return sleep(seconds * 1000);
  while ((processorSeconds(child.pid) ?? seconds) < seconds) await sleep(50);
};
