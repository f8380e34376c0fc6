/**
 * Certificates that cannot be written hide no verdict: everything known is printed, with which certificates are missing,
 * and the status is 2.
 */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const economy = examplePath('ties.json');
const other = examplePath('no-gains.json');
const game = examplePath('games/mixed-dominators.csv');
const claims = ['--claim', 'feasible,budget-balance,law-of-one-price'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Makes that no file of this name can be written: there is a folder that is not empty. */
const block = async (...path: readonly string[]): Promise<string> => {
  const blocked = join(folder, ...path);
  await mkdir(join(blocked, 'inside'), { recursive: true });
  return blocked;
};

const parsed = (text: string): unknown => JSON.parse(text);

describe('verify --certificate', () => {
  it('prints every verdict, names the certificate that is missing, and writes the others', async () => {
    const blocked = await block('budget-balance.json');
    const given = ['verify', economy, ...claims, '--certificate', folder];
    const script = await runInMemory({}, ...given, '--json');
    expect(script).toMatchObject({ status: 2, stderr: '' });
    const data = parsed(script.stdout);
    expect(data).toMatchObject({
      claims: [
        { claim: 'feasible', verdict: 'proved', certificate: join(folder, 'feasible.json') },
        { claim: 'budget-balance', verdict: 'proved', certificate: null },
        { claim: 'law-of-one-price', verdict: 'refuted', certificate: join(folder, 'law-of-one-price.json') },
      ],
      error: { code: 'E0003', file: blocked },
    });
    expect(data).not.toHaveProperty('errors');
    expect((await readdir(folder)).sort()).toEqual([
      'budget-balance.json',
      'feasible.json',
      'law-of-one-price.json',
    ]);
    const people = await runInMemory({}, ...given);
    expect(people.status).toBe(2);
    expect(people.stdout).toMatch(/budget-balance: proved[^]*No certificate: /);
    expect(people.stdout).toMatch(/1 certificate could not be written: budget-balance\./);
    expect(people.stderr).toContain(blocked);
  });
  it('prints every verdict where no certificate at all can be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { status, stdout } = await runInMemory(
      {},
      'verify',
      economy,
      ...claims,
      '--json',
      '--certificate',
      join(file, 'inside'),
    );
    expect(status).toBe(2);
    expect(parsed(stdout)).toMatchObject({
      claims: [
        { verdict: 'proved', certificate: null },
        { verdict: 'proved', certificate: null },
        { verdict: 'refuted', certificate: null },
      ],
      error: { code: 'E0003' },
      errors: [{ code: 'E0003' }, { code: 'E0003' }, { code: 'E0003' }],
    });
  });
  it('does so for each of several files', async () => {
    const blocked = await block('ties', 'feasible.json');
    const given = ['verify', economy, other, ...claims, '--certificate', folder];
    const script = await runInMemory({}, ...given, '--json');
    expect(script.status).toBe(2);
    expect(parsed(script.stdout)).toMatchObject({
      files: [
        {
          file: economy,
          claims: [{ certificate: null }, { verdict: 'proved' }, { verdict: 'refuted' }],
          error: { code: 'E0003', file: blocked },
        },
        { file: other, claims: [{ certificate: join(folder, 'no-gains', 'feasible.json') }, {}, {}] },
      ],
    });
    const people = await runInMemory({}, ...given);
    expect(people).toMatchObject({ status: 2, stderr: expect.stringContaining(blocked) as unknown });
    expect(people.stdout).toMatch(/1 certificate could not be written: feasible\./);
    expect(people.stdout.match(/feasible: proved/g)).toHaveLength(2);
  });
});

it('solve --certificate prints the elimination although its certificate cannot be written', async () => {
  const blocked = await block('elimination.json');
  const given = ['solve', game, '--dominators', 'mixed'];
  const { status, stdout } = await runInMemory({}, ...given, '--certificate', folder, '--json');
  const whole = await runInMemory({}, ...given, '--json');
  expect(status).toBe(2);
  expect(parsed(stdout)).toMatchObject({
    ...(parsed(whole.stdout) as object),
    error: { code: 'E0003', file: blocked },
  });
});
