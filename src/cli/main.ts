#!/usr/bin/env node
/**
 * The program `undominated`: hands the process to the command, and the command's status to the shell.
 */
import { runCommand } from './command.js';
import { exit } from './errors/exit.js';
import { interruption } from './input/interruption.js';
import { untilClosed } from './output/terminal.js';

const standardError = untilClosed(process.stderr, () => process.exit(exit.badInput));
const standardOutput = untilClosed(process.stdout, ({ code }) => {
  standardError.write(`undominated: standard output cannot be written (${String(code)}).\n`);
  process.exit(exit.badInput);
});

const fault = (error: unknown): void => {
  standardError.write(`undominated: a fault of this program, please report it: ${String(error)}\n`);
  process.exit(exit.bug);
};
process.on('uncaughtException', fault);
process.on('unhandledRejection', fault);

const { signal, press } = interruption(
  (line) => standardError.write(line),
  (status) => process.exit(status),
);
// Whoever waits for standard input is woken too.
signal.addEventListener('abort', () => process.stdin.destroy());
process.on('SIGINT', press);

process.exitCode = await runCommand({
  arguments: process.argv.slice(2),
  standardInput: () => process.stdin,
  standardOutput,
  standardError,
  environment: process.env,
  interrupt: signal,
});
