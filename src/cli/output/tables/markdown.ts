/**
 * Tables as Markdown (the pipe tables that most renderers know), under a bold caption. Whatever would be read as markup
 * is escaped, so that a trader called `*a|b*` keeps her name.
 */
import type { Bimatrix } from './bimatrix.js';
import { tableOfBimatrix } from './bimatrix.js';
import { escapeControlsInLines } from './measure.js';
import type { Table } from './table.js';

const marks = /[\\`*_{}[\]<>#|~&$]/g;

const cell = (text: string): string =>
  escapeControlsInLines(text)
    .replace(marks, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`))
    .replace(/\r\n|\r|\n/g, '<br>');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A table whose cells are Markdown already. */
const writtenTable = ({ caption, columns, rows }: Table): string =>
  [
    `**${cell(caption)}**\n\n`,
    line(columns.map(({ head }) => head)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('');

/** A table as Markdown, ending in a line feed. */
export const markdownTable = ({ caption, columns, rows }: Table): string =>
  writtenTable({
    caption,
    columns: columns.map(({ head, align }) => ({ head: cell(head), align })),
    rows: rows.map((row) => row.map(cell)),
  });

const struckThrough = (text: string, crossedOut: boolean): string => (crossedOut ? `~~${text}~~` : text);

/** Payoffs as Markdown, ending in a line feed: both players in the first cell, a line through what is crossed out. */
export const markdownBimatrix = (bimatrix: Bimatrix): string =>
  writtenTable(
    tableOfBimatrix(bimatrix, {
      corner: (row, column) => cell(`${row} \\ ${column}`),
      payoffs: ({ row, column }, crossedOut) => struckThrough(cell(`${row}, ${column}`), crossedOut),
      strategy: ({ name, crossedOut }) => struckThrough(cell(name), crossedOut),
    }),
  );
