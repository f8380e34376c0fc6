/**
 * The payoffs of two players before they are written down: the strategies of the row player at the left, those of the
 * column player above, both payoffs in a cell. A strategy may be crossed out. The writers beside this file turn one into
 * text for a terminal, Markdown, LaTeX or CSV.
 */
import type { Column, Table } from './table.js';
import { numbers, words } from './table.js';

/** A strategy at the head of a row or of a column. */
export interface StrategyHeading {
  readonly name: string;
  /** Whether the row or column is crossed out. */
  readonly crossedOut: boolean;
}

/** A player with the strategies that are shown. */
export interface PlayerHeading {
  readonly name: string;
  readonly strategies: readonly StrategyHeading[];
}

/** What both players get at a profile, as text. */
export interface PayoffPair {
  readonly row: string;
  readonly column: string;
}

/** Payoffs of two players: `payoffs[r][c]` at the row player's strategy r and the column player's c. */
export interface Bimatrix {
  readonly caption: string;
  readonly row: PlayerHeading;
  readonly column: PlayerHeading;
  readonly payoffs: ReadonlyArray<readonly PayoffPair[]>;
}

/** A table of either sort. */
export type AnyTable = Table | Bimatrix;

/** Whether a table is one of payoffs. */
export const isBimatrix = (table: AnyTable): table is Bimatrix => 'payoffs' in table;

/** How a format that cannot span a heading over columns writes the pieces of a bimatrix. */
export interface BimatrixStyle {
  /** The first cell of the first line. */
  readonly corner: (row: string, column: string) => string;
  readonly payoffs: (pair: PayoffPair, crossedOut: boolean) => string;
  readonly strategy: (heading: StrategyHeading) => string;
}

/** A bimatrix as an ordinary table: a column for each strategy of the column player, a row for each of the row player. */
export const tableOfBimatrix = (bimatrix: Bimatrix, { corner, payoffs, strategy }: BimatrixStyle): Table => {
  const { caption, row, column } = bimatrix;
  const columns: readonly Column[] = [
    words(corner(row.name, column.name)),
    ...column.strategies.map((heading) => numbers(strategy(heading))),
  ];
  const rows = row.strategies.map((heading, r) => [
    strategy(heading),
    ...column.strategies.map(({ crossedOut }, c) =>
      payoffs(bimatrix.payoffs[r]![c]!, crossedOut || heading.crossedOut),
    ),
  ]);
  return { caption, columns, rows };
};
