/**
 * The format of certificates about promises of mechanisms, `undominated/promise-certificate/1`: its codec, and the types that
 * follow from it. What the shape cannot say is what the checker is for.
 */
import type { t } from '../../prelude.js';
import { boolean, list, literal, nullable, strict, union, word } from '../json/codec.js';
import { bundle, demand, messages, whole } from '../json/evidence-parts.js';
import { count, fraction, headFields, hintsField, marketFields, price, traderFields } from './parts.js';
import { utility } from './private-values.js';

/** The format of certificates about promises. */
export const promiseCertificateFormat = literal('undominated/promise-certificate/1');

const economy = strict(
  'an economy',
  { ...marketFields, traders: list(strict('a trader', { ...traderFields, utility }, {})) },
  {},
).annotate({ definition: 'economy' });

/** What a mechanism leaves open: k of the k-double auction, and McAfee's convention at the edge. */
const convention = strict('a convention', {}, { k: fraction, edge: word(['always-drop', 'support-ends']) });

/** A message: a demand function, or a quote. */
const message = union<typeof demand | typeof fraction>('a message', [demand, fraction]);
const quotes = list(fraction);
/** A message of every trader, in trader order. */
const profile = union<typeof messages | typeof quotes>('messages', [messages, quotes]);

/** A draw: the order of the traders and the rule; null where the mechanism has one draw only. */
const draw = nullable(strict('a draw', { order: list(whole), rule: whole }, { price }));

/** What a trader gets in a draw: her bundle, and the money that she receives. */
const settlement = strict('what a trader gets', { trader: whole, bundle, money: fraction }, {});

/**
 * The best of a trader's lies. Where no lie attains the largest gain, `supremum` is that number, and `message` one of the lies
 * that come near it; else `equallyGood` says how many messages gain as much, where messages are finitely many.
 */
const lie = strict('a lie', { message, gain: fraction }, { supremum: fraction, equallyGood: count });
const lies = strict(
  'best lies',
  {
    kind: literal('lies'),
    against: word(['truth', 'all']),
    traders: list(
      strict(
        'a trader',
        { trader: whole, utility: fraction, bestLie: nullable(lie) },
        // The others' messages, hers among them as if she told the truth, where they are not the truthful ones.
        { others: profile },
      ),
    ),
  },
  {},
).annotate({ definition: 'lies' });

/**
 * That every draw is an allocation, and in how many ways traders are divided into groups, those who own and announce the same
 * counted together; the draw that fails if one does, with what is left over of each good.
 */
const allocations = strict(
  'allocations',
  { kind: literal('allocations'), groupings: count },
  { failed: strict('a draw that fails', { draw, leftOver: bundle, settlements: list(settlement) }, {}) },
).annotate({ definition: 'allocations' });

/** What traders pay less what they receive, in the least and the greatest draw. */
const budget = strict(
  'budget',
  {
    kind: literal('budget'),
    least: strict('the least surplus', { surplus: fraction, draw, settlements: list(settlement) }, {}),
    greatest: strict('the greatest surplus', { surplus: fraction, draw, settlements: list(settlement) }, {}),
  },
  {},
).annotate({ definition: 'budget' });

/** The expected welfare, the optimum, and an allocation that attains it: a bundle a trader. */
const welfare = strict(
  'welfare',
  { kind: literal('welfare'), welfare: fraction, optimum: fraction, best: list(bundle) },
  {},
).annotate({ definition: 'welfare' });

/** What every trader expects, has without trade, and has in her worst draw. */
const participation = strict(
  'participation',
  {
    kind: literal('participation'),
    traders: list(
      strict('a trader', { trader: whole, utility: fraction, outside: fraction, worst: fraction }, {}),
    ),
  },
  {},
).annotate({ definition: 'participation' });

/** The prices a unit of the traders whose bundle changes: the largest gap in a draw, and that draw; null where nobody trades. */
const prices = strict(
  'prices',
  {
    kind: literal('prices'),
    widest: nullable(
      strict(
        'the widest gap',
        {
          gap: fraction,
          draw,
          prices: list(strict('what a trader trades at', { trader: whole, price }, {})),
        },
        {},
      ),
    ),
    expectedGap: fraction,
  },
  {},
).annotate({ definition: 'prices' });

const evidence = union<
  typeof lies | typeof allocations | typeof budget | typeof welfare | typeof participation | typeof prices
>('a piece of evidence', [lies, allocations, budget, welfare, participation, prices]);

/** The codec of certificates about promises. A certificate is its own JSON. */
export const promiseCertificateCodec = strict(
  'a certificate',
  {
    format: promiseCertificateFormat,
    ...headFields('economy', 'the economy, without its title and the names of its traders'),
    economy,
    mechanism: word(['random-grouping', 'many-groups', 'uniform-price', 'k-double-auction', 'mcafee', 'vcg']),
    convention,
    messages: profile.annotate({ description: 'What the traders announce, in trader order.' }),
    truthful: boolean.annotate({ description: 'Whether these are the truthful messages.' }),
    evidence: list(evidence),
  },
  hintsField,
  [
    ...(['format', 'version', 'sha256', 'economy', 'claim', 'mechanism', 'convention', 'messages'] as const),
    ...(['truthful', 'verdict', 'scope', 'evidence', 'hints', 'seal'] as const),
  ],
);

/** A certificate about a promise. */
export type PromiseCertificate = t.TypeOf<typeof promiseCertificateCodec>;
/** A piece of its evidence. */
export type PromiseEvidence = PromiseCertificate['evidence'][number];
