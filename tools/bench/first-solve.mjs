// The first whole elimination of a process, whose code the engine has yet to compile, beside later ones in the same process:
// processor time, medians over processes. The game is laid out before.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { games } from './dominance.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const dist = join(folder, '..', '..', 'dist');

const program = (name, dominators) => `
  import { games, elimination } from ${JSON.stringify(pathToFileURL(join(folder, 'dominance.mjs')).href)};
  import { solve } from ${JSON.stringify(pathToFileURL(join(dist, 'dominance', 'elimination.js')).href)};
  const found = games.find((one) => one[0] === ${JSON.stringify(name)} && one[3] === ${JSON.stringify(dominators)});
  const game = found[1]();
  await new Promise((wait) => setTimeout(wait, 200));
  const times = Array.from({ length: 40 }, () => {
    const before = process.cpuUsage();
    solve(game, elimination(found[2], found[3]));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  console.log(JSON.stringify([times[0], times.slice(20).sort((a, b) => a - b)[10]]));
`;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const row = (name, dominators) => () => {
  const runs = Array.from({ length: 7 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program(name, dominators)], {
      encoding: 'utf8',
    });
    return JSON.parse(stdout);
  });
  const [first, later] = [0, 1].map((i) => median(runs.map((run) => run[i])));
  return [first.toFixed(1), later.toFixed(2), (first / later).toFixed(0)];
};

export const columns = ['first, ms', 'later, ms', 'ratio'];

const chosen = [
  'random 50 × 50',
  '50 × 50 with planted dominators',
  '200 × 200 with planted dominators',
  'plurality voting 27^4, rationals',
  '50 × 50 with planted mixtures',
];

export const benches = games
  .filter(([name]) => chosen.includes(name))
  .map(([name, , comparison, dominators]) => ({
    name: `${name}: ${comparison}, ${dominators}`,
    row: row(name, dominators),
  }));
