// Makes a checkout ready to run: installs the pinned dependencies if they are missing, then builds.
// The README's two commands call it, so that a fresh machine needs Node and npm only. With --clean nothing is left in dist
// of an earlier build: what is packed was built from the sources that there are.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const run = (command, args) => {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(join(root, 'node_modules', 'typescript')))
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
if (process.argv.includes('--clean')) rmSync(join(root, 'dist'), { recursive: true, force: true });
run('npm', ['run', '--silent', 'build']);
