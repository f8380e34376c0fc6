/**
 * `compare`: its JSON on every economy of the gallery with private values, what gallery item 6 must show, tables for people,
 * every way to end, and the picture.
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import { comparison } from '../../studies/comparison/comparison.js';
import { examplePath, runInMemory } from '../in-memory.test-support.js';

const example = (name: string): string => examplePath(`${name}.json`);

/** The comparison that the command prints as JSON, read by its codec. */
const compared = async (name: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = await runInMemory({}, 'compare', example(name), ...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const read = comparison.decode(JSON.parse(stdout));
  if (E.isLeft(read)) throw new Error(`${name}: what is printed is no comparison.`);
  return { stdout, rows: read.right.mechanisms, comparison: read.right };
};

describe('the JSON of the gallery', () => {
  it.each([
    'basic-market',
    'bottleneck',
    'complements',
    'four-equal-traders',
    'holding-back',
    'income-effects',
    'no-gains',
    'single-units',
    'the-example',
    'the-example-interchanged',
    'three-groups',
    'ties',
  ])('%s', async (name) => {
    const { stdout } = await compared(name);
    await expect(stdout).toMatchFileSnapshot(`__snapshots__/${name}.json`);
  });
});

describe('the seller who holds back', () => {
  it('gains exactly 1/2 by keeping her unit at 1/2 under the lowest price; a buyer does under the highest', async () => {
    const { stdout } = await compared('holding-back', '--mechanism', 'uniform-price');
    const found: unknown = JSON.parse(stdout);
    expect(found).toMatchObject({
      noTrade: ['5/4', '5/4', '1/4', '1/4'],
      optimum: '5',
      mechanisms: [
        {
          mechanism: 'uniform-price',
          applies: true,
          tieBreak: 'lowest',
          traders: [
            {},
            {},
            {},
            {
              trader: 4,
              expectedUtility: '1/2',
              bestLie: { gain: '1/2', message: [[0], [1], [0]], equallyGood: 6, against: null },
            },
          ],
          welfare: '5',
          shareOfGains: '1',
          budget: { least: '0', most: '0' },
          expectedPriceGap: '0',
        },
        {
          tieBreak: 'highest',
          traders: [{ trader: 1, bestLie: { gain: '1/2' } }, {}, {}, { bestLie: { gain: '0' } }],
        },
      ],
    });
  });

  it('loses by every lie under G*', async () => {
    const { stdout } = await runInMemory(
      {},
      'compare',
      example('holding-back'),
      '--mechanism',
      'random-grouping',
    );
    expect(stdout).toContain('Every lie loses.');
  });
});

describe('rows', () => {
  it('mcafee stands once an edge, k-double-auction with k = 1/2, the uniform price once a selection', async () => {
    const { rows } = await compared('single-units');
    expect(
      rows.flatMap((row) => (row.applies ? [[row.mechanism, row.tieBreak ?? row.edge ?? row.k]] : [])),
    ).toMatchObject([
      ['random-grouping', undefined],
      ['uniform-price', 'lowest'],
      ['uniform-price', 'highest'],
      ['k-double-auction', expect.anything()],
      ['mcafee', 'always-drop'],
      ['mcafee', 'support-ends'],
      ['vcg', undefined],
    ]);
  });

  it('with signals only three announcements apply, signal by signal', async () => {
    const { stdout, rows } = await compared('smallest-leak');
    expect(rows.filter(({ applies }) => applies).map(({ mechanism }) => mechanism)).toEqual([
      'three-announcements',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      mechanisms: [
        {},
        {},
        { traders: [{ interim: { low: expect.any(String) } }, {}, {}, {}, {}, {}] },
        {},
        {},
        {},
        {},
      ],
    });
  });

  it('without quasi-linear values there is no welfare, and why', async () => {
    const { stdout } = await compared('income-effects', '--mechanism', 'random-grouping');
    expect(JSON.parse(stdout)).toMatchObject({
      optimum: null,
      why: expect.stringContaining('not quasi-linear'),
      mechanisms: [{ welfare: null, shareOfGains: null, why: expect.stringContaining('not quasi-linear') }],
    });
  });
});

describe('what is refused', () => {
  it.each([
    [['--mechanism', 'vcg'], 'The mechanism "vcg" is not defined in this economy.'],
    [['--mechanism', 'auction'], 'There is no mechanism "auction".'],
    [['--mechanism', 'uniform-price', '--k', '1/2'], '--k has no meaning without k-double-auction.'],
    [['--mechanism', 'uniform-price', '--edge', 'always-drop'], '--edge has no meaning without mcafee.'],
    [['--k', '2'], '--k 2 is no number from 0 to 1.'],
    [['--force'], '--force has no meaning without --plot.'],
    [['--plot', 'picture.png'], '--plot picture.png is no file of a picture.'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await runInMemory({}, 'compare', example('holding-back'), ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('a mechanism that is not defined stands among others with the reason', async () => {
    const { rows } = await compared('holding-back', '--mechanism', 'random-grouping,vcg');
    expect(rows).toMatchObject([{ applies: true }, { mechanism: 'vcg', applies: false }]);
  });
});

it('against all messages of the others a lie can gain more, and names their messages', async () => {
  const { stdout } = await compared(
    'single-units',
    '--mechanism',
    'vcg,k-double-auction',
    '--k',
    '1',
    '--against',
    'all',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    against: 'all',
    mechanisms: [
      {
        k: '1',
        traders: [
          { bestLie: { against: [expect.any(String), expect.any(String), expect.any(String)] } },
          {},
          {},
          {},
        ],
        promises: { 'strategy-proof': 'refuted' },
      },
      {
        traders: [{ bestLie: { gain: '0', against: null } }, {}, {}, {}],
        promises: { 'strategy-proof': 'proved' },
      },
    ],
  });
});

it('stopped, it prints what is known and ends with 3', async () => {
  const { status, stdout } = await runInMemory(
    { interrupted: { looks: 200 } },
    'compare',
    example('complements'),
    '--json',
  );
  expect(status).toBe(3);
  const found: unknown = JSON.parse(stdout);
  expect(found).toMatchObject({ stopped: true, noTrade: expect.any(Array) });
  expect(comparison.is(found) || E.isRight(comparison.decode(found))).toBe(true);
});

it.each([40, 80])('is readable in %i columns', async (columns) => {
  const { status, stdout } = await runInMemory(
    { environment: { COLUMNS: String(columns) }, terminal: true },
    'compare',
    example('no-gains'),
  );
  expect(status).toBe(0);
  expect(stdout).toContain('worse');
  const plain = stdout.replaceAll(/\u001b\[\d+m/g, '');
  expect(plain.split('\n').filter((line) => line.length > columns)).toEqual([]);
});

it('prints one table with every promise as CSV', async () => {
  const { stdout } = await runInMemory({}, 'compare', example('single-units'), '--format', 'csv');
  const [head, ...rows] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^Mechanism,Largest gain of a lie,Welfare,Share of gains from trade,Budget,Price gap/);
  expect(rows).toHaveLength(7);
});

describe('the picture', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undominated-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const draw = (...args: readonly string[]) =>
    runInMemory({}, 'compare', example('single-units'), '--plot', join(folder, 'picture.svg'), ...args);

  it('is SVG with a title and a description, the same bytes twice, and its numbers are beside it', async () => {
    expect((await draw()).status).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['picture.csv', 'picture.svg']);
    const svg = await readFile(join(folder, 'picture.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(svg).toContain(
      '<title id="title">Mechanisms compared: Two buyers and two sellers of one unit each</title>',
    );
    expect(svg).toContain('k-double-auction (k = 1/2): gains of the best lies: trader 1: 1/8');
    const csv = await readFile(join(folder, 'picture.csv'), 'utf8');
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'mechanism,trader,name,gain of best lie,attained,gain of best lie (rounded),share of gains from trade,share of gains from trade (rounded)',
      'random-grouping,1,Ann,-1/2880,yes,-0.000347,11/42,0.261905',
    ]);
    expect((await draw('--force')).status).toBe(0);
    expect(await readFile(join(folder, 'picture.svg'), 'utf8')).toBe(svg);
  });

  it.each(['picture.svg', 'picture.csv'])('is not drawn over %s, unless that is asked for', async (name) => {
    await writeFile(join(folder, name), 'mine');
    const { status, stderr } = await draw();
    expect(status).toBe(2);
    expect(stderr).toContain('E0002');
    expect(await readFile(join(folder, name), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual([name]);
    expect((await draw('--force')).status).toBe(0);
    expect(await readFile(join(folder, name), 'utf8')).not.toBe('mine');
  });
});
