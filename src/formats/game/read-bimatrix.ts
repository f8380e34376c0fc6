/**
 * Reads a game of two players from a table in CSV: strategies in the first line and the first column, both payoffs in a cell.
 */
import { E, type Either } from '../../prelude.js';
import { numberReasons, shortened } from '../json/codec.js';
import type { GameFile } from './file.js';
import { maxPayoffs, unsoundName } from './file.js';
import type { Locate, TextFault } from '../problems/located.js';
import { locatorOf, Stop } from '../problems/located.js';
import { PayoffColumn } from './payoff-column.js';
import type { Problem } from '../problems/problem.js';
import { fileProblem } from '../problems/problem.js';

/** A cell, outer blanks and quotes removed, and where it starts. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

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
  try {
    const [head, ...rows] = cellsOf(text, locate);
    if (head === undefined) return E.left([fileProblem('E0105', file, 'The file is empty.')]);
    return E.right(assemble(text, head, rows, locate));
  } catch (error) {
    if (error instanceof Stop) return E.left([error.problem]);
    throw error;
  }
};

/** The lines that are not blank, each in its cells (RFC 4180). */
const cellsOf = (text: string, locate: Locate): readonly (readonly Cell[])[] => {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let at = 0;
  while (at < text.length || line.length > 0) {
    while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
    const start = at;
    let value = '';
    if (text.charAt(at) === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length)
          throw new Stop(
            locate(start, {
              code: 'E0709',
              message: 'The cell that starts here has no closing quote.',
              hint: 'Close it with "; a quote inside is written twice.',
            }),
          );
        if (text.charAt(at) === '"') {
          if (text.charAt(at + 1) !== '"') break;
          at += 1;
        }
        value += text.charAt(at);
      }
      at += 1;
      while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
      if (at < text.length && !/[,\r\n]/.test(text.charAt(at)))
        throw new Stop(
          locate(at, {
            code: 'E0709',
            message: 'There is something after the closing quote of a cell.',
            hint: 'A quote inside a cell is written twice: "a ""b""".',
          }),
        );
    } else {
      while (at < text.length && !/[,\r\n]/.test(text.charAt(at))) at += 1;
      value = text.slice(start, at);
    }
    line.push({ text: value.trim(), at: start });
    if (text.charAt(at) === ',') {
      at += 1;
      if (at < text.length) continue;
      line.push({ text: '', at });
    }
    if (line.length > 1 || line[0]!.text !== '') lines.push(line);
    line = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return lines;
};

const assemble = (
  text: string,
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  locate: Locate,
): GameFile => {
  const stop = (at: number, fault: TextFault): never => {
    throw new Stop(locate(at, fault));
  };
  const [corner, ...columns] = head as readonly [Cell, ...Cell[]];
  const players = playersOf(corner, stop);
  if (columns.length === 0 || rows.length === 0)
    stop(columns.length === 0 ? corner.at : text.length, {
      code: 'E0702',
      message: `${players[columns.length === 0 ? 1 : 0]} has no strategy.`,
      hint: 'The first line names the column player’s strategies, and every further line begins with one of the row player.',
    });
  const strategies = [rows.map(([name]) => name!), columns].map((cells, i) => {
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
            ? `The name of a strategy of ${players[i]!} is blank.`
            : `Two strategies of ${players[i]!} are named "${shortened(names[unsound.index]!)}".`,
        hint: 'Give different names that are not blank.',
      });
    return names;
  });
  if (2 * rows.length * columns.length > maxPayoffs)
    stop(0, {
      code: 'E0704',
      message: `At most ${maxPayoffs.toLocaleString('en-US')} payoffs are held.`,
      hint: 'Take a smaller game.',
    });
  const tables = [0, 1].map(() => new PayoffColumn(rows.length * columns.length));
  rows.forEach((row, r) => {
    if (row.length !== head.length)
      stop(row.length > head.length ? row[head.length]!.at : row[0]!.at, {
        code: 'E0703',
        message: `The line of "${shortened(row[0]!.text)}" has ${String(row.length - 1)} cells of payoffs; there are ${String(columns.length)} columns.`,
        hint: 'A cell holds both payoffs: 3;1, or "3,1" in quotes.',
      });
    row.slice(1).forEach((cell, c) => readCell(cell, r * columns.length + c, tables, stop));
  });
  const payoffs = tables.map(
    (column) =>
      column.table() ??
      stop(0, {
        code: 'E0704',
        message: 'The common denominator of these payoffs has too many digits for a table of this size.',
        hint: 'Round the payoffs to fewer digits.',
      }),
  );
  return {
    title: '',
    comment: '',
    game: {
      kind: 'normal-form',
      form: { players: players.map((name, i) => ({ name, strategies: strategies[i]! })), payoffs },
    },
  };
};

/** The players that the first cell names. */
const playersOf = (
  corner: Cell,
  stop: (at: number, fault: TextFault) => never,
): readonly [string, string] => {
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

const readCell = (
  cell: Cell,
  k: number,
  columns: readonly PayoffColumn[],
  stop: (at: number, fault: TextFault) => never,
): void => {
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
