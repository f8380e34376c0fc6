#!/usr/bin/env node
/**
 * The program `undominated`: hands the process to the command, and the command's status to the shell. The signals are listened
 * to before the command is loaded, and until everything is written.
 */
import { exit } from './errors/exit.js';
import { interruption } from './input/interruption.js';
import { fileSink, isFile } from './output/file-sink.js';
import { flushed, untilClosed } from './output/terminal.js';

const errorsLost = (): never => process.exit(exit.badInput);
const standardError = isFile(2) ? fileSink(2, errorsLost) : untilClosed(process.stderr, errorsLost);
const { signal, press } = interruption(
  (line) => standardError.write(line),
  (status) => process.exit(status),
);
for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(each, press);
// Whoever waits for standard input is woken too.
signal.addEventListener('abort', () => process.stdin.destroy());

const refuseOutput = (why: string): never => {
  standardError.write(`undominated: standard output cannot be written (${why}).\n`);
  process.exit(exit.badInput);
};
const standardOutput = isFile(1)
  ? fileSink(1, refuseOutput)
  : untilClosed(process.stdout, ({ code }) => refuseOutput(String(code)));

const fault = (error: unknown): void => {
  standardError.write(`undominated: a fault of this program, please report it: ${String(error)}\n`);
  process.exit(exit.bug);
};
process.on('uncaughtException', fault);
process.on('unhandledRejection', fault);

const { wasClosed } = await import('./input/closed-streams.js');
if (wasClosed(1)) refuseOutput('it is closed');

const { runCommand } = await import('./command.js');
const status = await runCommand({
  arguments: process.argv.slice(2),
  standardInput: () => {
    if (wasClosed(0)) throw Object.assign(new Error('Standard input is closed.'), { code: 'EBADF' });
    return process.stdin;
  },
  standardOutput,
  standardError,
  environment: process.env,
  interrupt: signal,
});
// What Node does at the end of a program would no longer listen to signals.
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exit(status);
