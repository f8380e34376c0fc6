import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import type { Economy } from '../../economies/economy.js';
import type { Code } from '../problems/catalogue.js';
import type { Problem } from '../problems/problem.js';
import { readEconomy } from '../economy/read.js';
import { readMessages } from './read.js';

const economyOf = (fields: object): Economy => {
  const text = JSON.stringify({
    format: 'undominated/economy/1',
    cap: 2,
    priceSteps: 1,
    epsilon: '1/10',
    ...fields,
  });
  const reading = readEconomy(text, 'e.json');
  if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
  return reading.right.economy;
};
const privateEconomy = economyOf({
  commodities: 1,
  groups: { count: 2, size: 2 },
  traders: [{ count: 4, endowment: [1], utility: { quasiLinear: [0, 1, 2] } }],
});
const twoGoods = economyOf({
  commodities: 2,
  groups: { count: 2, size: 2 },
  traders: [{ count: 4, endowment: [1, 1], utility: { formula: 'x1*x2 + t' } }],
});
const interdependent = economyOf({
  commodities: 1,
  groups: { count: 3, size: 2 },
  traders: [{ count: 6, endowment: [1] }],
  signals: ['low', 'high'],
  shocks: [{ name: 'only', probability: 1, signals: { low: '1/2', high: '1/2' } }],
  value: { only: { low: 'x1', high: '2*x1' } },
});

const problemsOf = (text: string, economy: Economy): readonly Problem[] => {
  const play = readMessages(text, 'm.json', economy);
  return E.isLeft(play) ? play.left : [];
};

describe('messages of private values', () => {
  test('bundles become indices; a bare number is a bundle of one commodity', () => {
    expect(
      readMessages('{ "messages": [[2,0],[[1],[0]],["2",[0]],"price-taking"] }', 'm', privateEconomy),
    ).toEqual(E.right({ kind: 'messages', messages: [[2, 0], [1, 0], [2, 0], 'price-taking'] }));
    const demand = '[[2,2],[0,1],[1,0],[0,0]]';
    expect(readMessages(`{ "messages": [${Array(4).fill(demand).join()}] }`, 'm', twoGoods)).toMatchObject({
      right: { messages: [[8, 1, 3, 0], {}, {}, {}] },
    });
  });
  test('one word for the whole list', () => {
    expect(
      readMessages('{ "format": "undominated/messages/1", "messages": "price-taking" }', 'm', privateEconomy),
    ).toEqual(E.right({ kind: 'messages', messages: 'price-taking' }));
  });
  test.each<[string, Code, number, number, RegExp, RegExp]>([
    ['{ "messages": [[2,0],[2,0],[2,0]] }', 'E0601', 1, 15, /3 messages and 4 traders/, /one a trader/],
    [
      '{ "messages": [[2,0],[2,0],[2,0,1],[2,0]] }',
      'E0602',
      1,
      28,
      /lists 3 bundles; there are 2 prices/,
      /one bundle a price/,
    ],
    [
      '{ "messages": [[2,0],[2,3],[2,0],[2,0]] }',
      'E0603',
      1,
      25,
      /amount of 3: it must lie between 0 and l = 2/,
      /0 to 2/,
    ],
    ['{ "messages": [[2,0],[2,[-1]],[2,0],[2,0]] }', 'E0603', 1, 26, /amount of -1/, /0 to 2/],
    [
      '{ "messages": [[2,0],[2,[1,1]],[2,0],[2,0]] }',
      'E0603',
      1,
      25,
      /2 amounts; there is 1 commodity/,
      /each commodity/,
    ],
    [
      '{ "messages": [[2,0],[2,0],[2,0],"price taking"] }',
      'E0209',
      1,
      34,
      /stands for nothing/,
      /"price-taking" or a demand/,
    ],
    [
      '{ "messages": [[2,0],[2,0.5],[2,0],[2,0]] }',
      'E0205',
      1,
      25,
      /whole number is expected/,
      /whole units/,
    ],
    [
      '{ "strategies": "price-taking" }',
      'E0606',
      1,
      3,
      /private values: it is played by "messages"/,
      /Give "messages"/,
    ],
    ['{}', 'E0204', 1, 1, /"messages" is missing/, /Add "messages"/],
    ['{ "mesages": [] }', 'E0203', 1, 3, /"mesages" is no field/, /Did you mean "messages"\?/],
    ['[[2,0]]', 'E0205', 1, 1, /An object for a message file is expected/, /messages/],
    ['', 'E0105', 1, 1, /empty/, /init/],
  ])('%s', (text, code, line, column, message, hint) => {
    const [problem] = problemsOf(text, privateEconomy);
    expect(problem).toMatchObject({ code, file: 'm.json', line, column });
    expect(problem!.message).toMatch(message);
    expect(problem!.hint).toMatch(hint);
  });
});

const sincere = '"price-taking"';
const strategies = (one: string): string =>
  `{ "strategies": [\n${one},\n${[sincere, sincere, sincere, sincere, sincere].join(', ')}] }`;
const good = `{ "first": { "low": [2,0], "high": "price-taking" },
  "second": { "default": [1,1] },
  "third": { "default": "price-taking", "when": [
    { "includes": [2,1], "announce": [0,2] },
    { "signal": "high", "observes": [[2,0],[2,0],[2,0],[2,1]], "announce": "price-taking" } ] } }`;

describe('strategies of interdependent values', () => {
  test('first by the index of the signal, rules case by case', () => {
    expect(readMessages(strategies(good), 'm', interdependent)).toEqual(
      E.right({
        kind: 'strategies',
        strategies: [
          {
            first: [[2, 0], 'price-taking'],
            second: { when: [], default: [1, 1] },
            third: {
              when: [
                { includes: [2, 1], announce: [0, 2] },
                {
                  signal: 1,
                  observes: [
                    [2, 0],
                    [2, 0],
                    [2, 0],
                    [2, 1],
                  ],
                  announce: 'price-taking',
                },
              ],
              default: 'price-taking',
            },
          },
          ...Array<string>(5).fill('price-taking'),
        ],
      }),
    );
  });
  test('the word at every level', () => {
    expect(readMessages('{ "strategies": "price-taking" }', 'm', interdependent)).toEqual(
      E.right({ kind: 'strategies', strategies: 'price-taking' }),
    );
    const words = '{ "first": "price-taking", "second": "price-taking", "third": "price-taking" }';
    const rule = { when: [], default: 'price-taking' };
    expect(readMessages(strategies(words), 'm', interdependent)).toMatchObject({
      right: {
        strategies: [
          { first: ['price-taking', 'price-taking'], second: rule, third: rule },
          ...Array(5).fill({}),
        ],
      },
    });
  });
  test.each<[string, string, Code, number, number, RegExp, RegExp]>([
    [
      '[[2,0],[2,0],[2,0],[2,1]]',
      '[[2,0],[2,0]]',
      'E0604',
      6,
      37,
      /lists 2 demand functions; 4 are observed/,
      /List 4/,
    ],
    [
      '{ "default": [1,1] }',
      '{ "default": [1,1], "when": [{ "observes": [[2,0]], "announce": [0,0] }] }',
      'E0604',
      3,
      56,
      /lists 1 demand function; 2 are observed/,
      /List 2/,
    ],
    ['"signal": "high"', '"signal": "hihg"', 'E0605', 6, 17, /"hihg" is no signal/, /Did you mean "high"\?/],
    ['"high": "price', '"mid": "price', 'E0605', 2, 28, /"mid" is no signal/, /signals are: low, high/],
    ['"low": [2,0], ', '', 'E0204', 2, 12, /at the signal "low" is missing/, /Add "low"/],
    ['"low": [2,0]', '"low": [2]', 'E0602', 2, 21, /lists 1 bundle;/, /one bundle a price/],
    ['"announce": [0,2]', '"announce": [0,9]', 'E0603', 5, 41, /amount of 9/, /0 to 2/],
    [
      '"includes": [2,1]',
      '"includes": "price-taking"',
      'E0607',
      5,
      19,
      /can be observed/,
      /Write the demand/,
    ],
    [
      '"includes"',
      '"include"',
      'E0203',
      5,
      7,
      /"include" is no field of a case/,
      /Did you mean "includes"\?/,
    ],
    ['"default": [1,1]', '"when": []', 'E0204', 3, 13, /"default" of a rule is missing/, /Add "default"/],
    [
      '  "second": { "default": [1,1] },\n',
      '',
      'E0204',
      2,
      1,
      /"second" of a strategy is missing/,
      /Add "second"/,
    ],
  ])('%s → %s', (from, to, code, line, column, message, hint) => {
    expect(good).toContain(from);
    const [problem] = problemsOf(strategies(good.replace(from, to)), interdependent);
    expect(problem).toMatchObject({ code, line, column });
    expect(problem!.message).toMatch(message);
    expect(problem!.hint).toMatch(hint);
  });
  test('messages are for the other kind, and one strategy a trader', () => {
    expect(problemsOf('{ "messages": "price-taking" }', interdependent)).toMatchObject([{ code: 'E0606' }]);
    expect(problemsOf('{ "strategies": ["price-taking"] }', interdependent)).toMatchObject([
      { code: 'E0601', column: 17 },
    ]);
  });
});
