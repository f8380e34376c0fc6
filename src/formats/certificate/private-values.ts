/**
 * The format of certificates about private values, `undominated/certificate/1`: its codec, and the types that follow from
 * it. What the shape cannot say is what the checker is for.
 */
import type { t } from '../../prelude.js';
import { list, literal, strict, union, word } from '../json/codec.js';
import { bundle, demand, messages, whole } from '../json/evidence-parts.js';
import {
  certificateFormat,
  count,
  fraction,
  headFields,
  hintsField,
  marketFields,
  price,
  selection,
  traderFields,
} from './parts.js';

const quasiLinear = strict('values', { quasiLinear: list(fraction) }, {}).annotate({
  description: 'v(x), bundle by bundle; the utility is v(x) plus the money received.',
});
const table = strict('a table', { table: list(list(fraction)) }, {}).annotate({
  description: 'The utility, price by price and, inside, bundle by bundle.',
});
/** A utility: values to which money is added, or a table. */
export const utility = union<typeof quasiLinear | typeof table>('a utility', [quasiLinear, table]);
const economy = strict(
  'an economy',
  { ...marketFields, traders: list(strict('a trader', { ...traderFields, utility }, {})) },
  {},
).annotate({ definition: 'economy' });

const visitCounts = { groupSupplies: whole, states: whole, turns: whole };
const states = strict(
  'situations',
  {
    kind: literal('states'),
    examined: word(['feasible', 'budget-balance', 'property-ii', 'property-iii']),
    ...visitCounts,
  },
  {},
).annotate({ definition: 'states' });

const groups = strict(
  'groups',
  {
    kind: literal('groups'),
    groups: list(strict('a group', { group: whole, positions: list(whole), priceSetBy: list(whole) }, {})),
  },
  {},
).annotate({ definition: 'groups' });

const nearest = strict('a price', { price, best: bundle, next: bundle, difference: fraction }, {});
const separation = strict(
  'separation',
  {
    kind: literal('separation'),
    ...visitCounts,
    prices: whole,
    weightAtLeast: fraction,
    traders: list(
      strict('a trader', { trader: whole, undominated: count }, { marginAtLeast: fraction, nearest }),
    ),
  },
  {},
).annotate({ definition: 'separation' });

const undominatedMessage = strict(
  'an undominated message',
  { message: demand, bestReplyTo: messages, utility: fraction, bestAlternative: fraction },
  {},
);
const dominatedMessage = strict(
  'a dominated message',
  { message: demand, by: demand, margin: fraction, attainedAt: messages },
  {},
);
const enumeration = strict(
  'enumeration',
  {
    kind: literal('enumeration'),
    messages: count,
    profiles: count,
    traders: list(
      strict(
        'a trader',
        { trader: whole, undominated: list(undominatedMessage), fallen: list(dominatedMessage) },
        {},
      ),
    ),
  },
  {},
).annotate({ definition: 'enumeration' });

const exampleNumbers = strict(
  'numbers of the Example',
  { nBar: whole, nUnder: whole, nTilde: whole, amounts: list(whole) },
  {},
).annotate({ definition: 'counts' });
const trace = strict(
  'the Example',
  {
    kind: literal('trace'),
    demands: list(whole),
    price,
    byDefinition: exampleNumbers,
    printed: exampleNumbers,
    messages,
    order: list(whole),
  },
  {},
).annotate({ definition: 'trace' });

const profileFields = {
  profiles: count,
  examined: whole,
  trader: whole,
  messages,
  lottery: list(strict('a chance', { bundle, price, probability: fraction }, {})),
  utility: fraction,
  outside: fraction,
  gain: fraction,
  shortfalls: list(fraction).annotate({
    description: 'What each trader lacks to what she has without trade, in trader order.',
  }),
};
const profiles = strict('profiles', { kind: literal('profiles'), ...profileFields }, {}).annotate({
  definition: 'profiles',
});

const interchangeable = strict(
  'interchangeable bundles',
  { trader: whole, price, bundles: list(bundle) },
  {},
);
const profileClasses = strict(
  'profiles, one of each kind',
  {
    kind: literal('profile-classes'),
    ...profileFields,
    classes: strict(
      'which profiles are alike',
      { alike: list(whole), interchangeable: list(interchangeable), representatives: count },
      {},
    ),
  },
  {},
).annotate({ definition: 'profileClasses' });

const groupPrices = strict(
  'prices of the groups',
  {
    kind: literal('prices'),
    messages,
    probability: fraction,
    largestGap: fraction,
    expectedGap: fraction,
  },
  {},
).annotate({ definition: 'prices' });

const evidence = union<
  | typeof states
  | typeof groups
  | typeof separation
  | typeof enumeration
  | typeof trace
  | typeof profiles
  | typeof profileClasses
  | typeof groupPrices
>('a piece of evidence', [
  states,
  groups,
  separation,
  enumeration,
  trace,
  profiles,
  profileClasses,
  groupPrices,
]);

/** The codec of certificates about private values. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const certificateCodec = strict(
  'a certificate',
  {
    format: certificateFormat,
    ...headFields('economy', 'the economy, without its title and the names of its traders'),
    economy,
    selection,
    evidence: list(evidence).annotate({
      description: 'At least one piece, of each kind at most one; each alone is enough.',
    }),
  },
  hintsField,
  [
    ...(['format', 'version', 'sha256', 'economy', 'claim', 'selection', 'verdict', 'scope'] as const),
    ...(['evidence', 'hints', 'seal'] as const),
  ],
);

/** A certificate. */
export type Certificate = t.TypeOf<typeof certificateCodec>;
/** The economy of a certificate. */
export type CertifiedEconomy = Certificate['economy'];
/** A piece of its evidence. */
export type Evidence = Certificate['evidence'][number];
