/**
 * What can be typed, read from commander's own tree: the verbs, the options of each, and what an option or an argument takes.
 */
import type { Argument, Command, Option } from 'commander';

/** What follows an option, or stands where an argument does. */
export type Taken =
  | { readonly kind: 'nothing' | 'file' | 'folder' | 'text' }
  /** One of some words; or, where it is a list, several of them with commas. */
  | { readonly kind: 'word' | 'list'; readonly words: readonly string[] };

/** An option: its names, `--help` and `-h`, what the help says of it, and what it takes. */
export interface OptionNode {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  readonly takes: Taken;
}

/** A verb, and what its argument is, which may stand several times. */
export interface VerbNode {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionNode[];
  readonly argument: Taken;
}

/** The whole command. */
export interface CommandTree {
  readonly name: string;
  readonly options: readonly OptionNode[];
  readonly verbs: readonly VerbNode[];
}

/** Whether every shell takes a word as it is written, but for the colon, which zsh wants behind a backslash in its actions. */
const isPlain = (word: string): boolean => /^[\w.+:-]+$/.test(word);

/** What is taken, by the name that the help gives it: `file` for `--messages <file>`. */
const takenAs = (name: string, words: readonly string[] | undefined): Taken => {
  if (words !== undefined) return { kind: name === 'list' ? 'list' : 'word', words: words.filter(isPlain) };
  if (name === 'file' || name === 'certificate') return { kind: 'file' };
  return { kind: name === 'dir' ? 'folder' : 'text' };
};

const optionNode = ({ flags, long, short, description, argChoices }: Option): OptionNode => {
  const [, name] = /[<[]([a-z]+)/.exec(flags) ?? [];
  return {
    long: long ?? flags,
    short: short ?? undefined,
    description,
    takes: name === undefined ? { kind: 'nothing' } : takenAs(name, argChoices),
  };
};

const argumentNode = (argument: Argument | undefined): Taken =>
  argument === undefined ? { kind: 'nothing' } : takenAs(argument.name(), argument.argChoices);

const optionsOf = (command: Command): readonly OptionNode[] =>
  command.createHelp().visibleOptions(command).map(optionNode);

/** The tree of a command whose verbs have all been declared. No verb takes arguments of two sorts. */
export const treeOf = (command: Command): CommandTree => ({
  name: command.name(),
  options: optionsOf(command),
  verbs: command.commands.map((verb) => ({
    name: verb.name(),
    description: verb.description(),
    options: optionsOf(verb),
    argument: argumentNode(verb.registeredArguments[0]),
  })),
});
