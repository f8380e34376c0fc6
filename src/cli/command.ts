/**
 * The command: its verbs, and the one place where every way to end becomes an exit status.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { E } from '../prelude.js';
import { didYouMean } from '../did-you-mean.js';
import { drive } from '../computation.js';
import { badUsage, diagnostic } from './errors/codes.js';
import { reportDiagnostics, usageDiagnostic } from './errors/report-diagnostics.js';
import type { Context, Outcome, Perform } from './context.js';
import type { ExitStatus } from './errors/exit.js';
import { exit } from './errors/exit.js';
import { readInput } from './input/input.js';
import { reporter } from './output/progress.js';
import type { OutputFormat } from './output/report.js';
import { writeReport } from './output/report.js';
import { escapeControls, wrap } from './output/tables/measure.js';
import type { Environment, Sink } from './output/terminal.js';
import { terminal } from './output/terminal.js';
import { registerCheck } from './check/check.js';
import { registerExplain } from './explain/explain.js';
import { registerExport } from './export/export.js';
import { registerHunt } from './hunt/hunt.js';
import { registerInit } from './init/init.js';
import { registerRun } from './run/run.js';
import { registerShow } from './show/show.js';
import { registerSolve } from './solve/solve.js';
import { registerVerify } from './verify/verify.js';

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

const version = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
};

const faceOf = ({ json, format }: { readonly json?: boolean; readonly format?: string }): OutputFormat =>
  json === true ? 'json' : ((format as OutputFormat | undefined) ?? 'text');

/** Runs the command to its end. Nothing is thrown: a fault of the program has a status of its own. */
export const runCommand = async (world: CliEnvironment): Promise<ExitStatus> => {
  const out = terminal(world.standardOutput, world.environment);
  const talk = terminal(world.standardError, world.environment);
  const progress = reporter(talk);
  const options = world.arguments.includes('--')
    ? world.arguments.slice(0, world.arguments.indexOf('--'))
    : world.arguments;
  const json = options.includes('--json');
  let status: ExitStatus = exit.done;
  let helpForTalk = '';

  const context: Context = {
    read: (file, mostBytes) => readInput(file, world.standardInput, world.interrupt, mostBytes),
    say: (line) => talk.write(`${escapeControls(line)}\n`),
    work: async (task) => {
      const result = await drive(task, { signal: world.interrupt, onProgress: progress.report });
      progress.clear();
      return result;
    },
    runManaged: async (work) => {
      try {
        return await work({ signal: world.interrupt, onProgress: progress.report });
      } finally {
        progress.clear();
      }
    },
  };
  const perform: Perform = async (faces, work) => {
    const outcome: Outcome = await work(context);
    if (E.isLeft(outcome)) {
      reportDiagnostics(outcome.left, json, out, talk);
      const is = (...codes: readonly string[]): boolean =>
        outcome.left.some(({ code }) => codes.includes(code));
      status = is('E0801') ? exit.invalidCertificate : is('E0004', 'E0802') ? exit.undecided : exit.badInput;
      return;
    }
    out.write(writeReport(outcome.right, faceOf(faces), out));
    status = outcome.right.status;
  };

  const program = new Command('undominated')
    .description(
      'Exact game theory: economies in, verdicts with witnesses out.\nAll numbers are exact; FILE may be - for standard input.',
    )
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ minWidthToWrap: 12, subcommandTerm: (verb) => verb.name() })
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => (helpForTalk += text),
      outputError: () => undefined,
      getOutHelpWidth: () => out.width,
      getErrHelpWidth: () => talk.width,
    });
  for (const register of [
    registerInit,
    registerShow,
    registerRun,
    registerSolve,
    registerVerify,
    registerHunt,
    registerCheck,
    registerExport,
    registerExplain,
  ])
    register(program, perform);
  const statuses =
    'Exit status: 0 proved or done, 1 refuted, 2 bad input or usage, 3 undecided or stopped, 4 invalid certificate, 70 a fault of this program.';
  program.addHelpText('after', `\n${wrap(statuses, out.width).join('\n')}`);

  const first = world.arguments[0];
  const verbs = program.commands.map((verb) => verb.name());
  if (first !== undefined && !first.startsWith('-') && !verbs.includes(first)) {
    reportDiagnostics(
      [badUsage(`There is no verb "${first}".`, didYouMean(first, verbs, 'verbs'))],
      json,
      out,
      talk,
    );
    return exit.badInput;
  }
  const noVerb = badUsage(
    'No verb was given.',
    `The verb comes first, then its options; the verbs are: ${verbs.join(', ')}.`,
  );
  try {
    await program.parseAsync([...world.arguments], { from: 'user' });
    return status;
  } catch (error) {
    progress.clear();
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exit.done;
      const bare = error.code === 'commander.help' || first === '--json';
      if (!bare) reportDiagnostics([usageDiagnostic(error)], json, out, talk);
      else if (json) reportDiagnostics([noVerb], json, out, talk);
      else talk.write(helpForTalk);
      return exit.badInput;
    }
    if (world.interrupt.aborted) {
      reportDiagnostics([diagnostic('E0004', 'Stopped before anything was known.')], json, out, talk);
      return exit.undecided;
    }
    const what = error instanceof Error ? error.message : String(error);
    reportDiagnostics(
      [diagnostic('E0070', `Something went wrong that should never go wrong: ${what}`)],
      json,
      out,
      talk,
    );
    return exit.bug;
  }
};
