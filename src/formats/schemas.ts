/**
 * The JSON Schemas that the package ships, each derived from the codec that reads the files.
 */
import { economyFile, economyFormat } from './economy/codec.js';
import { gameFile, gameFormat } from './game/codec.js';
import type { AnyCodec, Schema } from './json/codec.js';
import type { SchemaHead } from './json/schema.js';
import { schemaOf } from './json/schema.js';
import { messagesFile, messagesFormat } from './messages/codec.js';

/** A file of the folder `schemas`, without its ending, and what it says of which codec. */
interface ShippedSchema extends SchemaHead {
  readonly file: string;
  readonly codec: AnyCodec;
}

const shipped: readonly ShippedSchema[] = [
  {
    file: 'economy-1',
    codec: economyFile,
    id: 'undominated:economy-1',
    title: economyFormat,
    description:
      "An economy: the market, the mechanism's ε, and what the traders value. Sums, ranges that depend on other fields and names that must match are checked by the program.",
  },
  {
    file: 'messages-1',
    codec: messagesFile,
    id: 'undominated:messages-1',
    title: messagesFormat,
    description:
      'What the traders announce: messages with private values, strategies with interdependent values, one a trader. Lengths and ranges depend on the economy and are checked by the program.',
  },
  {
    file: 'game-1',
    codec: gameFile,
    id: 'undominated:game-1',
    title: gameFormat,
    description:
      'A finite game: in normal form, or Bayesian where there are types and a prior. That the payoffs have one level a player (in a Bayesian game one for her type and one for her strategy) with as many entries as there are names, and that the prior sums to 1, is checked by the program.',
  },
];

/** The schemas by the name of their file in the folder `schemas`, without its ending. */
export const shippedSchemas: ReadonlyMap<string, Schema> = new Map(
  shipped.map(({ file, codec, ...head }) => [file, schemaOf(codec, head)]),
);
