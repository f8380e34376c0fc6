/**
 * A comparison of mechanisms on one economy, as typed data and as JSON: what each trader has without trade and under each
 * mechanism, her best lie, welfare beside the optimum, and the promises of each mechanism, judged.
 *
 * Traders count from 1; exact numbers are reduced texts in JSON; lists are in file order.
 */
import { comparedAgainst } from '../../claims/promises/against.js';
import type { Verdict } from '../../claims/finding.js';
import {
  boolean,
  dictionary,
  list,
  literal,
  nullable,
  strict,
  text,
  union,
  word,
} from '../../formats/json/codec.js';
import { count, demand, rational, whole } from '../../formats/json/evidence-parts.js';
import { edges } from '../../mechanisms/bids/convention.js';
import { mechanismNames } from '../../mechanisms/list.js';
import { tieBreaks } from '../../market/market.js';
import { largestSafe } from '../../exact/scaling.js';
import type { t } from '../../prelude.js';

/** A gain that lies come as near to as one likes, and that none reaches. */
const unreached = strict('a supremum', { supremum: rational, attained: literal(false) }, {});

/** A gain: attained, or a supremum that is not. */
const gain = union<typeof rational | typeof unreached>('a gain', [rational, unreached]);

/** A message: a demand function, or a quote. */
const message = union<typeof demand | typeof rational>('a message', [demand, rational]);

/** How many: a number while it is a safe one, else a text. */
const number = union<typeof whole | typeof count>('a number', [whole, count]);

const bestLie = strict(
  'the best lie',
  {
    gain,
    /** A lie with that gain; near it, where none has it. */
    message,
    /** How many lies have that gain; null where they are not counted one by one, as quotes between two others are not. */
    equallyGood: nullable(number),
    /** The others' messages where they are not the truthful ones, in trader order and without her own; null where they are. */
    against: nullable(list(message)),
  },
  {},
);

const trader = strict(
  'a trader',
  { trader: whole, name: text, bestLie: nullable(bestLie) },
  {
    expectedUtility: rational,
    /** What she expects with each signal, in place of `expectedUtility`. */
    interim: dictionary(rational),
    /** Whether she expects less than she has without trade. */
    worseThanNoTrade: boolean,
  },
  ['trader', 'name', 'expectedUtility', 'interim', 'worseThanNoTrade', 'bestLie'],
);

const verdicts: readonly Verdict[] = ['proved', 'refuted', 'undecided'];

const budget = strict('the budget', { least: rational, most: rational }, {});

const compared = strict(
  'a mechanism',
  {
    mechanism: word(mechanismNames),
    applies: literal(true),
    traders: list(trader),
    welfare: nullable(rational),
    shareOfGains: nullable(rational),
    budget: nullable(budget),
    expectedPriceGap: nullable(rational),
    promises: dictionary(nullable(word(verdicts))),
  },
  { tieBreak: word(tieBreaks), k: rational, edge: word(edges), why: text },
  [
    'mechanism',
    'applies',
    'tieBreak',
    'k',
    'edge',
    'traders',
    'welfare',
    'shareOfGains',
    'budget',
    'expectedPriceGap',
    'promises',
    'why',
  ],
);

const notDefined = strict(
  'a mechanism that is not defined here',
  { mechanism: word(mechanismNames), applies: literal(false), why: text },
  {},
);

const row = union<typeof compared | typeof notDefined>('a row', [compared, notDefined]);

/** A comparison. `optimum` is null, with `why`, where there is none or it is not known; `between` holds what is known of it. */
export const comparison = strict(
  'a comparison',
  {
    noTrade: list(rational),
    optimum: nullable(rational),
    mechanisms: list(row),
  },
  {
    against: word(comparedAgainst),
    between: strict('bounds', { least: rational, most: rational }, {}),
    why: text,
    stopped: literal(true),
  },
  ['against', 'noTrade', 'optimum', 'between', 'why', 'mechanisms', 'stopped'],
);

/** A comparison. */
export type Comparison = t.TypeOf<typeof comparison>;
/** A mechanism that is defined in the economy, with what it brings. */
export type Compared = t.TypeOf<typeof compared>;
/** A mechanism of a comparison, defined in the economy or not. */
export type Row = t.TypeOf<typeof row>;
/** What a mechanism brings a trader. */
export type ComparedTrader = t.TypeOf<typeof trader>;
/** A trader's best lie. */
export type BestLie = t.TypeOf<typeof bestLie>;
/** A message: a demand function, or a quote. */
export type Message = t.TypeOf<typeof message>;
/** What traders pay less what they receive, in the least and the greatest draw. */
export type Budget = t.TypeOf<typeof budget>;

/** The size of a gain, whether a lie attains it or not. */
export const gainOf = ({ gain: found }: BestLie) => ('supremum' in found ? found.supremum : found);

/** A count as the comparison holds it: a number while it is a safe one. */
export const numberOf = (many: bigint): number | bigint => (many <= largestSafe ? Number(many) : many);
