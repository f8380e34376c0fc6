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
import { maxTableEntries } from './economy/reading/read-values.js';
import { maxValueEntries } from './economy/reading/read-information.js';
import { maxSteps, maxStepsAtPoint } from './economy/reading/work.js';
import { maxValues } from './json/syntax.js';
import { maxTraders } from './economy/reading/read-traders.js';
import { maxCells } from './game/csv/read-bimatrix.js';
import { maxPayoffs, maxPlayers } from './game/file.js';
import { maxTextLength } from './json/json.js';
import { maxBytes, maxGameBytes } from './problems/text.js';

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

/** The numbers in the last column of the table headed "at most", as they are written. */
const limitsIn = (page: string): readonly string[] => {
  const table = /^\| what +\| +at most \|\n(?:\|.*\n)+/m.exec(page)![0];
  return [...table.matchAll(/^\| [^|]+\| +([\d,]+) \|$/gm)].map((row) => row[1]!);
};

test('the limits that it names are those of the program', () => {
  const limits = [
    maxBytes,
    maxTraders,
    maxPriceBundlePairs,
    maxTableEntries,
    maxValueEntries,
    maxValues,
    maxStepsAtPoint,
    maxSteps,
  ];
  expect(limitsIn(guide)).toEqual(limits.map((limit) => limit.toLocaleString('en-US')));
});
test('the limits that the guide to games names are those of the program', () => {
  const limits = [maxGameBytes, maxTextLength, maxBytes, maxCells, maxPlayers, maxPayoffs];
  expect(limitsIn(file('docs/game-files.md'))).toEqual(limits.map((limit) => limit.toLocaleString('en-US')));
});
