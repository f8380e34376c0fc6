/**
 * Writes games as JSON, `undominated/game/1`.
 */
import { unscale } from '../../../exact/scaling.js';
import * as Q from '../../../exact/rational.js';
import type { Nested } from '../../../games/nested.js';
import { nest } from '../../../games/nested.js';
import type { PayoffTable } from '../../../games/payoff-table.js';
import { entryAt } from '../../../games/payoff-table.js';
import { gameFormat } from '../codec.js';
import type { GameFile } from '../file.js';

/**
 * The text of a game file that is read as the same game.
 *
 * @param schema - where editors find the schema of the file, seen from it; left out, nothing is said of a schema
 */
export const writeGame = (
  { title, comment, game }: GameFile,
  { schema }: { readonly schema?: string } = {},
): string => {
  const { players, payoffs } = game.form;
  const types = game.kind === 'bayesian' ? game.form.players.map((player) => player.types.length) : [];
  const strategies =
    game.kind === 'bayesian'
      ? game.form.players.map(({ actions }) => actions)
      : game.form.players.map((player) => player.strategies);
  const sizes = [...types, ...strategies.map(({ length }) => length)];
  const fields = [
    ...(schema === undefined ? [] : [`"$schema": ${JSON.stringify(schema)}`]),
    `"format": ${JSON.stringify(gameFormat)}`,
    ...(title === '' ? [] : [`"title": ${JSON.stringify(title)}`]),
    ...(comment === '' ? [] : [`"comment": ${JSON.stringify(comment)}`]),
    `"players": [\n${players
      .map(({ name }, i) => {
        const own = game.kind === 'bayesian' ? `"types": ${inLine(game.form.players[i]!.types)}, ` : '';
        return `    { "name": ${JSON.stringify(name)}, ${own}"strategies": ${inLine(strategies[i]!)} }`;
      })
      .join(',\n')}\n  ]`,
    ...(game.kind === 'bayesian' ? [`"prior": ${laidOut(priorOf(game.form.prior, types))}`] : []),
    `"payoffs": ${laidOut(nest(sizes, (number) => payoffs.map((table) => shown(table, number))))}`,
  ];
  return `{\n${fields.map((field) => `  ${field}`).join(',\n')}\n}\n`;
};

const priorOf = (prior: Parameters<typeof unscale>[0], types: readonly number[]): Nested => {
  const probabilities = unscale(prior);
  return nest(types, (number) => Q.show(probabilities[number]!));
};

const shown = (table: PayoffTable, number: number): string => Q.show(entryAt(table, number));

/** A list of texts, or of lists of texts, on one line. */
const inLine = (part: Nested): string =>
  typeof part === 'string' ? JSON.stringify(part) : `[${part.map(inLine).join(', ')}]`;

/** Nested lists with the innermost two levels on one line. */
const laidOut = (part: Nested, indent = '  '): string => {
  if (typeof part === 'string' || depthOf(part) <= 2) return inLine(part);
  const inner = `${indent}  `;
  return `[\n${part.map((each) => `${inner}${laidOut(each, inner)}`).join(',\n')}\n${indent}]`;
};

const depthOf = (part: Nested): number => (typeof part === 'string' ? 0 : 1 + depthOf(part[0]!));
