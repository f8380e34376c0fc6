// The console sessions of a page, carried out: the commands in order, in a folder with nothing in it but what its reader has
// and the files that the page has her write.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInMemory } from '../../src/cli/in-memory.test-support.js';
import type { Block } from './blocks.js';
import { root } from './blocks.js';

/** The program as it is built. */
export const program = join(root, 'dist', 'cli', 'main.js');

/** What the pages assume of the terminal. */
const terminal = { NO_COLOR: '1', COLUMNS: '80' };

/** A command typed at the prompt, the output that the page shows for it, and its place. */
interface Typed {
  readonly command: string;
  readonly output: readonly string[];
  readonly at: string;
}

const sessionOf = ({ text, at }: Block): readonly Typed[] => {
  const typed: { command: string; output: string[]; at: string }[] = [];
  for (const line of text.split('\n'))
    if (line.startsWith('$ ')) typed.push({ command: line.slice(2), output: [], at });
    else typed.at(-1)?.output.push(line);
  return typed;
};

/** Whether the lines are those shown, where a shown line `…` stands for any number of lines. */
const matches = (shownLines: readonly string[], lines: readonly string[]): boolean => {
  const [first, ...rest] = shownLines;
  if (first === undefined) return lines.length === 0;
  if (first !== '…') return lines[0] === first && matches(rest, lines.slice(1));
  return Array.from({ length: lines.length + 1 }, (_, skip) => lines.slice(skip)).some((tail) =>
    matches(rest, tail),
  );
};

/**
 * The arguments of a command that is the program alone, without anything that only a shell does: no pipe, no file that it
 * redirects to, no variable, no pattern. Undefined for any other command.
 */
const argumentsOf = (command: string): readonly string[] | undefined => {
  const words = command.match(/(?:'[^']*'|"[^"$`\\]*"|[^\s'"|&;<>()$`\\*?~#])+/g) ?? [];
  if (words.join(' ') !== command.trim().replace(/\s+/g, ' ') || words[0] !== 'undominated') return undefined;
  return words
    .slice(1)
    .map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, (_, one, two) => String(one ?? two)));
};

/** What the program prints, run in this process, in the folder. */
const printedHere = async (given: readonly string[], folder: string): Promise<string> => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return (await runInMemory({ environment: terminal }, ...given)).stdout;
  } finally {
    process.chdir(before);
  }
};

/** What a shell prints for a command, in the folder, with the program as it is built. */
const printedByShell = (command: string, folder: string): string =>
  spawnSync('sh', ['-c', `undominated() { node "$PROGRAM" "$@"; }\n${command}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...terminal, PROGRAM: program },
  }).stdout;

/** A hunt starts threads, which need the program as it is built. */
const startsThreads = ([verb]: readonly string[]): boolean => verb === 'hunt';

const printedBy = (command: string, folder: string): Promise<string> | string => {
  const given = argumentsOf(command);
  return given === undefined || startsThreads(given)
    ? printedByShell(command, folder)
    : printedHere(given, folder);
};

const linesOf = (text: string): readonly string[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.trimEnd());

/** What the reader of a page has: a checkout, with the gallery in it, or an empty folder in which the package is installed. */
export type ReaderHas = 'checkout' | 'package';

const furnish = (folder: string, has: ReaderHas): void => {
  if (has === 'checkout') return symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'undominated'));
};

/**
 * Carries out a page's blocks in order: files that a label names are written, commands are run and what they say on
 * standard error is left aside.
 *
 * @param blocks - the blocks of the page
 * @param has - what its reader has
 * @returns what came out otherwise than shown: the command with its place, and what it printed
 */
export const differencesOf = async (blocks: readonly Block[], has: ReaderHas): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'undominated-page-'));
  const different: string[] = [];
  try {
    furnish(folder, has);
    for (const block of blocks) {
      if (block.label !== '') writeFileSync(join(folder, block.label), `${block.text}\n`);
      if (block.language !== 'console') continue;
      for (const { command, output, at } of sessionOf(block)) {
        const lines = linesOf(await printedBy(command, folder));
        if (!matches(output, lines)) different.push(`${at}: $ ${command}\n${lines.join('\n')}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return different;
};
