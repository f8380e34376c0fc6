/**
 * The completion of the command in zsh, with the descriptions of the help.
 */
import type { CommandTree, OptionNode, Taken, VerbNode } from './tree.js';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A text in which nothing has a meaning for `_arguments` or `_describe`. */
const plain = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');

/** Words in an action of `_arguments`, which a colon would end. */
const listed = (words: readonly string[]): string => words.join(' ').replaceAll(':', '\\:');

/** What `_arguments` does where something is to be typed. */
const action = (takes: Taken): string => {
  switch (takes.kind) {
    case 'word':
      return `word:(${listed(takes.words)})`;
    case 'list':
      return `list: _sequence compadd - ${listed(takes.words)}`;
    case 'folder':
      return 'folder:_files -/';
    case 'file':
      return 'file:_files';
    case 'text':
    case 'nothing':
      return 'text: ';
  }
};

const specOf = ({ long, short, description, takes }: OptionNode): readonly string[] => {
  const explained = `[${plain(description)}]`;
  if (takes.kind !== 'nothing')
    return [`${takes.kind === 'list' ? '*' : ''}${long}=${explained}:${action(takes)}`];
  return [long, ...(short === undefined ? [] : [short])].map((flag) => `${flag}${explained}`);
};

const caseOf = ({ name, options, argument }: VerbNode): string => {
  const specs = [
    ...options.flatMap(specOf),
    ...(argument.kind === 'nothing' ? [] : [`*:${action(argument)}`]),
  ];
  return `    ${name}) _arguments \\\n${specs.map((spec) => `      ${quote(spec)}`).join(' \\\n')} ;;`;
};

/** The script to be sourced by zsh, or to be found as \`_undominated\` among its functions. */
export const zshScript = ({ name, options, verbs }: CommandTree): string => `\
#compdef ${name}
# Completion of ${name} in zsh. To have it at once, after compinit: source <(${name} completion zsh)
_${name}() {
  if (( CURRENT == 2 )); then
    local -a verbs=(
${verbs.map((verb) => `      ${quote(`${verb.name}:${plain(verb.description)}`)}`).join('\n')}
    )
    if [[ $words[2] == -* ]]; then compadd - ${options.map(({ long }) => long).join(' ')}; else _describe verb verbs; fi
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${verbs.map(caseOf).join('\n')}
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
