/**
 * The evidence of claims about private values, each type defined by its codec.
 */
import { boolean, list, literal, strict, text, union, word } from '../../formats/json/codec.js';
import {
  bundle,
  count,
  demand,
  messages,
  price,
  rational,
  whole,
} from '../../formats/json/evidence-parts.js';

/** Says that a counterexample was worked out a second time before it was reported. */
const rechecked = literal(true);

const rule1 = literal(1);
const rule2 = literal(2);
/** A draw of G*: the order of the traders, and the rule. */
export const draw = strict(
  'a draw',
  { order: list(whole), rule: union<typeof rule1 | typeof rule2>('a rule', [rule1, rule2]) },
  {},
);

/** What a walk over the states of the rationing automaton covered. */
export const walkedStates = strict(
  'states of the rationing automaton',
  { groupSupplies: whole, states: whole, turns: whole },
  {},
);
/** What an enumeration of outcomes covered. */
export const enumeratedOutcomes = strict('enumerated outcomes', { outcomes: count }, {});

/** The evidence of the claims about allocations, and of properties (ii) and (iii). */
export const statesAndOutcomes = strict(
  'evidence by states and by enumeration',
  {},
  { states: walkedStates, enumeration: enumeratedOutcomes },
);

/** The positions of each group, and those whose announcements set its price; all counted from 1. */
export const priceSetters = strict(
  'whose announcements set the price of each group',
  {
    groups: list(strict('a group', { group: whole, positions: list(whole), priceSetBy: list(whole) }, {})),
  },
  {},
);
/** The evidence of property (i). */
export const priceSettersAndOutcomes = strict(
  'evidence by positions and by enumeration',
  {},
  { states: priceSetters, enumeration: enumeratedOutcomes },
);

/** What a trader gets in a draw, and whether she was served. */
const outcome = strict('what a trader gets', { bundle, price, served: boolean }, {});
/** Two messages of a trader that give her different outcomes, all else being equal. */
export const movedByOwnMessage = strict(
  'a pair of draws',
  {
    trader: whole,
    draw,
    messages,
    otherMessage: demand,
    first: outcome,
    second: outcome,
    rechecked,
  },
  {},
);

/** A draw whose trades are no allocation, or whose budget is not balanced. */
export const failedAllocation = strict(
  'a draw that fails',
  {
    draw,
    messages,
    trades: list(strict('a trade', { trader: whole, bundle, price }, {})),
    leftOver: bundle,
    surplus: rational,
    rechecked,
  },
  {},
);

/** A dominated message: its dominator, the smallest gain over all profiles of the others, and a profile where the gain is that small. */
const dominatedMessage = strict(
  'a dominated message',
  { message: demand, by: demand, margin: rational, attainedAt: messages },
  {},
);
/** An undominated message, and a profile to which it is a best reply, if there is one: her utility there, and the largest from another message. */
const undominatedMessage = strict(
  'an undominated message',
  { message: demand },
  { bestReplyTo: messages, utility: rational, bestAlternative: rational },
);
/** What enumeration finds of a trader: every message, or, if the theorem fails for her, how many are undominated. */
const traderInFull = strict(
  'a trader',
  { trader: whole, name: text, undominated: list(undominatedMessage), fallen: list(dominatedMessage) },
  {},
);
const traderWhoFails = strict(
  'a trader for whom the theorem fails',
  { trader: whole, undominated: whole },
  {},
);
const enumeratedTrader = union<typeof traderInFull | typeof traderWhoFails>('a trader', [
  traderInFull,
  traderWhoFails,
]);
/** Theorem 1 by enumeration. */
export const theorem1Enumeration = strict(
  'Theorem 1 by enumeration',
  { messages: count, profiles: count, traders: list(enumeratedTrader) },
  {},
);
/** Theorem 1 by separation. */
export const theorem1Separation = strict(
  'Theorem 1 by separation',
  {
    groupSupplies: whole,
    states: whole,
    turns: whole,
    prices: whole,
    weightAtLeast: rational,
    traders: list(
      strict(
        'a trader',
        { trader: whole, name: text, undominated: count },
        {
          marginAtLeast: rational,
          nearest: strict('a price', { price, best: bundle, next: bundle, difference: rational }, {}),
        },
      ),
    ),
  },
  {},
);
/** The evidence of Theorem 1. */
export const theorem1Evidence = strict(
  'evidence of Theorem 1',
  {},
  { enumeration: theorem1Enumeration, separation: theorem1Separation },
);
/** A message that is undominated and not price-taking: a profile to which it is a best reply, or one for each rival message. */
const undominatedNotPriceTaking = strict(
  'an undominated message that is not price-taking',
  { trader: whole, message: demand, kind: word(['undominated and not price-taking']) },
  {
    savedFromRivals: list(strict('a rival', { rival: demand, messages }, {})),
    bestReplyTo: messages,
    utility: rational,
    rechecked,
  },
);
/** A price-taking message that is dominated. */
const dominatedPriceTaking = strict(
  'a dominated price-taking message',
  {
    trader: whole,
    message: demand,
    kind: word(['price-taking and dominated']),
    by: demand,
    margin: rational,
    attainedAt: messages,
    rechecked,
  },
  {},
);
/** A message for which Theorem 1 fails: undominated and not price-taking, or the reverse. */
export const theorem1Counterexample = union<typeof undominatedNotPriceTaking | typeof dominatedPriceTaking>(
  'a message for which Theorem 1 fails',
  [undominatedNotPriceTaking, dominatedPriceTaking],
);

/** Counts and amounts of the Example's group. */
const exampleNumbers = strict(
  'numbers of the Example',
  { nBar: whole, nUnder: whole, nTilde: whole, amounts: list(whole) },
  {},
);
const exampleFields = {
  demands: list(whole),
  price,
  byDefinition: exampleNumbers,
  printed: exampleNumbers,
  messages,
  order: list(whole),
};
/** The Example by the definitions beside what is printed. */
export const exampleEvidence = strict('evidence of the Example', exampleFields, {});
/** The same, where the two differ. */
export const exampleCounterexample = strict('the Example as printed', { ...exampleFields, rechecked }, {});

const rationalityFields = {
  trader: whole,
  messages,
  lottery: list(strict('a chance', { bundle, price, probability: rational }, {})),
  utility: rational,
  outside: rational,
  gain: rational,
  /** What each trader lacks at these messages to what she has without trade, in trader order. */
  shortfalls: list(rational),
};
/** Which profiles are alike: for each trader the first one like her, and the bundles that she may exchange at a price. */
export const profileClasses = strict(
  'which profiles are alike',
  {
    alike: list(whole),
    interchangeable: list(
      strict('interchangeable bundles', { trader: whole, price, bundles: list(bundle) }, {}),
    ),
    representatives: count,
  },
  {},
);
/**
 * The trader with the smallest gain from taking part, and the profile where it is that small. Where `classes` say which profiles
 * are alike, one of each kind was listed, and so many of these were examined.
 */
export const rationalityEvidence = strict(
  'evidence of individual rationality',
  { profiles: count, examined: whole, ...rationalityFields },
  { classes: profileClasses },
);
/** A trader who does not gain. */
export const rationalityCounterexample = strict(
  'a trader who does not gain',
  { ...rationalityFields, rechecked, recheckedBy: text },
  {},
);
