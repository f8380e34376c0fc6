// Checks the package as its users get it: packs it, lints the tarball (publint, are-the-types-wrong), installs it into
// an empty project, compiles and runs a program that imports the library under both module resolutions that ES modules
// have in TypeScript, and runs the command. Needs the npm registry for the package's own dependencies.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

const program = `import { rational, lottery } from 'undominated';
import type { rational as Rational } from 'undominated';
import { casesOf, smallEconomies } from 'undominated/arbitraries';

const half: Rational.Rational = rational.of(1, 2);
const coin = lottery.of(half);
const shown: string = rational.show(lottery.expectation(coin, (q) => rational.mul(q, q)));
const drawn = casesOf(smallEconomies(), 'seed').at(0);
console.log(drawn._tag === 'Some' && drawn.value.value.market.traders === 4 ? shown : 'no economy');
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
  for (const moduleResolution of ['node16', 'bundler']) {
    const config = `tsconfig.${moduleResolution}.json`;
    writeFileSync(
      join(project, config),
      JSON.stringify({ compilerOptions: compilerOptions(moduleResolution), files: ['program.ts'] }),
    );
    run(local('tsc'), ['-p', config], { cwd: project });
    run('node', [join(`out-${moduleResolution}`, 'program.js')], { cwd: project, expected: /^1\/4\n$/ });
  }
  const command = join(project, 'node_modules', '.bin', 'undominated');
  run(command, ['--version'], { cwd: project, expected: /^\d+\.\d+\.\d+\n$/ });
  run(command, ['init', 'market'], { cwd: project });
  run(command, ['verify', join('market', 'economy.json'), '--claim', 'theorem-1'], {
    cwd: project,
    expected: /theorem-1: proved/,
  });
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
