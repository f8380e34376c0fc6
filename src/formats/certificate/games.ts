/**
 * The format of certificates about games: their codec, and the type that follows from it. What the shape cannot say is what
 * the checker is for.
 */
import type { t } from '../../prelude.js';
import type { Codec } from '../json/codec.js';
import { boolean, dictionary, list, literal, recursive, strict, text, union } from '../json/codec.js';
import { whole } from '../json/evidence-parts.js';
import {
  certificateFormat,
  comparison,
  dominators,
  fraction,
  headFields,
  hintsField,
  mixture,
  texts,
} from './parts.js';

/** Fractions in lists to any depth; how deep they must be depends on the players. */
export type Nested = string | readonly Nested[];
const nested: Codec<Nested, Nested> = recursive<Nested, Nested>('nested lists', () => {
  const inner = list(nested);
  return union<typeof fraction | typeof inner>('nested lists', [fraction, inner]);
}).annotate({
  definition: 'nested',
  description: 'Fractions in lists, as deep as the players and types ask.',
});

const player = strict('a player', { name: text, strategies: texts }, { types: texts });
const game = strict(
  'a game',
  { title: text, players: list(player), payoffs: nested },
  { prior: nested },
).annotate({ definition: 'game' });

const all = literal('all');
const relation = strict(
  'a dominance relation',
  { comparison, dominators, rounds: union<typeof all | typeof whole>('rounds', [all, whole]) },
  {},
).annotate({ definition: 'relation' });

const strategyOfEachType = dictionary(text);
const opponents = dictionary(
  union<typeof text | typeof strategyOfEachType>('a strategy', [text, strategyOfEachType]),
).annotate({
  definition: 'others',
  description: 'What the others do: a strategy of each, or of each type of each.',
});

const elimination = strict(
  'an elimination',
  { player: text, strategy: text, by: mixture, margin: fraction, attainedAt: opponents },
  { type: text, betterAt: opponents },
).annotate({ definition: 'fall' });
const survival = strict(
  'a survival',
  {
    player: text,
    strategy: text,
    everywhere: fraction,
    more: list(strict('a profile in a belief', { at: opponents, weight: fraction }, {})),
  },
  { type: text },
).annotate({ definition: 'standing' });
const survivors = strict('survivors', { player: text, strategies: texts }, { type: text });
const evidence = strict(
  'an elimination by rounds',
  {
    kind: literal('elimination'),
    tests: list(strict('a round', { eliminated: list(elimination) }, { standing: list(survival) })),
    surviving: list(survivors),
    complete: boolean,
  },
  {},
).annotate({ definition: 'elimination' });

/** The codec. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const gameCertificateCodec = strict(
  'a certificate',
  {
    format: certificateFormat,
    ...headFields('game', 'the game, without its title'),
    game,
    relation,
    evidence: list(evidence),
  },
  hintsField,
  [
    ...(['format', 'version', 'sha256', 'game', 'claim', 'relation', 'verdict', 'scope'] as const),
    ...(['evidence', 'hints', 'seal'] as const),
  ],
);

/** A certificate about a game. */
export type GameCertificate = t.TypeOf<typeof gameCertificateCodec>;
