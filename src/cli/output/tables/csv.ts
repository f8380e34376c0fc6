/**
 * Tables as comma-separated values (RFC 4180, with line feeds): a heading line, then the rows. A cell is quoted when it
 * holds a comma, a quote, a line break, or outer blanks. The caption has no place there.
 */
import type { Bimatrix } from './bimatrix.js';
import { tableOfBimatrix } from './bimatrix.js';
import type { Table } from './table.js';

const cell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Numbers without the sign that marks them as rounded: their column says so, and a reader of CSV wants a number. */
const value = (text: string, align: 'left' | 'right'): string =>
  align === 'right' ? text.replace(/^≈ /, '') : text;

/** A table as CSV, ending in a line feed. */
export const csvTable = ({ columns, rows }: Table): string =>
  [
    columns.map(({ head }) => head),
    ...rows.map((row) => row.map((text, c) => value(text, columns[c]!.align))),
  ]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');

/** Payoffs as CSV, as game files hold them: `3;1` in a cell, the row player's first, both players in the first cell. */
export const csvBimatrix = (bimatrix: Bimatrix): string =>
  csvTable(
    tableOfBimatrix(bimatrix, {
      corner: (row, column) => `${row} \\ ${column}`,
      payoffs: ({ row, column }) => `${row};${column}`,
      strategy: ({ name }) => name,
    }),
  );
