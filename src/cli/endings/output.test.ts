/**
 * Outputs that cannot be written: closed from the beginning, closed early, on a full disk. And an input that is closed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePath } from '../in-memory.test-support.js';
import { program, start } from './program.test-support.js';

const economy = examplePath('ties.json');
const linux = process.platform === 'linux';
let folder = '';
beforeAll(async () => {
  if (!existsSync(program)) throw new Error(`${program} is not built: npm run build`);
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a script of the shell in the test's folder, in which `$U` is the program and `$ECONOMY` a file. */
const shell = (script: string, output: 'pipe' | 'ignore' = 'pipe') => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${script}`], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['pipe', output, 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ECONOMY: economy, NODE: process.execPath, MAIN: program },
  });
  return { status, stdout, stderr };
};
const U = '"$NODE" "$MAIN"';

describe.skipIf(!linux)('closed from the beginning', () => {
  it.each(['show "$ECONOMY"', 'show "$ECONOMY" --json', '--help', 'verify "$ECONOMY" --claim feasible'])(
    'standard output: %s ends with 2 and says so',
    (command) => {
      expect(shell(`${U} ${command} >&-; exit $?`)).toEqual({
        status: 2,
        stdout: '',
        stderr: 'undominated: standard output cannot be written (it is closed).\n',
      });
    },
  );
  it('standard input: - ends with 2 and says so', () => {
    const { status, stderr } = shell(`${U} show - <&-; exit $?`);
    expect(status).toBe(2);
    expect(stderr).toContain('-: E0103: Standard input is closed.');
    expect(shell(`${U} verify "$ECONOMY" --claim feasible --messages - <&-; exit $?`).status).toBe(2);
  });
  it('is not confused with the null device, whoever opens it', () => {
    expect(shell(`${U} show "$ECONOMY" >/dev/null; exit $?`).status).toBe(0);
    expect(shell(`${U} show "$ECONOMY"; exit $?`, 'ignore').status).toBe(0);
    const ignored = spawnSync(process.execPath, [program, 'show', economy], { stdio: 'ignore' });
    expect(ignored.status).toBe(0);
    const empty = shell(`${U} show - </dev/null; exit $?`);
    expect(empty.status).toBe(2);
    expect(empty.stderr).toContain('E0105');
  });
});

describe('a reader that goes away', () => {
  it('before the first byte or after some changes no status', async () => {
    const before = start(['show', economy]);
    before.child.stdout.destroy();
    expect(await before.ended).toMatchObject({ status: 0, signal: null, stderr: '' });
    const refuted = start(['verify', economy, '--claim', 'law-of-one-price', '--json']);
    refuted.child.stdout.once('data', () => refuted.child.stdout.destroy());
    expect(await refuted.ended).toMatchObject({ status: 1, signal: null, stderr: '' });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it.each(['show "$ECONOMY"', 'show "$ECONOMY" --json', 'solve --json', '--help', '--version'])(
    '%s ends with 2 and says so',
    (command) => {
      const { status, stderr } = shell(`${U} ${command} >/dev/full; exit $?`);
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: 'undominated: standard output cannot be written (ENOSPC).\n',
      });
    },
  );
  it('under standard error ends with 2', () => {
    expect(shell(`${U} show no-such-file 2>/dev/full; exit $?`).status).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('a file that may not grow', () => {
  it('in the middle of the output ends with 2, and not with 0 and a part', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${String(i)}`);
    const lines = names.map((name, r) =>
      [name, ...names.map((_, c) => `${String(r * c)}/89;1/97`)].join(','),
    );
    await writeFile(join(folder, 'long.csv'), [['', ...names].join(','), ...lines].join('\n'));
    const { status, stderr } = shell(`ulimit -f 8; ${U} show long.csv --format csv >cut.csv; exit $?`);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'undominated: standard output cannot be written (EFBIG).\n',
    });
    expect((await stat(join(folder, 'cut.csv'))).size).toBeGreaterThan(0);
    expect(shell(`${U} show long.csv --format csv >whole.csv; exit $?`).status).toBe(0);
  });
  it('is no certificate: every verdict is printed, those that fit are written, the status is 2', async () => {
    const { status, stdout } = shell(
      `ulimit -f 1; ${U} verify "$ECONOMY" --claim feasible,theorem-1 --certificate limited --json; exit $?`,
    );
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      claims: [
        { claim: 'feasible', verdict: 'proved', certificate: null },
        { claim: 'theorem-1', verdict: 'proved', certificate: null },
      ],
      errors: [{ code: 'E0003' }, { code: 'E0003' }],
    });
    expect(await readdir(join(folder, 'limited'))).toEqual([]);
  });
});

/** Whether a small disk of one's own can be had. */
const canMount =
  linux && spawnSync('sh', ['-c', "unshare -rm sh -c 'mount -t tmpfs -o size=16k tmpfs /mnt'"]).status === 0;

it.skipIf(!canMount)(
  'a small disk that fills holds whole certificates only, and every verdict is printed',
  () => {
    const script = `mount -t tmpfs -o size=24k tmpfs "$PWD/small" || exit 99
    ${U} verify "$ECONOMY" --certificate small --json >out.json; echo "status $?"
    ls -A small | grep -c tmp; for each in small/*; do ${U} check "$each" >/dev/null || echo "bad $each"; done; ls small`;
    const { stdout } = shell(`mkdir small; unshare -rm sh -c '${script}'; cat out.json`);
    const [first, temporary, ...rest] = stdout.split('\n');
    expect([first, temporary]).toEqual(['status 2', '0']);
    expect(rest.some((line) => line.startsWith('bad'))).toBe(false);
    const { claims, error } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
      readonly claims: readonly { readonly certificate: string | null; readonly verdict: string }[];
      readonly error: { readonly code: string; readonly message: string };
    };
    expect(error).toMatchObject({ code: 'E0003', message: expect.stringContaining('ENOSPC') as unknown });
    const written = claims.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(claims.length);
    for (const path of written) expect(rest).toContain(path.replace('small/', ''));
  },
);
