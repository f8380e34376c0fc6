/**
 * What a verb has to say, once: data for scripts, and paragraphs and tables for people. The writers here turn one report
 * into JSON, into text for a terminal, or into its tables alone as Markdown, LaTeX or CSV.
 */
import type { Diagnostics } from '../errors/codes.js';
import type { ExitStatus } from '../errors/exit.js';
import { jsonText } from './json-text.js';
import type { AnyTable } from './tables/bimatrix.js';
import { isBimatrix } from './tables/bimatrix.js';
import type { TableFormatName } from './tables/formats.js';
import { tableFormats, writeTable } from './tables/formats.js';
import { escapeControls, wrap } from './tables/measure.js';
import { textBimatrix } from './tables/text-bimatrix.js';
import { textTable } from './tables/text.js';
import type { Style, Terminal } from './terminal.js';

/**
 * A piece of a report for people. A `note` warns; a `verdict` is coloured by what it says; `verbatim` is printed as it is.
 * A table `onScreenOnly` holds nothing that the report's other tables do not, and is left out where tables go elsewhere.
 */
export type Block =
  | { readonly kind: 'heading' | 'text' | 'item' | 'note' | 'verbatim'; readonly text: string }
  | { readonly kind: 'verdict'; readonly text: string; readonly verdict: 'proved' | 'refuted' | 'undecided' }
  | { readonly kind: 'table'; readonly table: AnyTable; readonly onScreenOnly?: true };

/** Everything that a verb says. */
export interface Report {
  readonly status: ExitStatus;
  /** What `--json` prints: the verb's own type, ready for `JSON.stringify` (no bigint, no rational). */
  readonly data: object;
  /** What people read. */
  readonly blocks: readonly Block[];
  /** What was wrong with a part of the input; people read it on standard error, scripts find it in the data. */
  readonly diagnostics?: Diagnostics;
  /** The one table that CSV holds; the first of the blocks' if left out. */
  readonly main?: AnyTable;
}

/** How a report is written. */
export type OutputFormat = 'text' | 'json' | TableFormatName;

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const text = (line: string): Block => ({ kind: 'text', text: line });
export const item = (line: string): Block => ({ kind: 'item', text: line });
export const note = (line: string): Block => ({ kind: 'note', text: line });
export const verbatim = (content: string): Block => ({ kind: 'verbatim', text: content });
export const table = (content: AnyTable): Block => ({ kind: 'table', table: content });
export const tableOnScreen = (content: AnyTable): Block => ({
  kind: 'table',
  table: content,
  onScreenOnly: true,
});

const verdictStyle: Readonly<Record<'proved' | 'refuted' | 'undecided', Style>> = {
  proved: 'green',
  refuted: 'red',
  undecided: 'yellow',
};

const paragraph = (line: string, width: number, first = '', later = first): string =>
  wrap(escapeControls(line), Math.max(20, width - later.length))
    .map((piece, i) => `${i === 0 ? first : later}${piece}\n`)
    .join('');

const styled = (body: string, style: (line: string) => string): string =>
  body
    .split('\n')
    .map((line) => (line === '' ? '' : style(line)))
    .join('\n');

const tableText = (content: AnyTable, out: Terminal): string => {
  const bold = (line: string): string => out.style('bold', line);
  return isBimatrix(content) ? textBimatrix(content, out.width, bold) : textTable(content, out.width, bold);
};

const blockText = (block: Block, out: Terminal): string => {
  const width = Math.min(out.width, 110);
  switch (block.kind) {
    case 'heading':
      return styled(paragraph(block.text, width), (line) => out.style('bold', line));
    case 'text':
      return paragraph(block.text, width);
    case 'item':
      return paragraph(block.text, width, '- ', '  ');
    case 'note':
      return styled(paragraph(`Note: ${block.text}`, width), (line) => out.style('yellow', line));
    case 'verbatim':
      return block.text;
    case 'verdict':
      return styled(paragraph(block.text, width), (line) => out.style(verdictStyle[block.verdict], line));
    case 'table':
      return tableText(block.table, out);
  }
};

/** Blocks of the same kind in a row stay together; others are set apart by an empty line. */
const asText = (blocks: readonly Block[], out: Terminal): string =>
  blocks
    .map((block, i) => {
      const before = blocks[i - 1];
      const together =
        before === undefined ||
        (block.kind !== 'table' && before.kind === block.kind) ||
        before.kind === 'heading' ||
        (before.kind === 'verdict' && block.kind !== 'verdict') ||
        (before.kind === 'text' && block.kind === 'item');
      return `${together ? '' : '\n'}${blockText(block, out)}`;
    })
    .join('');

/** The main table, which is the first of all where none is named; none where there is no table. */
const mainTable = (main: AnyTable | undefined, all: readonly AnyTable[]): readonly AnyTable[] =>
  main === undefined ? all.slice(0, 1) : [main];

/** The text of a report in an output format, ending in a line feed. */
export const writeReport = (report: Report, format: OutputFormat, out: Terminal): string => {
  const { data, blocks } = report;
  if (format === 'json') return jsonText(data);
  if (format === 'text') return asText(blocks, out);
  const all = blocks.flatMap((block) =>
    block.kind === 'table' && block.onScreenOnly !== true ? [block.table] : [],
  );
  const printed = tableFormats[format].tables === 'all' ? all : mainTable(report.main, all);
  return printed.map((each) => writeTable(tableFormats[format], each)).join('\n');
};
