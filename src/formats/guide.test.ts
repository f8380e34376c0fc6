// The guide to economy files is read: its files by the readers and the schemas, its formulas by the evaluator.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { E } from '../prelude.js';
import { evaluateFormula, parseFormula } from '../economies/formula/formula.js';
import * as Q from '../exact/rational.js';
import { maxPriceBundlePairs } from '../market/market.js';
import { readEconomy } from './economy/read.js';
import { readMessages } from './messages/read.js';
import { maxBytes } from './problems/text.js';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const guide = file('docs/economy-files.md');
const blocks = (label: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`json ${label}\n([^]*?)\`\`\``, 'g'))].map((match) => match[1]!);
const schema = (name: string) =>
  new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false }).compile(
    JSON.parse(file(`schemas/${name}.json`)) as object,
  );

const economies = blocks('economy').map((text) => {
  const reading = readEconomy(text, 'guide');
  if (E.isLeft(reading)) throw new Error(`${reading.left[0]!.message}\n${text}`);
  return reading.right.economy;
});

test('its economies are read, and the schema takes them', () => {
  expect(economies.map(({ kind }) => kind)).toEqual(['private-values', 'private-values', 'interdependent']);
  const takes = schema('economy-1');
  for (const text of blocks('economy'))
    expect(takes(JSON.parse(text)), JSON.stringify(takes.errors)).toBe(true);
});

test('the formula of tea and milk has the values that the table of the others has, with its own weight', () => {
  const value = (weight: string) =>
    [0, 1, 2].map((x1) =>
      [0, 1, 2].map((x2) => {
        const formula = parseFormula(`${weight}*min(x1, x2) - abs(x1 - x2)/16`, {
          commodityNames: ['a', 'b'],
          money: false,
        });
        const read = E.isRight(formula) ? evaluateFormula(formula.right, [x1, x2], Q.zero) : formula;
        return E.isRight(read) ? Q.show(read.right) : read.left.message;
      }),
    );
  const [table] = [...guide.matchAll(/"quasiLinear": (\[\s*\[[^]*?\]\s*\])/g)];
  expect(JSON.parse(table![1]!)).toEqual(value('7/4'));
});

test('its messages and strategies are read, and the schema takes them', () => {
  const takes = schema('messages-1');
  const files = [
    [blocks('messages'), economies[0]!],
    [blocks('strategies'), economies[2]!],
  ] as const;
  for (const [[text, ...more], economy] of files) {
    expect(more).toEqual([]);
    expect(readMessages(text!, 'guide', economy)).toMatchObject({ _tag: 'Right' });
    expect(takes(JSON.parse(text!)), JSON.stringify(takes.errors)).toBe(true);
  }
});

const formulas = [...guide.matchAll(/^\| `([^`]+)` +\| (-?[\d/]+) +\|$/gm)].map(
  (row) => [row[1]!, row[2]!] as const,
);

test('there are formulas with values', () => {
  expect(formulas.length).toBeGreaterThan(5);
});
test.each(formulas)('%s is %s at x1 = 2, x2 = 3, t = −1/2', (text, value) => {
  const formula = parseFormula(text, { commodityNames: ['x', 'y'], money: true });
  const result = E.isRight(formula) ? evaluateFormula(formula.right, [2, 3], Q.of(-1, 2)) : formula;
  expect(E.isRight(result) && Q.show(result.right)).toBe(value);
});

test('the limits that it names are those of the program', () => {
  expect(maxBytes).toBe(4_000_000);
  expect(guide).toContain('four million');
  expect(guide).toContain(maxPriceBundlePairs.toLocaleString('en-US'));
});
