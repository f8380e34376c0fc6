/**
 * What the command says of the smallest economies and games, and of files with faults, where most counts are 1: no count of
 * one is followed by a plural.
 */
import { describe, expect, it } from 'vitest';
import { wrongPlurals } from '../../proofs-tests/wrong-plurals.js';
import { examplePath, runInMemory } from './in-memory.test-support.js';

it('a plural after a one is found', () => {
  expect(wrongPlurals('all 1 kinds of cells, 1 comparisons; 2.1 cells, 11 cells, n − 1 traders')).toEqual([
    '1 kinds',
    '1 comparisons',
  ]);
});

const oneSignal = `{ "format": "undominated/economy/1", "commodities": 1, "cap": 2, "priceSteps": 1,
  "groups": { "count": 3, "size": 2 }, "epsilon": "1/10", "signals": ["only"],
  "shocks": [{ "name": "one", "probability": "1", "signals": { "only": "1" } }],
  "value": { "one": { "only": "x1/3" } }, "traders": [{ "count": 6, "endowment": [1] }] }`;
const oneProfile = 'NFG 1 R "" { "A" "B" } { 1 1 } 1 1';
const onePlayer =
  '{"format":"undominated/game/1","players":[{"name":"A","strategies":["a","b"]}],"payoffs":[[1],[0]]}';
const oneType =
  '{"format":"undominated/game/1","players":[{"name":"A","types":["t"],"strategies":["a","b"]}],"prior":["1"],"payoffs":[[[1],[0]]]}';
const economyWith = (change: (text: string) => string): string =>
  change(
    `{ "format": "undominated/economy/1", "commodities": ["grain"], "cap": 2, "priceSteps": 1, "groups": { "count": 2, "size": 2 },
    "epsilon": "1/10", "traders": [{ "count": 4, "endowment": [1], "utility": { "quasiLinear": ["0", "1/2", "3/4"] } }] }`,
  );

describe('no plural after a one', () => {
  it.each<readonly [what: string, args: readonly string[], input: string]>([
    ['an economy with one signal', ['show'], oneSignal],
    ['an economy with one signal', ['solve'], oneSignal],
    ['an economy with one signal', ['verify'], oneSignal],
    ['an economy with one signal', ['run'], oneSignal],
    ['a game of one profile', ['show'], oneProfile],
    ['a game of one profile', ['solve', '--list'], oneProfile],
    ['a game of one player', ['show'], onePlayer],
    ['a game of one player', ['solve', '--rounds', '1', '--list', '--dominators', 'mixed'], onePlayer],
    ['a game of one type', ['show'], oneType],
    ['a game of one type', ['solve', '--list'], oneType],
    ['one trader', ['show'], economyWith((text) => text.replace('"count": 4', '"count": 1'))],
    ['one commodity', ['show'], economyWith((text) => text.replace('[1]', '[1, 1]'))],
    ['an endowment of one entry', ['show'], economyWith((text) => text.replace('["grain"]', '2'))],
    ['no commodity', ['show'], economyWith((text) => text.replace('["grain"]', '0'))],
    ['a table of one entry', ['show'], economyWith((text) => text.replace('["0", "1/2", "3/4"]', '["0"]'))],
    ['a line of one cell', ['show'], ',L,R\nT,1;1'],
    ['a line of two cells', ['show'], ',L\nT,1;1,1;1'],
    ['a list of one payoff', ['show'], onePlayer.replace('[[1],[0]]', '[[1]]')],
    ['one payoff of two', ['show'], 'NFG 1 R "" { "A" } { 2 } 1'],
    ['an outcome of one payoff', ['show'], 'NFG 1 R "" { "A" "B" } { 1 1 } { { "x" 1 } } 1'],
    ['a prior of one entry', ['show'], oneType.replace('["t"]', '["t","u"]')],
  ])('%s: %j', async (_, [verb = '', ...options], input) => {
    for (const format of [[], ['--json']]) {
      const { status, stdout, stderr } = await runInMemory(
        { input, environment: { COLUMNS: '400' } },
        ...[verb, '-', ...options, ...format],
      );
      expect(status).not.toBe(70);
      expect(stdout + stderr).not.toBe('');
      expect(wrongPlurals(stdout + stderr)).toEqual([]);
    }
  });
  it.each([
    [
      '--price',
      ['run', examplePath('complements.json'), '--order', '1,2,3,4', '--rule', '2', '--price', '0'],
    ],
    ['--signals', ['run', examplePath('pooling.json'), '--draw', '--seed', '1', '--signals', 'H']],
    ['--explain', ['solve', examplePath('ties.json'), '--explain', '[1]']],
  ])('bad usage of %s', async (_, args) => {
    const { stdout } = await runInMemory({}, ...args, '--json');
    expect(wrongPlurals(stdout)).toEqual([]);
  });
  it.each(['two-groups', 'no-gains', 'the-example', 'bottleneck'])('%s', async (name) => {
    const { stdout } = await runInMemory(
      { environment: { COLUMNS: '400' } },
      ...['verify', examplePath(`${name}.json`)],
    );
    expect(wrongPlurals(stdout)).toEqual([]);
  });
});
