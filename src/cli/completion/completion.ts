/**
 * `undominated completion`: the script by which a shell completes command lines of the program.
 */
import { pipe, TE } from '../../prelude.js';
import { exit } from '../errors/exit.js';
import { oneOf, VerbArgument } from '../input/option.js';
import { verbatim } from '../output/report.js';
import { verb } from '../verb.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import type { CommandTree } from './tree.js';
import { treeOf } from './tree.js';
import { zshScript } from './zsh.js';

/** The scripts, each by the name of its shell. */
const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

type Shell = keyof typeof scripts;

const shells: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** What `completion --json` prints. */
type CompletionOutput = { readonly shell: Shell; readonly script: string };

const scriptFor = (shell: Shell, tree: CommandTree): CompletionOutput => ({
  shell,
  script: scripts[shell](tree),
});

/** The verb `completion`. */
export const completion = verb({
  arguments: {
    shell: new VerbArgument(
      { term: '<shell>', description: 'the shell', words: shells },
      oneOf(shells, (word) => `There is no completion for "${word}".`, 'shells'),
    ),
  },
  options: {},
  writes: 'text',
  run: (context, { shell }) =>
    pipe(
      TE.fromTask(context.loadCommand),
      TE.map((command) => scriptFor(shell, treeOf(command))),
      TE.map((data) => ({ status: exit.done, data, blocks: [verbatim(data.script)] })),
    ),
});
