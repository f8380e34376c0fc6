import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const testPage = fileURLToPath(new URL('tools/documentation/page.ts', import.meta.url));

/** Makes every Markdown page a test file: its sessions are run, its links followed. */
const pagesAsTests: Plugin = {
  name: 'pages-as-tests',
  enforce: 'pre',
  load: (id) => {
    if (!id.endsWith('.md')) return undefined;
    const name = JSON.stringify(relative(root, id));
    return `import { testPage } from ${JSON.stringify(testPage)};\ntestPage(${name}, ${JSON.stringify(id)});\n`;
  },
};

const slow = '**/*.slow.test.ts';

/** Tests beside the proofs that run the built program. */
const commands = 'proofs-tests/**/commands.test.ts';

/** A group of tests with a name, so that one can be run alone: `npm run test:unit`. */
const tier = (name: string, include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: { name, include: [...include], exclude: ['**/node_modules/**', ...exclude] },
});

export default defineConfig({
  plugins: [pagesAsTests],
  test: {
    // A test may take long where the machine is busy with others; how long it took is never what is tested.
    testTimeout: 120_000,
    maxWorkers: availableParallelism(),
    // Test files share one process and the modules that it has loaded: no test changes what another one sees.
    isolate: false,
    projects: [
      tier('unit', ['src/**/*.test.ts', 'tools/*.test.ts'], ['src/cli/**', slow]),
      tier('proofs', ['proofs-tests/**/*.test.ts'], [slow, commands]),
      tier('docs', ['tools/documentation/**/*.test.ts', '*.md', 'docs/**/*.md'], ['docs/api/**', slow]),
      tier('cli', ['src/cli/**/*.test.ts', commands], [slow]),
      tier('slow', [slow]),
    ],
  },
});
