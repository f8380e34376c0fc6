/**
 * The format of certificates about interdependent values: their codec, and the types that follow from it. What the shape
 * cannot say is what the checker is for.
 */
import type { t } from '../../prelude.js';
import { boolean, dictionary, list, literal, nullable, strict, text, union, word } from '../json/codec.js';
import { allowed, bundle, demand, whole } from '../json/evidence-parts.js';
import {
  certificateFormat,
  fraction,
  headFields,
  hintsField,
  marketFields,
  price,
  selection,
  texts,
  traderFields,
} from './parts.js';

const reading = word(['market', 'group', 'shielded']).annotate({ definition: 'reading' });
const shock = strict('a shock', { name: text, probability: fraction, signals: dictionary(fraction) }, {});
const economy = strict(
  'an economy',
  {
    ...marketFields,
    residual: reading,
    signals: texts,
    shocks: list(shock),
    value: dictionary(dictionary(list(fraction))).annotate({
      description: 'By shock and signal, bundle by bundle.',
    }),
    traders: list(strict('a trader', traderFields, {})),
  },
  {},
).annotate({ definition: 'economy' });

const replyCase = strict(
  'a case',
  { announce: demand },
  { signal: text, observes: list(demand), includes: demand },
);
const replyRule = strict('a rule', { default: demand, when: list(replyCase) }, {}).annotate({
  definition: 'rule',
});
const strategy = strict(
  'a strategy',
  { first: dictionary(demand), second: replyRule, third: replyRule },
  {},
).annotate({ definition: 'strategy' });
const strategies = list(strategy);

const allocations = strict(
  'allocations',
  {
    kind: literal('allocations'),
    examined: word(['feasible', 'budget-balance']),
    states: whole,
    cases: whole,
  },
  {},
).annotate({ definition: 'allocations' });
const group = strict(
  'a group',
  {
    kind: literal('group'),
    members: list(whole),
    commodity: text,
    supply: whole,
    least: whole,
    most: whole,
  },
  {},
).annotate({ definition: 'group' });

const signals = strict(
  'signals',
  { kind: literal('signals') },
  { separatedAt: list(strict('a pair', { signals: texts, price }, {})), signals: texts, demand },
).annotate({ definition: 'signals' });
const shocks = strict(
  'shocks',
  { kind: literal('shocks') },
  { distributions: list(list(fraction)), shocks: texts, distribution: list(fraction) },
).annotate({ definition: 'shocks' });

const influence = strict(
  'influence',
  { kind: literal('influence') },
  {
    prices: list(strict('a price', { group: whole, setBy: whole, heard: list(whole) }, {})),
    residuals: list(strict('a rule', { rule: whole, heard: list(whole), moved: list(whole) }, {})),
    turns: whole,
  },
).annotate({ definition: 'influence' });
const draw = strict('a draw', { order: list(whole), rule: whole, signals: texts }, { price });
const trade = strict('a trade', { bundle, price }, {});
const contrast = strict(
  'a contrast',
  {
    kind: literal('contrast'),
    trader: whole,
    cases: list(strict('a case', { draw, strategies, trade }, {})),
  },
  {},
).annotate({ definition: 'contrast' });

const served = strict(
  'service',
  { kind: literal('served'), states: whole, probability: fraction },
  {},
).annotate({ definition: 'served' });
const run = strict(
  'a run',
  { group: list(whole), asked: list(bundle), turn: whole, left: bundle },
  {},
).annotate({ definition: 'run' });
const dependence = strict(
  'dependence',
  { kind: literal('dependence'), depends: boolean },
  { served: run, refused: run },
).annotate({ definition: 'dependence' });

const priceTaking = list(strict('a set', { signal: text, priceTaking: allowed }, {})).annotate({
  definition: 'priceTaking',
});
const firsts = strict(
  'first announcements',
  {
    kind: literal('firsts'),
    priceTaking,
    gainAtLeast: list(strict('a gain', { signal: text, gain: nullable(fraction) }, {})),
  },
  {},
).annotate({ definition: 'firsts' });
const bestReply = strict(
  'a best reply',
  {
    kind: literal('best-reply'),
    trader: whole,
    signal: text,
    utility: fraction,
    alternatives: list(strict('an alternative', { first: demand, utility: fraction }, {})),
    strategies,
  },
  { anyOtherAtMost: fraction },
).annotate({ definition: 'bestReply' });
const replies = strict(
  'replies',
  { kind: literal('replies'), ties: priceTaking, gainAtLeast: nullable(fraction) },
  {},
).annotate({ definition: 'replies' });

const cell = strict(
  'a cell',
  {
    signal: text,
    stage: whole,
    observes: list(demand),
    revealing: dictionary(whole),
    price,
    announces: bundle,
    allowed,
    reached: boolean,
  },
  {},
);
const violation = strict(
  'a violation',
  {
    kind: literal('offence'),
    cell,
    bestReplies: list(bestReply),
    othersSurviveRoundOne: list(bestReply),
  },
  {},
).annotate({ definition: 'offence' });

const interim = strict(
  'interim utilities',
  {
    kind: literal('interim'),
    profile: literal('price-taking'),
    traders: list(
      strict(
        'a trader with a signal',
        { trader: whole, signal: text, utility: fraction, outside: fraction, shortfall: fraction },
        {},
      ),
    ),
  },
  {},
).annotate({ definition: 'interim' });

const evidence = union<
  | typeof allocations
  | typeof group
  | typeof signals
  | typeof shocks
  | typeof influence
  | typeof contrast
  | typeof served
  | typeof dependence
  | typeof firsts
  | typeof bestReply
  | typeof replies
  | typeof violation
  | typeof interim
>('a piece of evidence', [
  ...[allocations, group, signals, shocks, influence, contrast],
  ...[served, dependence, firsts, bestReply, replies, violation, interim],
]);

/** The codec. Its input is what `JSON.parse` gives; a certificate is its own JSON. */
export const interdependentCertificateCodec = strict(
  'a certificate',
  {
    format: certificateFormat,
    ...headFields('economy', 'the economy, without its title and the names of its traders'),
    economy,
    selection,
    reading: reading.annotate({
      description: 'Of Rules 5 and 6: who takes what the first trader leaves.',
    }),
    evidence: list(evidence).annotate({
      description: 'One piece, of the kind that fits the claim and the verdict.',
    }),
  },
  hintsField,
  [
    ...(['format', 'version', 'sha256', 'economy', 'claim', 'selection', 'reading'] as const),
    ...(['verdict', 'scope', 'evidence', 'hints', 'seal'] as const),
  ],
);

/** A certificate about an economy with interdependent values. */
export type InterdependentCertificate = t.TypeOf<typeof interdependentCertificateCodec>;
/** The economy of such a certificate. */
export type CertifiedInterdependentEconomy = InterdependentCertificate['economy'];
