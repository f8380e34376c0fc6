/**
 * Tables for a terminal: aligned columns where they fit, cells broken over lines where they nearly fit, and below sixty
 * columns (or for many columns) one short record a row.
 */
import { escapeControls, pad, widthOf, wrap } from './measure.js';
import type { Table } from './table.js';

/** How headings and captions are emphasised; plain text without colour. */
export type Emphasis = (text: string) => string;

const gap = 2;
const narrow = 60;
const leastCell = 12;

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

/** Column widths that fit, the widest narrowed first; undefined when some would become unreadable. */
const fit = (natural: readonly number[], room: number): readonly number[] | undefined => {
  const widths = [...natural];
  while (sum(widths) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= leastCell) return undefined;
    widths[widest]! -= 1;
  }
  return widths;
};

const aligned = ({ columns, rows }: Table, widths: readonly number[], emphasis: Emphasis): string => {
  const line = (cells: readonly string[], style: Emphasis): string => {
    const broken = cells.map((cell, c) => wrap(cell, widths[c]!));
    const height = Math.max(...broken.map((lines) => lines.length));
    return Array.from({ length: height }, (_, y) =>
      broken.map((lines, c) => pad(lines[y] ?? '', widths[c]!, columns[c]!.align)).join(' '.repeat(gap)),
    )
      .map((text) => `${style(text.trimEnd())}\n`)
      .join('');
  };
  const rule = `${widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap))}\n`;
  return (
    line(
      columns.map(({ head }) => head),
      emphasis,
    ) +
    rule +
    rows.map((row) => line(row, (text) => text)).join('')
  );
};

const stacked = ({ columns, rows }: Table, width: number): string =>
  rows
    .map((row) =>
      columns
        .map(({ head }, c) => {
          const [first, ...more] = wrap(`${head}: ${row[c]!}`, Math.max(leastCell, width));
          const rest = wrap(more.join(' '), Math.max(leastCell, width - gap));
          return [first!, ...(more.length > 0 ? rest.map((text) => ' '.repeat(gap) + text) : [])]
            .map((text) => `${text}\n`)
            .join('');
        })
        .join(''),
    )
    .join('\n');

/** A table as text for a terminal of `width` columns, ending in a line feed; the caption stands above it. */
export const textTable = (table: Table, width: number, emphasis: Emphasis = (text) => text): string => {
  const clean: Table = {
    caption: escapeControls(table.caption),
    columns: table.columns,
    rows: table.rows.map((row) => row.map(escapeControls)),
  };
  const natural = clean.columns.map(({ head }, c) =>
    clean.rows.reduce((widest, row) => Math.max(widest, widthOf(row[c]!)), widthOf(head)),
  );
  const room = width - gap * (natural.length - 1);
  const widths = sum(natural) <= room ? natural : width < narrow ? undefined : fit(natural, room);
  const caption = wrap(clean.caption, width).map((line) => `${emphasis(line)}\n`);
  return caption.join('') + (widths === undefined ? stacked(clean, width) : aligned(clean, widths, emphasis));
};
