// What the folder of examples holds is shown in the documentation.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf, filesUnder, pages, root } from './blocks.js';

const sessions = pages.flatMap(blocksOf).filter(({ language }) => language === 'console');

test('some pages hold console sessions', () => {
  expect(sessions.length).toBeGreaterThan(0);
});

describe('programs in examples', () => {
  test.each(filesUnder('examples', '.mjs').map((file) => [relative(root, file), file] as const))(
    '%s is short and is shown on a page',
    (name, file) => {
      expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
      expect(sessions.some(({ text }) => text.includes(`$ node ${name}`))).toBe(true);
    },
  );
});

describe('the gallery', () => {
  test('names every economy in examples', () => {
    const page = readFileSync(join(root, 'docs', 'gallery.md'), 'utf8');
    const unnamed = filesUnder('examples', '.json').filter(
      (file) =>
        !relative(root, file).startsWith(join('examples', 'games')) &&
        !page.includes(`../${relative(root, file)}`),
    );
    expect(unnamed).toEqual([]);
  });
  test('and the pages for teaching solve every game', () => {
    const games = readdirSync(join(root, 'examples', 'games'));
    const text = filesUnder(join('docs', 'teaching'), '.md')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(games.filter((game) => !text.includes(`$ undominated solve examples/games/${game}`))).toEqual([]);
    expect(games).toHaveLength(9);
  });
});
