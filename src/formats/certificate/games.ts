/**
 * The format of certificates about games: their codec, and the type that follows from it. What the shape cannot say is what
 * the checker is for.
 */
import { t } from '../../prelude.js';
import { besides, closed, fraction, head, list, whole } from './private-values.js';

const nothing = {};
/** Fractions in lists to any depth; how deep they must be depends on the players. */
export type Nested = string | readonly Nested[];
const nested: t.Type<Nested> = t.recursion('nested lists', () =>
  t.union([fraction, t.readonlyArray(nested)]),
);

const game = closed(
  'a game',
  {
    title: t.string,
    players: list(
      closed('a player', { name: t.string, strategies: list(t.string) }, { types: list(t.string) }),
    ),
    payoffs: nested,
  },
  { prior: nested },
);
const relation = closed(
  'a relation',
  {
    comparison: t.keyof({ strict: null, weak: null, 'very-weak': null }),
    dominators: t.keyof({ pure: null, mixed: null }),
    rounds: t.union([t.literal('all'), whole]),
  },
  nothing,
);

const byName = <A>(entry: t.Type<A>) => t.readonly(t.record(t.string, entry));
/** What the others do: a strategy of each, or of each type of each. */
const others = byName<string | { readonly [type: string]: string }>(
  t.union([t.string, byName<string>(t.string)]),
);
const typed = { type: t.string };
const fall = closed(
  'a fall',
  {
    player: t.string,
    strategy: t.string,
    by: byName<string>(fraction),
    margin: fraction,
    attainedAt: others,
  },
  { ...typed, betterAt: others },
);
const standing = closed(
  'a survival',
  {
    player: t.string,
    strategy: t.string,
    everywhere: fraction,
    more: list(closed('a charge', { at: others, weight: fraction }, nothing)),
  },
  typed,
);
const evidence = closed(
  'an elimination',
  {
    kind: t.literal('elimination'),
    tests: list(closed('a test', { eliminated: list(fall) }, { standing: list(standing) })),
    surviving: list(closed('survivors', { player: t.string, strategies: list(t.string) }, typed)),
    complete: t.boolean,
  },
  nothing,
);

/** The codec. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const gameCertificateCodec = closed(
  'a certificate',
  { ...head, game, relation, evidence: list(evidence) },
  besides,
);

/** A certificate about a game. */
export type GameCertificate = t.TypeOf<typeof gameCertificateCodec>;
