// Checks the package as its users get it: packs it, lints the tarball (publint, are-the-types-wrong), installs it into
// an empty project, compiles and runs a program that imports the library under both module resolutions that ES modules
// have in TypeScript, compiles the TypeScript of its pages, follows the README's links and the tutorial, and runs the
// command. Needs the npm registry for the package's own dependencies.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenReadmeLinks, tutorialDifferences, writeTypeScriptBlocks } from './package-pages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const local = (tool) => join(root, 'node_modules', '.bin', tool);
const work = mkdtempSync(join(tmpdir(), 'undominated-package-'));
const project = join(work, 'project');

/** Runs a command, shows it, and stops everything if it fails or prints something else than expected. */
const run = (command, args, { cwd = root, expected } = {}) => {
  console.log(
    `$ ${[command.startsWith(root) ? command.slice(root.length + 1) : command, ...args].join(' ')}`,
  );
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    shell: process.platform === 'win32',
  });
  const text = `${stdout ?? ''}${stderr ?? ''}`;
  const wrong = error !== undefined || status !== 0 || (expected !== undefined && !expected.test(stdout));
  if (!wrong) return stdout;
  console.log(text);
  console.log(`package check failed: exit ${String(status)}${error ? `, ${error.message}` : ''}`);
  if (expected !== undefined && status === 0) console.log(`The output should match ${String(expected)}.`);
  process.exitCode = 1;
  throw new Error('stop');
};

/** Stops everything if something is in a list that should be empty. */
const expectNone = (what, found) => {
  console.log(`${what}: ${found.length === 0 ? 'none' : `\n${found.join('\n')}`}`);
  if (found.length === 0) return;
  process.exitCode = 1;
  throw new Error('stop');
};

const program = `import { bimatrix, check, judge, lottery, rational, readEconomy, solve } from 'undominated';
import type { Economy, Rational } from 'undominated';
import { casesOf, smallEconomies } from 'undominated/arbitraries';
import { check as checkAlone } from 'undominated/checker';
import { finish, judge as judging, subjectOfEconomy } from 'undominated/claims';
import { writeEconomy } from 'undominated/formats';
import { comparisons } from 'undominated/games';
import { countDemands } from 'undominated/market';
import { mechanismNames } from 'undominated/mechanisms';

const half: Rational = rational.of(1, 2);
const quarter = lottery.expectation(lottery.of(half), (q) => rational.mul(q, q));
const game = bimatrix([[3, 0], [5, 1]], [[3, 5], [0, 1]], { row: { strategies: ['silent', 'confess'] } });
const { surviving, certificate } = solve(game, { comparison: comparisons[0]! });
const valid = [check, checkAlone].every((each) => each(certificate()).kind === 'valid');
const drawn = casesOf(smallEconomies(), 'seed').at(0);
if (drawn._tag === 'None') throw new Error('There is an economy for every seed.');
const economy: Economy = readEconomy(writeEconomy(drawn.value.value));
const verdicts = [judge(economy, 'feasible'), finish(judging(subjectOfEconomy(economy), 'feasible'))].map(({ verdict }) => verdict);
const lists = [countDemands(economy.market) > 0n, mechanismNames.length > 0, verdicts[0] === verdicts[1], valid];
console.log(\`\${quarter} \${surviving['Row']} \${lists.every((is) => is)}\`);
`;

const compilerOptions = (moduleResolution) => ({
  target: 'es2023',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  module: moduleResolution === 'bundler' ? 'esnext' : 'node16',
  moduleResolution,
  outDir: `out-${moduleResolution}`,
});

try {
  run('npm', ['pack', '--silent', '--pack-destination', work]);
  const tarball = join(
    work,
    readdirSync(work).find((name) => name.endsWith('.tgz')),
  );
  run(local('publint'), ['run', tarball, '--strict']);
  run(local('attw'), [tarball, '--profile', 'esm-only', '--no-emoji']);

  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  writeFileSync(join(project, 'program.ts'), program);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', tarball], {
    cwd: project,
  });
  const installed = join(project, 'node_modules', 'undominated');
  expectNone('Links of the README to files that are not in the package', brokenReadmeLinks(installed));
  const blocks = writeTypeScriptBlocks(installed, project);
  for (const moduleResolution of ['node16', 'bundler']) {
    const config = `tsconfig.${moduleResolution}.json`;
    writeFileSync(
      join(project, config),
      JSON.stringify({
        compilerOptions: compilerOptions(moduleResolution),
        files: ['program.ts', ...blocks],
      }),
    );
    run(local('tsc'), ['-p', config], { cwd: project });
    run('node', [join(`out-${moduleResolution}`, 'program.js')], {
      cwd: project,
      expected: /^1\/4 confess true\n$/,
    });
  }
  const command = join(project, 'node_modules', '.bin', 'undominated');
  run(command, ['--version'], { cwd: project, expected: /^\d+\.\d+\.\d+\n$/ });
  run(command, ['init', 'market'], { cwd: project });
  run(command, ['verify', join('market', 'economy.json'), '--claim', 'theorem-1'], {
    cwd: project,
    expected: /theorem-1: proved/,
  });
  const empty = join(work, 'empty');
  mkdirSync(empty);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', tarball], {
    cwd: empty,
  });
  expectNone('Commands of the tutorial that print something else', tutorialDifferences(installed, empty));
  run('node', ['-p', "require('undominated/schemas/economy-1.json').$schema"], {
    cwd: project,
    expected: /json-schema/,
  });
  console.log('The package is sound.');
} catch (error) {
  if (error.message !== 'stop') throw error;
} finally {
  rmSync(work, { recursive: true, force: true });
}
