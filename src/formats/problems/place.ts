/**
 * Places in a text: offsets to lines and columns, and the line at a place with a caret below it.
 */

/** A place for people: both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A place in a sentence. */
export const placeText = ({ line, column }: Place): string =>
  `line ${String(line)}, column ${String(column)}`;

/** Offsets at which the lines of a text start; a line ends with \n, \r\n or \r. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
};

/** The place of an offset, given the starts of the lines. */
export const placeOf = (starts: readonly number[], offset: number): Place => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
};

/** The width of excerpts, in UTF-16 units. */
const width = 80;

/** The line around an offset, cut to a window if it is long, and a caret under the offset. */
export const excerptAt = (text: string, starts: readonly number[], offset: number): string => {
  const { line, column } = placeOf(starts, offset);
  const start = starts[line - 1]!;
  let end = starts[line] ?? text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end -= 1;
  const from = start + (column <= width - 10 ? 0 : column - width / 2);
  const cut = text.slice(from, Math.min(from + width, end));
  const shown = `${from > start ? '…' : ''}${cut}${from + width < end ? '…' : ''}`;
  // Tabs become single blanks and control characters a mark, so that the caret stays in its column.
  const plain = Array.from({ length: shown.length }, (_, i) => printable(shown, i)).join('');
  return `${plain}\n${' '.repeat(offset - from + (from > start ? 1 : 0))}^`;
};

const printable = (text: string, at: number): string => {
  const unit = text.charCodeAt(at);
  if (unit === 9) return ' ';
  return unit < 32 || (unit >= 127 && unit < 160) ? '\uFFFD' : text.charAt(at);
};
