/**
 * What commander refuses, as diagnostics of ours; where nothing better can be said, they point to the help of the verb.
 */
import type { Command, CommanderError } from 'commander';
import { nearest } from '../../did-you-mean.js';
import { typographicQuoteIn } from '../../typographic-quotes.js';
import type { Diagnostic } from './codes.js';
import { badUsage, commandCodes } from './codes.js';

/** What can be written in place of something wrong, and the word by which it is found. */
interface Candidate {
  readonly word: string;
  readonly written: string;
}

/** The command line of a command, such as `undominated solve`. */
const lineOf = (command: Command): string =>
  command.parent === null ? command.name() : `${lineOf(command.parent)} ${command.name()}`;

const pointer = (line: string): string => `See what there is with: ${line} --help`;

/** A diagnostic of a verb; where it has no hint of its own, it points to the verb's help. */
export const pointingToHelp = (verb: string, diagnostic: Diagnostic): Diagnostic =>
  (diagnostic.code === 'E0001' && diagnostic.hint === undefined) ||
  (diagnostic.code === 'E0005' && diagnostic.hint === commandCodes.E0005.hint)
    ? { ...diagnostic, hint: pointer(`undominated ${verb}`) }
    : diagnostic;

/**
 * A diagnostic that names the typographic quote because of which a word of the command line may have been misunderstood, or a
 * file not been found.
 *
 * @param args - the command line
 */
export const namingQuotes = (diagnostic: Diagnostic, args: readonly string[]): Diagnostic => {
  const { code, message, file = '' } = diagnostic;
  const words = code === 'E0001' ? [message, ...args] : code === 'E0101' ? [file] : [];
  const quote = typographicQuoteIn(words.join(' '));
  return quote === undefined
    ? diagnostic
    : {
        ...diagnostic,
        message: `${message} The command line has the typographic quote ${quote}, which no shell takes for a quote.`,
        hint: 'Write a straight quote in its place, \' or ".',
      };
};

/** Every word that options and arguments of a command take, and its verbs, each with how it is written there. */
const wordsOf = (command: Command): readonly Candidate[] => [
  ...command.options.flatMap(({ long, argChoices = [] }) =>
    argChoices.map((word) => ({ word, written: `${String(long)} ${word}` })),
  ),
  ...command.registeredArguments.flatMap(({ argChoices = [] }) =>
    argChoices.map((word) => ({ word, written: `${lineOf(command)} ${word}` })),
  ),
  ...command.commands.map((verb) => ({ word: verb.name(), written: lineOf(verb) })),
];

const didYouMean = (written: readonly string[]): string => `Did you mean ${written.join(' or ')}?`;

/**
 * How a word that was given as if it were an option is written: `--dominators mixed` for `--mixed`. Undefined if no option
 * and no argument takes such a word.
 *
 * @param known - every word that is taken, and how it is written
 */
const meant = (word: string, known: readonly Candidate[]): string | undefined => {
  const same = known.filter((each) => each.word.toLowerCase() === word.toLowerCase());
  return same.length === 0 ? undefined : didYouMean(same.map(({ written }) => written));
};

/** What to do about an option that there is not: a word of another option comes before a guess at its name. */
const hintOfOption = (flag: string, guess: string | undefined, command: Command): string | undefined => {
  const [word = ''] = flag.replace(/^-+/, '').split('=');
  const known = wordsOf(command);
  const near = nearest(
    word,
    known.map((each) => each.word),
  );
  return meant(word, known) ?? guess ?? (near === undefined ? undefined : meant(near, known));
};

/** What to do about a word that an option does not take: the nearest that it does, or one of which it is a part. */
const hintOfChoice = (flags: string, word: string, command: Command): string | undefined => {
  const choices = command.options.find((option) => option.flags === flags)?.argChoices ?? [];
  const near = nearest(word, choices) ?? choices.find((choice) => choice.split('-').includes(word));
  return near === undefined ? undefined : `Did you mean "${near}"?`;
};

/** The command that the command line is for: the verb that it names first, or the program. */
const commandOf = (program: Command, args: readonly string[]): Command => {
  const first = args.find((each) => !each.startsWith('-'));
  return program.commands.find((verb) => verb.name() === first) ?? program;
};

/**
 * What commander finds wrong with a command line.
 *
 * @param error - what it has thrown; its message quotes the option and the word
 * @param program - the program, its verb declared
 * @param args - the command line
 */
export const usageDiagnostic = (
  error: CommanderError,
  program: Command,
  args: readonly string[],
): Diagnostic => {
  const [said = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const command = commandOf(program, args);
  const guess = suggestion?.replace(/^\((.*)\)$/, '$1');
  const [, flag] = /^unknown option '(.*)'$/.exec(said) ?? [];
  const [, flags, word] = /^option '(.*)' argument '(.*)' is invalid\. Allowed/.exec(said) ?? [];
  const hint =
    flag !== undefined
      ? hintOfOption(flag, guess, command)
      : flags !== undefined && word !== undefined
        ? hintOfChoice(flags, word, command)
        : guess;
  return badUsage(
    `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?!]$/.test(said) ? '' : '.'}`,
    hint ?? pointer(lineOf(command)),
  );
};
