/**
 * Reads a game of two players from a table in CSV: strategies in the first line and the first column, in a cell both payoffs,
 * or the row player's alone in a zero-sum game.
 */
import { E, type Either } from '../../../prelude.js';
import { areCounted, counted } from '../../../exact/counts.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { shortened } from '../../json/codec.js';
import { maxTextLength } from '../../json/json.js';
import type { GameFile } from '../file.js';
import { maxPayoffs, unsoundNames } from '../file.js';
import type { TextFault } from '../../problems/located.js';
import { locatorOf, Stop } from '../../problems/located.js';
import { placeText } from '../../problems/place.js';
import { straightQuotesHint, typographicQuoteIn } from '../../../typographic-quotes.js';
import type { Cell } from './cells.js';
import { readCells } from './cells.js';
import { formulaText } from '../../problems/csv-formula.js';
import type { PayoffCell, PayoffForm } from './payoff-cells.js';
import { readPayoffCells } from './payoff-cells.js';
import { PayoffColumn } from '../payoff-column.js';
import type { Separator } from './separator.js';
import { separatorOf } from './separator.js';
import type { Problem } from '../../problems/problem.js';
import { fileProblem, inFileOrder, maxProblems } from '../../problems/problem.js';
import { maxGameBytes } from '../../problems/text.js';

/** What is noted while a table is read. */
interface Notes {
  readonly problems: Problem[];
  /** Notes a fault after which the reading goes on; after very many it ends. */
  readonly report: (at: number, fault: TextFault) => void;
  /** Ends the reading with a fault. */
  readonly stop: (at: number, fault: TextFault) => never;
  /** A place in a sentence. */
  readonly placeText: (at: number) => string;
}

const notesOn = (text: string, file: string): Notes => {
  const locate = locatorOf(text, file);
  const problems: Problem[] = [];
  const stop: Notes['stop'] = (at, fault) => {
    throw new Stop(locate(at, fault));
  };
  return {
    problems,
    stop,
    report: (at, fault) => {
      if (problems.length + 1 >= maxProblems) stop(at, fault);
      problems.push(locate(at, fault));
    },
    placeText: (at) => {
      const { line = 1, column = 1 } = locate(at, { code: 'E0709', message: '' });
      return placeText({ line, column });
    },
  };
};

/**
 * Reads a text such as
 *
 * ```text
 * Row \ Column,Left,Right
 * Top,3;1,0;0
 * Bottom,"0,0","1,3"
 * ```
 *
 * The first cell names the players or is empty. The cells may be set apart by semicolons, and decimals then have a comma or a
 * point. Where every cell holds one number, the game is zero-sum. A name such as `=x` may have an apostrophe before it. All faults are reported together, except that a quote
 * without its partner ends the reading; nothing is thrown whatever the text.
 */
export const readBimatrix = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const notes = notesOn(text, file);
  if (text.length > maxTextLength) return E.left([tooLong(text.length, file)]);
  const separator = separatorOf(text);
  try {
    refuseTooMany(countCells(text, separator), notes);
    const [head, ...rows] = readCells(text, separator, notes.stop);
    if (head === undefined) return E.left([fileProblem('E0105', file, 'The file is empty.')]);
    const game = assemble({ end: text.length, separator, head, rows }, notes);
    return notes.problems.length > 0 ? E.left(inFileOrder(notes.problems)) : E.right(game);
  } catch (error) {
    if (error instanceof Stop) return E.left(inFileOrder([...notes.problems, error.problem]));
    throw error;
  }
};

/** The cells that a table may have, its first line and column among them: a thousand strategies of each player, and some. */
export const maxCells = 2 ** 20;

const largerGames = `Write a larger game as .nfg or JSON, of which ${maxGameBytes.toLocaleString('en-US')} bytes are read.`;

/** The problem of a text that is refused before its cells are laid out. */
const tooLong = (length: number, file: string): Problem =>
  fileProblem(
    'E0104',
    file,
    `The table has ${length.toLocaleString('en-US')} characters; at most ${maxTextLength.toLocaleString('en-US')} are read.`,
    largerGames,
  );

/** Refuses a table of too many cells before they are laid out. */
const refuseTooMany = (cells: number, { stop }: Notes): void => {
  if (cells > maxCells)
    stop(0, {
      code: 'E0704',
      message: `The table has ${cells.toLocaleString('en-US')} cells; at most ${maxCells.toLocaleString('en-US')} are read.`,
      hint: largerGames,
    });
};

/** How many cells a table has: one more than the separators and line feeds outside quotes. */
const countCells = (text: string, separator: Separator): number => {
  const unitOfSeparator = separator.charCodeAt(0);
  let cells = 1;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 34) isQuoted = !isQuoted;
    else if (!isQuoted && (unit === unitOfSeparator || unit === 10)) cells += 1;
  }
  return cells;
};

/** A table whose cells are known; `end` is the length of its text. */
interface CellTable {
  readonly end: number;
  readonly separator: Separator;
  readonly head: readonly Cell[];
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

/** The game of a table. */
const assemble = ({ end, separator, head, rows }: CellTable, notes: Notes): GameFile => {
  const [corner, ...columns] = head as readonly [Cell, ...Cell[]];
  const names = playersOf(corner, notes);
  if (columns.length === 0 || rows.length === 0)
    notes.stop(columns.length === 0 ? corner.at : end, {
      code: 'E0702',
      message: `${names[columns.length === 0 ? 1 : 0]} has no strategy.`,
      hint: 'The first line names the column player’s strategies, and every further line begins with one of the row player.',
    });
  const cellsOf = [rows.map(([name]) => name!), columns];
  const players = names.map((name, i) => ({ name, strategies: strategiesOf(name, cellsOf[i]!, notes) }));
  const { form, payoffs } = readPayoffs(rows, columns.length, separator, notes);
  const game: GameFile = {
    title: '',
    comment: '',
    game: { kind: 'normal-form', form: { players, payoffs } },
  };
  return form === 'both'
    ? game
    : {
        ...game,
        reading: `Each cell of the file holds one number, which is read as the payoff of ${names[0]} in a zero-sum game: ${names[1]} gets its negative.`,
      };
};

/** The strategies of a player, which are the texts of these cells. */
const strategiesOf = (player: string, cells: readonly Cell[], notes: Notes): readonly string[] => {
  for (const { text, at } of cells)
    if (/\p{Cc}/u.test(text))
      notes.report(at, {
        code: 'E0211',
        message: 'A name holds a control character.',
        hint: 'Names are printed on one line: remove it.',
      });
  const names = cells.map((cell) => formulaText(cell.text));
  for (const unsound of unsoundNames(names))
    notes.report(cells[unsound.index]!.at, {
      code: 'E0702',
      message:
        unsound.why === 'blank'
          ? `The name of a strategy of ${player} is blank.`
          : `Two strategies of ${player} are named "${shortened(unsound.name)}": the first is at ${notes.placeText(cells[unsound.first]!.at)}.`,
      hint: 'Give different names that are not blank.',
    });
  return names;
};

/** The payoffs of both players, row by row, and what the cells hold. */
const readPayoffs = (
  rows: ReadonlyArray<readonly Cell[]>,
  columns: number,
  separator: Separator,
  notes: Notes,
): { readonly form: PayoffForm; readonly payoffs: readonly PayoffTable[] } => {
  if (2 * rows.length * columns > maxPayoffs)
    notes.stop(0, {
      code: 'E0704',
      message: `At most ${maxPayoffs.toLocaleString('en-US')} payoffs are held.`,
      hint: 'Take a smaller game.',
    });
  const tables = [new PayoffColumn(rows.length * columns), new PayoffColumn(rows.length * columns)] as const;
  const cells = rows.flatMap((row, r) => payoffCells(row, r, columns, notes));
  const form = readPayoffCells(cells, separator, tables, notes.report);
  const payoffs = tables.map(
    (column) =>
      column.table() ??
      notes.stop(0, {
        code: 'E0704',
        message: 'The common denominator of these payoffs has too many digits for a table of this size.',
        hint: 'Round the payoffs to fewer digits.',
      }),
  );
  return { form, payoffs };
};

/** What is said of a typographic quote, after the sentence on where it stands; nothing where there is none. */
const quoteText = (quote: string | undefined): string =>
  quote === undefined ? '' : ` It has the typographic quote ${quote}, which is no quote of CSV.`;

/** The cells of payoffs of a line; none if they are not as many as the columns, which is reported. */
const payoffCells = (
  line: readonly Cell[],
  row: number,
  columns: number,
  notes: Notes,
): readonly PayoffCell[] => {
  const [name, ...cells] = line as readonly [Cell, ...Cell[]];
  if (cells.length === columns) return cells.map((cell, c) => ({ ...cell, profile: row * columns + c }));
  const quote = typographicQuoteIn(cells.map(({ text }) => text).join(' '));
  notes.report(cells.length > columns ? cells[columns]!.at : name.at, {
    code: 'E0703',
    message: `The line of "${shortened(name.text)}" has ${counted(cells.length, 'cell')} of payoffs; there ${areCounted(columns, 'column')}.${quoteText(quote)}`,
    hint:
      quote === undefined
        ? 'A cell holds both payoffs: 3;1, or "3,1" in quotes, or 3 1; in a zero-sum game it may hold the row player’s alone.'
        : straightQuotesHint,
  });
  return [];
};

/** The players that the first cell names. */
const playersOf = (corner: Cell, notes: Notes): readonly [string, string] => {
  const unnamed = ['Row', 'Column'] as const;
  if (corner.text === '') return unnamed;
  const names = formulaText(corner.text)
    .split('\\')
    .map((name) => name.trim());
  const [row, column] = names;
  if (names.length !== 2 || !row || !column || row === column || /\p{Cc}/u.test(corner.text)) {
    const quote = typographicQuoteIn(corner.text);
    notes.report(corner.at, {
      code: 'E0701',
      message: `The first cell, "${shortened(corner.text)}", does not name two players.${quoteText(quote)}`,
      hint: quote === undefined ? 'Leave it empty, or write Row \\ Column.' : straightQuotesHint,
    });
    return unnamed;
  }
  return [row, column];
};
