// The pages and sources that hold documentation, and the fenced blocks in them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A fenced block: its language and label, its text, and where it opens. */
export interface Block {
  readonly language: string;
  readonly label: string;
  readonly text: string;
  readonly at: string;
}

/** The files of a folder and its subfolders whose names have this ending, by path; what is generated is left out. */
export const filesUnder = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.startsWith('api'))
    .sort()
    .map((file) => join(root, folder, file));

/** The README and every page. */
export const pages = [join(root, 'README.md'), ...filesUnder('docs', '.md')].filter((file) =>
  existsSync(file),
);

/** The sources whose docstrings hold examples. */
export const sources = filesUnder('src', '.ts').filter((file) => !file.endsWith('.test.ts'));

/** The fenced blocks of a page, or of the docstrings in a source, whose lines begin with a star. */
export const blocksOf = (file: string): readonly Block[] => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const bare = file.endsWith('.md') ? lines : lines.map((line) => /^\s*\* ?(.*)$/.exec(line)?.[1] ?? '');
  const blocks: Block[] = [];
  for (let i = 0; i < bare.length; i += 1) {
    const opening = /^```(\S+) ?(.*)$/.exec(bare[i]!);
    if (opening === null) continue;
    const begin = i;
    while (i + 1 < bare.length && bare[i + 1] !== '```') i += 1;
    const text = bare.slice(begin + 1, i + 1).join('\n');
    i += 1;
    blocks.push({
      language: opening[1]!,
      label: opening[2]!,
      text,
      at: `${relative(root, file)}:${String(begin + 1)}`,
    });
  }
  return blocks;
};
