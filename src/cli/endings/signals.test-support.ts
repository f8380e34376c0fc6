/**
 * Signals that come at a given moment of the program.
 */
import { before, sleep, start } from './program.test-support.js';

/** The signals by which a program is asked to end. */
export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Says on standard error that the program listens to signals from now on. */
const tellWhenListening = before(
  `import { writeSync } from 'node:fs';
   process.on('newListener', (event) => { if (event === 'SIGHUP') writeSync(2, 'listening;'); });`,
);

/**
 * What becomes of a command to which a signal is sent some time after it began to listen to signals. A command that has ended by
 * then gets none.
 */
export const endedAfterSignal = async (
  args: readonly string[],
  signal: (typeof signals)[number],
  milliseconds: number,
) => {
  const { child, ended } = start(args, { nodeOptions: tellWhenListening });
  child.stdin.end();
  await new Promise<void>((resolve) => {
    child.stderr.once('data', () => resolve());
    child.once('close', () => resolve());
  });
  await sleep(milliseconds);
  child.kill(signal);
  return ended;
};

/** Sends a signal to the program itself in the moment in which it begins to listen to it. */
export const atOnce = (signal: (typeof signals)[number], times: number): readonly string[] =>
  before(
    `process.on('newListener', (event) => {
       if (event !== '${signal}') return;
       queueMicrotask(() => { for (let i = 0; i < ${String(times)}; i += 1) process.kill(process.pid, event); });
     });`,
  );
