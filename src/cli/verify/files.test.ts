/**
 * `verify` of several files: every verdict is printed, whatever is wrong with another file, and the worst status is given.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePath, runInMemory } from '../in-memory.test-support.js';
import { folderNames } from './folder-names.js';

/** Of the first the law of one price is proved, of the second refuted. */
const proved = examplePath('four-equal-traders.json');
const refuted = examplePath('no-gains.json');
const missing = 'no-such-file.json';
const claim = ['--claim', 'law-of-one-price'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** One entry of `files`, as far as these tests look at it. */
interface FileEntry {
  readonly file: string;
  readonly claims?: readonly {
    readonly claim: string;
    readonly verdict: string;
    readonly certificate: string;
  }[];
  readonly error?: { readonly code: string; readonly file: string };
}

const filesOf = (stdout: string): readonly FileEntry[] =>
  (JSON.parse(stdout) as { readonly files: readonly FileEntry[] }).files;

describe('several files', () => {
  it('have an entry each, the same as that of the file alone', async () => {
    const { status, stdout } = await runInMemory({}, 'verify', proved, refuted, ...claim, '--json');
    const alone = await runInMemory({}, 'verify', refuted, ...claim, '--json');
    expect(status).toBe(1);
    const files = filesOf(stdout);
    expect(files.map(({ file, claims }) => [file, claims?.map(({ verdict }) => verdict)])).toEqual([
      [proved, ['proved']],
      [refuted, ['refuted']],
    ]);
    expect({ file: refuted, ...(JSON.parse(alone.stdout) as object) }).toEqual(files[1]);
  });
  it('are judged although one of them is bad, which is reported and gives the status', async () => {
    const bad = join(folder, 'bad.json');
    await writeFile(bad, '{ "format": "undominated/economy/1" }');
    const given = ['verify', missing, proved, bad, '--claim', 'feasible'];
    const script = await runInMemory({}, ...given, '--json');
    expect(script).toMatchObject({ status: 2, stderr: '' });
    const files = filesOf(script.stdout);
    expect(files.map(({ file }) => file)).toEqual([missing, proved, bad]);
    expect(files[0]?.error).toMatchObject({ code: 'E0101', file: missing });
    expect(files[1]?.claims).toMatchObject([{ claim: 'feasible', verdict: 'proved' }]);
    expect(files[2]?.error?.file).toBe(bad);
    const people = await runInMemory({}, ...given);
    expect(people.status).toBe(2);
    expect(people.stdout).toContain(`${proved}\n`);
    expect(people.stdout).toContain('feasible: proved');
    expect(people.stderr).toContain(`${missing}: E0101: There is no such file.`);
    expect(people.stdout).toMatch(/Not judged: .* \(\d faults\)\n/);
    expect(people.stderr).toContain(`${bad}:1:1: `);
  });
  it('say which of them a claim does not apply to', async () => {
    const { status, stdout, stderr } = await runInMemory({}, 'verify', proved, refuted, '--claim', 'example');
    expect(status).toBe(2);
    expect(stdout).toContain('Not judged: The claim "example" does not apply to this economy.');
    expect(stderr).toContain(`${refuted}: E0001: The claim "example" does not apply`);
  });
  it('end with 0 where all is proved, and with 3 where something is undecided', async () => {
    const all = await runInMemory({}, 'verify', proved, refuted, '--claim', 'feasible');
    expect(all.status).toBe(0);
    const input = await readFile(proved, 'utf8');
    const stopped = await runInMemory(
      { input, interrupted: 'after input' },
      ...['verify', '-', proved, '--claim', 'law-of-one-price', '--json'],
    );
    expect(stopped.status).toBe(3);
    expect(filesOf(stopped.stdout)).toMatchObject([
      { file: '-', stopped: true, claims: [{ verdict: 'undecided' }] },
      { file: proved, error: { code: 'E0004' } },
    ]);
  });
  it('have one table of all verdicts as CSV', async () => {
    const { stdout } = await runInMemory({}, 'verify', proved, missing, refuted, ...claim, '--format', 'csv');
    const [head, ...rows] = stdout.trim().split('\n');
    expect(head).toBe('File,Claim,Verdict,Method,Scope');
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
      [proved, 'law-of-one-price', 'proved'],
      [refuted, 'law-of-one-price', 'refuted'],
    ]);
  });
  it('get a folder each for their certificates', async () => {
    const certificates = join(folder, 'certificates');
    const { status, stdout } = await runInMemory(
      {},
      ...['verify', proved, refuted, proved, '--claim', 'feasible', '--certificate', certificates, '--json'],
    );
    expect(status).toBe(0);
    const paths = filesOf(stdout).map(({ claims }) => claims?.[0]?.certificate ?? '');
    expect(paths).toEqual(
      ['four-equal-traders', 'no-gains', 'four-equal-traders-2'].map((name) =>
        join(certificates, name, 'feasible.json'),
      ),
    );
    expect((await runInMemory({}, 'check', paths[1]!, '--economy', refuted)).status).toBe(0);
    expect((await runInMemory({}, 'check', paths[1]!, '--economy', proved)).status).toBe(4);
  });
  it.each([
    [['-', '-'], 'Standard input can be one of the economies only.'],
    [['-', '--messages', '-'], 'Standard input can be the economy or the messages, not both.'],
    [[proved, refuted, '--messages', '-'], 'The messages for several economies cannot be standard input.'],
  ])('ask for standard input once: %j', async (given, message) => {
    const { status, stderr } = await runInMemory({}, 'verify', ...given);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

it('names folders after files, no two the same', () => {
  expect(folderNames(['a/economy.json', 'b/economy.json', 'ECONOMY.json', '-', '..', 'a.b.json'])).toEqual([
    'economy',
    'economy-2',
    'ECONOMY-3',
    'standard-input',
    'economy-4',
    'a.b',
  ]);
});

describe('--claim', () => {
  const claimsOf = async (...given: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await runInMemory({}, 'verify', proved, ...given, '--json');
    const { claims } = JSON.parse(stdout) as { readonly claims: readonly { readonly claim: string }[] };
    return claims.map(({ claim: name }) => name);
  };
  it('takes a list with commas, alone and repeated, and each claim once', async () => {
    expect(await claimsOf('--claim', 'property-i,feasible')).toEqual(['property-i', 'feasible']);
    expect(await claimsOf('--claim', 'property-i, feasible', '--claim=feasible,budget-balance')).toEqual([
      'property-i',
      'feasible',
      'budget-balance',
    ]);
  });
  it('refuses each word that is no claim, with a guess', async () => {
    const { status, stderr } = await runInMemory({}, 'verify', proved, '--claim', 'feasible,theorem-11,,x');
    expect(status).toBe(2);
    expect(stderr).toContain('There is no claim "theorem-11".\n  hint: Did you mean "theorem-1"?');
    expect(stderr).toContain('There is no claim "".');
    expect(stderr).toContain('There is no claim "x".');
  });
});

describe('the worst status', () => {
  it('is that of a bad file, before that of a refuted claim, before that of an undecided one', async () => {
    const law = ['--claim', 'law-of-one-price'];
    expect((await runInMemory({}, 'verify', proved, refuted, ...law)).status).toBe(1);
    const withBad = await runInMemory({}, 'verify', refuted, missing, proved, ...law, '--json');
    expect(withBad.status).toBe(2);
    expect(filesOf(withBad.stdout)).toMatchObject([
      { file: refuted, claims: [{ verdict: 'refuted' }] },
      { file: missing, error: { code: 'E0101' } },
      { file: proved, claims: [{ verdict: 'proved' }] },
    ]);
  });
});
