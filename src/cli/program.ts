/**
 * The verbs as a commander program: the command line and the help, derived from the values that declare the verbs.
 */
import { readFileSync } from 'node:fs';
import { Argument, Command, Help, Option } from 'commander';
import { t } from '../prelude.js';
import { examplesText, statusesText } from './help.js';
import type { OptionHelp } from './input/option.js';
import { outputOptions } from './output/options.js';
import type { Session } from './session.js';
import type { Verb } from './verb.js';
import type { ListedVerb } from './verbs.js';
import { firstSteps } from './verbs.js';

const packageFile = t.type({ version: t.string });

/** The version that the package's file names. */
const version = (): string => {
  const content: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  if (!packageFile.is(content)) throw new Error('package.json names no version.');
  return content.version;
};

/** A verb under the name that the list of verbs gives it. */
export interface NamedVerb {
  readonly name: string;
  readonly verb: Verb;
}

/** Most words of an argument that a help lists. */
const maxListed = 100;

/** What the command line gives for a verb: values by the names of its arguments and options. */
export type Given = Readonly<Record<string, unknown>>;

const append = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const commanderOption = (help: OptionHelp): Option => {
  const option = new Option(help.flags, help.description);
  if (help.choices !== undefined) option.choices(help.choices);
  if (help.words !== undefined) option.argChoices = [...help.words];
  if (help.defaultValue !== undefined) option.default(help.defaultValue);
  if (help.mandatory === true) option.makeOptionMandatory();
  if (help.repeatable === true) option.argParser(append);
  if (help.conflictsWith !== undefined) option.conflicts(help.conflictsWith);
  return option;
};

/** Gives a command the arguments and options of its verb; `perform` gets what the command line gives for them. */
const declare = (
  command: Command,
  verb: Verb,
  perform: (verb: NamedVerb, given: Given) => Promise<void>,
): void => {
  const names = Object.keys(verb.arguments);
  for (const { help } of Object.values(verb.arguments)) {
    const argument = new Argument(help.term, help.description);
    if (help.words !== undefined) argument.argChoices = [...help.words];
    if (help.defaultValue !== undefined)
      argument.default(help.defaultValue.value, help.defaultValue.description);
    command.addArgument(argument);
  }
  const options = Object.entries({ ...verb.options, ...outputOptions(verb.writes) }).map(
    ([name, { help }]) => ({ name, option: commanderOption(help) }),
  );
  for (const { option } of options) command.addOption(option);
  command.action(() =>
    perform(
      { name: command.name(), verb },
      Object.fromEntries([
        ...names.map((name, i) => [name, command.processedArgs[i]] as const),
        ...options.map(({ name, option }) => [name, command.getOptionValue(option.attributeName())] as const),
      ]),
    ),
  );
};

/** Loads the verb of a command, and gives the command its arguments and options. */
const loadAndDeclare = async (
  command: Command,
  verbs: readonly ListedVerb[],
  perform: (verb: NamedVerb, given: Given) => Promise<void>,
): Promise<void> => {
  const listed = verbs.find(({ name }) => name === command.name());
  if (listed !== undefined) declare(command, await listed.load(), perform);
};

/** A program, and the help that commander wrote to standard error instead of printing it. */
export interface Program {
  readonly command: Command;
  readonly errorHelp: () => string;
}

/**
 * The program of some verbs. The one that the command line names is loaded before its arguments are read.
 *
 * @param verbs - in the order of the help
 * @param session - where help goes, and how wide it is there
 * @param perform - does the work of a verb with what the command line gives for its arguments and options
 */
export const programOf = (
  verbs: readonly ListedVerb[],
  { stdout, stderr, json }: Session,
  perform: (verb: NamedVerb, given: Given) => Promise<void>,
): Program => {
  let errorHelp = '';
  const command = new Command('undominated')
    .description(
      'Exact game theory: economies in, verdicts with witnesses out.\nAll numbers are exact; FILE may be - for standard input.',
    )
    .version(
      json ? JSON.stringify({ version: version() }, null, 2) : version(),
      '-V, --version',
      'print the version',
    )
    .exitOverride()
    .helpCommand(false)
    .configureHelp({
      minWidthToWrap: 12,
      subcommandTerm: (each) => each.name(),
      argumentDescription: (argument) =>
        (argument.argChoices?.length ?? 0) > maxListed
          ? argument.description
          : new Help().argumentDescription(argument),
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => (errorHelp += text),
      outputError: () => undefined,
      getOutHelpWidth: () => stdout.width,
      getErrHelpWidth: () => stderr.width,
    });
  for (const { name, description, examples } of verbs)
    command.command(name).description(description).addHelpText('after', examplesText(examples, stdout.width));
  command.hook('preSubcommand', (_, named) => loadAndDeclare(named, verbs, perform));
  command.addHelpText('after', `${examplesText(firstSteps, stdout.width)}\n${statusesText(stdout.width)}`);
  return { command, errorHelp: () => errorHelp };
};

/** The program with every verb loaded, for reading what there is; it performs nothing. */
export const loadedCommand = async (verbs: readonly ListedVerb[], session: Session): Promise<Command> => {
  const { command } = programOf(verbs, session, async () => undefined);
  for (const verb of command.commands) await loadAndDeclare(verb, verbs, async () => undefined);
  return command;
};
