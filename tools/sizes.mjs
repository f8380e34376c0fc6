// `npm run sizes`: what each entry of the package weighs in a browser, and what a program weighs that solves one game.
// With --write the table goes to docs/sizes.md. With --check nothing is written, and the table there must be right within a tenth.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { entries, sizeOf } from './browser-bundles.mjs';

const page = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'sizes.md');

/** A program that imports what a game of three by three strategies needs to be solved, and no more. */
export const oneSolver = `import { bimatrix, solve } from 'undominated/games';
console.log(solve(bimatrix([[3, 0, 2], [5, 1, 1], [2, 2, 2]], [[3, 5, 2], [0, 1, 2], [2, 1, 2]])).surviving);`;

const measured = [
  ...(await Promise.all(
    entries().map(async ({ name, source }) => [`\`${name}\``, await sizeOf({ entryPoints: [source] })]),
  )),
  ['one solver', await sizeOf({ stdin: { contents: oneSolver } })],
];

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

const table = [
  '| what is bundled | minified, kB | gzipped, kB |',
  '| --- | ---: | ---: |',
  ...measured.map(
    ([name, { bytes, gzipped }]) => `| ${name} | ${kilobytes(bytes)} | ${kilobytes(gzipped)} |`,
  ),
].join('\n');

/** The first cell and the numbers of each row of a Markdown table. */
const rowsOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name, bytes, gzipped]) => ({ name, gzipped: Number(gzipped), bytes: Number(bytes) }));

const inTable = /(<!-- sizes -->\n\n)[^]*?(\n\n<!-- \/sizes -->)/;

if (process.argv.includes('--write')) {
  const before = readFileSync(page, 'utf8');
  const after = before.replace(inTable, (_, start, end) => start + table + end);
  writeFileSync(page, await format(after, { ...(await resolveConfig(page)), filepath: page }));
} else if (process.argv.includes('--check')) {
  const written = rowsOf(inTable.exec(readFileSync(page, 'utf8'))[0]);
  const now = rowsOf(table);
  const isRight = ({ name, gzipped }) => {
    const row = written.find((other) => other.name === name);
    return row !== undefined && Math.abs(row.gzipped - gzipped) <= gzipped / 10;
  };
  if (!now.every(isRight) || written.length !== now.length) {
    console.error('docs/sizes.md is out of date. Bring it up to date with: npm run sizes -- --write');
    process.exit(1);
  }
} else console.log(table);
