import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { E } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import type { NormalForm } from '../../../games/normal-form.js';
import { payoff, profileAt } from '../../../games/normal-form.js';
import { tabulate } from '../../../games/payoff-table.js';
import type { GameFile } from '../file.js';
import { readNfg } from './read-nfg.js';
import { writeNfg } from './write-nfg.js';

const fileOf = (text: string): GameFile => {
  const read = readNfg(text, 'g.nfg');
  if (E.isLeft(read)) throw new Error(`${JSON.stringify(read.left[0])}`);
  return read.right;
};
const formOf = (text: string): NormalForm => {
  const { game } = fileOf(text);
  if (game.kind !== 'normal-form') throw new Error('A .nfg file has no types.');
  return game.form;
};
test('typographic quotes are named', () => {
  const read = readNfg('NFG 1 R “a” { "A" } { 1 } 1', 'g.nfg');
  expect(E.isLeft(read) && read.left).toMatchObject([
    { code: 'E0705', column: 9, message: expect.stringContaining('It has the typographic quote “') },
  ]);
});
const problemOf = (text: string) => {
  const read = readNfg(text, 'g.nfg');
  if (E.isRight(read)) throw new Error('It was read.');
  expect(read.left.map(({ line }) => line)).toEqual(
    read.left.map(({ line }) => line).sort((a, b) => a! - b!),
  );
  return read.left[0]!;
};

/** All that a game means: names, and payoffs profile by profile. */
const meaning = (game: NormalForm) => ({
  players: game.players,
  payoffs: Array.from({ length: game.payoffs[0]!.numerators.length }, (_, number) =>
    game.players.map((_, i) => Q.show(payoff(game, i, profileAt(game.players, number)))),
  ),
});

describe('both forms', () => {
  const players = [
    { name: 'Player 1', strategies: ['1', '2', '3'] },
    { name: 'Player 2', strategies: ['1', '2'] },
  ];
  // By profile, the first player slowest: (1,1) (1,2) (2,1) (2,2) (3,1) (3,2).
  const payoffs = [
    ['1', '1'],
    ['1/2', '-1/4'],
    ['0', '2'],
    ['0', '3'],
    ['0', '2'],
    ['2', '0'],
  ];
  const title = '"Figure 2"';
  test('payoffs: the first player’s strategy changes fastest', () => {
    const body = '1 1  0 2  0 2  .5 -0.25  0 3  2 0';
    for (const strategies of ['{ 3 2 }', '{ { "1" "2" "3" } { "1" "2" } }', '{{"1""2""3"}{"1""2"}}'])
      expect(meaning(formOf(`NFG 1 R ${title} { "Player 1" "Player 2" }\n${strategies} ${body}`))).toEqual({
        players,
        payoffs,
      });
  });
  test('outcomes, with and without commas; 0 is an outcome that pays nothing', () => {
    const text = `NFG 1 D ${title} { "" "" } { 3 2 } "a comment"
      { { "a" 1, 1 } { "" 0 2 } { "}{" 5e-1, -1/4, } { "d" 0,3 } { "e" 2 ,0 } { "unused" 7, 1/7 } }
      1 2 2 3 4 5`;
    const file = fileOf(text);
    expect(file).toMatchObject({ title: 'Figure 2', comment: 'a comment' });
    expect(meaning(formOf(text))).toEqual({ players, payoffs });
    expect(meaning(formOf('NFG 1 R "" {"A"} {3} { {"" 4} } 0 1 0'))).toEqual({
      players: [{ name: 'A', strategies: ['1', '2', '3'] }],
      payoffs: [['0'], ['4'], ['0']],
    });
  });
  test('odd spacing, a byte-order mark, quotes and backslashes', () => {
    const file = fileOf(
      '\uFEFF \n\tNFG\r\n1\f\vR"the \\"best\\" game, C:\\\\x"{"A \\"a\\"""B"}{{"u""d"}\n{"l"}}"two\nlines"1\n2\t3 4   ',
    );
    expect(file.title).toBe('the "best" game, C:\\\\x');
    expect(file.comment).toBe('two\nlines');
    expect(file.game.form.players.map(({ name }) => name)).toEqual(['A "a"', 'B']);
  });
  test('payoffs keep every digit', () => {
    const big = `${'9'.repeat(40)}/${'7'.repeat(39)}1`;
    const game = formOf(`NFG 1 R "" { "A" "B" } { 1 2 } ${big} 1000000001 0.1 9007199254740993`);
    expect(meaning(game).payoffs).toEqual([
      [Q.show(Q.of(BigInt('9'.repeat(40)), BigInt(`${'7'.repeat(39)}1`))), '1000000001'],
      ['1/10', '9007199254740993'],
    ]);
  });
});

describe('refused, with the place', () => {
  const head = 'NFG 1 R "t" { "A" "B" } ';
  test.each<[string, string, string, number, RegExp]>([
    ['nothing', '', 'E0705', 1, /The word NFG .* not the end of the file/],
    ['another format', 'NFGX 1 R', 'E0705', 1, /The word NFG/],
    ['an extensive game', 'EFG 2 R "t" { "A" }', 'E0705', 1, /extensive form/],
    ['another version', 'NFG 2 R "t"', 'E0705', 5, /version 1/],
    ['no letter', 'NFG 1 "t"', 'E0705', 7, /letter R/],
    ['no title', 'NFG 1 R { "A" }', 'E0705', 9, /title/],
    ['a title without end', 'NFG 1 R "t { 2 2 }', 'E0705', 9, /no closing quote/],
    ['no players', 'NFG 1 R "t" { } { }', 'E0701', 13, /no players/],
    ['a bare name', 'NFG 1 R "t" { A }', 'E0705', 15, /A name in quotes/],
    ['a player named twice', 'NFG 1 R "t" { "A" "A" } { 1 1 } 0 0', 'E0701', 19, /"A" stands twice/],
    ['a name like a number', 'NFG 1 R "t" { "Player 2" "" }', 'E0701', 26, /"Player 2" stands twice/],
    ['a control character', 'NFG 1 R "t" { "A\u0007" }', 'E0211', 15, /control character/],
    ['no strategies', head, 'E0705', 25, /before the strategies/],
    ['too few numbers', `${head}{ 2 }`, 'E0702', 29, /B has no strategies/],
    ['too many numbers', `${head}{ 2 2 2 } 1`, 'E0702', 31, /more than the 2 players/],
    ['half a strategy', `${head}{ 2 1.5 }`, 'E0705', 29, /number of strategies of B/],
    ['a negative number', `${head}{ 2 -1 }`, 'E0705', 29, /number of strategies of B/],
    ['an empty set', `${head}{ 2 0 }`, 'E0702', 29, /B has no strategy/],
    ['an empty list', `${head}{ { "u" } { } }`, 'E0702', 35, /B has no strategy/],
    [
      'a strategy twice',
      `${head}{ { "u" "u" } { "l" } }`,
      'E0702',
      33,
      /"u" stands twice among the strategies of A/,
    ],
    ['too few lists', `${head}{ { "u" } }`, 'E0702', 35, /B has no strategies/],
    [
      'a comment that is none',
      `${head}{ 1 1 } // one profile\n0 0`,
      'E0705',
      33,
      /A payoff is expected here, not "\/\/"/,
    ],
    ['no payoffs', `${head}{ 1 1 } "c"`, 'E0703', 36, /ends after 0 of 2 payoffs/],
    ['missing payoffs', `${head}{ 2 1 } 1 2 3`, 'E0703', 38, /ends after 3 of 4 payoffs: 2 × 1 = 2 profiles/],
    ['superfluous payoffs', `${head}{ 1 1 } 1 2 3`, 'E0703', 37, /all were given before this: "3"/],
    ['a comma', `${head}{ 1 1 } 1, 2`, 'E0705', 34, /not by commas/],
    ['no number', `${head}{ 1 1 } 1 two`, 'E0207', 35, /"two" is not an exact number/],
    ['a zero denominator', `${head}{ 1 1 } 1 2/0`, 'E0207', 35, /denominator 0/],
    ['an outcome without name', `${head}{ 1 1 } { { 1 2 } } 1`, 'E0705', 37, /name of the outcome/],
    [
      'an outcome too short',
      `${head}{ 1 1 } { { "" 1 } } 1`,
      'E0703',
      35,
      /Outcome 1 has 1 payoff; there are 2 players/,
    ],
    ['an outcome too long', `${head}{ 1 1 } { { "" 1 2 3 } } 1`, 'E0703', 44, /Outcome 1 has more payoffs/],
    ['a bare outcome', `${head}{ 1 1 } { "" 1 2 } 1`, 'E0705', 35, /The { of an outcome/],
    [
      'an unknown outcome',
      `${head}{ 1 1 } { { "" 1 2 } } 2`,
      'E0706',
      48,
      /"2" is the number of no outcome: there are 1/,
    ],
    ['half an outcome', `${head}{ 1 1 } { { "" 1 2 } } 1/2`, 'E0706', 48, /no outcome/],
    [
      'too few outcomes',
      `${head}{ 2 1 } { { "" 1 2 } } 1`,
      'E0703',
      49,
      /after the outcomes of 1 of 2 × 1 = 2 profiles/,
    ],
    ['too many outcomes', `${head}{ 1 1 } { { "" 1 2 } } 1 1`, 'E0703', 50, /all were given/],
  ])('%s', (_, text, code, column, message) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ code, line: 1, column });
    expect(problem.message).toMatch(message);
    expect(problem.hint).toBeDefined();
  });
  test('the line of a payoff', () => {
    expect(problemOf(`${head}{ 2 1 }\n1 2\n 3 x`)).toMatchObject({ code: 'E0207', line: 3, column: 4 });
  });
  test.each([
    ['{ 500 500000 }', /500 × 500000 = 250,000,000 profiles with 2 payoffs each; at most 67,108,864/],
    ['{ 99999999999999999999 2 }', /at most 67,108,864 payoffs are held/],
    ['{ 4000 4000 }', /4000 × 4000 = 16,000,000 profiles; the rest of the file has room for \d numbers/],
  ])('a header that claims more than there is takes no memory: %s', (strategies, message) => {
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const problem = problemOf(`${head}${strategies} 1 2 3`);
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before).toBeLessThan(20e6);
    expect(problem).toMatchObject({ code: 'E0704', line: 1, column: 25 });
    expect(problem.message).toMatch(message);
  });
  test('the same for outcomes', () => {
    expect(problemOf(`${head}{ 4000 4000 } { { "" 1 2 } } 1 1`)).toMatchObject({ code: 'E0704' });
  });
});

const name = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '{', '}', ',', 'é', '😀'),
  maxLength: 6,
});
const names = (most: number) =>
  fc.uniqueArray(
    name.filter((text) => text.trim() !== '' && !text.endsWith('\\')),
    { minLength: 1, maxLength: most },
  );
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 40n }), fc.boolean())
  .map(([n, d, small]) => Q.of(small ? n % 10n : n, d));
const game = names(4)
  .chain((players) => fc.tuple(fc.constant(players), ...players.map(() => names(3))))
  .chain(([players, ...strategies]) => {
    const size = strategies.reduce((product, list) => product * list.length, 1);
    return fc
      .array(fc.array(number, { minLength: size, maxLength: size }), {
        minLength: players.length,
        maxLength: players.length,
      })
      .map((payoffs): NormalForm => ({
        players: players.map((player, i) => ({ name: player, strategies: strategies[i]! })),
        payoffs: payoffs.map(tabulate),
      }));
  });

property.prop([game, fc.constantFrom('payoffs', 'outcomes'), name, name], { numRuns: 400 })(
  'what is written is read as the same game',
  (original, form, title, comment) => {
    const text = writeNfg(original, { title: `${title}.`, comment: `${comment}.`, form });
    expect(fileOf(text)).toMatchObject({ title: `${title}.`, comment: `${comment}.` });
    expect(meaning(formOf(text))).toEqual(meaning(original));
  },
);

test('a text that ends in a backslash gets a blank', () => {
  const one = { players: [{ name: 'A\\', strategies: ['1'] }], payoffs: [tabulate([Q.one])] };
  expect(formOf(writeNfg(one)).players[0]!.name).toBe('A\\ ');
});

const piece = fc.constantFrom(
  'NFG',
  '1',
  'R',
  '"t"',
  '{',
  '}',
  '"',
  '\\',
  ',',
  '2',
  '-',
  '1/2',
  '0',
  'x',
  ' ',
  '\n',
);
property.prop([fc.array(piece, { maxLength: 40 }), fc.boolean()], { numRuns: 3000 })(
  'rubbish is read or refused at a place, and never throws',
  (pieces, begun) => {
    const text = `${begun ? 'NFG 1 R "t" { "A" } { ' : ''}${pieces.join(' ')}`;
    const read = readNfg(text, 'f');
    if (E.isLeft(read))
      for (const { line, column } of read.left) expect(line! >= 1 && column! >= 1).toBe(true);
  },
);

test('27^4 profiles of four players, with fractions', () => {
  const numbers: string[] = [];
  for (let k = 0, x = 1; k < 4 * 27 ** 4; k += 1) {
    x = (x * 48_271) % 2_147_483_647;
    numbers.push(k % 2 === 0 ? String(x % 1000) : `${String(x % 1000)}/${String(1 + (x % 12))}`);
  }
  const text = `NFG 1 R "" { "A" "B" "C" "D" } { 27 27 27 27 } ${numbers.join(' ')}`;
  const form = formOf(text);
  expect(form.payoffs.map(({ denominator }) => denominator)).toEqual([1n, 27720n, 1n, 27720n]);
});
