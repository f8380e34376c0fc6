import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Code } from '../problems/catalogue.js';
import type { Problem } from '../problems/problem.js';
import { readEconomy } from './read.js';

const good = `{
  "format": "undominated/economy/1",
  "title": "Four traders",
  "commodities": ["grain"],
  "cap": 2,
  "priceSteps": 1,
  "groups": { "count": 2, "size": 2 },
  "epsilon": "1/10",
  "tieBreak": "lowest",
  "traders": [
    { "name": "Ann", "endowment": [1], "utility": { "quasiLinear": ["0", "1/2", "3/4"] } },
    { "count": 3, "endowment": [1], "utility": { "formula": "grain*(1 + t)" } }
  ]
}
`;
const twoGoods = `{
  "format": "undominated/economy/1", "commodities": ["tea", "milk"], "cap": 2, "priceSteps": 1,
  "groups": { "count": 2, "size": 2 }, "epsilon": 0.25,
  "traders": [{ "count": 4, "endowment": [1, 1], "utility":
    { "quasiLinear": [["0", "1", "2"], [1, 2, 3.5], ["2", "5/2", "-3"]] } }]
}`;

const problemsOf = (text: string): readonly Problem[] => {
  const reading = readEconomy(text, 'e.json');
  return E.isLeft(reading) ? reading.left : [];
};
/** A text with a part replaced, which must be there. */
const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`${from} is not there.`);
  return text.replace(from, to);
};

describe('a good file', () => {
  test('private values: names, tables over the grid, defaults', () => {
    const reading = readEconomy(good, 'e.json');
    expect(reading).toMatchObject({
      right: {
        warnings: [],
        economy: {
          kind: 'private-values',
          title: 'Four traders',
          commodityNames: ['grain'],
          market: { cap: 2, priceSteps: 1, tieBreak: 'lowest', supply: [4] },
          traders: [
            // u = v(x) + p(1 − x) at p = 0, then at p = 1.
            { name: 'Ann', utility: { denominator: 4n, numerators: [0n, 2n, 3n, 4n, 2n, -1n] } },
            { name: 'Trader 2', utility: { denominator: 1n, numerators: [0n, 1n, 2n, 0n, 1n, 0n] } },
            { name: 'Trader 3' },
            { name: 'Trader 4' },
          ],
        },
      },
    });
    expect(E.isRight(reading) && Q.show(reading.right.economy.epsilon)).toBe('1/10');
  });
  test('two commodities: v[x1][x2] in lexicographic order', () => {
    const reading = readEconomy(twoGoods, 'e.json');
    expect(reading).toMatchObject({
      right: {
        economy: {
          title: '',
          commodityNames: ['tea', 'milk'],
          traders: [{ name: 'Trader 1' }, {}, {}, { name: 'Trader 4' }],
        },
      },
    });
    const [trader] =
      E.isRight(reading) && reading.right.economy.kind === 'private-values'
        ? reading.right.economy.traders
        : [];
    // At p = (0, 0) there is no money: the values themselves.
    expect(trader!.utility.numerators.slice(0, 9)).toEqual([0n, 2n, 4n, 2n, 4n, 7n, 4n, 5n, -6n]);
  });
  test('names: one entry counted several times is numbered', () => {
    const reading = readEconomy(changed(good, '"count": 3', '"name": "Bob", "count": 3'), 'e.json');
    expect(reading).toMatchObject({
      right: {
        economy: { traders: [{ name: 'Ann' }, { name: 'Bob 1' }, { name: 'Bob 2' }, { name: 'Bob 3' }] },
      },
    });
  });
  test.each([
    ['"endowment": [1], "utility": { "q', '"endowment": 1, "utility": { "q'],
    ['"endowment": [1], "utility": { "q', '"endowment": ["1"], "utility": { "q'],
    ['"cap": 2', '"cap": "2.0"'],
    ['"epsilon": "1/10"', '"epsilon": 1e-1'],
    ['"commodities": ["grain"]', '"commodities": ["wheat", "grain"]'.replace('"wheat", ', '')],
    ['"tieBreak": "lowest",', ''],
    ['"count": 3', '"count": 3e0'],
    ['{\n', '\uFEFF{\n'],
    ['{\n', '{ "$schema": "x",\n'],
    ['grain*(1 + t)', 'x1*(1 + t)'],
    ['grain*(1 + t)', '\\u0067rain*(1 + t)'],
  ])('%j as well as %j', (from, to) => {
    const text = from === '{\n' ? to + good.slice(2) : changed(good, from, to);
    expect(readEconomy(text, 'e.json')).toEqual(readEconomy(good, 'e.json'));
  });
});

/** What is changed in the good file; then code, line, column, and words of the message and of the hint. */
type Case = readonly [
  from: string,
  to: string,
  code: Code,
  line: number,
  column: number,
  message: RegExp,
  hint: RegExp,
];

describe('each bad file has its place, reason and hint', () => {
  test.each<Case>([
    // The shape of the file.
    ['"cap": 2,', '"cap": 2', 'E0201', 6, 3, /comma is missing/, /between two entries/],
    [
      '"tieBreak"',
      '"tiebreak"',
      'E0203',
      9,
      3,
      /"tiebreak" is no field of an economy/,
      /Did you mean "tieBreak"\?/,
    ],
    ['"cap"', '"cpa"', 'E0203', 5, 3, /"cpa" is no field/, /Did you mean "cap"\?/],
    ['"size"', '"members"', 'E0204', 7, 13, /"size" of groups is missing/, /Add "size"/],
    [
      '"name": "Ann"',
      '"mood": "Ann"',
      'E0203',
      11,
      7,
      /"mood" is no field of a trader/,
      /fields are: endowment, name/,
    ],
    [
      '"formula"',
      '"forumla"',
      'E0203',
      12,
      50,
      /"forumla" is no field of a utility/,
      /Did you mean "formula"\?/,
    ],
    ['  "cap": 2,\n', '', 'E0204', 1, 1, /"cap" of an economy is missing/, /Add "cap"/],
    ['"cap": 2', '"cap": 2, "cap": 3', 'E0202', 5, 13, /"cap" is given twice/, /Remove/],
    ['"cap": 2', '"cap": [2]', 'E0205', 5, 10, /A number is expected here, not a list/, /^$/],
    [
      '"cap": 2',
      '"cap": 2.5',
      'E0205',
      5,
      10,
      /whole number is expected here, not the number 2\.5/,
      /whole units/,
    ],
    ['"cap": 2', '"cap": 1e30', 'E0205', 5, 10, /whole number is expected/, /larger than any/],
    [
      '"traders": [',
      '"traders": 3, "x": [',
      'E0205',
      10,
      14,
      /A list is expected here, not the number 3/,
      /\[ \]/,
    ],
    [
      '{ "count": 2, "size": 2 }',
      '4',
      'E0205',
      7,
      13,
      /object for groups is expected here, not the number 4/,
      /count, size/,
    ],
    ['"Four traders"', '"Four\\ntraders"', 'E0211', 3, 17, /control character/, /remove/],
    ['"Four traders"', '"Four\\ud83d traders"', 'E0211', 3, 17, /half of a surrogate pair/, /remove/],
    [
      '"lowest"',
      '"low"',
      'E0209',
      9,
      15,
      /One of "lowest", "highest" is expected here, not the text "low"/,
      /Write one of/,
    ],
    ['"lowest"', '"Lowest"', 'E0209', 9, 15, /"Lowest"/, /Did you mean "lowest"\?/],
    [
      'undominated/economy/1',
      'undominated/economy/2',
      'E0208',
      2,
      13,
      /not the text "undominated\/economy\/2"/,
      /Did you mean "undominated\/economy\/1"\?/,
    ],
    ['"undominated/economy/1"', '7', 'E0208', 2, 13, /not the number 7/, /Write "format"/],
    ['  "format": "undominated/economy/1",\n', '', 'E0204', 1, 1, /"format" of an economy is missing/, /Add/],
    // Numbers.
    ['"1/2"', '"1/0"', 'E0207', 11, 74, /"1\/0" is a fraction with denominator 0/, /other than 0/],
    ['"1/2"', '"1 1/2"', 'E0207', 11, 74, /mixed number/, /"3\/2"/],
    ['"1/2"', '"0.(3)"', 'E0207', 11, 74, /repeating decimal/, /"1\/3"/],
    ['"1/2"', '"Infinity"', 'E0207', 11, 74, /not finite/, /finite/],
    ['"1/2"', '""', 'E0207', 11, 74, /empty text/, /"3\/4"/],
    ['"1/2"', '"half"', 'E0207', 11, 74, /"half" is not an exact number/, /0\.125/],
    ['"1/2"', '1e20000', 'E0207', 11, 74, /too many digits/, /ten thousand/],
    ['"1/2"', 'null', 'E0205', 11, 74, /A number is expected here, not null/, /^$/],
    // The market and the conditions of the paper.
    ['"1/10"', '"1/3"', 'E0305', 8, 14, /ε is 1\/3; it must lie strictly between 0 and 1\/3/, /1\/10/],
    ['"1/10"', '"0"', 'E0305', 8, 14, /ε is 0/, /1\/10/],
    ['"1/10"', '-0.1', 'E0305', 8, 14, /ε is -1\/10/, /1\/10/],
    ['"commodities": ["grain"]', '"commodities": 0', 'E0301', 4, 18, /There are 0 commodities/, /names/],
    ['"commodities": ["grain"]', '"commodities": []', 'E0301', 4, 18, /There are 0 commodities/, /names/],
    [
      '"commodities": ["grain"]',
      '"commodities": "grain"',
      'E0205',
      4,
      18,
      /list of names or a whole number/,
      /\["grain", "iron"\] or 2/,
    ],
    ['["grain"]', '["t"]', 'E0301', 4, 19, /"t" cannot name a commodity/, /another name/],
    ['["grain"]', '["x1"]', 'E0301', 4, 19, /"x1" cannot name a commodity/, /another name/],
    ['["grain"]', '["max"]', 'E0301', 4, 19, /"max" cannot name a commodity/, /another name/],
    ['["grain"]', '[" "]', 'E0301', 4, 19, /blank/, /another name/],
    [
      '["grain"]',
      '["grain", "grain"]',
      'E0301',
      4,
      28,
      /Two commodities have the name "grain"/,
      /another name/,
    ],
    ['"cap": 2', '"cap": 1', 'E0302', 5, 10, /cap l is 1/, /2 or more/],
    ['"priceSteps": 1', '"priceSteps": 0', 'E0303', 6, 17, /T is 0/, /1 or more/],
    ['"count": 2', '"count": 1', 'E0304', 7, 24, /number of the groups, r, is 1/, /2 or more/],
    ['"size": 2', '"size": -3', 'E0304', 7, 35, /size of the groups, n, is -3/, /2 or more/],
    [
      '[1], "utility": { "f',
      '[2], "utility": { "f',
      'E0306',
      12,
      33,
      /endowment of 2: it must lie between 0 and l − 1 = 1/,
      /Lower it to 1, or raise the cap to 3/,
    ],
    ['[1], "utility": { "f', '2, "utility": { "f', 'E0306', 12, 32, /endowment of 2/, /Lower it to 1/],
    [
      '[1], "utility": { "q',
      '[-1], "utility": { "q',
      'E0306',
      11,
      36,
      /endowment of -1/,
      /less than nothing/,
    ],
    [
      '[1], "utility": { "q',
      '[1, 1], "utility": { "q',
      'E0306',
      11,
      35,
      /2 entries; there is 1 commodity/,
      /each commodity/,
    ],
    ['"count": 3', '"count": 4', 'E0307', 10, 14, /There are 5 traders; 2 groups of 2 make 4/, /Remove 1/],
    ['"count": 3, ', '', 'E0307', 10, 14, /There are 2 traders; 2 groups of 2 make 4/, /Add 2/],
    [
      '"count": 3',
      '"count": 9000000000',
      'E0307',
      12,
      16,
      /more than 10,000 traders/,
      /Lower the count to 9999/,
    ],
    ['"count": 3', '"count": 0', 'E0313', 12, 16, /stands for 0 traders/, /from 1 up/],
    ['"cap": 2', '"cap": 5', 'E0308', 5, 10, /n·r = 4 traders and the cap l is 5/, /lower the cap to 4/],
    [
      '"count": 3, "endowment": [1]',
      '"count": 3, "endowment": [0]',
      'E0309',
      10,
      14,
      /own 1 of grain, less than the cap l = 2: condition \(1\)/,
      /by 1 in all/,
    ],
    [
      '"priceSteps": 1',
      '"priceSteps": 1000000000',
      'E0310',
      6,
      17,
      /1,000,000,001 prices and 3 bundles, 3,000,000,003 pairs; at most 262,144/,
      /Lower "priceSteps" to 87380 at most/,
    ],
    [
      '["grain"]',
      '2000000',
      'E0310',
      4,
      18,
      /With 2000000 commodities there are more than 2\^64/,
      /Lower the number of commodities to 6/,
    ],
    [
      '"name": "Ann"',
      '"name": "Trader 3"',
      'E0312',
      12,
      5,
      /Two traders have the name "Trader 3"/,
      /different/,
    ],
    ['"Ann"', '" "', 'E0312', 11, 15, /blank/, /leave "name" out/],
    [
      '"tieBreak": "lowest"',
      '"residual": "market"',
      'E0314',
      9,
      3,
      /no meaning with private values/,
      /Remove "residual"/,
    ],
    // Utilities.
    [
      '"1/2", ',
      '',
      'E0311',
      11,
      68,
      /A list of 3 entries \(amounts 0 to 2\) of commodity 1 is expected here, not one of 2/,
      /v\[x1\]\[x2\]/,
    ],
    ['["0", "1/2", "3/4"]', '"0"', 'E0311', 11, 68, /not a number/, /v\[x1\]/],
    ['"1/2"', '["1/2"]', 'E0311', 11, 74, /A number is expected here, not a list/, /Remove a level/],
    ['{ "quasiLinear": ["0", "1/2", "3/4"] }', '{}', 'E0210', 11, 51, /exactly one .* not none/, /Add one/],
    [
      '{ "formula": "grain*(1 + t)" }',
      '{ "formula": "t", "quasiLinear": [0,0,0] }',
      'E0210',
      12,
      48,
      /exactly one .* not both/,
      /Remove one/,
    ],
    [
      ', "utility": { "formula": "grain*(1 + t)" }',
      '',
      'E0204',
      12,
      5,
      /"utility" of a trader is missing/,
      /quasiLinear/,
    ],
    ['grain*(1 + t)', 'grian*(1 + t)', 'E0402', 12, 62, /"grian" is not known/, /Did you mean "grain"\?/],
    [
      'grain*(1 + t)',
      'grain*(1 + money)',
      'E0402',
      12,
      73,
      /"money" is not known/,
      /names are: grain, x1, t/,
    ],
    ['grain*(1 + t)', 'grain*(1 + t', 'E0401', 12, 68, /not closed/, /"\)"/],
    ['grain*(1 + t)', '\\u0067rain\\u002a(1 + t', 'E0401', 12, 78, /not closed/, /"\)"/],
    [
      'grain*(1 + t)',
      '1/(grain - 2)',
      'E0411',
      12,
      63,
      /Division by zero at x = \(2\), p = \(0\), t = 0\./,
      /Guard/,
    ],
    [
      'grain*(1 + t)',
      '(1 + t)^-1',
      'E0411',
      12,
      69,
      /Zero to a negative power at x = \(2\), p = \(1\), t = -1\./,
      /Guard/,
    ],
    [
      'grain*(1 + t)',
      'grain^(t/2)',
      'E0412',
      12,
      67,
      /exponent is 1\/2, not a whole number at x = \(0\), p = \(1\), t = 1\./,
      /whole/,
    ],
    [
      'grain*(1 + t)',
      '2^3^grain^9',
      'E0413',
      12,
      63,
      /binary digits arises at x = \(2\), p = \(0\), t = 0/,
      /smaller/,
    ],
  ])('%s → %s', (from, to, code, line, column, message, hint) => {
    const [problem] = problemsOf(changed(good, from, to));
    expect(problem).toMatchObject({ code, file: 'e.json', line, column });
    expect(problem!.message).toMatch(message);
    expect(problem!.hint ?? '').toMatch(hint);
  });

  test('a name that another entry has taken', () => {
    const text = changed(changed(good, '"count": 3', '"name": "Bob", "count": 3'), '"Ann"', '"Bob 2"');
    expect(problemsOf(text)).toMatchObject([
      {
        code: 'E0312',
        line: 12,
        column: 15,
        message: 'Two traders have the name "Bob 2": the first is at line 11, column 15.',
      },
    ]);
  });
  test('a table of two commodities, entry by entry', () => {
    expect(problemsOf(changed(twoGoods, '[1, 2, 3.5]', '[1, 2]'))[0]).toMatchObject({
      code: 'E0311',
      line: 5,
      column: 40,
    });
    expect(problemsOf(changed(twoGoods, '"2", "5/2", "-3"', '"2", ["5/2"], "-3"'))[0]).toMatchObject({
      code: 'E0311',
      line: 5,
      column: 59,
    });
  });
  test.each([['[]'], ['null'], ['"economy"'], ['3']])('%s is no economy', (text) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'E0205', line: 1, column: 1 }]);
  });
  test('an empty file, rubbish of 50 MB, and a bomb', () => {
    expect(problemsOf('')).toMatchObject([{ code: 'E0105', line: 1, column: 1 }]);
    expect(problemsOf('\u0003x'.repeat(25_000_000))).toMatchObject([{ code: 'E0104' }]);
    expect(problemsOf('[{"a":'.repeat(500_000))).toMatchObject([{ code: 'E0206', line: 1 }]);
  });
  test('tables that together cannot be held', () => {
    const many = changed(changed(good, '"priceSteps": 1', '"priceSteps": 80000'), '"count": 3, ', '').replace(
      '"size": 2',
      '"size": 3',
    );
    const entry = '{ "endowment": [1], "utility": { "formula": "t" } }';
    const text = changed(many, '[\n    {', `[\n    ${entry}, ${entry}, ${entry}, ${entry},\n    {`);
    expect(problemsOf(text)).toMatchObject([
      {
        code: 'E0310',
        line: 6,
        column: 17,
        message: expect.stringContaining('1,440,018 numbers'),
        hint: expect.stringContaining('at most 4 entries'),
      },
    ]);
  });
});

describe('several problems of one file', () => {
  test('are reported together, in the order of the file', () => {
    const text = changed(
      changed(changed(good, '"1/10"', '"1/2"'), '"1/2", "3/4"', '"3/4"'),
      'grain*(',
      'gran*(',
    );
    expect(problemsOf(text).map(({ code, line }) => [code, line])).toEqual([
      ['E0305', 8],
      ['E0311', 11],
      ['E0402', 12],
    ]);
  });
  test('but not more than two hundred, and each once', () => {
    const entries = Array.from({ length: 1000 }, () => '{ "endowment": ["x"], "utilty": 1 }').join(',\n');
    const problems = problemsOf(`{ "traders": [${entries}] }`);
    expect(problems).toHaveLength(200);
    const reported = problems.map(
      ({ line, column, message }) => `${String(line)}:${String(column)}:${message}`,
    );
    expect(new Set(reported).size).toBe(problems.length);
  });
});

test('nothing makes the reader throw: files with a piece replaced by another', () => {
  const pieces = fc.constantFrom(
    'null',
    '-1',
    '0',
    '"x"',
    '[]',
    '{}',
    '[[1]]',
    '1e9',
    '"1/0"',
    'true',
    '',
    '"t"',
    '2.5',
    '99',
  );
  const spots = [...good.matchAll(/"[^"]*"|\d+|\[[^[\]]*\]/g)].map(
    (match) => [match.index, match[0].length] as const,
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(spots.length - 1), pieces), { minLength: 1, maxLength: 3 }),
      (changes) => {
        let text = good;
        for (const [spot, piece] of [...changes].sort((a, b) => b[0] - a[0])) {
          const [at, length] = spots[spot]!;
          text = text.slice(0, at) + piece + text.slice(at + length);
        }
        for (const problem of problemsOf(text)) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          expect(problem.message).not.toMatch(/undefined|NaN|\[object/);
        }
      },
    ),
    { numRuns: 1500 },
  );
});
