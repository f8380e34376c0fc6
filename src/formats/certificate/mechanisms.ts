/**
 * The format of certificates about a user's own mechanism, `undominated/mechanism-certificate/1`: its codec, and the type
 * that follows from it. What the shape cannot say is what the checker is for.
 */
import type { t } from '../../prelude.js';
import { list, literal, strict, text, union } from '../json/codec.js';
import { whole } from '../json/evidence-parts.js';
import { comparison, count, dominators, fraction, headFields, hintsField, mixture, texts } from './parts.js';

/** Names of messages, types or participants. */
const names = texts.annotate({ definition: 'texts' });

const type = strict(
  'a type',
  {
    name: text,
    truth: text.annotate({ description: 'The truthful message of this type.' }),
    outside: fraction.annotate({ description: 'What she has without taking part.' }),
  },
  {},
);
const participant = strict('a participant', { name: text, messages: names, types: list(type) }, {});
const outcome = strict(
  'an outcome',
  {
    name: text,
    utilities: list(list(fraction)).annotate({ description: 'By participant and type.' }),
  },
  { payments: list(fraction).annotate({ description: 'What each participant pays.' }) },
);
const chance = strict(
  'a chance',
  {
    outcome: whole.annotate({ description: 'Counted from 1 in the list of outcomes.' }),
    probability: fraction,
  },
  {},
);
const mechanism = strict(
  'a mechanism',
  {
    title: text.annotate({ description: 'For people; not checked.' }),
    participants: list(participant),
    outcomes: list(outcome),
    lotteries: list(list(chance)).annotate({
      description:
        "One for each profile of messages, in lexicographic order, the first participant's message varying slowest.",
    }),
  },
  {},
).annotate({ definition: 'mechanism' });

const manipulation = strict(
  'a manipulation',
  {
    participant: text,
    type: text,
    messages: names,
    utility: fraction,
    lie: text,
    utilityOfLie: fraction,
    gain: fraction,
  },
  {},
).annotate({ definition: 'manipulation' });
const comparisons = strict(
  'comparisons',
  { types: whole, comparisons: count },
  { typesThatGain: whole, manipulation },
).annotate({ definition: 'comparisons' });

const dominatedMessage = strict(
  'a dominated message',
  { message: text, by: mixture, margin: fraction, attainedAt: names },
  { betterAt: names },
).annotate({ definition: 'fall' });
const survival = strict(
  'a survival',
  {
    message: text,
    everywhere: fraction,
    more: list(strict('a profile in a belief', { messages: names, weight: fraction }, {})),
  },
  {},
).annotate({ definition: 'standing' });
const dominance = strict(
  'dominance',
  {
    types: list(
      strict(
        'a type',
        { participant: text, type: text, undominated: names, fallen: list(dominatedMessage) },
        {
          standing: list(survival).annotate({
            description: 'Under mixed dominators: a belief for each undominated message.',
          }),
        },
      ),
    ),
  },
  {},
).annotate({ definition: 'dominance' });

const payments = strict(
  'payments',
  {
    profiles: whole,
    outcomes: whole,
    worst: strict('a total', { messages: names, outcome: text, total: fraction }, {}),
  },
  {},
).annotate({ definition: 'payments' });

const least = strict(
  'a surplus',
  {
    participant: text,
    types: names,
    messages: names,
    outcome: text,
    utility: fraction,
    outside: fraction,
    surplus: fraction,
  },
  {},
);
const participation = strict('participation', { typeProfiles: count, least }, {}).annotate({
  definition: 'participation',
});

const evidence = union<typeof comparisons | typeof dominance | typeof payments | typeof participation>(
  'evidence',
  [comparisons, dominance, payments, participation],
);

const relation = strict('a dominance relation', { comparison, dominators }, {}).annotate({
  description: 'What dominates what; with the claim undominated-strategies alone.',
});

/** The codec of certificates about mechanisms. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const mechanismCertificateCodec = strict(
  'a certificate',
  {
    format: literal('undominated/mechanism-certificate/1'),
    ...headFields(
      'mechanism',
      'the mechanism without its title, the claim, and the relation if there is one',
    ),
    mechanism,
    evidence,
  },
  { relation, ...hintsField },
  [
    ...(['format', 'version', 'sha256', 'mechanism', 'claim', 'verdict', 'scope'] as const),
    ...(['evidence', 'relation', 'hints', 'seal'] as const),
  ],
);

/** A certificate about a mechanism. */
export type MechanismCertificate = t.TypeOf<typeof mechanismCertificateCodec>;
