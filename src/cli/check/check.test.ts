import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../formats/certificate/private-values.js';
import { mechanismCertificateOf } from '../../claims/mechanisms/certificate.js';
import { judgeAllClaims } from '../../claims/mechanisms/examine.js';
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const example = (name: string): string => examplePath(`${name}.json`);

let folder = '';
let theorem = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
  const { status } = await runInMemory({}, 'verify', example('four-equal-traders'), '--certificate', folder);
  expect(status).toBe(0);
  theorem = await readFile(join(folder, 'theorem-1.json'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

describe('verify --certificate', () => {
  it('writes one file a claim, which check accepts', async () => {
    const files = await readdir(folder);
    expect(files.sort()).toEqual(
      ['budget-balance', 'feasible', 'property-i', 'property-ii', 'property-iii', 'theorem-1'].map(
        (claim) => `${claim}.json`,
      ),
    );
    for (const file of files) {
      const { status, stdout } = await runInMemory({}, 'check', join(folder, file));
      expect({ file, status }).toEqual({ file, status: 0 });
      expect(stdout).toMatch(/^The certificate holds: .* is proved\.\n/);
      expect(stdout).toContain('Taken on trust:');
    }
  });
  it('puts the path of each certificate into the JSON, and its content where there is no folder', async () => {
    const args = ['verify', example('the-example'), '--claim', 'example', '--json'];
    const inFolder = await runInMemory({}, ...args, '--certificate', join(folder, 'new', 'deep'));
    const { claims } = JSON.parse(inFolder.stdout) as { claims: { certificate: string }[] };
    expect(claims[0]!.certificate).toBe(join(folder, 'new', 'deep', 'example.json'));
    const without = await runInMemory({}, ...args);
    const body = (JSON.parse(without.stdout) as { claims: { certificate: Certificate }[] }).claims[0]!
      .certificate;
    expect(body).toEqual(JSON.parse(await readFile(claims[0]!.certificate, 'utf8')));
    expect(body).toMatchObject({ format: 'undominated/certificate/1', claim: 'example', verdict: 'refuted' });
  });
  it('reports why it cannot write', async () => {
    const file = join(folder, 'theorem-1.json');
    const { status, stdout } = await runInMemory(
      {},
      ...['verify', example('ties'), '--claim', 'property-i', '--certificate', file, '--json'],
    );
    expect(status).toBe(2);
    const error = { code: 'E0003', file: join(file, 'property-i.json') };
    const claims = [{ claim: 'property-i', verdict: 'proved', certificate: null }];
    expect(JSON.parse(stdout)).toMatchObject({ error, claims });
  });
});

describe('check', () => {
  it('says for scripts what was checked and what was trusted', async () => {
    const { status, stdout } = await runInMemory({ input: theorem }, 'check', '-', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, claim: 'theorem-1', verdict: 'proved' });
    const { steps, checked, trusted } = JSON.parse(stdout) as Record<string, unknown>;
    expect(steps).toMatch(/^\d+$/);
    expect([checked, trusted].every((list) => Array.isArray(list) && list.length >= 3)).toBe(true);
  });
  it('ends with 4, naming the field and its place', async () => {
    const line = theorem.split('\n').findIndex((text) => text.includes('"margin"'));
    const tampered = theorem.replace('"margin": "', '"margin": "7');
    const { status, stdout } = await runInMemory({ input: tampered }, 'check', '-', '--json');
    expect(status).toBe(4);
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ code: 'E0801', file: '-', line: line + 1 });
    expect(error['message']).toMatch(
      /^evidence\[0\]\.traders\[0\]\.fallen\[0\]\.margin: "7.*" is stated, ".*" follows\.$/,
    );
    const people = await runInMemory({ input: tampered }, 'check', '-');
    expect(people.stdout).toBe('');
    expect(people.stderr).toContain('E0801');
  });
  it('ends with 4 where the digest, the version or the whole form is wrong', async () => {
    for (const [from, to, field] of [
      [/"sha256": "./, '"sha256": "g', 'sha256'],
      [/"version": "/, '"version": "9', 'version'],
      [/"cap": 2/, '"cap": 1', 'economy.cap'],
      [/"claim": "theorem-1"/, '"claim": "feasible"', 'evidence[0].kind'],
      [/"undominated\/certificate\/1"/, '"undominated/economy/1"', 'format'],
    ] as const) {
      const { status, stdout } = await runInMemory(
        { input: theorem.replace(from, to) },
        'check',
        '-',
        '--json',
      );
      expect({ field, status }).toEqual({ field, status: 4 });
      const { error } = JSON.parse(stdout) as { error: { message: string } };
      expect(error.message.startsWith(`${field}: `)).toBe(true);
    }
    expect((await runInMemory({}, 'check', example('ties'))).status).toBe(4);
  });
  it('ends with 4 where the certificate is about another economy', async () => {
    const against = (name: string) =>
      runInMemory({ input: theorem }, 'check', '-', '--economy', example(name), '--json');
    expect((await against('four-equal-traders')).status).toBe(0);
    const other = await against('ties');
    expect(other.status).toBe(4);
    expect(JSON.parse(other.stdout)).toMatchObject({ error: { code: 'E0801' } });
  });
  it('ends with 2 where there is no certificate to be read', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, theorem.slice(0, 1000));
    for (const args of [['no-such-file.json'], [broken], [], ['-', '--most-steps', 'many']])
      expect((await runInMemory({ input: theorem }, 'check', ...args)).status).toBe(2);
  });
  it('ends with 3 where too many steps would be needed', async () => {
    const { status, stdout } = await runInMemory(
      { input: theorem },
      ...['check', '-', '--most-steps', '1000', '--json'],
    );
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0802' } });
  });
  it('accepts a changed title and a changed name', async () => {
    const renamed = theorem.replace(/"title": ".*"/, '"title": "T"').replace(/"name": ".*"/, '"name": "N"');
    expect((await runInMemory({ input: renamed }, 'check', '-')).status).toBe(0);
  });
});

describe('a certificate about a mechanism', () => {
  const made = judgeAllClaims<string, string, string>(
    {
      participants: ['Ann', 'Ben'],
      messages: [
        ['yes', 'no'],
        ['yes', 'no'],
      ],
      nameOf: String,
      outcome: (votes) => L.of(votes.includes('yes') ? 'built' : 'not built'),
    },
    {
      types: [['yes', 'no'], ['no']],
      nameOfType: String,
      nameOfOutcome: String,
      utility: (_, type, outcome) => Q.of((type === 'yes') === (outcome === 'built') ? 1 : 0),
    },
    ['strategy-proofness'],
  );
  if (made._tag === 'Left') throw new Error(made.left.kind);
  const { table, findings } = made.right;
  const certificate = JSON.stringify(mechanismCertificateOf(table, findings[0]!, 'A vote'));

  it('is accepted', async () => {
    const { status, stdout } = await runInMemory({ input: certificate }, 'check', '-', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, claim: 'strategy-proofness', verdict: 'proved' });
  });
  it('is refused at the field at fault, with status 4', async () => {
    const tampered = certificate.replace('"verdict":"proved"', '"verdict":"refuted"');
    const { status, stdout } = await runInMemory({ input: tampered }, 'check', '-', '--json');
    expect(status).toBe(4);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe('E0801');
    expect(error.message).toContain('verdict');
  });
});

describe('a certificate of Section 4', () => {
  const verified = async (...args: readonly string[]) => {
    const { stdout } = await runInMemory({}, 'verify', example('two-groups'), '--json', ...args);
    return (JSON.parse(stdout) as { claims: ReadonlyArray<{ claim: string; certificate: unknown }> }).claims;
  };
  it('is in the JSON of every claim, and accepted', async () => {
    const claims = await verified();
    expect(claims).toHaveLength(12);
    for (const { claim, certificate } of claims) {
      const input = JSON.stringify(certificate);
      const { status, stdout } = await runInMemory(
        { input },
        'check',
        '-',
        '--economy',
        example('two-groups'),
      );
      expect({ claim, status }).toEqual({ claim, status: 0 });
      expect(stdout).toContain(`The certificate holds: ${claim} is `);
    }
  });
  it('is about a reading of the residual', async () => {
    const [{ certificate } = { certificate: null }] = await verified('--claim', 'theorem-2.1');
    const input = JSON.stringify(certificate).replace('"reading":"shielded"', '"reading":"market"');
    const { status, stdout } = await runInMemory({ input }, 'check', '-', '--json');
    expect(status).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E0801' } });
    expect(stdout).toContain('reading: ');
    const other = await runInMemory(
      { input: JSON.stringify(certificate) },
      ...['check', '-', '--economy', example('pooling')],
    );
    expect(other.status).toBe(4);
  });
});

describe('a certificate about a game', () => {
  const game = (name: string): string => examplePath(`games/${name}`);
  const solved = ['solve', game('mixed-dominators.csv'), '--dominators', 'mixed'];
  it('is written by solve --certificate, which prints its path, and accepted', async () => {
    const into = join(folder, 'game');
    const { status, stdout } = await runInMemory({}, ...solved, '--certificate', into, '--json');
    expect(status).toBe(0);
    const path = join(into, 'elimination.json');
    expect(JSON.parse(stdout)).toMatchObject({ certificate: path });
    expect(await readdir(into)).toEqual(['elimination.json']);
    const checked = await runInMemory({}, 'check', path, '--game', game('mixed-dominators.csv'));
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toContain('The certificate holds: elimination is proved.');
    const people = await runInMemory({}, ...solved, '--certificate', into);
    expect(people.stdout).toContain(`Certificate: ${path}`);
    const other = await runInMemory({}, 'check', path, '--game', game('prisoners-dilemma.nfg'));
    expect(other.status).toBe(4);
    const economy = await runInMemory({}, 'check', path, '--game', example('ties'));
    expect([economy.status, economy.stderr.includes('--economy')]).toEqual([2, true]);
  });
  it('is refused where a number was changed, naming it', async () => {
    const text = await readFile(join(folder, 'game', 'elimination.json'), 'utf8');
    const input = text.replace('"margin": "', '"margin": "7');
    const { status, stdout } = await runInMemory({ input }, 'check', '-', '--json');
    expect(status).toBe(4);
    expect(stdout).toContain('evidence[0].tests[0].eliminated[0].margin');
  });
  it('is no file where it cannot be written, and no option for economies', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, '');
    expect((await runInMemory({}, ...solved, '--certificate', blocked)).status).toBe(2);
    const economy = await runInMemory({}, 'solve', example('ties'), '--certificate', folder);
    expect([economy.status, economy.stderr.includes('verify')]).toEqual([2, true]);
  });
});
