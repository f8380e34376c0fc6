import { describe, expect, test } from 'vitest';
import { E } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import { entryAt } from '../../../games/payoff-table.js';
import type { GameFile } from '../file.js';
import { kindOf, readGame } from '../read.js';
import { readBimatrix } from './read-bimatrix.js';
import { separatorOf } from './separator.js';

const gameOf = (text: string): GameFile => {
  const read = readBimatrix(text, 'g.csv');
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left));
  return read.right;
};
/** The payoffs of the row player and of the column player, row by row. */
const payoffsOf = (text: string): readonly (readonly string[])[] =>
  gameOf(text).game.form.payoffs.map((table) =>
    Array.from({ length: table.numerators.length }, (_, k) => Q.show(entryAt(table, k))),
  );
const problemsOf = (text: string) => {
  const read = readBimatrix(text, 'g.csv');
  if (E.isRight(read)) throw new Error('It was read.');
  return read.left;
};

test.each<[string, string, string]>([
  ['commas', ',L,R\nT,3;1,2;0', ','],
  ['a semicolon in the cells only', 'a,L\nT,3;1', ','],
  ['semicolons', ';L;R\nT;3,1;2,0', ';'],
  ['a comma in a quoted name', ';"L, far";R\nT;1;2', ';'],
  ['a comma in a bare name', ';L, far;R\nT;1;2\nB;3;4', ';'],
  ['a semicolon in a bare name', ',L; far,R\nT,1,2\nB,3,4', ','],
  ['blank lines first', '\n \n;L;R\nT;1;2', ';'],
  ['neither', 'L\nT', ','],
])('the separator: %s', (_, text, separator) => {
  expect(separatorOf(text)).toBe(separator);
});

describe('cells set apart by semicolons', () => {
  const pairs = [
    ['3', '0', '1/2', '1'],
    ['1', '2', '-1/4', '0'],
  ];
  test.each([
    ['blanks between payoffs', ';L;R\nT;3 1;0 2\nB;0,5 -0,25;1 0\n'],
    ['quotes around semicolons', ';L;R\r\nT;"3;1";"0;2"\r\nB;"0,5; -0,25";"1;0"\r\n'],
    ['a comma and a blank', ';L;R\nT;3, 1;0, 2\nB;0,5, -0,25;1, 0\n'],
    ['commas where a fraction leaves no doubt', ';L;R\nT;3,1;0,2\nB;1/2,-1/4;1,0\n'],
    ['decimals with points', ';L;R\nT;3 1;0,2\nB;0.5 -0.25;1,0\n'],
    ['empty lines of a spreadsheet', ';L;R\nT;3 1;0 2\n;;\nB;1/2 -1/4;1 0\n;;\n;;\n'],
  ])('%s', (_, text) => {
    expect(payoffsOf(text)).toEqual(pairs);
    expect(gameOf(text).reading).toBeUndefined();
  });
  test('from standard input', () => {
    const text = 'Ann \\ Ben;L;R\nT;3 1;0 2\n';
    expect(kindOf(text, '-')).toBe('csv');
    expect(E.isRight(readGame(text, '-'))).toBe(true);
  });
  test.each<[string, string, RegExp, RegExp]>([
    [
      'every cell may be a pair or a decimal',
      ';L;R\nT;3,1;0,2\nB;1,5;2,0\n',
      /^"3,1" can be read in two ways: as the payoffs 3 and 1, or as one number with a decimal comma\.$/,
      /Write two payoffs with a blank between them, 3 1, and decimals with a point, 3\.1\./,
    ],
    [
      'a pair among decimal commas may be one number',
      ';L;R\nT;0,5 1;0,2\n',
      /^"0,2" can be read in two ways/,
      /0 2/,
    ],
    [
      'a point between thousands',
      ';L;R\nT;0,5 1;1.000 2\n',
      /"1\.000" has a point, and other/,
      /nothing between thousands/,
    ],
    ['three payoffs', ';L;R\nT;1 2 3;1 2\n', /two payoffs, not "1 2 3"/, /row player’s first/],
    ['too many commas', ';L;R\nT;1,5,2,5;1 2\n', /two payoffs, not "1,5,2,5"/, /3 1/],
  ])('refused: %s', (_, text, message, hint) => {
    const [problem, ...more] = problemsOf(text);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'E0703', line: 2 });
    expect(problem!.message).toMatch(message);
    expect(problem!.hint).toMatch(hint);
  });
});

describe('one number in a cell: a zero-sum game', () => {
  const values = [
    ['3', '-1', '0', '5/2'],
    ['-3', '1', '0', '-5/2'],
  ];
  test.each([
    ['commas', 'Ann \\ Ben,L,R\nT,3,-1\nB,0,5/2\n'],
    ['commas and decimal points', 'Ann \\ Ben,L,R\nT,+3,-1\nB,-0,2.5\n'],
    ['semicolons and decimal commas', 'Ann \\ Ben;L;R\nT;3;-1\nB;0;2,5\n'],
    ['semicolons and decimal points', 'Ann \\ Ben;L;R\nT;3;-1\nB;0;2.5\n'],
  ])('%s', (_, text) => {
    expect(payoffsOf(text)).toEqual(values);
    expect(gameOf(text).reading).toBe(
      'Each cell of the file holds one number, which is read as the payoff of Ann in a zero-sum game: Ben gets its negative.',
    );
  });
  test('numbers of many digits', () => {
    expect(payoffsOf(`,L\nT,${'1'.repeat(40)}/3\n`)).toEqual([
      [`${'1'.repeat(40)}/3`],
      [`-${'1'.repeat(40)}/3`],
    ]);
  });
  test('a fault of a number is told once', () => {
    expect(problemsOf(',L,R\nT,x,1\n')).toMatchObject([{ code: 'E0207', line: 2, column: 3 }]);
    expect(problemsOf(';L;R\nT;1.000;0,5\n')).toMatchObject([{ code: 'E0703', line: 2, column: 3 }]);
  });
  test('one number among pairs, and an empty cell among numbers', () => {
    expect(problemsOf(',L,R\nT,3,1;2\n')).toMatchObject([
      { code: 'E0703', column: 3, message: 'A cell holds two payoffs, not "3".' },
    ]);
    expect(problemsOf(',L,R\nT,3,\n')).toMatchObject([
      { code: 'E0703', column: 5, message: expect.stringContaining('one number, the row player’s payoff') },
    ]);
  });
});

test.each([
  [',L\nT,“3,1”\n', 'E0703', /2 cells of payoffs; there is 1 column\. It has the typographic quote “/],
  [',L\nT,«3;1»\n', 'E0207', /"«3" is not an exact number\. It has the typographic quote «/],
  [';L\nT;“3;1”\n', 'E0703', /It has the typographic quote “, which is no quote of CSV/],
  ['“A”,L\nT,1;2\n', 'E0701', /two players\. It has the typographic quote “, which is no quote of CSV/],
  ['‘Ann’,L\nT,1;2\n', 'E0701', /It has the typographic quote ‘/],
  [',L,R\nT,“3”,1\n', 'E0207', /"“3”" is not an exact number\. It has the typographic quote “/],
])('typographic quotes in %j are named', (text, code, message) => {
  const [problem] = problemsOf(text);
  expect(problem).toMatchObject({
    code,
    hint: 'Write the straight quote " in its place, and turn off "smart quotes" in the editor.',
  });
  expect(problem!.message).toMatch(message);
});
