/**
 * Tables for a terminal: aligned columns where they fit, cells broken over lines where they nearly fit, and below sixty
 * columns (or for many columns) one short record a row.
 */
import { escapeControls, pad, widthOf, wrap } from './measure.js';
import type { Table } from './table.js';

/** How headings and captions are emphasised; plain text without colour. */
export type Emphasis = (text: string) => string;

/** The blanks between two columns. */
export const columnGap = 2;

const narrow = 60;
const minCell = 12;

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

/** What a column needs: its width with nothing broken, and with its heading on two lines. */
interface Need {
  readonly whole: number;
  readonly unbroken: number;
}

/** The smallest width at which a heading takes two lines at most: some have the names of thousands of traders. */
const headingWidth = (head: string): number => {
  const widths = head.split(' ').map(widthOf);
  // Each word but the first has a blank before it.
  const whole = sum(widths) + widths.length - 1;
  let least = whole;
  let first = -1;
  for (const width of widths) {
    first += 1 + width;
    least = Math.min(least, Math.max(first, whole - first - 1));
  }
  return least;
};

const needOf = ({ columns, rows }: Table, c: number): Need => {
  const { head } = columns[c]!;
  const cells = rows.reduce((widest, row) => Math.max(widest, widthOf(row[c]!)), 0);
  return {
    whole: Math.max(widthOf(head), cells),
    unbroken: Math.max(cells, headingWidth(head)),
  };
};

/**
 * Column widths that fit: headings are broken before cells are, and then the widest column is narrowed first; undefined
 * when some column would become unreadable.
 */
const fit = (needs: readonly Need[], room: number): readonly number[] | undefined => {
  const widths = needs.map(({ whole }) => whole);
  while (sum(widths) > room) {
    const slack = widths.map((width, c) => width - needs[c]!.unbroken);
    const largest = Math.max(...slack);
    const narrowed = largest > 0 ? slack.indexOf(largest) : widths.indexOf(Math.max(...widths));
    if (largest <= 0 && widths[narrowed]! <= minCell) return undefined;
    widths[narrowed]! -= 1;
  }
  return widths;
};

/** The widths of the columns with nothing broken. */
export const columnWidths = (table: Table): readonly number[] =>
  table.columns.map((_, c) => needOf(table, c).whole);

/** The headings, a rule and the rows, in columns of these widths; what is wider is broken over lines. */
export const alignedTable = (
  { columns, rows }: Table,
  widths: readonly number[],
  emphasis: Emphasis,
): string => {
  const line = (cells: readonly string[], style: Emphasis): string => {
    const broken = cells.map((cell, c) => wrap(cell, widths[c]!));
    const height = Math.max(...broken.map((lines) => lines.length));
    return Array.from({ length: height }, (_, y) =>
      broken
        .map((lines, c) => pad(lines[y] ?? '', widths[c]!, columns[c]!.align))
        .join(' '.repeat(columnGap)),
    )
      .map((text) => `${style(text.trimEnd())}\n`)
      .join('');
  };
  const rule = `${widths.map((width) => '─'.repeat(width)).join(' '.repeat(columnGap))}\n`;
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
          const [first, ...more] = wrap(`${head}: ${row[c]!}`, Math.max(minCell, width));
          const rest = wrap(more.join(' '), Math.max(minCell, width - columnGap));
          return [first!, ...(more.length > 0 ? rest.map((text) => ' '.repeat(columnGap) + text) : [])]
            .map((text) => `${text}\n`)
            .join('');
        })
        .join(''),
    )
    .join('\n');

/** A table as text for a terminal of `width` columns, ending in a line feed; under its caption. */
export const textTable = (table: Table, width: number, emphasis: Emphasis = (text) => text): string => {
  const clean: Table = {
    caption: escapeControls(table.caption),
    columns: table.columns,
    rows: table.rows.map((row) => row.map(escapeControls)),
  };
  const needs = clean.columns.map((_, c) => needOf(clean, c));
  const room = width - columnGap * (needs.length - 1);
  const whole = needs.map((need) => need.whole);
  const widths = sum(whole) <= room ? whole : width < narrow ? undefined : fit(needs, room);
  const caption = wrap(clean.caption, width).map((line) => `${emphasis(line)}\n`);
  return (
    caption.join('') + (widths === undefined ? stacked(clean, width) : alignedTable(clean, widths, emphasis))
  );
};
