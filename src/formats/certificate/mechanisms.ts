/**
 * The format of certificates about a user's own mechanism, `undominated/mechanism-certificate/1`: its codec, and the type
 * that follows from it. What the shape cannot say is what the checker is for.
 */
import { t } from '../../prelude.js';
import { closed, count, fraction, list, matching, whole } from './private-values.js';

const nothing = {};
const chance = closed('a chance', { outcome: whole, probability: fraction }, nothing);
const type = closed('a type', { name: t.string, truth: t.string, outside: fraction }, nothing);
const participant = closed(
  'a participant',
  { name: t.string, messages: list(t.string), types: list(type) },
  nothing,
);
const outcome = closed(
  'an outcome',
  { name: t.string, utilities: list(list(fraction)) },
  { payments: list(fraction) },
);
const mechanism = closed(
  'a mechanism',
  {
    title: t.string,
    participants: list(participant),
    outcomes: list(outcome),
    lotteries: list(list(chance)),
  },
  nothing,
);

const messages = list(t.string);
const manipulation = closed(
  'a manipulation',
  {
    participant: t.string,
    type: t.string,
    messages,
    utility: fraction,
    lie: t.string,
    utilityOfLie: fraction,
    gain: fraction,
  },
  nothing,
);
const fall = closed(
  'a fallen message',
  { message: t.string, by: t.record(t.string, fraction), margin: fraction, attainedAt: messages },
  { betterAt: messages },
);
const charge = closed('a charge', { messages, weight: fraction }, nothing);
const standing = closed(
  'a survival',
  { message: t.string, everywhere: fraction, more: list(charge) },
  nothing,
);
const least = closed(
  'a surplus',
  {
    participant: t.string,
    types: list(t.string),
    messages,
    outcome: t.string,
    utility: fraction,
    outside: fraction,
    surplus: fraction,
  },
  nothing,
);
const evidence = t.union([
  closed('comparisons', { types: whole, comparisons: count }, { typesThatGain: whole, manipulation }),
  closed(
    'dominance',
    {
      types: list(
        closed(
          'a type',
          { participant: t.string, type: t.string, undominated: list(t.string), fallen: list(fall) },
          { standing: list(standing) },
        ),
      ),
    },
    nothing,
  ),
  closed(
    'payments',
    {
      profiles: whole,
      outcomes: whole,
      worst: closed('a total', { messages, outcome: t.string, total: fraction }, nothing),
    },
    nothing,
  ),
  closed('participation', { typeProfiles: count, least }, nothing),
]);

/** The codec of certificates about mechanisms. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const mechanismCertificateCodec = closed(
  'a certificate',
  {
    format: t.literal('undominated/mechanism-certificate/1'),
    version: t.string,
    sha256: matching('digest', /^[0-9a-f]{64}$/),
    mechanism,
    claim: t.string,
    verdict: t.keyof({ proved: null, refuted: null }),
    scope: t.string,
    evidence,
    seal: matching('digest', /^[0-9a-f]{64}$/),
  },
  {
    relation: closed(
      'a relation',
      {
        comparison: t.keyof({ strict: null, weak: null, 'very-weak': null }),
        dominators: t.keyof({ pure: null, mixed: null }),
      },
      nothing,
    ),
    hints: t.UnknownRecord,
  },
);

/** A certificate about a mechanism. */
export type MechanismCertificate = t.TypeOf<typeof mechanismCertificateCodec>;
