/**
 * The built program as a shell sees it: each verb's JSON, exit statuses, pipes, standard input, colour, narrow
 * terminals, Ctrl-C. It needs `npm run build`, which `npm test` does beforehand.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from './output/tables/measure.js';
import { galleryFolder } from './init/templates.js';
import { hasWorked } from './endings/program.test-support.js';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const example = (name: string): string => fileURLToPath(new URL(`${name}.json`, galleryFolder));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly input?: string | Uint8Array;
  readonly environment?: Record<string, string>;
  readonly closeOutput?: boolean;
  /** Sends Ctrl-C when the work was announced, or when the program has worked for a second and a half. */
  readonly interrupt?: boolean;
}

const undominated = (given: Given, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { NO_COLOR: _, COLUMNS: __, ...environment } = process.env;
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...environment, ...given.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let sent = given.interrupt !== true;
    const interrupt = (): void => {
      if (!sent) child.kill('SIGINT');
      sent = true;
    };
    if (given.interrupt === true) void hasWorked({ child }, 1.5).then(interrupt);
    if (given.closeOutput === true) child.stdout.destroy();
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      interrupt();
    });
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(given.input ?? '');
  });

const json = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await undominated({}, ...args, '--json');
  return { status, stderr, data: JSON.parse(stdout) as Record<string, unknown> };
};

let folder = '';
beforeAll(async () => {
  if (!existsSync(program)) throw new Error(`${program} is not built: npm run build`);
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.concurrent('each verb’s JSON', () => {
  it('run without a draw: exact lotteries and expected utilities', async () => {
    const { status, data, stderr } = await json('run', example('four-equal-traders'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const traders = data['traders'] as Record<string, unknown>[];
    expect(traders).toHaveLength(4);
    expect(traders[0]).toMatchObject({
      trader: 1,
      expectedUtility: '3/8',
      lottery: [
        { bundle: [0], price: ['0'], probability: '19/40' },
        { bundle: [2], price: ['0'], probability: '19/40' },
        { bundle: [0], price: ['1'], probability: '1/40' },
        { bundle: [2], price: ['1'], probability: '1/40' },
      ],
    });
  });
  it('run with a draw: the Example', async () => {
    const { status, data } = await json(
      'run',
      example('the-example'),
      '--order',
      '1,2,3,4,5,6,7,8',
      '--rule',
      '1',
    );
    expect(status).toBe(0);
    expect(data).toMatchObject({
      order: [1, 2, 3, 4, 5, 6, 7, 8],
      rule: 1,
      groups: [
        { members: [1, 2, 3, 4], price: ['1/2'], nBar: 4, nUnder: 2, nTilde: 1 },
        { members: [5, 6, 7, 8], price: ['1/2'], nTilde: 2 },
      ],
    });
    const trades = data['trades'] as { trader: number; bundle: number[]; price: string[]; money: string }[];
    expect(trades.map(({ trader }) => trader)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(trades.slice(0, 4).map(({ bundle }) => bundle)).toEqual([[1], [3], [3], [1]]);
    expect(trades.slice(0, 4).map(({ money }) => money)).toEqual(['1/2', '-1/2', '-1/2', '1/2']);
    expect(trades[0]?.price).toEqual(['1/2']);
  });
  it('run with Rule 2: no groups', async () => {
    const { status, data } = await json(
      'run',
      example('complements'),
      '--order',
      '3,1,4,2',
      '--rule',
      '2',
      '--price',
      '1/2,0',
    );
    expect(status).toBe(0);
    expect(data).toMatchObject({ order: [3, 1, 4, 2], rule: 2, groups: [], price: ['1/2', '0'] });
  });
  it('solve: counts as texts, best bundles price by price', async () => {
    const { status, data } = await json('solve', example('ties'), '--list', '--explain', '[2,1,0]');
    expect(status).toBe(0);
    const traders = data['traders'] as Record<string, unknown>[];
    expect(traders[0]).toMatchObject({
      trader: 1,
      strategies: '27',
      undominated: '3',
      equal: true,
      priceTaking: [[[2]], [[0], [1], [2]], [[0]]],
      messages: [
        [[2], [0], [0]],
        [[2], [1], [0]],
        [[2], [2], [0]],
      ],
      explained: { undominated: true },
    });
    expect(traders[2]).toMatchObject({ explained: { undominated: false, by: [[2], [2], [0]] } });
  });
  it('verify: one entry a claim', async () => {
    const { status, data } = await json('verify', example('four-equal-traders'));
    expect(status).toBe(0);
    const claims = data['claims'] as Record<string, unknown>[];
    expect(claims.map(({ claim }) => claim)).toEqual([
      'feasible',
      'budget-balance',
      'property-i',
      'property-ii',
      'property-iii',
      'theorem-1',
    ]);
    for (const claim of claims) {
      expect(claim).toMatchObject({ verdict: 'proved' });
      expect(typeof claim['scope']).toBe('string');
      expect(typeof claim['method']).toBe('string');
      expect(claim['certificate']).toBeTypeOf('object');
      expect(claim).not.toHaveProperty('counterexample');
    }
  });
  it('verify: a refuted claim has a counterexample and status 1', async () => {
    const { status, data } = await json('verify', example('the-example'), '--claim', 'example');
    expect(status).toBe(1);
    expect(data['claims']).toMatchObject([{ claim: 'example', verdict: 'refuted' }]);
    expect((data['claims'] as object[])[0]).toHaveProperty('counterexample');
  });
  it('show: counts and warnings', async () => {
    const { status, data } = await json('show', example('no-gains'));
    expect(status).toBe(0);
    expect(data).toMatchObject({
      kind: 'private-values',
      supply: [3],
      counts: { prices: '3', bundles: '3', messages: '27', profilesOfOthers: '19683', profiles: '531441' },
    });
    expect((data['warnings'] as string[]).join(' ')).toMatch(/No gains from trade.* Dan /);
  });
  it('explain: a code, a term, a claim, an equation', async () => {
    for (const [word, kind] of [
      ['E0203', 'code'],
      ['corridor', 'term'],
      ['theorem-1', 'claim'],
      ['(4)', 'place in the paper'],
    ] as const)
      expect((await json('explain', word)).data).toMatchObject({ kind });
    expect((await json('explain')).data).toHaveProperty('words');
  });
});

describe.concurrent('init', () => {
  it('writes an economy that the other verbs accept, and never over a file', async () => {
    const where = join(folder, 'new', 'market');
    const made = await json('init', where, '--template', 'ties');
    expect(made).toMatchObject({ status: 0, data: { template: 'ties' } });
    const file = made.data['file'] as string;
    const before = await readFile(file, 'utf8');
    const template = await readFile(example('ties'), 'utf8');
    expect(before).toBe(template.replace('{\n', '{\n  "$schema": "./economy.schema.json",\n'));
    expect((await undominated({}, 'show', file)).status).toBe(0);
    const again = await json('init', where);
    expect(again).toMatchObject({ status: 2, data: { error: { code: 'E0002' } } });
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await readdir(where)).sort()).toEqual(['economy.json', 'economy.schema.json']);
  });
  it('refuses a template that does not exist, and a place that cannot be written', async () => {
    const unknown = await json('init', folder, '--template', 'nothing');
    expect(unknown).toMatchObject({ status: 2, data: { error: { code: 'E0001' } } });
    expect((unknown.data['error'] as { hint: string; message: string }).message).toContain('complements');
    const blocked = join(folder, 'a-file');
    await writeFile(blocked, '');
    expect(await json('init', join(blocked, 'inside'))).toMatchObject({
      status: 2,
      data: { error: { code: 'E0003' } },
    });
  });
});

describe.concurrent('standard output and standard error', () => {
  it('for scripts, the error object is all there is', async () => {
    const { status, stdout, stderr } = await undominated({}, 'show', 'no-such-file.json', '--json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0101', file: 'no-such-file.json' } });
  });
  it('for people, errors are reported on standard error', async () => {
    const { status, stdout, stderr } = await undominated({}, 'verfy', 'x');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean "verify"?');
  });
  it('has no colour where nothing is a terminal', async () => {
    for (const environment of [{}, { NO_COLOR: '1' }, { FORCE_COLOR: '1' }]) {
      const { stdout, stderr } = await undominated({ environment }, 'show', example('ties'));
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });
  it('keeps to the columns that COLUMNS gives', async () => {
    const { stdout } = await undominated({ environment: { COLUMNS: '40' } }, 'show', example('the-example'));
    for (const line of stdout.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(40);
  });
});

describe.concurrent('pipes', () => {
  it('reads an economy from standard input', async () => {
    const input = await readFile(example('ties'), 'utf8');
    const { status, stdout } = await undominated({ input }, 'solve', '-', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('traders');
  });
  it('reads a game from standard input, and what it exports', async () => {
    const nfg = await readFile(fileURLToPath(new URL('games/prisoners-dilemma.nfg', galleryFolder)), 'utf8');
    const solved = await undominated({ input: nfg }, 'solve', '-', '--json');
    expect(solved).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(solved.stdout)).toMatchObject({ surviving: { Ann: ['talk'], Ben: ['talk'] } });
    const exported = await undominated({ input: nfg }, 'export', '-', '--nfg', '--form', 'outcomes');
    const again = await undominated({ input: exported.stdout }, 'solve', '-', '--json');
    expect(again).toEqual(solved);
  });
  it('refuses a game whose stated size needs gigabytes, without allocating them', async () => {
    const input = 'NFG 1 R "" { "A" "B" } { 16000 16000 } 1 2 3';
    const { status, stdout } = await undominated(
      { input, environment: { NODE_OPTIONS: '--max-old-space-size=100' } },
      'solve',
      '-',
      '--json',
    );
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0704', line: 1, column: 24 } });
  });
  it('reads messages, the same ones from a file and as the word', async () => {
    const file = join(folder, 'messages.json');
    await writeFile(file, '{ "messages": [[2,0], [2,0], "price-taking", [2,0]] }');
    const given = await json('run', example('four-equal-traders'), '--messages', file);
    const word = await json('run', example('four-equal-traders'));
    expect(given.data).toEqual(word.data);
  });
  it('keeps its status when the reader has gone', async () => {
    const proved = await undominated({ closeOutput: true }, 'explain');
    expect(proved).toMatchObject({ status: 0, stderr: '' });
    const refuted = await undominated(
      { closeOutput: true },
      'verify',
      example('the-example'),
      '--claim',
      'example',
    );
    expect(refuted).toMatchObject({ status: 1, stderr: '' });
  });
  it('prints help and version on standard output with 0', async () => {
    for (const option of ['--help', '--version']) {
      const { status, stdout, stderr } = await undominated({}, option);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/\S/);
    }
  });
  it('draws the same with the same seed', async () => {
    const draw = (seed: string) =>
      undominated({}, 'run', example('basic-market'), '--draw', '--seed', seed, '--json');
    const [a, b, ...others] = await Promise.all(['1', '1', '2', '3', '4'].map(draw));
    expect(a).toEqual(b);
    expect(others.some(({ stdout }) => stdout !== a!.stdout)).toBe(true);
  });
});

describe('Ctrl-C', () => {
  const large = JSON.stringify({
    format: 'undominated/economy/1',
    commodities: 1,
    cap: 3,
    priceSteps: 2,
    groups: { count: 2, size: 2 },
    epsilon: '1/10',
    traders: [1, 2, 1, 2].map((endowment, i) => ({
      endowment: [endowment],
      utility: { quasiLinear: ['0', `${String(i + 3)}/8`, '7/8', '1'] },
    })),
  });
  it('once: prints what is known and ends with 3', async () => {
    const { status, stdout, stderr } = await undominated(
      { input: large, interrupt: true },
      'verify',
      '-',
      '--claim',
      'feasible',
      '--claim',
      'theorem-1',
      '--json',
    );
    expect(stderr).toContain('Stopping');
    expect(status).toBe(3);
    const { claims } = JSON.parse(stdout) as { claims: { claim: string; verdict: string; scope: string }[] };
    expect(claims.map(({ claim }) => claim)).toEqual(['feasible', 'theorem-1']);
    // Separation had finished; the enumeration that was stopped is named.
    expect(claims[1]).toMatchObject({ verdict: 'proved', method: 'separation' });
    expect(claims[1]!.scope).toMatch(/not run: stopped by Ctrl-C/);
  });
});
