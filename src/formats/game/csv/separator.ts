/**
 * What sets the cells of a table apart: commas, or semicolons where a spreadsheet writes decimals with a comma.
 */

/** What stands between two cells. */
export type Separator = ',' | ';';

/** A text without what stands in quotes. */
const withoutQuoted = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, '');

/** Whether all lines that are not blank hold equally many of a separator. */
const isEven = (text: string, separator: Separator): boolean => {
  const lines = withoutQuoted(text)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  return new Set(lines.map((line) => line.split(separator).length)).size <= 1;
};

/**
 * The separator of a table: the one that its first line has. Where that line has both, it is the semicolon if this cuts all
 * lines into equally many cells and the comma does not.
 */
export const separatorOf = (text: string): Separator => {
  const first = withoutQuoted(/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '');
  if (!first.includes(';')) return ',';
  if (!first.includes(',')) return ';';
  return isEven(text, ';') && !isEven(text, ',') ? ';' : ',';
};
