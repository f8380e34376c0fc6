/**
 * Why a strategy of a game is eliminated or undominated, by the names of players, types and strategies.
 */
import type { SurvivalWitness } from '../../dominance/relation.js';
import type { NamedBelief, NamedElimination, NamedSurvival } from './evidence.js';
import type { Agent, LabelledDominated, LabelledElimination, Others } from './labelled-elimination.js';
import { byName } from './labelled-elimination.js';

/** The name of an agent: a player, and in a Bayesian game a type of hers. */
export const agentLabel = ({ player, type }: Agent): { readonly player: string; readonly type?: string } => ({
  player,
  ...(type === undefined ? {} : { type }),
});

/** An eliminated strategy, by names. */
export const namedElimination = (
  { agents }: LabelledElimination,
  { agent, strategy, dominator, margin, attainedAt, positiveGainAt, largestMargin }: LabelledDominated,
): NamedElimination => {
  const { strategies } = agents[agent]!;
  return {
    ...agentLabel(agents[agent]!),
    strategy: strategies[strategy]!,
    by: byName(dominator.map((share) => [strategies[share.strategy]!, share.weight])),
    margin,
    at: attainedAt.choices,
    ...(positiveGainAt === undefined ? {} : { better: positiveGainAt.choices }),
    largest: largestMargin,
  };
};

/** A belief, by names. */
export const namedBelief = ({
  uniformPart,
  weights,
}: Extract<SurvivalWitness<Others>, { readonly kind: 'belief' }>): NamedBelief => ({
  everywhere: uniformPart,
  more: weights.map(({ column, weight }) => ({ at: column.choices, weight })),
});

/** Why a strategy of an agent is undominated, by names. */
export const namedSurvival = ({ strategies }: Agent, witness: SurvivalWitness<Others>): NamedSurvival =>
  witness.kind === 'belief'
    ? { belief: namedBelief(witness) }
    : {
        answers: witness.answers.map((answer) =>
          'equal' in answer
            ? { rival: strategies[answer.rival]!, equal: answer.equal }
            : { rival: strategies[answer.rival]!, at: answer.column.choices },
        ),
      };
