/**
 * The completion of the command in bash, 3.2 or later; what bash itself knows better, names of files, is left to it.
 */
import type { CommandTree, Taken, VerbNode } from './tree.js';

const flagsOf = ({ options }: Pick<VerbNode, 'options'>): string => options.map(({ long }) => long).join(' ');

/** What the function does where something is to be typed: sets the words, or leaves the rest to bash. */
const action = (takes: Taken): string => {
  switch (takes.kind) {
    case 'word':
      return `words='${takes.words.join(' ')}'`;
    case 'list':
      return `words='${takes.words.join(' ')}' list=yes`;
    case 'folder':
      return 'compopt +o default -o dirnames 2>/dev/null; return';
    case 'file':
      return 'return';
    case 'text':
    case 'nothing':
      return 'compopt +o default 2>/dev/null; return';
  }
};

/** The cases of a verb: after each of its options that take something, then where an option or its argument may stand. */
const casesOf = (verb: VerbNode): readonly string[] => {
  const options = new Map<string, readonly string[]>();
  for (const { long, takes } of verb.options)
    if (takes.kind !== 'nothing')
      options.set(action(takes), [...(options.get(action(takes)) ?? []), `'${verb.name} ${long}'`]);
  return [
    ...[...options].map(([does, patterns]) => `    ${patterns.join('|')}) ${does} ;;`),
    `    '${verb.name} '*) if [[ $value == -* ]]; then words='${flagsOf(verb)}'; else ${action(verb.argument)}; fi ;;`,
  ];
};

/** The script to be sourced by bash. */
export const bashScript = ({ name, options, verbs }: CommandTree): string => `\
# Completion of ${name} in bash. To have it at once: source <(${name} completion bash)
_${name}() {
  local line=\${COMP_LINE:0:COMP_POINT} words='' list='' prefix='' i
  # The word at the cursor with what bash takes for the end of a word (= and :), and the word before.
  local value=\${line##*[[:space:]]}
  local before=\${line%"$value"}
  before=\${before%"\${before##*[![:space:]]}"}
  local option=\${before##*[[:space:]]}
  case $value in --*=*) option=\${value%%=*} value=\${value#*=} ;; esac
  COMPREPLY=()
  if [[ $before != *[[:space:]]* ]]; then option=; words='${[...verbs.map((verb) => verb.name), flagsOf({ options })].join(' ')}'
  else case "\${COMP_WORDS[1]} $option" in
${verbs.flatMap(casesOf).join('\n')}
  esac; fi
  # Of a list with commas the last part is completed.
  if [[ -n $list && $value == *,* ]]; then prefix=\${value%,*},; fi
  COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "\${value#"$prefix"}"))
  # Bash puts a reply in the place of its own word, which is the end of ours.
  prefix=\${value%"$2"}
  for i in "\${!COMPREPLY[@]}"; do COMPREPLY[i]=\${COMPREPLY[i]#"$prefix"}; done
}
complete -o default -F _${name} ${name}
`;
