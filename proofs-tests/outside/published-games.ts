// Published games, read where they lie: set UNDOMINATED_CASES to their folder, or have them in shared/cases beside the checkout.
// They are no part of the package; where they are absent the tests that read them say so and skip.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Q from '../../src/exact/rational.js';
import { numberedPlayers } from '../../src/games/generators.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import { tabulate } from '../../src/games/payoff-table.js';
import { E } from '../../src/prelude.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = process.env['UNDOMINATED_CASES'] ?? join(root, '..', 'shared', 'cases');
/** Whether the games are there. */
export const present = existsSync(join(folder, 'cgcb-games.json'));
if (!present) console.warn(`SKIPPED: no published games in ${folder} (set UNDOMINATED_CASES)`);

/** Payoffs by row and column. */
export type Matrix = ReadonlyArray<ReadonlyArray<string | number>>;

/** What a file of games holds; undefined if they are absent. */
export const read = (file: string): unknown =>
  present ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : undefined;

/** The game of a row player's and a column player's matrix. */
export const bimatrix = (row: Matrix, column: Matrix): NormalForm => {
  const table = (matrix: Matrix) =>
    tabulate(
      matrix.flat().map((text) =>
        E.getOrElse((): Q.Rational => {
          throw new Error(`Not a number: ${String(text)}`);
        })(Q.read(String(text))),
      ),
    );
  return { players: numberedPlayers([row.length, row[0]!.length]), payoffs: [table(row), table(column)] };
};
