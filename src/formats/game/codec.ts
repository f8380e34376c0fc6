/**
 * The codec of game files, `undominated/game/1`: everything but the payoffs, which are read by themselves.
 */
import { t } from '../../prelude.js';
import { Codec, described, label, list, refuse, strict, text, unknownJson } from '../json/codec.js';
import { valueTable } from '../economy/codec.js';

/** The name and version of the format. */
export const gameFormat = 'undominated/game/1';

const player = strict('a player', { name: label, strategies: list(label) }, { types: list(label) });

/** The payoffs in a file from which they were cut: whatever they hold, they are a list. */
const payoffs = new Codec<readonly unknown[], readonly unknown[]>({
  name: 'payoffs',
  shape: { kind: 'list', entry: unknownJson },
  is: (u): u is readonly unknown[] => Array.isArray(u),
  validate: (u, context) =>
    Array.isArray(u)
      ? t.success(u)
      : refuse(u, context, {
          code: 'E0205',
          message: `A list is expected here, not ${described(u)}.`,
          hint: 'Payoffs are nested by strategy, with one number a player innermost: [[[3, 1], [0, 0]], …].',
        }),
  encode: t.identity,
});

/** A game file. */
export const gameFile = strict(
  'a game',
  { format: text, players: list(player), payoffs },
  { $schema: text, title: label, comment: text, prior: valueTable },
);

/** What a game file says. */
export type GameJson = t.TypeOf<typeof gameFile>;
/** An entry of its players. */
export type PlayerEntry = t.TypeOf<typeof player>;
