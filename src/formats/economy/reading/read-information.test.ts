import { describe, expect, test } from 'vitest';
import { E } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import type { Code } from '../../problems/catalogue.js';
import type { Problem } from '../../problems/problem.js';
import { readEconomy } from '../read.js';

const good = `{
  "format": "undominated/economy/1",
  "commodities": 1, "cap": 2, "priceSteps": 1, "epsilon": "1/10",
  "groups": { "count": 3, "size": 2 },
  "residual": "market",
  "signals": ["low", "high"],
  "shocks": [
    { "name": "bust", "probability": "1/2", "signals": { "low": "2/3", "high": "1/3" } },
    { "name": "boom", "probability": "1/2", "signals": { "low": "1/3", "high": "2/3" } }
  ],
  "value": {
    "bust": { "low": ["0", "1/4", "2/5"], "high": { "formula": "x1/3 - x1^2/12" } },
    "boom": { "low": "4/5*x1", "high": ["0", "9/10", "8/5"] }
  },
  "traders": [{ "count": 6, "endowment": [1] }]
}
`;

const read = (text: string) => readEconomy(text, 'e.json');
const problemsOf = (text: string): readonly Problem[] => {
  const reading = read(text);
  return E.isLeft(reading) ? reading.left : [];
};
const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`${from} is not there.`);
  return text.replace(from, to);
};

describe('a good file', () => {
  const reading = read(good);
  if (E.isLeft(reading) || reading.right.economy.kind !== 'interdependent') throw new Error('It is refused.');
  const { economy, warnings } = reading.right;

  test('signals, shocks and values in the order of the file', () => {
    expect(warnings).toEqual([]);
    expect(economy.residual).toBe('market');
    expect(economy.signals).toEqual(['low', 'high']);
    expect(economy.traderNames).toEqual([1, 2, 3, 4, 5, 6].map((i) => `Trader ${String(i)}`));
    expect(economy.shocks.map(({ name, signals }) => [name, signals.map(Q.show)])).toEqual([
      ['bust', ['2/3', '1/3']],
      ['boom', ['1/3', '2/3']],
    ]);
    expect(economy.value.map((bySignal) => bySignal.map((values) => values.map(Q.show)))).toEqual([
      [
        ['0', '1/4', '2/5'],
        ['0', '1/4', '1/3'],
      ],
      [
        ['0', '4/5', '8/5'],
        ['0', '9/10', '8/5'],
      ],
    ]);
  });
  test('the residual is shielded where none is named', () => {
    expect(read(changed(good, '  "residual": "market",\n', ''))).toMatchObject({
      right: { economy: { residual: 'shielded' } },
    });
  });
  test('the order of the entries of an object does not matter', () => {
    const turned = changed(good, '"low": "2/3", "high": "1/3"', '"high": "1/3", "low": "2/3"');
    expect(read(turned)).toEqual(reading);
  });
  test('two groups are taken, with a warning at their count', () => {
    const two = changed(changed(good, '"count": 3', '"count": 2'), '"count": 6', '"count": 4');
    expect(read(two)).toMatchObject({
      right: {
        economy: { kind: 'interdependent' },
        warnings: [{ code: 'W0501', line: 4, column: 24, message: expect.stringContaining('(iv) and (vi)') }],
      },
    });
  });
});

type Case = readonly [
  from: string,
  to: string,
  code: Code,
  line: number,
  column: number,
  message: RegExp,
  hint: RegExp,
];

test.each<Case>([
  ['["low", "high"]', '[]', 'E0501', 6, 14, /no signal/, /at least one/],
  ['["low", "high"]', '["low", "low"]', 'E0501', 6, 22, /Two signals have the name "low"/, /different/],
  ['["low", "high"]', '["low", "", "high"]', 'E0501', 6, 22, /blank/, /name/],
  ['"boom", "probability": "1/2", ', '"boom", ', 'E0204', 9, 5, /"probability" of a shock is missing/, /Add/],
  ['"boom", "prob', '"bust", "prob', 'E0502', 9, 15, /Two shocks have the name "bust"/, /different/],
  [
    '"bust", "probability": "1/2"',
    '"bust", "probability": "2/5"',
    'E0504',
    7,
    13,
    /shocks sum to 9\/10, not to 1/,
    /1\/10 is missing/,
  ],
  [
    '"bust", "probability": "1/2"',
    '"bust", "probability": "3/5"',
    'E0504',
    7,
    13,
    /shocks sum to 11\/10/,
    /1\/10 is too much/,
  ],
  ['"bust", "probability": "1/2"', '"bust", "probability": 0', 'E0504', 7, 13, /sum to 1\/2/, /missing/],
  [
    '"low": "2/3"',
    '"low": 0.66',
    'E0504',
    8,
    56,
    /signals under "bust" sum to 149\/150/,
    /1\/150 is missing/,
  ],
  ['"low": "2/3", "high": "1/3"', '"low": "0", "high": 1', 'E0503', 8, 65, /probability of 0/, /Leave out/],
  [
    '"low": "2/3", "high": "1/3"',
    '"low": "4/3", "high": "-1/3"',
    'E0503',
    8,
    65,
    /probability of 4\/3/,
    /1\/2/,
  ],
  [
    '"low": "2/3", "high"',
    '"low": "2/3", "hihg"',
    'E0505',
    8,
    72,
    /"hihg" is no signal/,
    /Did you mean "high"\?/,
  ],
  ['"low": "2/3", "high": "1/3"', '"low": "1"', 'E0506', 8, 56, /signal "high" is left out/, /Add "high"/],
  ['"boom": {', '"bom": {', 'E0505', 13, 5, /"bom" is no shock/, /Did you mean "boom"\?/],
  ['"low": "4/5*x1", ', '', 'E0506', 13, 13, /signal "low" is left out/, /Add "low"/],
  ['"low": "4/5*x1"', '"mid": "4/5*x1"', 'E0505', 13, 15, /"mid" is no signal/, /signals are: low, high/],
  ['"1/4", "2/5"', '"1/4"', 'E0311', 12, 22, /A list of 3 entries/, /formula/],
  ['"4/5*x1"', '"4/5*x1 + t"', 'E0406', 13, 32, /does not know the money t/, /Leave t out/],
  ['x1/3 - x1^2/12', 'x1/(1 - x1)', 'E0411', 12, 67, /Division by zero at x = \(1\)\./, /Guard/],
  ['"4/5*x1"', '4', 'E0205', 13, 22, /table of values or a formula/, /formula/],
  ['"4/5*x1"', '{ "fomula": "1" }', 'E0203', 13, 24, /"fomula"/, /Did you mean "formula"\?/],
  ['"residual": "market"', '"residual": "makret"', 'E0209', 5, 15, /"makret"/, /Did you mean "market"\?/],
  ['  "signals": ["low", "high"],\n', '', 'E0204', 1, 1, /"signals" is missing/, /Add "signals"/],
  [
    '"endowment": [1] }',
    '"endowment": [1], "utility": { "formula": "t" } }',
    'E0210',
    15,
    47,
    /one common "value"/,
    /Remove "utility"/,
  ],
  ['"count": 3', '"count": 1', 'E0304', 4, 24, /r, is 1/, /2 or more/],
])('%s → %s', (from, to, code, line, column, message, hint) => {
  const [problem] = problemsOf(changed(good, from, to));
  expect(problem).toMatchObject({ code, file: 'e.json', line, column });
  expect(problem!.message).toMatch(message);
  expect(problem!.hint).toMatch(hint);
});

test('a misspelt name is one problem, not two', () => {
  expect(problemsOf(changed(good, '"boom": {', '"bom": {'))).toHaveLength(1);
  expect(problemsOf(changed(good, '"high": "1/3"', '"hgih": "1/3"'))).toHaveLength(1);
});
test('what is missing is reported once for each field', () => {
  const without = good
    .replace(/ {2}"shocks"[^]*\n {2}\],\n/, '')
    .replace('  "signals": ["low", "high"],\n', '');
  expect(problemsOf(without).map(({ code, line, column }) => [code, line, column])).toEqual([
    ['E0204', 1, 1],
    ['E0204', 1, 1],
  ]);
});
