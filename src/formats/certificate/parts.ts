/**
 * The parts that the codecs of certificates share. A certificate is its own JSON: its quantities stay the texts that they
 * are written as, since its digests are taken of these texts. The checker reads them.
 */
import { dictionary, list, literal, matching, strict, text, unknownJson, word } from '../json/codec.js';
import { bundle, whole } from '../json/evidence-parts.js';

/** A reduced fraction, as a text. */
export const fraction = matching('a fraction', /^-?(0|[1-9][0-9]*)(\/[1-9][0-9]*)?$/).annotate({
  definition: 'fraction',
});
/** A count of any size, as a text. */
export const count = matching('a count', /^(0|[1-9][0-9]*)$/).annotate({ definition: 'count' });
/** A SHA-256 digest, in hexadecimal. */
const digest = matching('a digest', /^[0-9a-f]{64}$/);
/** A list of texts: names. */
export const texts = list(text);
/** A price of each commodity. */
export const price = list(fraction).annotate({ definition: 'price' });

/** Which of several clearing prices is p̂. */
export const selection = word(['lowest', 'highest']).annotate({ definition: 'tieBreak' });

/** What a mechanism knows of an economy, but for the traders. */
export const marketFields = {
  title: text,
  commodities: texts,
  cap: whole,
  priceSteps: whole,
  groups: strict('groups', { count: whole, size: whole }, {}),
  epsilon: fraction,
  tieBreak: selection,
};
/** What every trader has. */
export const traderFields = { name: text, endowment: bundle };

/** The format of certificates about economies and games. */
export const certificateFormat = literal('undominated/certificate/1');

/**
 * The fields that every certificate has, but for its format and what it is about.
 *
 * @param subject the field that holds what it is about: `economy`, `game` or `mechanism`.
 * @param digestOf what `sha256` is a digest of, in words.
 */
export const headFields = (subject: string, digestOf: string) => ({
  version: text.annotate({ description: 'The version of the program that wrote it.' }),
  sha256: digest.annotate({ description: `Of the RFC 8785 form of ${digestOf}.` }),
  claim: text,
  verdict: word(['proved', 'refuted']),
  scope: text.annotate({ description: 'For people; not checked.' }),
  seal: digest.annotate({
    description: `SHA-256 of the RFC 8785 form of the certificate without its ${subject} (which sha256 represents), scope, hints and this.`,
  }),
});
/** The field that every certificate may have besides. */
export const hintsField = {
  hints: dictionary(unknownJson).annotate({ description: 'For people; not checked.' }),
};

/** Which gains make a dominator. */
export const comparison = word(['strict', 'weak', 'very-weak']);
/** Whether mixtures may dominate. */
export const dominators = word(['pure', 'mixed']);
/** A mixture: weights by the names of strategies or messages. */
export const mixture = dictionary(fraction);
