/**
 * Payoffs of two players for a terminal: the column player's name above her strategies, as many columns beside each other
 * as fit and the others below, a cross before what is crossed out.
 */
import type { Bimatrix } from './bimatrix.js';
import { tableOfBimatrix } from './bimatrix.js';
import { escapeControls, wrap } from './measure.js';
import type { Table } from './table.js';
import type { Emphasis } from './text.js';
import { alignedTable, columnGap, columnWidths, textTable } from './text.js';

const asTable = (bimatrix: Bimatrix): Table =>
  tableOfBimatrix(bimatrix, {
    corner: (row) => escapeControls(row),
    payoffs: ({ row, column }) => `${row}, ${column}`,
    strategy: ({ name, crossedOut }) => `${crossedOut ? '× ' : ''}${escapeControls(name)}`,
  });

/** The numbers of columns that are printed beside each other, each after the column of headings, within so many signs. */
const groupsThatFit = (
  [headings, ...columns]: readonly number[],
  width: number,
): ReadonlyArray<readonly number[]> => {
  const groups: number[][] = [];
  let room = 0;
  columns.forEach((needed, c) => {
    if (groups.length === 0 || room < columnGap + needed) {
      groups.push([]);
      room = width - headings!;
    }
    groups.at(-1)!.push(c + 1);
    room -= columnGap + needed;
  });
  return groups;
};

/** Payoffs as text for a terminal of `width` columns, ending in a line feed; under their caption. */
export const textBimatrix = (bimatrix: Bimatrix, width: number, emphasis: Emphasis): string => {
  const table = asTable(bimatrix);
  const widths = columnWidths(table);
  // Names so long that no column fits beside them are written as records.
  if (widths[0]! + columnGap + Math.max(...widths.slice(1)) > width) return textTable(table, width, emphasis);
  const caption = wrap(escapeControls(table.caption), width).map((line) => `${emphasis(line)}\n`);
  const above = wrap(escapeControls(bimatrix.column.name), width - widths[0]! - columnGap)
    .map((line) => `${' '.repeat(widths[0]! + columnGap)}${emphasis(line)}\n`)
    .join('');
  const groups = groupsThatFit(widths, width).map((group) => {
    const shown = [0, ...group];
    const part: Table = {
      caption: '',
      columns: shown.map((c) => table.columns[c]!),
      rows: table.rows.map((row) => shown.map((c) => row[c]!)),
    };
    const shownWidths = shown.map((c) => widths[c]!);
    return above + alignedTable(part, shownWidths, emphasis);
  });
  return caption.join('') + groups.join('\n');
};
