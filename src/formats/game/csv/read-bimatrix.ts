/**
 * Reads a game of two players from a table in CSV: strategies in the first line and the first column, both payoffs in a cell.
 */
import { E, type Either } from '../../../prelude.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { numberReasons, shortened } from '../../json/codec.js';
import type { GameFile } from '../file.js';
import { maxPayoffs, unsoundName } from '../file.js';
import { locatorOf, Stop } from '../../problems/located.js';
import type { Cell, StopAt } from './cells.js';
import { readCells } from './cells.js';
import { PayoffColumn } from '../payoff-column.js';
import type { Problem } from '../../problems/problem.js';
import { fileProblem } from '../../problems/problem.js';

/**
 * Reads a text such as
 *
 * ```text
 * Row \ Column,Left,Right
 * Top,3;1,0;0
 * Bottom,"0,0","1,3"
 * ```
 *
 * The first cell names the players or is empty. The first fault ends the reading; nothing is thrown whatever the text.
 */
export const readBimatrix = (source: string, file: string): Either<readonly Problem[], GameFile> => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const locate = locatorOf(text, file);
  const stop: StopAt = (at, fault) => {
    throw new Stop(locate(at, fault));
  };
  try {
    const [head, ...rows] = readCells(text, stop);
    if (head === undefined) return E.left([fileProblem('E0105', file, 'The file is empty.')]);
    return E.right(assemble(text.length, head, rows, stop));
  } catch (error) {
    if (error instanceof Stop) return E.left([error.problem]);
    throw error;
  }
};

/** The game of a table whose cells are known; `end` is the length of its text. */
const assemble = (
  end: number,
  head: readonly Cell[],
  rows: ReadonlyArray<readonly Cell[]>,
  stop: StopAt,
): GameFile => {
  const [corner, ...columns] = head as readonly [Cell, ...Cell[]];
  const names = playersOf(corner, stop);
  if (columns.length === 0 || rows.length === 0)
    stop(columns.length === 0 ? corner.at : end, {
      code: 'E0702',
      message: `${names[columns.length === 0 ? 1 : 0]} has no strategy.`,
      hint: 'The first line names the column player’s strategies, and every further line begins with one of the row player.',
    });
  const cellsOf = [rows.map(([name]) => name!), columns];
  const players = names.map((name, i) => ({ name, strategies: strategiesOf(name, cellsOf[i]!, stop) }));
  const payoffs = readPayoffs(rows, columns.length, stop);
  return { title: '', comment: '', game: { kind: 'normal-form', form: { players, payoffs } } };
};

/** The strategies of a player, which are the texts of these cells. */
const strategiesOf = (player: string, cells: readonly Cell[], stop: StopAt): readonly string[] => {
  const control = cells.find((cell) => /\p{Cc}/u.test(cell.text));
  if (control !== undefined)
    stop(control.at, {
      code: 'E0211',
      message: 'A name holds a control character.',
      hint: 'Names are printed on one line: remove it.',
    });
  const names = cells.map((cell) => cell.text);
  const unsound = unsoundName(names);
  if (unsound !== undefined)
    stop(cells[unsound.index]!.at, {
      code: 'E0702',
      message:
        unsound.why === 'blank'
          ? `The name of a strategy of ${player} is blank.`
          : `Two strategies of ${player} are named "${shortened(names[unsound.index]!)}".`,
      hint: 'Give different names that are not blank.',
    });
  return names;
};

/** The payoffs of both players, row by row. */
const readPayoffs = (
  rows: ReadonlyArray<readonly Cell[]>,
  columns: number,
  stop: StopAt,
): readonly PayoffTable[] => {
  if (2 * rows.length * columns > maxPayoffs)
    stop(0, {
      code: 'E0704',
      message: `At most ${maxPayoffs.toLocaleString('en-US')} payoffs are held.`,
      hint: 'Take a smaller game.',
    });
  const tables = [0, 1].map(() => new PayoffColumn(rows.length * columns));
  rows.forEach((row, r) => {
    const [name, ...cells] = row as readonly [Cell, ...Cell[]];
    if (cells.length !== columns)
      stop(cells.length > columns ? cells[columns]!.at : name.at, {
        code: 'E0703',
        message: `The line of "${shortened(name.text)}" has ${String(cells.length)} cells of payoffs; there are ${String(columns)} columns.`,
        hint: 'A cell holds both payoffs: 3;1, or "3,1" in quotes.',
      });
    cells.forEach((cell, c) => readCell(cell, r * columns + c, tables, stop));
  });
  return tables.map(
    (column) =>
      column.table() ??
      stop(0, {
        code: 'E0704',
        message: 'The common denominator of these payoffs has too many digits for a table of this size.',
        hint: 'Round the payoffs to fewer digits.',
      }),
  );
};

/** The players that the first cell names. */
const playersOf = (corner: Cell, stop: StopAt): readonly [string, string] => {
  if (corner.text === '') return ['Row', 'Column'];
  const names = corner.text.split('\\').map((name) => name.trim());
  const [row, column] = names;
  if (names.length !== 2 || row === '' || column === '' || row === column || /\p{Cc}/u.test(corner.text))
    return stop(corner.at, {
      code: 'E0701',
      message: `The first cell, "${shortened(corner.text)}", does not name two players.`,
      hint: 'Leave it empty, or write Row \\ Column.',
    });
  return [row!, column!];
};

const readCell = (cell: Cell, k: number, columns: readonly PayoffColumn[], stop: StopAt): void => {
  const numbers = cell.text.split(/\s*[;,]\s*|\s+/);
  if (numbers.length !== 2 || numbers.includes(''))
    stop(cell.at, {
      code: 'E0703',
      message: `A cell holds two payoffs, not "${shortened(cell.text)}".`,
      hint: 'Write 3;1, or "3,1" in quotes, the row player’s first.',
    });
  columns.forEach((column, i) => {
    const fault = column.read(k, numbers[i]!, 0, numbers[i]!.length);
    if (fault === undefined) return;
    const [reason, hint] = numberReasons[fault.kind];
    stop(cell.at, {
      code: 'E0207',
      message: `"${shortened(numbers[i]!)}" is ${reason}.`,
      hint: hint.replaceAll('"', ''),
    });
  });
};
