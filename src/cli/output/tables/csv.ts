/**
 * Tables as comma-separated values (RFC 4180, with line feeds): a heading line, then the rows. A cell is quoted when it
 * holds a comma, a quote, a line break, or outer blanks. The caption has no place there. A spreadsheet finds no formula in
 * them, unless they are asked for raw.
 */
import { hasFormulaInside, withoutFormula } from '../../../formats/problems/csv-formula.js';
import type { Bimatrix } from './bimatrix.js';
import { tableOfBimatrix } from './bimatrix.js';
import type { Table } from './table.js';

/** How a cell is written. */
type WriteCell = (text: string) => string;

const quoted: WriteCell = (text) => `"${text.replaceAll('"', '""')}"`;

/** A cell with the text as it is. */
const rawCell: WriteCell = (text) => (/[",\r\n]|^\s|\s$/.test(text) ? quoted(text) : text);

/** A cell that no spreadsheet takes for a formula, nor any part of it. */
const safeCell: WriteCell = (text) =>
  hasFormulaInside(text) ? quoted(withoutFormula(text)) : rawCell(withoutFormula(text));

/** Numbers without the sign that marks them as rounded: their column says so, and a reader of CSV wants a number. */
const value = (text: string, align: 'left' | 'right'): string =>
  align === 'right' ? text.replace(/^≈ /, '') : text;

const written = ({ columns, rows }: Table, cell: WriteCell): string =>
  [
    columns.map(({ head }) => head),
    ...rows.map((row) => row.map((text, c) => value(text, columns[c]!.align))),
  ]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');

/** Payoffs as game files hold them: `3;1` in a cell, the row player's first, both players in the first cell. */
const gameTable = (bimatrix: Bimatrix): Table =>
  tableOfBimatrix(bimatrix, {
    corner: (row, column) => `${row} \\ ${column}`,
    payoffs: ({ row, column }) => `${row};${column}`,
    strategy: ({ name }) => name,
  });

/** A table as CSV, ending in a line feed. */
export const csvTable = (table: Table): string => written(table, safeCell);

/** Payoffs as a game file in CSV, which is read as the same game. */
export const csvBimatrix = (bimatrix: Bimatrix): string => csvTable(gameTable(bimatrix));

/** A table as CSV with all texts as they are, ending in a line feed: for programs, not for spreadsheets. */
export const rawCsvTable = (table: Table): string => written(table, rawCell);

/** Payoffs as CSV with all names as they are. */
export const rawCsvBimatrix = (bimatrix: Bimatrix): string => rawCsvTable(gameTable(bimatrix));
