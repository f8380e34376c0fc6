/**
 * The evidence of promises: what each is judged of (the mechanism, its convention, the messages), and what was found.
 */
import { boolean, list, literal, nullable, strict, union, word } from '../../formats/json/codec.js';
import {
  bundle,
  count,
  demand,
  messages,
  price,
  rational,
  whole,
} from '../../formats/json/evidence-parts.js';
import { edges } from '../../mechanisms/bids/convention.js';
import { comparedAgainst } from './against.js';

/** The mechanisms whose promises are judged. */
export const promisingMechanisms = [
  ...(['random-grouping', 'many-groups', 'uniform-price'] as const),
  ...(['k-double-auction', 'mcafee', 'vcg'] as const),
] as const;

const quotes = list(rational);
const message = union<typeof demand | typeof rational>('a message', [demand, rational]);
const profile = union<typeof messages | typeof quotes>('messages', [messages, quotes]);

/** What a promise is judged of. */
const head = {
  mechanism: word(promisingMechanisms),
  convention: strict('a convention', {}, { k: rational, edge: word(edges) }),
  messages: profile,
  truthful: boolean,
};

const draw = nullable(strict('a draw', { order: list(whole), rule: whole }, { price }));
const settlement = strict('what a trader gets', { trader: whole, bundle, money: rational }, {});
const rechecked = literal(true);

const lie = strict('a lie', { message, gain: rational }, { supremum: rational, equallyGood: count });

/** The best lies of all traders. */
export const liesEvidence = strict(
  'best lies',
  {
    ...head,
    against: word(comparedAgainst),
    traders: list(
      strict('a trader', { trader: whole, utility: rational, bestLie: nullable(lie) }, { others: profile }),
    ),
  },
  {},
);
/** A lie that pays. */
export const payingLie = strict(
  'a lie that pays',
  {
    trader: whole,
    truth: message,
    utility: rational,
    message,
    lieUtility: rational,
    gain: rational,
    messages: profile,
    rechecked,
  },
  { supremum: rational },
  ['trader', 'truth', 'utility', 'message', 'lieUtility', 'gain', 'supremum', 'messages', 'rechecked'],
);

/** Whether every draw hands out what there is. */
export const allocationsEvidence = strict('allocations', { ...head, groupings: count }, {});
/** A draw that does not. */
export const leavingDraw = strict(
  'a draw that leaves something over',
  { draw, leftOver: bundle, settlements: list(settlement), rechecked },
  {},
);

const surplus = strict('a surplus', { surplus: rational, draw, settlements: list(settlement) }, {});
/** What traders pay less what they receive. */
export const budgetEvidence = strict('budget', { ...head, least: surplus, greatest: surplus }, {});
/** A draw that does not balance, or runs a deficit. */
export const unbalancedDraw = strict(
  'a draw whose budget fails',
  { surplus: rational, draw, settlements: list(settlement), rechecked },
  {},
);

/** Welfare beside the optimum. */
export const welfareEvidence = strict(
  'welfare',
  { ...head, welfare: rational, optimum: rational, best: list(bundle) },
  {},
);
/** The better allocation, and what is lost. */
export const welfareLost = strict(
  'welfare lost',
  { welfare: rational, optimum: rational, lost: rational, best: list(bundle), rechecked },
  {},
);

/** What every trader has with and without the mechanism. */
export const participationEvidence = strict(
  'participation',
  {
    ...head,
    traders: list(
      strict(
        'a trader',
        { trader: whole, utility: rational, outside: rational, worst: rational, shortfall: rational },
        {},
      ),
    ),
  },
  {},
);
/** A trader who loses by taking part. */
export const losingTrader = strict(
  'a trader who loses',
  { trader: whole, utility: rational, outside: rational, shortfall: rational, rechecked },
  {},
);

const prices = list(strict('what a trader trades at', { trader: whole, price }, {}));
/** The prices of those whose bundles change. */
export const pricesEvidence = strict(
  'prices',
  {
    ...head,
    widest: nullable(strict('the widest gap', { gap: rational, draw, prices }, {})),
    expectedGap: rational,
  },
  {},
);
/** A draw with two prices. */
export const twoPrices = strict('a draw with two prices', { gap: rational, draw, prices, rechecked }, {});
