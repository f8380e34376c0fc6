// Files that claim more than can be held are refused from what they say first, with the count and a way out. What is laid
// out in vain would take gigabytes and minutes here: a bound that is lost is seen by the run, though no clock is asked.
import { describe, expect, test } from 'vitest';
import { E, O } from '../prelude.js';
import { drive, finish } from '../computation.js';
import { smallerGrid } from '../market/market.js';
import { readEconomy, readingEconomy } from './economy/read.js';
import { maxTraders } from './economy/reading/read-traders.js';
import { maxCells } from './game/csv/read-bimatrix.js';
import { maxPlayers } from './game/file.js';
import { readGame } from './game/read.js';
import { maxTextLength } from './json/json.js';
import { maxValues } from './json/syntax.js';
import type { Problem } from './problems/problem.js';
import { maxBytes, maxBytesFrom, maxGameBytes } from './problems/text.js';

const economy = {
  format: 'undominated/economy/1',
  commodities: 1,
  cap: 2,
  priceSteps: 2,
  groups: { count: 2, size: 2 },
  epsilon: '1/10',
  traders: [{ count: 4, endowment: 1, utility: { quasiLinear: ['0', '1', '3/2'] } }],
};
const economyProblems = (changes: object): readonly Problem[] => {
  const reading = readEconomy(JSON.stringify({ ...economy, ...changes }), 'e.json');
  return E.isLeft(reading) ? reading.left : [];
};
const gameProblems = (text: string, file: string): readonly Problem[] => {
  const reading = readGame(text, file);
  return E.isLeft(reading) ? reading.left : [];
};

describe('economies', () => {
  test('the file from which the others are made is sound', () => {
    expect(economyProblems({})).toEqual([]);
  });
  test('a million price steps', () => {
    const [problem] = economyProblems({ priceSteps: 1_000_000 });
    expect(problem).toMatchObject({
      code: 'E0310',
      message: 'There are 1,000,001 prices and 3 bundles, 3,000,003 pairs; at most 262,144 can be held.',
      hint: 'Lower "priceSteps" to 87380 at most, or take a lower "cap" or fewer commodities.',
    });
    expect(economyProblems({ priceSteps: 87_381 })).toMatchObject([{ code: 'E0310' }]);
  });
  test('the way out of a large grid is the largest that fits', () => {
    expect(smallerGrid({ commodities: 1, cap: 2, priceSteps: 1_000_000 })).toEqual({ priceSteps: 87_380 });
    expect(smallerGrid({ commodities: 6, cap: 9, priceSteps: 9 })).toEqual({ cap: 3, priceSteps: 1 });
    expect(smallerGrid({ commodities: 9, cap: 9, priceSteps: 9 })).toEqual({ commodities: 6 });
    expect(smallerGrid({ commodities: 10 ** 9, cap: 2, priceSteps: 1 })).toEqual({ commodities: 6 });
  });
  test.each([
    ['a cap of a million', { cap: 1_000_000 }, 'E0310'],
    ['sixty-four commodities', { commodities: 64 }, 'E0310'],
    ['a million commodities', { commodities: 1_000_000 }, 'E0310'],
    ['the largest whole number of price steps', { priceSteps: Number.MAX_SAFE_INTEGER }, 'E0310'],
  ])('%s', (_, changes, code) => {
    expect(economyProblems(changes).map((problem) => problem.code)).toContain(code);
  });
  test('a million traders, where groups allow them', () => {
    const [entry] = economy.traders;
    const changes = { groups: { count: 1000, size: 1000 }, traders: [{ ...entry, count: 1_000_000 }] };
    expect(economyProblems(changes)).toMatchObject([
      {
        code: 'E0307',
        message: 'There are more than 10,000 traders: 1,000,000 with this entry. So many are not read.',
        hint: 'Lower the count to 10000 at most, and "groups" with it.',
      },
    ]);
  });
  test('a trader too many for those before her', () => {
    const [entry] = economy.traders;
    const traders = [
      { ...entry, count: maxTraders },
      { ...entry, count: 1 },
    ];
    expect(economyProblems({ traders })).toMatchObject([
      { code: 'E0307', hint: 'Lower the counts of the entries before it, or leave this one out.' },
    ]);
  });
  test('more values of JSON than a tree can be made of', () => {
    const text = `{ "format": "undominated/economy/1", "traders": [${'1,'.repeat(maxValues)}1] }`;
    const reading = readEconomy(text, 'e.json');
    expect(E.isLeft(reading) && reading.left).toMatchObject([
      { code: 'E0104', line: 1, message: expect.stringContaining('more than 500,000 values') },
    ]);
  });
});

describe('the work of values', () => {
  const nineHundred = Array.from({ length: 900 }, () => '(1+t)').join('*');
  const threeHundred = Array.from({ length: 300 }, (_, i) => `(${String(i + 1)} + t*x1)`).join('*');
  const withFormula = (formula: string, changes: object): object => ({
    ...economy,
    traders: [{ count: 4, endowment: 1, utility: { formula } }],
    ...changes,
  });
  test('900 factors over T = 50 and cap 9 for ten traders', () => {
    const traders = Array.from({ length: 10 }, (_, i) => ({
      endowment: i % 9,
      utility: { formula: nineHundred },
    }));
    const changes = { cap: 9, priceSteps: 50, groups: { count: 2, size: 5 }, traders };
    const problems = economyProblems(changes);
    expect(problems).toHaveLength(10);
    expect(problems[0]).toMatchObject({
      code: 'E0414',
      message: expect.stringMatching(/takes up to [\d,]+ steps at one point; at most 524,288 steps are done/),
      hint: expect.stringContaining('Shorten the formula'),
    });
  });
  test('formulas that take too long together say the price steps that fit, and with these they are read', () => {
    const traders = [3, 1, 2, 3].map((endowment) => ({ endowment, utility: { formula: threeHundred } }));
    const changes = { cap: 4, priceSteps: 400, traders };
    const [problem] = economyProblems(changes);
    expect(problem).toMatchObject({
      code: 'E0414',
      message: expect.stringMatching(/at each of [\d,]+ points/),
    });
    const steps = Number(/Lower "priceSteps" to (\d+) at most/.exec(problem!.hint!)![1]);
    expect(economyProblems({ ...changes, priceSteps: steps })).toEqual([]);
  });
  test('long numbers in a table, at many prices', () => {
    const long = `1/3${'7'.repeat(9_000)}`;
    const utility = { quasiLinear: ['0', long, '3/2'] };
    expect(
      economyProblems({ priceSteps: 80_000, traders: [{ count: 4, endowment: 1, utility }] }),
    ).toMatchObject([{ code: 'E0414', line: 1 }]);
  });
  test('values of shocks and signals: so many, and denominators that have nothing in common', () => {
    const shocks = (values: number): object => {
      const signals = Array.from({ length: values }, (_, i) => `s${String(i)}`);
      const chances = Object.fromEntries(signals.map((signal) => [signal, `1/${String(values)}`]));
      return { signals, shocks: [{ name: 'o', probability: 1, signals: chances }] };
    };
    const common = { cap: 50_000, priceSteps: 1, ...shocks(80), traders: [{ count: 4, endowment: 1 }] };
    const value = { o: Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`s${String(i)}`, 'x1'])) };
    expect(economyProblems({ ...common, value })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'E0310',
          message: expect.stringContaining('80 values of shocks and signals make 4,000,080 numbers'),
          hint: expect.stringContaining('5 values at most'),
        }),
      ]),
    );
    const digits = (i: number): string => `1/${String(i + 1)}${'7'.repeat(9_000)}1`;
    const long = { o: Object.fromEntries([0, 1].map((s) => [`s${String(s)}`, [0, digits(s), 2]])) };
    expect(
      economyProblems({ ...shocks(2), value: long, traders: [{ count: 4, endowment: 1 }] }),
    ).toMatchObject([{ code: 'E0413', message: expect.stringContaining('more than 20,000 binary digits') }]);
  });
  test('the reading can be stopped between two values, and says how far it is', async () => {
    const text = JSON.stringify(withFormula(threeHundred, { cap: 4, priceSteps: 12 }));
    const controller = new AbortController();
    const steps = readingEconomy(text, 'e.json');
    expect(steps.next()).toMatchObject({ done: false, value: { label: 'utilities', done: 0, total: 65 } });
    controller.abort();
    expect(await drive(steps, { signal: controller.signal })).toEqual(O.none);
    expect(finish(readingEconomy(text, 'e.json'))).toEqual(readEconomy(text, 'e.json'));
  });
});

describe('games', () => {
  const names = (count: number): string =>
    Array.from({ length: count }, (_, i) => `"p${String(i)}"`).join(' ');
  test('a hundred thousand players in .nfg', () => {
    const text = `NFG 1 R "" { ${names(100_000)} } { ${'1 '.repeat(100_000)}}\n\n${'0 '.repeat(100_000)}`;
    expect(gameProblems(text, 'g.nfg')).toMatchObject([
      { code: 'E0704', line: 1, message: 'The game has 100,000 players; at most 1,000 are read.' },
    ]);
  });
  test('a thousand players are read, and one more is not, in .nfg and JSON', () => {
    const nfg = (count: number): string =>
      `NFG 1 R "" { ${names(count)} } { ${'1 '.repeat(count)}}\n\n${'0 '.repeat(count)}`;
    const json = (count: number): string =>
      JSON.stringify({
        format: 'undominated/game/1',
        players: Array.from({ length: count }, (_, i) => ({ name: String(i), strategies: ['s'] })),
        payoffs: [],
      });
    expect(gameProblems(nfg(maxPlayers), 'g.nfg')).toEqual([]);
    expect(gameProblems(nfg(maxPlayers + 1), 'g.nfg')).toMatchObject([{ code: 'E0704' }]);
    expect(gameProblems(json(maxPlayers), 'g.json').map(({ code }) => code)).not.toContain('E0704');
    expect(gameProblems(json(maxPlayers + 1), 'g.json')).toMatchObject([{ code: 'E0704' }]);
  });
  test('columns for which the rest of a .nfg has no room', () => {
    const players = `NFG 1 R "" { ${names(1000)} } { 60000 ${'1 '.repeat(999)}}`;
    expect(gameProblems(`${players}\n\n0 0 0`, 'g.nfg')).toMatchObject([
      { code: 'E0704', message: expect.stringContaining('room for 3 numbers') },
    ]);
    const braces = `NFG 1 R "" { ${names(1000)} } { ${'1 '.repeat(1000)}}\n\n${'{ '.repeat(1_000_000)}`;
    expect(gameProblems(braces, 'g.nfg')).toMatchObject([{ code: 'E0705', line: 3, column: 5 }]);
  });
  test('CSV of more characters or cells than are read', () => {
    const long = `r,x,${'3;1,'.repeat(12_500_000)}`;
    expect(gameProblems(long, 'g.csv')).toMatchObject([
      {
        code: 'E0104',
        message: 'The table has 50,000,004 characters; at most 4,000,000 are read.',
        hint: 'Write a larger game as .nfg or JSON, of which 256,000,000 bytes are read.',
      },
    ]);
    expect(gameProblems('x,'.repeat(maxTextLength / 2), 'g.csv')).toMatchObject([
      { code: 'E0704', message: 'The table has 2,000,001 cells; at most 1,048,576 are read.' },
    ]);
    expect(gameProblems(`,${'\n'.repeat(maxCells)}`, 'g.csv')).toMatchObject([{ code: 'E0704' }]);
    // Separators in quotes make no cells.
    expect(gameProblems(`,"${','.repeat(maxCells)}"\nT,1;2\n`, 'g.csv')).toEqual([]);
  });
  test('only what begins as .nfg or JSON is read beyond the limit of economies', () => {
    const limitOf = (text: string): number => maxBytesFrom(new TextEncoder().encode(text), maxGameBytes);
    expect(['{ "players": [', '\uFEFF {', 'NFG 1 R'].map(limitOf)).toEqual(Array(3).fill(maxGameBytes));
    expect(['x,x', '', 'NFGames,a', '[1'].map(limitOf)).toEqual(Array(4).fill(maxBytes));
  });
});
