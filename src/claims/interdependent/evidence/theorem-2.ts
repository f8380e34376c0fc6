/**
 * The evidence of the three claims of Theorem 2, each type defined by its codec.
 */
import type { t } from '../../../prelude.js';
import {
  boolean,
  dictionary,
  list,
  literal,
  mapped,
  nullable,
  strict,
  text,
  union,
  word,
} from '../../../formats/json/codec.js';
import { allowed, bundle, demand, price, rational, whole } from '../../../formats/json/evidence-parts.js';
import { strategy } from '../../../formats/json/strategy-parts.js';

const alternative = strict('an alternative', { first: demand, utility: rational }, {});
/**
 * A profile in which a trader's strategy is a best reply for one of her signals: her utility, and the most that each
 * first announcement gives her. `anyOtherAtMost` bounds what those give that are not listed.
 */
export const bestReply = strict(
  'a best reply',
  {
    kind: literal('best-reply'),
    trader: whole,
    signal: text,
    utility: rational,
    alternatives: list(alternative),
    strategies: list(strategy),
  },
  { anyOtherAtMost: rational },
  ['kind', 'trader', 'signal', 'utility', 'alternatives', 'anyOtherAtMost', 'strategies'],
);
/** A best reply with the profile to which it is one. */
export type BestReplyEvidence = t.TypeOf<typeof bestReply>;

/** D¹ by signal. */
const priceTaking = list(strict('a set of demand functions', { signal: text, priceTaking: allowed }, {}));

const listedFirst = { signal: text, first: demand };
const outcomeInMemory = strict(
  'a first announcement',
  { ...listedFirst, outcome: word(['dominated', 'undominated', 'undecided']) },
  {},
);
const outcomeInJson = strict(
  'a first announcement',
  { ...listedFirst, fate: word(['falls', 'survives', 'open']) },
  {},
);
const fateOf = { dominated: 'falls', undominated: 'survives', undecided: 'open' } as const;
const outcomeOf = { falls: 'dominated', survives: 'undominated', open: 'undecided' } as const;
/** A first announcement of a signal and its outcome in round one, which files call its fate. */
const roundOneOutcome = mapped(
  outcomeInMemory,
  outcomeInJson,
  ({ fate, ...first }) => ({ ...first, outcome: outcomeOf[fate] }),
  ({ outcome, ...first }) => ({ ...first, fate: fateOf[outcome] }),
);

/** Refuted: D¹ by signal and, where they are few, what becomes of every first announcement in round one. */
const firstsRefuted = strict(
  'evidence against the first claim',
  { priceTaking },
  { firstAnnouncements: list(roundOneOutcome) },
);
/** Proved: by signal, what the dominator of a first announcement outside D¹ gains at least; null where there is none. */
const firstsProved = strict(
  'evidence of the first claim',
  {
    priceTaking,
    gainAtLeast: list(strict('a gain', { signal: text, gain: nullable(rational) }, {})),
  },
  {},
);
/** Undecided: what was tried. */
const firstsTried = strict('what was tried', { priceTaking, tried: list(text) }, {});
/** The evidence of the first claim of Theorem 2. */
export const theorem21Evidence = union<typeof firstsRefuted | typeof firstsProved | typeof firstsTried>(
  'evidence of the first claim',
  [firstsRefuted, firstsProved, firstsTried],
);

const second = literal(2);
const third = literal(3);
/** A cell at which a strategy announces what the claim forbids; `revealing` counts the signals heard. */
const violatedCell = strict(
  'a cell',
  {
    signal: text,
    stage: union<typeof second | typeof third>('a stage', [second, third]),
    observes: list(demand),
    revealing: dictionary(whole),
    price,
    announces: bundle,
    allowed,
    reached: boolean,
  },
  {},
);
/** A reply that survives both rounds against the second or third claim, and the best replies that show it. */
export const violation = strict(
  'a violation',
  { cell: violatedCell, bestReplies: list(bestReply), othersSurviveRoundOne: list(bestReply) },
  {},
);
/** A violation. */
export type ViolationEvidence = t.TypeOf<typeof violation>;

/** Refuted: the signals with several price-taking first announcements. */
const repliesRefuted = strict('evidence against a claim on replies', { ties: priceTaking }, {});
/** Proved: what improving a reply that the claim forbids gains at least; null where that is not known, or none is forbidden. */
const repliesProved = strict(
  'evidence of a claim on replies',
  { ties: priceTaking, gainAtLeast: nullable(rational) },
  {},
);
/** Undecided: what was tried. */
const repliesTried = strict('what was tried', { ties: priceTaking, tried: list(text) }, {});
/** The evidence of the second and third claims of Theorem 2. */
export const repliesEvidence = union<typeof repliesRefuted | typeof repliesProved | typeof repliesTried>(
  'evidence of a claim on replies',
  [repliesRefuted, repliesProved, repliesTried],
);
/** What is known of the second or third claim of Theorem 2. */
export type RepliesEvidence = t.TypeOf<typeof repliesEvidence>;
