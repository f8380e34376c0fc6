/**
 * A table before it is written down: a caption, columns, and rows of plain text. The writers beside this file turn one
 * into text for a terminal, Markdown, LaTeX or CSV.
 */

/** A column: its heading, and the side to which its cells are pushed. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** A table; every row has one cell a column. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** A column of words. */
export const words = (head: string): Column => ({ head, align: 'left' });

/** A column of numbers. */
export const numbers = (head: string): Column => ({ head, align: 'right' });
