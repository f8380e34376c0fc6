#!/usr/bin/env node
/**
 * The program `undominated`: hands the process to the command, and the command's status to the shell.
 */
import { runCommand } from './command.js';
import { exit } from './exit.js';
import { untilClosed } from './terminal.js';

const interrupt = new AbortController();
const standardError = untilClosed(process.stderr, () => process.exit(exit.badInput));
const standardOutput = untilClosed(process.stdout, ({ code }) => {
  standardError.write(`undominated: standard output cannot be written (${String(code)}).\n`);
  process.exit(exit.badInput);
});

const fault = (error: unknown): never => {
  standardError.write(`undominated: a fault of this program, please report it: ${String(error)}\n`);
  process.exit(exit.bug);
};
process.on('uncaughtException', fault);
process.on('unhandledRejection', fault);

process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(exit.interruptedTwice);
  standardError.write('\nStopping, and printing what is known. Ctrl-C again stops at once.\n');
  interrupt.abort();
  process.stdin.destroy();
});

process.exitCode = await runCommand({
  arguments: process.argv.slice(2),
  standardInput: () => process.stdin,
  standardOutput,
  standardError,
  environment: process.env,
  interrupt: interrupt.signal,
});
