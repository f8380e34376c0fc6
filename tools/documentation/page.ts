// The tests of one page. A page is a test file of its own: vitest.config.ts turns it into a call of this function.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.js';
import { differencesOf, program } from './console.js';
import { brokenLinks } from './links.js';

/** The pages for readers who have the package and nothing else. */
const forAnEmptyFolder = ['docs/tutorial.md'];

/**
 * Tests that every console session of a page prints what the page says, and that its links lead somewhere.
 *
 * @param name - the page, from the top of the checkout
 * @param file - its path
 */
export const testPage = (name: string, file: string): void => {
  const blocks = blocksOf(file);
  describe(name, () => {
    if (blocks.some(({ language }) => language === 'console'))
      test(
        'prints what it says',
        async () => {
          expect(existsSync(program), 'npm run build').toBe(true);
          const has = forAnEmptyFolder.includes(name) ? 'package' : 'checkout';
          expect(await differencesOf(blocks, has)).toEqual([]);
        },
        // A page may hold many commands, and the machine may be busy.
        240_000,
      );
    test('has links that lead somewhere', () => {
      expect(brokenLinks(file)).toEqual([]);
    });
  });
};
