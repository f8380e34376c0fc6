/**
 * The completion of the command in fish, with the descriptions of the help.
 */
import type { CommandTree, OptionNode, Taken, VerbNode } from './tree.js';

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** What can be typed, as options of fish's `complete`. */
const action = (takes: Taken): string => {
  switch (takes.kind) {
    case 'word':
      return `-x -a ${quote(takes.words.join(' '))}`;
    case 'list':
      return `-x -a ${quote(`(__fish_complete_list , "string split / ${takes.words.join('/')}")`)}`;
    case 'folder':
      return `-x -a '(__fish_complete_directories)'`;
    case 'file':
      return '-r -F';
    case 'text':
      return '-x';
    case 'nothing':
      return '';
  }
};

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const optionLine =
  (start: string) =>
  ({ long, short, description, takes }: OptionNode): string =>
    joined([
      start,
      `-l ${long.replace(/^--/, '')}`,
      short === undefined ? '' : `-s ${short.replace(/^-/, '')}`,
      action(takes),
      `-d ${quote(description)}`,
    ]);

const argumentLine = (start: string, argument: Taken): readonly string[] => {
  switch (argument.kind) {
    case 'file':
      return [`${start} -F`];
    case 'word':
    case 'list':
    case 'folder':
      return [`${start} ${action(argument).replace(/^-x /, '')}`];
    case 'text':
    case 'nothing':
      return [];
  }
};

const verbLines = (
  command: string,
  { name, description, options, argument }: VerbNode,
): readonly string[] => {
  const start = `complete -c ${command} -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c ${command} -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
    ...options.map(optionLine(start)),
    ...argumentLine(start, argument),
  ];
};

/** The script to be sourced by fish. */
export const fishScript = ({ name, options, verbs }: CommandTree): string => `\
# Completion of ${name} in fish. To have it at once: ${name} completion fish | source
complete -c ${name} -f
${[
  ...options.map(optionLine(`complete -c ${name} -n __fish_use_subcommand`)),
  ...verbs.flatMap((verb) => verbLines(name, verb)),
].join('\n')}
`;
