// Writes the table of rooms in docs/design.md from the linter's configuration. With --check it writes nothing and fails
// if the page is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { common, rooms } from '../eslint.config.js';

const page = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'design.md');
const [begin, end] = ['<!-- rooms: written by `npm run rooms` -->', '<!-- end of rooms -->'];

/** Names in one cell: `everything below` where a room may import all that stand above it in the table. */
const allowed = (room, mayImport) => {
  const names = Object.keys(rooms);
  const above = names.slice(0, names.indexOf(room));
  if (mayImport.length === 0) return '–';
  const left = above.filter((name) => !mayImport.includes(name));
  if (left.length === 0) return 'all of the above';
  return left.length < mayImport.length / 2
    ? `all of the above but ${left.join(', ')}`
    : mayImport.join(', ');
};

const lines = [
  begin,
  '',
  '| room | holds | may import |',
  '| --- | --- | --- |',
  ...Object.entries(rooms).map(
    ([room, { holds, mayImport }]) => `| \`${room}\` | ${holds} | ${allowed(room, mayImport)} |`,
  ),
  '',
  `Every room may import itself and the files that belong to no room: ${common.map((file) => `\`${file}\``).join(', ')}.`,
  '',
  end,
];

const current = readFileSync(page, 'utf8');
const [from, to] = [current.indexOf(begin), current.indexOf(end)];
if (from < 0 || to < 0) {
  console.error('docs/design.md has no place for the table of rooms.');
  process.exit(1);
}
const written = await prettier.format(
  `${current.slice(0, from)}${lines.join('\n')}${current.slice(to + end.length)}`,
  { ...(await prettier.resolveConfig(page)), parser: 'markdown' },
);
if (!process.argv.includes('--check')) writeFileSync(page, written);
else if (current !== written) {
  console.error('docs/design.md is not current: run `npm run rooms`.');
  process.exit(1);
}
