/**
 * The JSON Schemas that the package ships, each derived from the codec that reads the files.
 */
import { gameCertificateCodec } from './certificate/games.js';
import { interdependentCertificateCodec } from './certificate/interdependent-values.js';
import { mechanismCertificateCodec } from './certificate/mechanisms.js';
import { certificateCodec } from './certificate/private-values.js';
import { promiseCertificateCodec } from './certificate/promises.js';
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
  {
    file: 'certificate-1',
    codec: certificateCodec,
    title: 'undominated/certificate/1',
    description:
      'A verdict with the evidence from which the checker derives it again. Counts and amounts are numbers, every other quantity is a reduced fraction in a text.',
  },
  {
    file: 'interdependent-certificate-1',
    codec: interdependentCertificateCodec,
    title: 'undominated/certificate/1, interdependent values',
    description:
      'A verdict about an economy with interdependent values, with the evidence from which the checker derives it again. Counts and amounts are numbers, every other quantity is a reduced fraction in a text.',
  },
  {
    file: 'game-certificate-1',
    codec: gameCertificateCodec,
    title: 'undominated/certificate/1, games',
    description:
      'An elimination by rounds in a game, with the evidence from which the checker derives it again.',
  },
  {
    file: 'mechanism-certificate-1',
    codec: mechanismCertificateCodec,
    title: 'undominated/mechanism-certificate/1',
    description:
      'A verdict about a finite mechanism that somebody wrote, with the mechanism as tables, so that checking needs none of the program that it was written in.',
  },
  {
    file: 'promise-certificate-1',
    codec: promiseCertificateCodec,
    title: 'undominated/promise-certificate/1',
    description:
      'What a mechanism comes to in an economy with private values, at the messages that are stated: whether a lie gains, what is handed out, the budget, the welfare, what taking part is worth, the prices. Counts and amounts are numbers, every other quantity is a reduced fraction in a text.',
  },
];

/** The schemas by the name of their file in the folder `schemas`, without its ending. */
export const shippedSchemas: ReadonlyMap<string, Schema> = new Map(
  shipped.map(({ file, codec, ...head }) => [file, schemaOf(codec, head)]),
);
