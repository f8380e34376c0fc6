/**
 * The cells of a table in CSV (RFC 4180), each with its place.
 */
import type { TextFault } from '../../problems/located.js';
import type { Separator } from './separator.js';

/** A cell, outer blanks and quotes removed, and where it starts. */
export interface Cell {
  readonly text: string;
  readonly at: number;
}

/** Ends the reading with a fault at an offset. */
export type StopAt = (at: number, fault: TextFault) => never;

/** The lines of which some cell is not blank, each in its cells; at least one a line. */
export const readCells = (
  text: string,
  separator: Separator,
  stop: StopAt,
): ReadonlyArray<readonly Cell[]> => {
  const table: TableText = { text, separator, stop };
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let at = 0;
  while (at < text.length || line.length > 0) {
    at = skipBlanks(text, at);
    const { value, end } = text.charAt(at) === '"' ? quotedCell(table, at) : bareCell(table, at);
    line.push({ text: value.trim(), at });
    at = end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length) continue;
      line.push({ text: '', at });
    }
    // A spreadsheet may write empty lines with all their separators.
    if (line.some((cell) => cell.text !== '')) lines.push(line);
    line = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return lines;
};

/** A table as it is read. */
interface TableText {
  readonly text: string;
  readonly separator: Separator;
  readonly stop: StopAt;
}

/** The text of a cell, and the offset of the separator or the end of the line after it. */
interface CellText {
  readonly value: string;
  readonly end: number;
}

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
};

const endsCell = ({ text, separator }: TableText, at: number): boolean => {
  const sign = text.charAt(at);
  return sign === '' || sign === separator || sign === '\n' || sign === '\r';
};

const bareCell = (table: TableText, start: number): CellText => {
  let at = start;
  while (!endsCell(table, at)) at += 1;
  return { value: table.text.slice(start, at), end: at };
};

/** A cell whose opening quote is at `start`; a quote inside it is written twice. */
const quotedCell = (table: TableText, start: number): CellText => {
  const { text, stop } = table;
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0)
      stop(start, {
        code: 'E0709',
        message: 'The cell that starts here has no closing quote.',
        hint: 'Close it with "; a quote inside is written twice.',
      });
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') {
      const end = skipBlanks(text, quote + 1);
      if (endsCell(table, end)) return { value, end };
      stop(end, {
        code: 'E0709',
        message: 'There is something after the closing quote of a cell.',
        hint: 'A quote inside a cell is written twice: "a ""b""".',
      });
    }
    value += '"';
    from = quote + 2;
  }
};
