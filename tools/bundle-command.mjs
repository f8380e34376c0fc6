// The second half of `npm run build`: bundles the command, so that Node loads a few files and not hundreds.
// It takes the place of what the compiler wrote into dist/cli: the program, dist/cli/main.js, the parts that it loads
// when they are asked for, the threads of a hunt, dist/cli/worker.js, and the licences of the packages that are in them. The rest of dist is the library, as compiled.
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'dist', 'cli');

/**
 * Left where they are installed: tinypool and highs find files of their own at run time, momoa ships no text of its licence,
 * and what draws plots is large, and loaded with --plot only.
 */
const external = ['tinypool', 'highs', '@humanwhocodes/momoa', '@observablehq/plot', 'linkedom'];

/** How the hunt names the file that its threads run: from inside the bundle, the one that is bundled. */
const workerOfHunt = "new URL('./worker.js', import.meta.url)";

/**
 * What a module finds by its own address (the gallery) it still finds from inside the bundle: there its address is the one
 * that the compiler gave it.
 */
const addresses = {
  name: 'addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const compiled = join(root, 'dist', relative(join(root, 'src'), path)).replace(/\.ts$/, '.js');
      const address = JSON.stringify(relative(folder, compiled).split(sep).join('/'));
      const contents = source
        .split(workerOfHunt)
        .map((part) => part.replaceAll('import.meta.url', `new URL(${address}, import.meta.url).href`))
        .join(workerOfHunt);
      return { contents, loader: 'ts' };
    }),
};

/** The text of a package's licence. @throws Error if it has none: then it may not be bundled */
const licenceOf = (packageFolder) => {
  const name = readdirSync(packageFolder).find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
  if (name === undefined) throw new Error(`${packageFolder} has no licence.`);
  return readFileSync(join(packageFolder, name), 'utf8').trim();
};

/** The licences of the packages from which modules were bundled. */
const licences = (modules) => {
  const folders = modules.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(folders.filter((path) => path !== undefined))].map((path) => {
    const packageFolder = join(root, path);
    const { name, version, license } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return { title: `${name} ${version} (${license})`, text: licenceOf(packageFolder) };
  });
  const parts = packages
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`);
  return `The files of the command hold code of these packages.\n\n${parts.join('\n\n')}`;
};

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/studies/hunt/worker.ts' },
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external,
  // The ES modules of these packages, of which only what is used goes into the bundle.
  alias: { 'fp-ts/lib': 'fp-ts/es6', 'io-ts': 'io-ts/es6/index.js' },
  plugins: [addresses],
  // Packages that are not ES modules load what belongs to Node by `require`.
  banner: {
    js: "const require = (name) => (name === 'node:process' ? process : process.getBuiltinModule(name));",
  },
  metafile: true,
  write: false,
});

mkdirSync(folder, { recursive: true });
const written = [
  ...outputFiles.map(({ path, contents }) => ({ path, contents })),
  { path: join(folder, 'LICENCES.txt'), contents: licences(Object.keys(metafile.inputs)) },
];
for (const { path, contents } of written) writeFileSync(path, contents);
chmodSync(join(folder, 'main.js'), 0o755);
const kept = new Set(written.map(({ path }) => path));
for (const entry of readdirSync(folder))
  if (!kept.has(join(folder, entry))) rmSync(join(folder, entry), { recursive: true });
