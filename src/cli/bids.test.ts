/**
 * Bid mechanisms on the command line, run in the tests' own process.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examplePath, runInMemory } from './in-memory.test-support.js';

const units = examplePath('single-units.json');

/** The JSON of a command that is done. */
const jsonOf = async (input: string, ...args: readonly string[]): Promise<unknown> => {
  const { status, stdout, stderr } = await runInMemory({ input }, ...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as unknown;
};

describe('run of quotes', () => {
  it.each([
    ['k-double-auction', [], '0', ['3/8', '1/8', '3/8', '3/8']],
    ['k-double-auction', ['--k', '0'], '0', ['1/2', '1/4', '1/4', '1/4']],
    ['k-double-auction', ['--k', '1'], '0', ['1/4', '0', '1/2', '1/2']],
    ['mcafee', [], '1/4', ['1/4', '0', '1/4', '1/4']],
    ['mcafee', ['--edge', 'support-ends'], '0', ['1/4', '0', '1/2', '1/2']],
    ['vcg', [], '-1/2', ['1/2', '1/4', '1/2', '1/2']],
  ])('%s %j: the budget is %s', async (mechanism, convention, budget, utilities) => {
    const run = await jsonOf('', 'run', units, '--mechanism', mechanism, ...convention);
    expect(run).toMatchObject({
      budget,
      traders: utilities.map((expectedUtility) => ({ expectedUtility })),
    });
  });
  it('takes quotes from a file, and the word for the true value', async () => {
    const quotes = '{ "messages": ["1/2", 0.75, "price-taking", 1] }';
    const run = await jsonOf(quotes, 'run', units, '--mechanism', 'vcg', '--messages', '-');
    expect(run).toMatchObject({ traders: ['1/2', '3/4', '1/4', '1'].map((quote) => ({ quote })) });
  });
  it.each([
    ['{ "messages": ["1/2", "x", 1, 1] }', /:1:23: E0207: "x" is not an exact number/],
    ['{ "messages": [[0], 1, 1, 1] }', /:1:16: E0205: A number is expected here, not a list/],
    ['{ "messages": [1, 1, 1] }', /E0601: There are 3 messages and 4 traders/],
    ['{ "strategies": [] }', /strategies/],
  ])('%s is refused with its place', async (input, why) => {
    const { status, stdout, stderr } = await runInMemory(
      { input },
      ...['run', units, '--mechanism', 'vcg', '--messages', '-'],
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
  });
  it.each([
    [['--draw', '--seed', '1'], /Nothing is drawn under mcafee/],
    [['--order', '1,2,3,4', '--rule', '1'], /Nothing is drawn under mcafee/],
    [['--k', '1/2'], /--k has no meaning for mcafee/],
    [['--k', '2'], /--k 2 is no number from 0 to 1/],
    [['--edge', 'drop'], /drop/],
  ])('%j is refused', async (options, why) => {
    const { status, stderr } = await runInMemory({}, 'run', units, '--mechanism', 'mcafee', ...options);
    expect(status).toBe(2);
    expect(stderr).toMatch(why);
  });
});

describe('solve of quotes', () => {
  it('finds the truth undominated where it is dominant', async () => {
    const solved = await jsonOf(
      '',
      ...['solve', units, '--mechanism', 'vcg', '--comparison', 'very-weak', '--rounds', '1'],
    );
    expect(solved).toMatchObject({ surviving: { Bob: ['1/2'] } });
  });
  it('refuses a game that is too large, with its size', async () => {
    const many = JSON.stringify({
      format: 'undominated/economy/1',
      commodities: 1,
      cap: 2,
      priceSteps: 40,
      groups: { count: 2, size: 4 },
      epsilon: '1/10',
      traders: [0, 1].map((e) => ({
        count: 4,
        endowment: [e],
        utility: { quasiLinear: ['0', '1/2', '1/2'] },
      })),
    });
    const { status, stderr } = await runInMemory({ input: many }, 'solve', '-', '--mechanism', 'mcafee');
    expect(status).toBe(2);
    expect(stderr).toMatch(/E0006: 41 quotes of 8 traders make 7,984,925,229,121 profiles/);
  });
});

describe('the uniform-price market', () => {
  it('has one group, and no Rule 2', async () => {
    const draw = ['run', units, '--mechanism', 'uniform-price', '--order', '1,2,3,4', '--rule'];
    expect(await jsonOf('', ...draw, '1')).toMatchObject({
      groups: [{ members: [1, 2, 3, 4], price: ['1/4'] }],
    });
    const { status, stderr } = await runInMemory({}, ...draw, '2', '--price', '0');
    expect(status).toBe(2);
    expect(stderr).toMatch(/Rule 2 has probability 0 under this mechanism/);
  });
});

describe('a certificate of a promise', () => {
  it('is written under a name that every file system takes, and accepted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undominated-'));
    const { status } = await runInMemory(
      {},
      ...['verify', units, '--mechanism', 'vcg', '--claim', 'promise:no-deficit', '--certificate', folder],
    );
    expect(status).toBe(1);
    expect(await readdir(folder)).toEqual(['promise-no-deficit.json']);
    const checked = await jsonOf('', 'check', join(folder, 'promise-no-deficit.json'));
    expect(checked).toMatchObject({ claim: 'promise:no-deficit', verdict: 'refuted' });
    await rm(folder, { recursive: true });
  });
});
