/**
 * Games of two players as textbooks print them: a matrix of payoffs for each, the rows the strategies of the one, the
 * columns those of the other.
 */
import { counted } from '../exact/counts.js';
import { checkObject, checkText, checkTexts, InvalidArgument } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import type { ExactNumber, Rational } from '../exact/rational.js';
import type { NormalForm, Player } from './normal-form.js';
import { tabulate } from './payoff-table.js';

/** A matrix of payoffs: `matrix[r][c]` where the row player plays her strategy r and the column player hers c. */
export type PayoffMatrix = ReadonlyArray<readonly ExactNumber[]>;

/** How a player and her strategies are called. */
export interface PlayerNames {
  readonly name?: string;
  /** One name a strategy, no two alike. */
  readonly strategies?: readonly string[];
}

/** How the two players are called. */
export interface BimatrixNames {
  readonly row?: PlayerNames;
  readonly column?: PlayerNames;
}

/** The number of rows and of columns. */
interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The game in normal form of two matrices of payoffs.
 *
 * @param rowPayoffs the row player's payoffs, `rowPayoffs[r][c]`: whole numbers, texts such as `'1/2'` or `'0.5'`, or
 * rationals.
 * @param columnPayoffs the column player's, of the same shape: by row and column too.
 * @param names what the players and their strategies are called. Left out: `Row` with `row 1`, `row 2`, …, and `Column`
 * with `column 1`, `column 2`, ….
 * @throws {@link InvalidArgument} if a matrix has no entry or is no rectangle, if the two differ in shape, if an entry is no
 * exact number (0.1 + 0.2 is not), or if names are missing or occur twice.
 * @example The prisoners' dilemma:
 * ```ts
 * import { bimatrix, solve } from 'undominated';
 *
 * const dilemma = bimatrix(
 *   [
 *     [3, 0],
 *     [5, 1],
 *   ],
 *   [
 *     [3, 5],
 *     [0, 1],
 *   ],
 *   {
 *     row: { name: 'Ann', strategies: ['silent', 'confess'] },
 *     column: { name: 'Ben', strategies: ['silent', 'confess'] },
 *   },
 * );
 * solve(dilemma).surviving; // { Ann: ["confess"], Ben: ["confess"] }
 * ```
 */
export const bimatrix = (
  rowPayoffs: PayoffMatrix,
  columnPayoffs: PayoffMatrix,
  names: BimatrixNames = {},
): NormalForm => {
  const size = sizeOf(rowPayoffs);
  const payoffs = [
    exactEntries('rowPayoffs', rowPayoffs, size),
    exactEntries('columnPayoffs', columnPayoffs, size),
  ];
  checkObject('names', names, 'an object', "{ row: { name: 'Ann', strategies: ['T', 'B'] } }");
  return {
    players: [playerOf('row', names.row, size.rows), playerOf('column', names.column, size.columns)],
    payoffs: payoffs.map(tabulate),
  };
};

/** The size of the row player's matrix, by its first row. */
const sizeOf = (matrix: PayoffMatrix): Size => {
  const [first] = checkRow('rowPayoffs', matrix, 'a list of rows');
  return { rows: matrix.length, columns: checkRow('rowPayoffs[0]', first, 'a list of payoffs').length };
};

/** A list that is not empty. */
const checkRow = <A>(argument: string, given: readonly A[] | undefined, allowed: string): readonly A[] => {
  if (!Array.isArray(given) || given.length === 0)
    throw new InvalidArgument(
      argument,
      given,
      `${allowed} that is not empty`,
      '[[3, 0], [5, 1]] for two rows',
    );
  return given;
};

/** The entries of a matrix row by row, exactly. */
const exactEntries = (
  argument: string,
  matrix: PayoffMatrix,
  { rows, columns }: Size,
): readonly Rational[] => {
  if (!Array.isArray(matrix) || matrix.length !== rows)
    throw new InvalidArgument(
      argument,
      matrix,
      `a list of ${counted(rows, 'row')}, as many as rowPayoffs has`,
    );
  return matrix.flatMap((row: readonly ExactNumber[], r) => {
    const place = `${argument}[${String(r)}]`;
    if (!Array.isArray(row) || row.length !== columns)
      throw new InvalidArgument(
        place,
        row,
        `a list of ${counted(columns, 'payoff')}, as many as rowPayoffs[0] has`,
      );
    return row.map((entry: ExactNumber, c) => Q.from(entry, `${place}[${String(c)}]`));
  });
};

/** A player with so many strategies, by the names given or by numbers. */
const playerOf = (side: 'row' | 'column', names: PlayerNames = {}, count: number): Player => {
  const argument = `names.${side}`;
  checkObject(argument, names, 'an object', "{ name: 'Ann', strategies: ['T', 'B'] }");
  const {
    name = side === 'row' ? 'Row' : 'Column',
    strategies = Array.from({ length: count }, (_, s) => `${side} ${String(s + 1)}`),
  } = names;
  checkText(`${argument}.name`, name);
  checkTexts(`${argument}.strategies`, strategies, 'names');
  if (strategies.length !== count)
    throw new InvalidArgument(`${argument}.strategies`, strategies, `a list of ${counted(count, 'name')}`);
  const twice = strategies.find((strategy, s) => strategies.indexOf(strategy) < s);
  if (twice !== undefined)
    throw new InvalidArgument(
      `${argument}.strategies`,
      strategies,
      `a list of names without ${JSON.stringify(twice)} twice`,
    );
  return { name, strategies };
};
