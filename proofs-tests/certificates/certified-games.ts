/**
 * Games with their certificates, as the text of these is read: the examples, and small ones written out.
 */
import { readFileSync, readdirSync } from 'node:fs';
import type { Json } from '../../src/certificates/check.js';
import { certifyElimination } from '../../src/claims/games/certificate.js';
import { labelledElimination } from '../../src/claims/games/elimination.js';
import type { EliminationOptions } from '../../src/dominance/relation.js';
import { comparisons, dominatorKinds } from '../../src/dominance/relation.js';
import { kindOf, readGame } from '../../src/formats/game/read.js';
import type { BayesianGame } from '../../src/games/bayesian.js';
import type { NormalForm } from '../../src/games/normal-form.js';
import { finish } from '../../src/computation.js';
import { bimatrix } from '../outside/published-games.js';

export type Form = NormalForm | BayesianGame;

/** The certificate of an elimination. */
export const certificateOf = (game: Form, elimination: EliminationOptions): Json => {
  const labelled = finish(labelledElimination(game, elimination));
  return JSON.parse(JSON.stringify(finish(certifyElimination(game, labelled)))) as Json;
};

/** Every relation, to the end. */
export const relations: readonly EliminationOptions[] = comparisons.flatMap((comparison) =>
  dominatorKinds.map((dominators) => ({ comparison, dominators, rounds: 'all' as const })),
);

const folder = new URL('../../examples/games/', import.meta.url);
/** The games of the package, by the names of their files. */
export const examples: ReadonlyArray<readonly [string, Form]> = readdirSync(folder).map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const kind = kindOf(text, name);
  if (kind === 'economy') throw new Error(name);
  const game = readGame(text, name, kind);
  if (game._tag === 'Left') throw new Error(game.left[0]!.message);
  return [name, game.right.game.form];
});

/** A game in which player 1 chooses a row and player 2, who is indifferent, a column; strategies are called 1, 2, … */
export const rows = (...payoffs: ReadonlyArray<readonly number[]>): NormalForm =>
  bimatrix(
    payoffs,
    payoffs.map((row) => row.map(() => 0)),
  );
