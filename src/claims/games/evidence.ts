/**
 * The evidence of eliminations in games, each type defined by its codec. Players, types and strategies appear by their names.
 */
import type { t } from '../../prelude.js';
import { boolean, dictionary, list, literal, strict, text, union } from '../../formats/json/codec.js';
import { rational } from '../../formats/json/evidence-parts.js';

const byType = dictionary(text);
/** What the others do: by player a strategy or, in a Bayesian game, a strategy of each of her types. */
export const othersChoices = dictionary(
  union<typeof text | typeof byType>('the choice of a player', [text, byType]),
);

/**
 * An eliminated strategy of a player or of a type of hers, and its dominator `by` with the weight of each strategy in it.
 *
 * - `margin`: the smallest gain of the dominator; `at`: what the others do where it is that small.
 * - `better`, under weak and very weak dominance: what the others do where there is a gain; absent if there is none.
 * - `largest`: whether no dominator of the admitted kind has a larger smallest gain.
 */
export const eliminatedStrategy = strict(
  'an eliminated strategy',
  {
    player: text,
    strategy: text,
    by: dictionary(rational),
    margin: rational,
    at: othersChoices,
    largest: boolean,
  },
  { type: text, better: othersChoices },
  ['player', 'type', 'strategy', 'by', 'margin', 'at', 'better', 'largest'],
);

const answered = strict('a rival and where it is no better', { rival: text, at: othersChoices }, {});
const payoffEqual = strict('a payoff-equal rival', { rival: text, equal: literal(true) }, {});
/** Answers to rivals, one each: where it is no better, or that it is payoff-equal. */
export const answers = list(
  union<typeof answered | typeof payoffEqual>('an answer', [answered, payoffEqual]),
);
/** Answers to all rivals. */
export const answersToRivals = strict('answers to all rivals', { answers }, {});
/** A belief: every profile of the others has the probability `everywhere`, and those in `more` as much besides. */
export const belief = strict(
  'a belief',
  {
    everywhere: rational,
    more: list(strict('a weight of a belief', { at: othersChoices, weight: rational }, {})),
  },
  {},
);
/** A belief about the others to which a strategy is a best reply. */
export const bestReplyToBelief = strict('a best reply to a belief', { belief }, {});
/** Why a strategy is undominated. */
export const survivalWitness = union<typeof answersToRivals | typeof bestReplyToBelief>(
  'a survival witness',
  [answersToRivals, bestReplyToBelief],
);

/** What the others do, by names. */
export type OthersChoices = t.TypeOf<typeof othersChoices>;
/** An eliminated strategy, by names. */
export type NamedElimination = t.TypeOf<typeof eliminatedStrategy>;
/** A belief, by names. */
export type NamedBelief = t.TypeOf<typeof belief>;
/** Why a strategy is undominated, by names. */
export type NamedSurvival = t.TypeOf<typeof survivalWitness>;
