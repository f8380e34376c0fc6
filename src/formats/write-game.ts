/**
 * Writes games as JSON, `undominated/game/1`.
 */
import { unscale } from '../exact/scaling.js';
import * as Q from '../exact/rational.js';
import type { PayoffTable } from '../games/payoff-table.js';
import { entryAt } from '../games/payoff-table.js';
import { gameFormat } from './game-codec.js';
import type { GameFile } from './game-file.js';

type Nested = string | readonly Nested[];

/** Entries in lexicographic order as nested lists, one level a size. */
const nest = (sizes: readonly number[], entry: (number: number) => Nested): Nested => {
  const level = (depth: number, number: number): Nested =>
    depth === sizes.length
      ? entry(number)
      : Array.from({ length: sizes[depth]! }, (_, i) => level(depth + 1, number * sizes[depth]! + i));
  return level(0, 0);
};

/** The text of a game file that is read as the same game: one line of payoffs a profile of all players but the last. */
export const writeGame = ({ title, comment, game }: GameFile): string => {
  const texts = { ...(title === '' ? {} : { title }), ...(comment === '' ? {} : { comment }) };
  const payoffsBy = (sizes: readonly number[], tables: readonly PayoffTable[]): Nested =>
    nest(sizes, (number) => tables.map((table) => Q.show(entryAt(table, number))));
  const head =
    game.kind === 'normal-form'
      ? { format: gameFormat, ...texts, players: game.form.players }
      : {
          format: gameFormat,
          ...texts,
          players: game.form.players.map(({ name, types, actions }) => ({
            name,
            types,
            strategies: actions,
          })),
          prior: (() => {
            const prior = unscale(game.form.prior);
            return nest(
              game.form.players.map(({ types }) => types.length),
              (number) => Q.show(prior[number]!),
            );
          })(),
        };
  const payoffs =
    game.kind === 'normal-form'
      ? payoffsBy(
          game.form.players.map(({ strategies }) => strategies.length),
          game.form.payoffs,
        )
      : payoffsBy(
          [
            ...game.form.players.map(({ types }) => types.length),
            ...game.form.players.map(({ actions }) => actions.length),
          ],
          game.form.payoffs,
        );
  const shown = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${shown},\n  "payoffs": ${laidOut(payoffs, '  ')}\n}\n`;
};

/** Nested lists with the innermost two levels on one line. */
const laidOut = (part: Nested, indent: string): string => {
  if (typeof part === 'string' || depthOf(part) <= 2) return JSON.stringify(part).replaceAll(',', ', ');
  const inner = `${indent}  `;
  return `[\n${part.map((each) => `${inner}${laidOut(each, inner)}`).join(',\n')}\n${indent}]`;
};

const depthOf = (part: Nested): number => (typeof part === 'string' ? 0 : 1 + depthOf(part[0]!));
