/**
 * CSV in a spreadsheet: no cell begins a formula, numbers stay numbers, and a game is read back as it was.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaText, withoutFormula } from '../../../formats/problems/csv-formula.js';
import { readGame } from '../../../formats/game/read.js';
import { E } from '../../../prelude.js';
import { runInMemory } from '../../in-memory.test-support.js';
import { csvTable, rawCsvTable } from './csv.js';
import type { Table } from './table.js';
import { numbers, words } from './table.js';

const cellsOf = (write: (table: Table) => string, name: string, value = '0'): string =>
  write({ caption: '', columns: [words('Name'), numbers('Value')], rows: [[name, value]] }).slice(
    'Name,Value\n'.length,
    -1,
  );

/** What spreadsheets work out: it begins with one of these signs, for some of them also after blanks. */
const beginsFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Numbers, and payoffs set apart by semicolons, which are worked out to themselves. */
const number = /^[+-]?\d+(?:[./]\d+)?(?:;[+-]?\d+(?:[./]\d+)?)*$/;

/** A text as likely as not to be a formula. */
const dangerous = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\'＝ \t\r\n;,"1/2.a'), maxLength: 8 }),
);

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['=HYPERLINK("http://a.example","b")', '"\'=HYPERLINK(""http://a.example"",""b"")"'],
    ["=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"],
    ['\t=1+1', '"\'\t=1+1"'],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    [' =1', "' =1"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['-', "'-"],
    ['a;=1+1', '"a;=1+1"'],
    ['a\t@x', '"a\t@x"'],
  ])('%j is written as %j', (name, cell) => {
    expect(cellsOf(csvTable, name)).toBe(`${cell},0`);
  });
  it.each(['-1/2', '-2', '+3', '-0.5', '1/2', '3;-1', '-1/2;-3/4', "it's", 'a=b', 'a-b', 'x@y', '(-1 0)'])(
    '%j stays as it is',
    (text) => {
      expect(cellsOf(csvTable, text, '-1/2')).toBe(`${text},-1/2`);
    },
  );
  it('begins no formula, whatever the text', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        const safe = withoutFormula(text);
        if (!number.test(safe)) expect(safe).not.toMatch(beginsFormula);
        expect(formulaText(safe)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
  it('is the plain text where that is asked for', () => {
    expect(cellsOf(rawCsvTable, '=1+1')).toBe('=1+1,0');
  });
});

describe('a game whose names are formulas', () => {
  const players = [
    { name: '=A1', strategies: ['=1+1', '-1', "'=x", '@a', 'plain;=b', '-1/2'] },
    { name: '+B', strategies: ['-L', '+R;', '="q"'] },
  ];
  const payoffs = players[0]!.strategies.map((_, r) =>
    players[1]!.strategies.map((_, c) => [`${String(r - 3)}/7`, `${String(c - 1)}/2`]),
  );
  const game = JSON.stringify({ format: 'undominated/game/1', players, payoffs });

  it('is the same when its CSV is read', async () => {
    const shown = await runInMemory({ input: game }, 'show', '-', '--format', 'csv');
    expect(shown.status).toBe(0);
    for (const line of shown.stdout.trimEnd().split('\n')) expect(line).not.toMatch(/^[=+@]/);
    const [before, after] = [readGame(game, 'game.json'), readGame(shown.stdout, 'game.csv')];
    expect(E.isRight(after)).toBe(true);
    expect(after).toEqual(before);
  });
  it('is the same for any names', async () => {
    const name = dangerous.filter((text) => text.trim() === text && text !== '' && !/\p{Cc}|\\/u.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 2, maxLength: 2 }),
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        async ([row, column], above, beside) => {
          const input = JSON.stringify({
            format: 'undominated/game/1',
            players: [
              { name: row, strategies: beside },
              { name: column, strategies: above },
            ],
            payoffs: beside.map(() => above.map(() => ['-1/2', '1'])),
          });
          const { stdout } = await runInMemory({ input }, 'show', '-', '--format', 'csv');
          expect(readGame(stdout, 'game.csv')).toEqual(readGame(input, 'game.json'));
        },
      ),
      { numRuns: 100 },
    );
  });
  it('is written with its names as they are in csv-raw', async () => {
    const { stdout } = await runInMemory({ input: game }, 'show', '-', '--format', 'csv-raw');
    expect(stdout).toMatch(/^=A1 \\ \+B,-L,/);
  });
});
