/**
 * The codec of game files, `undominated/game/1`: everything but the payoffs, which are read by themselves.
 */
import { t } from '../../prelude.js';
import type { PartsOf } from '../json/codec.js';
import { Codec, described, exactNumber, label, list, refuse, strict, text } from '../json/codec.js';
import { name } from '../economy/codec.js';
import { tablesOf } from '../economy/tables.js';

/** The name and version of the format. */
export const gameFormat = 'undominated/game/1';

const names = list(name).annotate({
  definition: 'names',
  keywords: { minItems: 1, uniqueItems: true },
});
const player = strict('a player', { name, strategies: names }, { types: names }, [
  'name',
  'types',
  'strategies',
]).annotate({ definition: 'player' });

const probability = exactNumber.annotate({
  definition: 'probability',
  keywords: { minimum: 0, maximum: 1, pattern: '^(?!-.*[1-9])' },
});
const probabilities = tablesOf(probability, { definition: 'probabilities', keywords: { minItems: 1 } });
const nestedPayoffs = tablesOf(exactNumber, { definition: 'payoffs', keywords: { minItems: 1 } });

/** The payoffs in a file from which they were cut: whatever they hold, they are a list. */
const payoffs = new Codec<readonly unknown[], readonly unknown[]>({
  name: 'payoffs',
  shape: nestedPayoffs.lists.shape,
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
}).describedBy(nestedPayoffs.lists);

/** What the fields of the two kinds of games demand of each other, for schemas. */
const kindsOfGames = {
  if: { required: ['prior'] },
  then: { properties: { players: { items: { required: ['types'] } } } },
  else: { properties: { players: { items: { not: { required: ['types'] } } } } },
};

/** A game file. */
export const gameFile = strict(
  'a game',
  {
    format: text.annotate({ keywords: { const: gameFormat } }),
    players: list(player).annotate({ keywords: { minItems: 1 } }),
    payoffs: payoffs.annotate({
      description:
        'Nested by strategy, the first player outermost (in a Bayesian game by type before), with a list of one number a player innermost.',
    }),
  },
  {
    $schema: text,
    title: label,
    comment: text,
    prior: probabilities.table.describedBy(probabilities.lists).annotate({
      description: 'A probability for every type profile, nested by type.',
    }),
  },
  ['$schema', 'format', 'title', 'comment', 'players', 'prior', 'payoffs'],
).annotate({ keywords: kindsOfGames });

/** What is sound in a game file, perhaps not all. */
export type GameParts = PartsOf<typeof gameFile>;
/** What is sound in an entry of its players. */
export type PlayerParts = PartsOf<typeof player>;
