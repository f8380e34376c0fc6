/**
 * The evidence of claims about a mechanism of one's own, each type defined by its codec. Participants, types, messages and
 * outcomes appear by their names.
 */
import { dictionary, list, literal, strict, text, union, word } from '../../formats/json/codec.js';
import { count, rational, whole } from '../../formats/json/evidence-parts.js';
import { comparisons, dominatorKinds } from '../../dominance/relation.js';

/** A profile: the name of a message of each participant, in their order. */
const messages = list(text);
/** The word that a counterexample was worked out a second time, by running the mechanism, before it was reported. */
const rechecked = literal(true);

const manipulationFields = {
  participant: text,
  type: text,
  messages,
  utility: rational,
  lie: text,
  utilityOfLie: rational,
  gain: rational,
};
/** A lie that gains over the truth, which is sent in `messages`. */
export const manipulation = strict('a manipulation', manipulationFields, {});
/** The evidence of strategy-proofness: how much was compared and, against it, the lie that gains most. */
export const strategyProofnessEvidence = strict(
  'evidence of strategy-proofness',
  { types: whole, comparisons: count },
  { typesThatGain: whole, manipulation },
);
/** The lie that gains most, worked out again. */
export const strategyProofnessCounterexample = strict(
  'a manipulation',
  { ...manipulationFields, rechecked },
  {},
);

/**
 * A dominated message, its dominator, and the smallest gain of that one, with the first profile where it is attained; but
 * under strict dominance also the first profile where there is a gain.
 */
export const dominatedMessage = strict(
  'a dominated message',
  { message: text, by: dictionary(rational), margin: rational, attainedAt: messages },
  { betterAt: messages },
);
/** A profile and the weight that a belief gives to it besides what it gives to every profile. */
const beliefWeight = strict('a weight of a belief', { messages, weight: rational }, {});
/** An undominated message with the belief to which it is a best reply. */
export const believedMessage = strict(
  'an undominated message',
  { message: text, everywhere: rational, more: list(beliefWeight) },
  {},
);
/** The evidence of undominated strategies, type by type; `standing` is there under mixed dominators. */
export const undominatedStrategiesEvidence = strict(
  'evidence of undominated strategies',
  {
    comparison: word(comparisons),
    dominators: word(dominatorKinds),
    types: list(
      strict(
        'a type',
        { participant: text, type: text, undominated: list(text), fallen: list(dominatedMessage) },
        { standing: list(believedMessage) },
      ),
    ),
  },
  {},
);

const unlikeTruth = { participant: text, type: text, message: text, differsFromTruthAt: messages };
const answeredRival = strict('a rival and a profile where it is no better', { rival: text, messages }, {});
const equalRival = strict('a payoff-equal rival', { rival: text, equal: literal(true) }, {});
const byAnswers = strict(
  'an undominated message that is not payoff-equal to the truth',
  {
    ...unlikeTruth,
    answers: list(
      union<typeof answeredRival | typeof equalRival>('a rival that does not dominate', [
        answeredRival,
        equalRival,
      ]),
    ),
    rechecked,
  },
  {},
);
const byBelief = strict(
  'an undominated message that is not payoff-equal to the truth',
  {
    ...unlikeTruth,
    belief: strict('a belief', { everywhere: rational, charges: list(beliefWeight) }, {}),
    rechecked,
  },
  {},
);
/** An undominated message that is not payoff-equal to the truth, where it differs, and why it is undominated. */
export const undominatedStrategiesCounterexample = union<typeof byAnswers | typeof byBelief>(
  'an undominated message that is not payoff-equal to the truth',
  [byAnswers, byBelief],
);

const totalFields = { messages, outcome: text, total: rational };
/** What is paid in an outcome in total, and the first profile at which it may be drawn. */
export const paidTotal = strict('a total of payments', totalFields, {});
/** The evidence about a budget: how much was gone through, and the outcome that is worst for the claim. */
export const budgetEvidence = strict(
  'evidence about a budget',
  { profiles: whole, outcomes: whole, worst: paidTotal },
  {},
);
/** An outcome in which the payments do not sum to what they should. */
export const budgetCounterexample = strict('a total of payments', { ...totalFields, rechecked }, {});

const surplusFields = {
  participant: text,
  types: list(text),
  messages,
  outcome: text,
  utility: rational,
  outside: rational,
  surplus: rational,
};
/** What a participant has in an outcome beyond what she has without taking part; `types` of all participants. */
export const surplus = strict('a surplus', surplusFields, {});
/** The evidence of ex post individual rationality: how many type profiles there are, and the least surplus. */
export const rationalityEvidence = strict(
  'evidence of ex post individual rationality',
  { typeProfiles: count, least: surplus },
  {},
);
/** A negative surplus. */
export const rationalityCounterexample = strict('a negative surplus', { ...surplusFields, rechecked }, {});
