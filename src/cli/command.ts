/**
 * The command: the one place where every way to end becomes an exit status.
 */
import { CommanderError } from 'commander';
import { E } from '../prelude.js';
import { didYouMean } from '../did-you-mean.js';
import type { Diagnostics } from './errors/codes.js';
import { badUsage, diagnostic } from './errors/codes.js';
import type { ExitStatus } from './errors/exit.js';
import { exit, statusOfErrors } from './errors/exit.js';
import { reportDiagnostics } from './errors/report-diagnostics.js';
import { namingQuotes, pointingToHelp, usageDiagnostic } from './errors/usage.js';
import { outputFormatOf } from './output/options.js';
import { writeReport } from './output/report.js';
import type { Given, NamedVerb, Program } from './program.js';
import { loadedCommand, programOf } from './program.js';
import type { CliEnvironment, Session } from './session.js';
import { contextOf, openSession } from './session.js';
import { verbs } from './verbs.js';

const verbNames: readonly string[] = verbs.map(({ name }) => name);

const noVerb = badUsage(
  'No verb was given.',
  `The verb comes first, then its options; the verbs are: ${verbNames.join(', ')}.`,
);

/** Performs a verb, writes its report or what is wrong, and gives the status. */
const perform = async (
  { name, verb }: NamedVerb,
  given: Given,
  cli: CliEnvironment,
  session: Session,
): Promise<ExitStatus> => {
  const outcome = await verb.run(
    contextOf(cli, session, () => loadedCommand(verbs, session)),
    given,
  )();
  const report = (diagnostics: Diagnostics): void =>
    reportDiagnostics(
      diagnostics.map((each) => namingQuotes(pointingToHelp(name, each), cli.arguments)),
      session,
    );
  if (E.isLeft(outcome)) {
    report(outcome.left);
    return statusOfErrors(outcome.left);
  }
  const { diagnostics = [] } = outcome.right;
  if (diagnostics.length > 0 && !session.json) report(diagnostics);
  session.stdout.write(writeReport(outcome.right, outputFormatOf(given), session.stdout));
  return outcome.right.status;
};

/** Reports what commander refuses, or prints the help that was asked for by giving no verb. */
const refused = (
  error: CommanderError,
  args: readonly string[],
  session: Session,
  { command, errorHelp }: Program,
): ExitStatus => {
  if (error.exitCode === 0) return exit.done;
  const withoutVerb = error.code === 'commander.help' || args[0] === '--json';
  if (!withoutVerb) reportDiagnostics([namingQuotes(usageDiagnostic(error, command, args), args)], session);
  else if (session.json) reportDiagnostics([noVerb], session);
  else session.stderr.write(errorHelp());
  return exit.badInput;
};

/** Reports what was thrown: that Ctrl-C came before anything was known, or a fault of the program. */
const failed = (error: unknown, { interrupt }: CliEnvironment, session: Session): ExitStatus => {
  if (interrupt.aborted) {
    reportDiagnostics([diagnostic('E0004', 'Stopped before anything was known.')], session);
    return exit.undecided;
  }
  const reason = error instanceof Error ? error.message : String(error);
  reportDiagnostics(
    [diagnostic('E0070', `Something went wrong that should never go wrong: ${reason}`)],
    session,
  );
  return exit.bug;
};

/** Runs the command to its end. Nothing is thrown: a fault of the program has a status of its own. */
export const runCommand = async (cli: CliEnvironment): Promise<ExitStatus> => {
  const session = openSession(cli);
  const [first] = cli.arguments;
  if (first !== undefined && !first.startsWith('-') && !verbNames.includes(first)) {
    const hint = didYouMean(first, verbNames, 'verbs');
    const unknown = badUsage(`There is no verb "${first}".`, hint);
    reportDiagnostics([namingQuotes(unknown, cli.arguments)], session);
    return exit.badInput;
  }
  let status: ExitStatus = exit.done;
  const program = programOf(verbs, session, async (verb, given) => {
    status = await perform(verb, given, cli, session);
  });
  try {
    await program.command.parseAsync([...cli.arguments], { from: 'user' });
    return status;
  } catch (error) {
    session.progress.clear();
    return error instanceof CommanderError
      ? refused(error, cli.arguments, session, program)
      : failed(error, cli, session);
  }
};
