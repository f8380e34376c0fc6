// The main job: Theorem 1 verified on every bundled economy with private values, the verdicts in one table.
// Ends with 1 if a verdict is not as it should be. `npm start` builds first.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = join(root, 'dist', 'cli', 'main.js');

/** How the command itself prints a table: bundled from its sources, since the built command is a program and no library. */
const { outputFiles } = await build({
  stdin: {
    contents: `export { textTable } from './output/tables/text.js';
export { words, numbers } from './output/tables/table.js';
export { terminal } from './output/terminal.js';`,
    resolveDir: join(root, 'src', 'cli'),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
});
const { textTable, words, numbers, terminal } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** Economies of the gallery in which every trader has a utility of her own. */
const economies = readdirSync(join(root, 'examples'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, file: JSON.parse(readFileSync(join(root, 'examples', name), 'utf8')) }))
  .filter(({ file }) => file.format === 'undominated/economy/1' && file.value === undefined);

/** Verifies Theorem 1 on one economy, by the command itself. */
const verify = (name) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'verify', join(root, 'examples', name), '--claim', 'theorem-1', '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const claim = [0, 1, 3].includes(status) ? JSON.parse(stdout).claims[0] : undefined;
  if (claim === undefined) process.stderr.write(`${name}: ${stderr}${stdout}`);
  return { name, status, verdict: claim?.verdict ?? 'failed', method: claim?.method ?? '', seconds };
};

const results = economies.map(({ name }) => verify(name));
const asExpected = results.every(({ status, verdict }) => status === 0 && verdict === 'proved');
const screen = terminal(process.stdout, process.env);
screen.write(
  textTable(
    {
      caption: 'Theorem 1: the undominated messages of every trader are exactly the price-taking ones',
      columns: [words('Economy'), words('Verdict'), words('Proved by'), numbers('Time')],
      rows: results.map(({ name, verdict, method, seconds }) => [name, verdict, method, seconds]),
    },
    screen.width,
    (line) => screen.style('bold', line),
  ),
);
screen.write(
  asExpected
    ? `\nProved on all ${String(results.length)} economies. What stands behind a verdict: undominated verify FILE\n`
    : '\nNot every verdict is as it should be.\n',
);
process.exitCode = asExpected && results.length > 0 ? 0 : 1;
