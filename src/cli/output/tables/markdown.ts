/**
 * Tables as Markdown (the pipe tables that most renderers know), under a bold caption. Whatever would be read as markup
 * is escaped, so that a trader called `*a|b*` keeps her name.
 */
import type { Table } from './table.js';

const marks = /[\\`*_{}[\]<>#|~&$]/g;

const cell = (text: string): string =>
  text
    .replace(marks, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`))
    .replace(/\r\n|\r|\n/g, '<br>');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A table as Markdown, ending in a line feed. */
export const markdownTable = ({ caption, columns, rows }: Table): string =>
  [
    `**${cell(caption)}**\n\n`,
    line(columns.map(({ head }) => cell(head))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('');
