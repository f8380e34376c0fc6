// Every entry of the package but the command's runs in a browser: bundled without shims, it needs nothing of Node.
import { describe, expect, test } from 'vitest';
import { entries, needsOfNode } from './browser-bundles.mjs';

describe('an entry needs nothing of Node', () => {
  test.each(entries())('$name', async ({ source }) => {
    expect(await needsOfNode({ entryPoints: [source] })).toEqual([]);
  });
});

describe('the test sees', () => {
  const needsOf = (contents: string) => needsOfNode({ stdin: { contents, resolveDir: '.' } });

  test.each([
    ['a built-in', "import { join } from 'node:path'; console.log(join);", 'Could not resolve "node:path"'],
    [
      'a built-in by its old name',
      "import { join } from 'path'; console.log(join);",
      'Could not resolve "path"',
    ],
    ['a built-in loaded late', "console.log(await import('node:fs'));", 'Could not resolve "node:fs"'],
    ['process', 'console.log(process.argv);', 'the global process'],
    ['process of globalThis', 'console.log(globalThis.process.argv);', 'the global process'],
    ['Buffer', "console.log(Buffer.from('a'));", 'the global Buffer'],
    ['setImmediate', 'setImmediate(() => console.log(1));', 'the global setImmediate'],
    ['__dirname', 'console.log(__dirname);', 'the global __dirname'],
    ['require', 'const name = String(Math.random()); console.log(require(name));', 'a call of require'],
  ])('%s', async (_, contents, message) => {
    const needs = await needsOf(contents);
    expect(needs).toHaveLength(1);
    expect(needs[0]).toContain(message);
  });

  test.each([
    ['a name that the module declares', 'const process = { argv: [] }; console.log(process.argv);'],
    [
      'a global that the module asks for first',
      "if (typeof process !== 'undefined') console.log(process.argv);",
    ],
    ['what nobody imports', "import 'fp-ts/lib/Either.js'; console.log(1);"],
  ])('nothing wrong with %s', async (_, contents) => {
    expect(await needsOf(contents)).toEqual([]);
  });
});
