/**
 * Why a strategy of a game falls or stands, as plain data.
 */
import type { Standing } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Data } from '../finding.js';
import type { Fallen, Others, Seat, Told } from './labelled-elimination.js';
import { byName } from './labelled-elimination.js';

/** Who chooses: a player, or a type of hers. */
export const seatData = ({ player, type }: Seat) => ({ player, ...(type === undefined ? {} : { type }) });

/** A fall, as scripts read it. */
export const fallData = (told: Told, fall: Fallen) => {
  const seat = told.seats[fall.seat]!;
  const { strategies } = seat;
  return {
    ...seatData(seat),
    strategy: strategies[fall.strategy]!,
    by: byName(fall.by.map(({ strategy, weight }) => [strategies[strategy]!, Q.show(weight)])),
    margin: Q.show(fall.margin),
    at: fall.at.data,
    ...(fall.better === undefined ? {} : { better: fall.better.data }),
    largest: fall.largest,
  };
};

/** A survivor's witness, as scripts read it. */
export const standingData = ({ strategies }: Seat, standing: Standing<Others>): { [key: string]: Data } =>
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
