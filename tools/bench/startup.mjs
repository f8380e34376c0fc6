// Starting the command: processor time of whole processes, each in turn with one in which Node does nothing.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(tools, '..');

/** Milliseconds of processor time, of all its threads, that a process of Node takes from its start to its exit. */
const spent = (args) => () => {
  const { output, error } = spawnSync(
    process.execPath,
    ['--require', join(tools, 'processor-time.cjs'), ...args],
    { cwd: root, stdio: ['ignore', 'ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  const milliseconds = Number(output?.[3]);
  if (!(milliseconds > 0)) throw error ?? new Error(`No time was told by: node ${args.join(' ')}`);
  return milliseconds;
};

const starting = (name, args) => ({
  name,
  plain: { spent: spent([join(root, 'dist', 'cli', 'main.js'), ...args]) },
  fast: { spent: spent(['-e', '0']) },
});

export const columns = ['command', '`node -e 0`'];

export const benches = [
  starting('`--help`', ['--help']),
  starting('a usage error: `solve --nosuch`', ['solve', '--nosuch']),
  starting('`solve` of a game of 3 × 3', ['solve', join('examples', 'games', 'mixed-dominators.csv')]),
  starting('`verify --claim theorem-1`', [
    'verify',
    join('examples', 'basic-market.json'),
    '--claim',
    'theorem-1',
  ]),
];
