// Bundles of the package's entries for the browser, made by esbuild from the sources: no build of the package is needed.
// What each function takes and returns is said in browser-bundles.d.mts.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Names that Node gives every module, and a page does not have. */
const globals = ['process', 'Buffer', 'setImmediate', 'clearImmediate', 'global', '__dirname', '__filename'];

/** What esbuild writes for such a name where the module does not declare it: a name that occurs nowhere else. */
const mark = (name) => `NODE_GLOBAL_${name}`;

/** The modules of a bundle that is not minified: esbuild writes the path of each in a comment above it. */
const modulesOf = (bundle) => {
  const parts = bundle.split(/^ *\/\/ (\S+\.[cm]?[jt]sx?|<stdin>)$/m);
  return Array.from({ length: (parts.length - 1) / 2 }, (_, i) => ({
    path: parts[2 * i + 1],
    text: parts[2 * i + 2],
  }));
};

/** Node globals that a module uses without asking first, by `typeof`, whether they are there. */
const unguarded = ({ path, text }) =>
  globals
    .filter((name) => text.includes(mark(name)) && !text.includes(`typeof ${mark(name)}`))
    .map((name) => `${path}: the global ${name}`);

// The modules that `exports` of package.json offers to programs.
export const entries = () => {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([, target]) => target.default !== undefined)
    .map(([path, target]) => ({
      name: join(name, path),
      source: join(root, target.default.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')),
    }));
};

const options = {
  absWorkingDir: root,
  // A program that imports the package by its name gets the sources.
  alias: Object.fromEntries(entries().map(({ name, source }) => [name, source])),
  bundle: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2023',
  write: false,
  logLevel: 'silent',
};

// What of Node a bundle for the browser would need.
export const needsOfNode = async (input) => {
  try {
    const { outputFiles } = await build({
      ...options,
      ...input,
      define: Object.fromEntries(
        globals.flatMap((name) => [
          [name, mark(name)],
          [`globalThis.${name}`, mark(name)],
        ]),
      ),
    });
    const { text } = outputFiles[0];
    // esbuild puts a function of this name before a module that calls a `require` that it could not follow.
    const requires = text.includes('var __require =') ? ['a call of require that no bundler can follow'] : [];
    return [...modulesOf(text).flatMap(unguarded), ...requires];
  } catch (error) {
    if (error.errors === undefined) throw error;
    return error.errors.map(({ text, location }) => `${location?.file ?? ''}: ${text}`);
  }
};

// The size of a minified bundle.
export const sizeOf = async (input) => {
  const { outputFiles } = await build({ ...options, ...input, minify: true });
  const { contents } = outputFiles[0];
  return { bytes: contents.length, gzipped: gzipSync(contents, { level: 9 }).length };
};
