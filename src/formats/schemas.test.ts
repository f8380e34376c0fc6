import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { E } from '../prelude.js';
import { readEconomy } from './economy/read.js';
import { readMessages } from './messages/read.js';
import { normalise } from './economy/write.js';
import { shippedSchemas } from './schemas.js';

const schema = (name: string): ValidateFunction => {
  const text = readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8');
  return new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
  }).compile(JSON.parse(text) as object);
};
const economySchema = schema('economy-1');
const messagesSchema = schema('messages-1');

describe('the shipped schemas are those of the codecs (npm run schemas writes them)', () => {
  test.each([...shippedSchemas])('%s', (name, derived) => {
    const text = readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8');
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(derived));
  });
});

const frame = {
  format: 'undominated/economy/1',
  commodities: ['grain'],
  cap: 2,
  priceSteps: 1,
  groups: { count: 2, size: 2 },
  epsilon: '1/10',
};
const trader = { endowment: [1], utility: { quasiLinear: ['0', '1/2', 0.75] } };
const privateFile = { ...frame, traders: [{ ...trader, count: 4 }] };
const shock = { name: 'only', probability: 1, signals: { low: '1/2', high: 0.5 } };
const interdependentFile = {
  ...frame,
  groups: { count: 3, size: 2 },
  residual: 'group',
  signals: ['low', 'high'],
  shocks: [shock],
  value: { only: { low: { formula: 'x1' }, high: ['0', '1', '3/2'] } },
  traders: [{ count: 6, endowment: 1 }],
};

const verdicts = (file: object): readonly [reader: boolean, schema: boolean] => [
  E.isRight(readEconomy(JSON.stringify(file), 'e.json')),
  economySchema(JSON.parse(JSON.stringify(file))),
];

describe('economies that both the reader and the schema take', () => {
  test.each<[string, object]>([
    ['a table', privateFile],
    ['a formula', { ...privateFile, traders: [{ count: 4, endowment: 1, utility: { formula: 'x1 + t' } }] }],
    ['everything named', { ...privateFile, $schema: 's', title: 'T', tieBreak: 'highest' }],
    ['the number of commodities alone', { ...privateFile, commodities: 1 }],
    ['whole numbers as texts', { ...privateFile, cap: '2', priceSteps: '2/2' }],
    ['interdependent values', interdependentFile],
    ['a bare formula', { ...interdependentFile, value: { only: { low: 'x1', high: '2*x1' } } }],
  ])('%s', (_, file) => {
    expect(verdicts(file)).toEqual([true, true]);
  });
  test('and what the writer writes', () => {
    for (const file of [privateFile, interdependentFile]) {
      const reading = readEconomy(JSON.stringify(file), 'e.json');
      if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
      const written: unknown = JSON.parse(JSON.stringify(normalise(reading.right.economy)));
      expect(economySchema(written), JSON.stringify(economySchema.errors)).toBe(true);
    }
  });
});

const { epsilon: _epsilon, ...withoutEpsilon } = privateFile;
const { shocks: _shocks, ...withoutShocks } = interdependentFile;

describe('economies that both refuse', () => {
  test.each<[string, object]>([
    ['no object', []],
    ['an unknown field', { ...privateFile, tiebreak: 'lowest' }],
    ['a missing field', withoutEpsilon],
    ['another format', { ...privateFile, format: 'undominated/economy/2' }],
    ['no commodities', { ...privateFile, commodities: 0 }],
    ['a list of no commodities', { ...privateFile, commodities: [] }],
    ['a reserved name', { ...privateFile, commodities: ['t'] }],
    ['a blank name', { ...privateFile, commodities: [' '] }],
    ['a cap of 1', { ...privateFile, cap: 1 }],
    ['half a cap', { ...privateFile, cap: 2.5 }],
    ['no price steps', { ...privateFile, priceSteps: 0 }],
    ['one group', { ...privateFile, groups: { count: 1, size: 4 } }],
    ['groups with a third field', { ...privateFile, groups: { count: 2, size: 2, x: 1 } }],
    ['ε = 0', { ...privateFile, epsilon: 0 }],
    ['ε = 1/2', { ...privateFile, epsilon: 0.5 }],
    ['ε = 1/0', { ...privateFile, epsilon: '1/0' }],
    ['ε a mixed number', { ...privateFile, epsilon: '1 1/2' }],
    ['ε a repeating decimal', { ...privateFile, epsilon: '0.(1)' }],
    ['an unknown tie-break', { ...privateFile, tieBreak: 'low' }],
    ['no traders', { ...privateFile, traders: [] }],
    ['a trader without endowment', { ...privateFile, traders: [{ count: 4, utility: trader.utility }] }],
    ['a trader without utility', { ...privateFile, traders: [{ count: 4, endowment: [1] }] }],
    ['an empty utility', { ...privateFile, traders: [{ ...trader, count: 4, utility: {} }] }],
    [
      'two utilities',
      {
        ...privateFile,
        traders: [{ ...trader, count: 4, utility: { quasiLinear: [0, 0, 0], formula: 't' } }],
      },
    ],
    [
      'a short table',
      { ...privateFile, traders: [{ ...trader, count: 4, utility: { quasiLinear: [0, 1] } }] },
    ],
    ['a count of 0', { ...privateFile, traders: [{ ...trader, count: 0 }] }],
    ['a line break in a title', { ...privateFile, title: 'a\nb' }],
    ['a residual with private values', { ...privateFile, residual: 'market' }],
    ['signals without shocks', withoutShocks],
    ['a utility with interdependent values', { ...interdependentFile, traders: [{ ...trader, count: 6 }] }],
    ['an unknown residual', { ...interdependentFile, residual: 'nobody' }],
    ['no signals', { ...interdependentFile, signals: [] }],
    ['a signal twice', { ...interdependentFile, signals: ['low', 'low'] }],
    [
      'a shock without probability',
      { ...interdependentFile, shocks: [{ name: 'only', signals: shock.signals }] },
    ],
    ['a probability of 0', { ...interdependentFile, shocks: [{ ...shock, probability: 0 }] }],
    ['a probability of 2', { ...interdependentFile, shocks: [{ ...shock, probability: 2 }] }],
    ['a number for a table', { ...interdependentFile, value: { only: { low: 3, high: 'x1' } } }],
  ])('%s', (_, file) => {
    expect(verdicts(file)).toEqual([false, false]);
  });
});

describe('what depends on other fields is left to the reader', () => {
  test.each<[string, object]>([
    ['an endowment of l', { ...privateFile, traders: [{ ...trader, count: 4, endowment: [2] }] }],
    ['the wrong number of traders', { ...privateFile, traders: [trader] }],
    ['too little supply', { ...privateFile, traders: [{ ...trader, count: 4, endowment: [0] }] }],
    [
      'probabilities that sum to 9/10',
      { ...interdependentFile, shocks: [{ ...shock, probability: '9/10' }] },
    ],
    [
      'an unknown name',
      { ...privateFile, traders: [{ count: 4, endowment: [1], utility: { formula: 'y' } }] },
    ],
  ])('%s', (_, file) => {
    expect(verdicts(file)).toEqual([false, true]);
  });
});

describe('message files', () => {
  const economyOf = (file: object) => {
    const reading = readEconomy(JSON.stringify(file), 'e.json');
    if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
    return reading.right.economy;
  };
  const economies = { messages: economyOf(privateFile), strategies: economyOf(interdependentFile) };
  const both = (kind: 'messages' | 'strategies', file: object): readonly [boolean, boolean] => [
    E.isRight(readMessages(JSON.stringify(file), 'm.json', economies[kind])),
    messagesSchema(file),
  ];
  const rule = { default: [1, 1], when: [{ signal: 'low', includes: [2, 0], announce: 'price-taking' }] };
  const strategy = {
    first: { low: [2, 0], high: 'price-taking' },
    second: rule,
    third: { default: [[0], '1'] },
  };
  const six = (one: unknown) => ({ strategies: Array(6).fill(one) });

  test.each<['messages' | 'strategies', object]>([
    ['messages', { messages: 'price-taking' }],
    [
      'messages',
      { format: 'undominated/messages/1', messages: [[2, 0], [[1], 0], 'price-taking', [2, '1']] },
    ],
    ['strategies', { strategies: 'price-taking' }],
    ['strategies', six('price-taking')],
    ['strategies', six(strategy)],
    ['strategies', six({ ...strategy, first: 'price-taking', second: 'price-taking' })],
  ])('taken: %s %j', (kind, file) => {
    expect(both(kind, file)).toEqual([true, true]);
  });
  test.each<['messages' | 'strategies', object]>([
    ['messages', {}],
    ['messages', { messages: 'truthful' }],
    [
      'messages',
      {
        messages: [
          [2, -1],
          [2, 0],
          [2, 0],
          [2, 0],
        ],
      },
    ],
    ['messages', { messages: [[2], [2, 0], [2, 0], [2, 0]] }],
    ['messages', { messages: 'price-taking', strategies: 'price-taking' }],
    ['messages', { message: [] }],
    ['strategies', six({ ...strategy, second: {} })],
    ['strategies', six({ ...strategy, third: undefined })],
    ['strategies', six({ ...strategy, second: { ...rule, when: [{ signal: 'low' }] } })],
    [
      'strategies',
      six({ ...strategy, second: { ...rule, when: [{ includes: 'price-taking', announce: [0, 0] }] } }),
    ],
    ['strategies', six({ ...strategy, second: { ...rule, when: [{ include: [0, 0], announce: [0, 0] }] } })],
  ])('refused: %s %j', (kind, file) => {
    const plain = JSON.parse(JSON.stringify(file)) as object;
    expect(both(kind, plain)).toEqual([false, false]);
  });
});
