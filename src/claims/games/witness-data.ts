/**
 * Why a strategy of a game falls or stands, as plain data.
 */
import type { SurvivalWitness } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Data } from '../finding.js';
import type { LabelledDominated, Others, Agent, LabelledElimination } from './labelled-elimination.js';
import { byName } from './labelled-elimination.js';

/** Who chooses: a player, or a type of hers. */
export const agentData = ({ player, type }: Agent) => ({ player, ...(type === undefined ? {} : { type }) });

/** A fall, as scripts read it. */
export const eliminationData = (told: LabelledElimination, fall: LabelledDominated) => {
  const seat = told.agents[fall.agent]!;
  const { strategies } = seat;
  return {
    ...agentData(seat),
    strategy: strategies[fall.strategy]!,
    by: byName(fall.by.map(({ strategy, weight }) => [strategies[strategy]!, Q.show(weight)])),
    margin: Q.show(fall.margin),
    at: fall.at.data,
    ...(fall.better === undefined ? {} : { better: fall.better.data }),
    largest: fall.largest,
  };
};

/** A survivor's witness, as scripts read it. */
export const survivalData = (
  { strategies }: Agent,
  standing: SurvivalWitness<Others>,
): { [key: string]: Data } =>
  standing.kind === 'answers'
    ? {
        answers: standing.answers.map((answer) => ({
          rival: strategies[answer.rival]!,
          ...('equal' in answer ? { equal: true } : { at: answer.column.data }),
        })),
      }
    : {
        belief: {
          everywhere: Q.show(standing.everywhere),
          more: standing.charges.map(({ column, weight }) => ({ at: column.data, weight: Q.show(weight) })),
        },
      };
