/** What `check` says that a certificate is about, and what the reader means compared with it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAllClaims } from '../../claims/mechanisms/examine.js';
import { mechanismCertificateOf } from '../../claims/mechanisms/certificate.js';
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const example = (name: string): string => examplePath(`${name}.json`);
const dilemma = examplePath('games/prisoners-dilemma.nfg');
const mixed = examplePath('games/mixed-dominators.csv');

let folder = '';
/** Certificates by their names, in files. */
const file = (name: string): string => join(folder, `${name}.json`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undominated-'));
  const write = async (...args: readonly string[]) => runInMemory({}, ...args, '--certificate', folder);
  await write('verify', example('four-equal-traders'), '--claim', 'property-ii');
  await write('verify', example('four-equal-traders'), '--claim', 'law-of-one-price');
  await write('verify', example('two-groups'), '--claim', 'property-vii');
  await write('solve', mixed, '--dominators', 'mixed', '--rounds', '2');
  const votes = judgeAllClaims<string, string, string>(
    {
      participants: ['Ann', 'Ben'],
      messages: [
        ['yes', 'no'],
        ['yes', 'no'],
      ],
      nameOf: String,
      outcome: (sent) => L.of(sent.includes('yes') ? 'built' : 'not built'),
    },
    {
      types: [['yes', 'no'], ['no']],
      nameOfType: String,
      nameOfOutcome: String,
      utility: (_, type, outcome) => Q.of((type === 'yes') === (outcome === 'built') ? 1 : 0),
    },
    ['strategy-proofness', 'undominated-strategies'],
    { comparison: 'weak', dominators: 'pure' },
  );
  if (votes._tag === 'Left') throw new Error(votes.left.kind);
  const { table, findings } = votes.right;
  for (const finding of findings) {
    const certificate = mechanismCertificateOf(table, finding, 'A vote');
    await writeFile(file(finding.claim), JSON.stringify(certificate, null, 2));
  }
});
afterAll(() => rm(folder, { recursive: true }));

const checked = async (name: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = await runInMemory({}, 'check', file(name), ...args, '--json');
  return { status, stderr, json: JSON.parse(stdout) as Readonly<Record<string, unknown>> };
};
const message = async (name: string, ...args: readonly string[]) => {
  const { status, json } = await checked(name, ...args);
  return { status, message: (json['error'] as { readonly message: string } | undefined)?.message };
};

describe('check says what it confirmed', () => {
  it('of an economy: title, size, digest, tie-break, ε', async () => {
    const { status, json } = await checked('property-ii');
    const { sha256 } = JSON.parse(await readFile(file('property-ii'), 'utf8')) as { sha256: string };
    expect(status).toBe(0);
    expect(json).toMatchObject({
      ...{ claim: 'property-ii', verdict: 'proved', about: 'economy', sha256 },
      ...{ selection: 'lowest', epsilon: '1/10' },
      size: {
        traders: 4,
        groups: 2,
        groupSize: 2,
        commodities: 1,
        cap: 2,
        priceSteps: 1,
        prices: 2,
        bundles: 3,
      },
    });
    expect(json['title']).toMatch(/^Four equal traders/);
    expect(json).not.toHaveProperty('reading');
    expect(json).not.toHaveProperty('relation');
    const people = await runInMemory({}, 'check', file('property-ii'));
    const words = people.stdout.replace(/\s+/g, ' ');
    for (const said of [
      'An economy of 4 traders in 2 groups of 2; 1 commodity, l = 2, T = 1, that is 2 prices and 3 bundles',
      'titled “Four equal traders',
      'ε = 1/10, tie-break lowest.',
      `SHA-256: ${sha256}`,
    ])
      expect(words).toContain(said);
  });
  it('of an economy with signals: the reading as well', async () => {
    const { json } = await checked('property-vii');
    expect(json).toMatchObject({ about: 'economy', reading: 'shielded', size: { signals: 2, shocks: 2 } });
    const { stdout } = await runInMemory({}, 'check', file('property-vii'));
    expect(stdout).toContain('tie-break lowest, residual shielded.');
  });
  it('of a game: the relation and its rounds', async () => {
    const { json } = await checked('elimination');
    expect(json).toMatchObject({
      about: 'game',
      size: { players: 2, strategies: [3, 3] },
      relation: { comparison: 'strict', dominators: 'mixed', rounds: 2 },
    });
    const { stdout } = await runInMemory({}, 'check', file('elimination'));
    expect(stdout).toContain('A game of 2 players with 3 and 3 strategies');
    expect(stdout).toContain('Relation: comparison strict, dominators mixed, at most 2 rounds.');
  });
  it('of a mechanism: the relation where the claim has one', async () => {
    const { json } = await checked('undominated-strategies');
    expect(json).toMatchObject({
      ...{ about: 'mechanism', title: 'A vote', relation: { comparison: 'weak', dominators: 'pure' } },
      size: { participants: 2, messages: [2, 2], types: [2, 1], outcomes: 2, profiles: 4 },
    });
    expect((await checked('strategy-proofness')).json).not.toHaveProperty('relation');
  });
  it('takes the messages of the law of one price on trust', async () => {
    const { json } = await checked('law-of-one-price');
    expect(json['trusted']).toContain(
      'That the messages in the evidence are those at which the law is asked about.',
    );
  });
});

describe('what the reader means', () => {
  it('is compared, and need not be trusted any more', async () => {
    const before = (await checked('property-ii')).json['trusted'] as readonly string[];
    const { status, json } = await checked('property-ii', '--economy', example('four-equal-traders'));
    expect(status).toBe(0);
    expect(json['trusted']).toEqual(before.slice(1));
    expect(json['compared']).toEqual([`The economy is the one in ${example('four-equal-traders')}.`]);
    const game = await checked('elimination', '--game', mixed, '--comparison', 'strict', '--rounds', '2');
    expect([game.status, (game.json['compared'] as readonly string[]).length]).toEqual([0, 3]);
    const words = await checked('elimination', '--dominators', 'mixed');
    expect((words.json['trusted'] as readonly string[])[0]).toBe('That this game is the one that is meant.');
    const vote = await checked('undominated-strategies', '--comparison', 'weak', '--dominators', 'pure');
    expect(vote.status).toBe(0);
    expect((await checked('property-vii', '--residual', 'shielded')).status).toBe(0);
  });
  it('is something else: 4, with what differs and where', async () => {
    expect(await message('property-ii', '--economy', example('ties'))).toMatchObject({
      status: 4,
      message: expect.stringMatching(/^economy\.priceSteps: 1 is stated, 2 is in .*ties\.json/) as unknown,
    });
    expect(await message('property-vii', '--residual', 'market')).toEqual({
      status: 4,
      message: 'reading: "shielded" is stated, "market" is meant.',
    });
    const other = await message('property-vii', '--economy', example('two-groups'), '--residual', 'group');
    expect(other.status).toBe(4);
    expect(other.message).toContain('economy.residual: "shielded" is stated, "group" is in');
    for (const [option, meant, stated] of [
      ['comparison', 'weak', '"strict"'],
      ['dominators', 'pure', '"mixed"'],
      ['rounds', 'all', '2'],
    ] as const)
      expect(await message('elimination', `--${option}`, meant)).toEqual({
        status: 4,
        message: `relation.${option}: ${stated} is stated, "${meant}" is meant.`,
      });
    expect(await message('elimination', '--rounds', '3')).toMatchObject({ status: 4 });
    const game = await message('elimination', '--game', dilemma);
    expect(game.status).toBe(4);
    expect(game.message).toMatch(/^game\.players\[0\]\.name: .* is not about this game\.$|^game\.players/);
    expect((await message('undominated-strategies', '--comparison', 'strict')).status).toBe(4);
  });
  it('has no meaning for the certificate: 2', async () => {
    for (const [name, ...args] of [
      ['property-ii', '--game', mixed],
      ['property-ii', '--residual', 'market'],
      ['property-ii', '--comparison', 'strict'],
      ['property-vii', '--rounds', 'all'],
      ['elimination', '--economy', example('ties')],
      ['elimination', '--residual', 'market'],
      ['strategy-proofness', '--dominators', 'pure'],
      ['undominated-strategies', '--rounds', '1'],
      ['undominated-strategies', '--economy', example('ties')],
      ['elimination', '--rounds', 'none'],
      ['elimination', '--comparison', 'better'],
      ['property-ii', '--economy', 'no-such-file.json'],
    ] as const)
      expect({ args, status: (await checked(name, ...args)).status }).toEqual({ args, status: 2 });
  });
  it('does not save a certificate that does not hold', async () => {
    const text = await readFile(file('property-ii'), 'utf8');
    const other = join(folder, 'forged.json');
    await writeFile(other, text.replace('"turns": ', '"turns": 1'));
    const { status } = await runInMemory({}, 'check', other, '--economy', example('four-equal-traders'));
    expect(status).toBe(4);
    // A digest of the economy that is meant, over another economy.
    await writeFile(other, text.replace('"epsilon": "1/10"', '"epsilon": "1/11"'));
    expect((await runInMemory({}, 'check', other)).status).toBe(4);
    const against = await runInMemory({}, 'check', other, '--economy', example('four-equal-traders'));
    expect([against.status, against.stderr.includes('economy.epsilon: "1/11" is stated')]).toEqual([4, true]);
  });
});
