/**
 * The formats of `--format`, one value each. To add one is to write how it prints a table and to list it here.
 */
import { namesOf } from '../../../names-of.js';
import type { AnyTable, Bimatrix } from './bimatrix.js';
import { isBimatrix } from './bimatrix.js';
import { csvBimatrix, csvTable, rawCsvBimatrix, rawCsvTable } from './csv.js';
import { latexBimatrix } from './latex-bimatrix.js';
import { latexTable } from './latex.js';
import { markdownBimatrix, markdownTable } from './markdown.js';
import type { Table } from './table.js';

/** A format of tables. */
export interface TableFormat {
  /** A table as text, ending in a line feed. */
  readonly write: (table: Table) => string;
  /** Payoffs of two players as text, ending in a line feed. */
  readonly writeBimatrix: (bimatrix: Bimatrix) => string;
  /** Whether all tables of a report are printed, or the main one alone: a file of CSV is one table. */
  readonly tables: 'all' | 'main';
}

const list = {
  markdown: { write: markdownTable, writeBimatrix: markdownBimatrix, tables: 'all' },
  latex: { write: latexTable, writeBimatrix: latexBimatrix, tables: 'all' },
  csv: { write: csvTable, writeBimatrix: csvBimatrix, tables: 'main' },
  'csv-raw': { write: rawCsvTable, writeBimatrix: rawCsvBimatrix, tables: 'main' },
} as const satisfies Record<string, TableFormat>;

/** The name of a format. */
export type TableFormatName = keyof typeof list;

/** All formats by name. */
export const tableFormats: Readonly<Record<TableFormatName, TableFormat>> = list;

/** A table of either sort in a format. */
export const writeTable = ({ write, writeBimatrix }: TableFormat, table: AnyTable): string =>
  isBimatrix(table) ? writeBimatrix(table) : write(table);

/** The names of all formats. */
export const tableFormatNames: readonly TableFormatName[] = namesOf(list);
