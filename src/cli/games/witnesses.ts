/**
 * Why a strategy of a game falls or stands, for scripts and for people.
 */
import type { Data } from '../../claims/finding.js';
import type { Share, Standing } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import { exactly } from '../economy-words.js';
import type { Fallen, Others, Seat, Told } from './told.js';
import { byName } from './told.js';

/** `Row`, or `Row, type low`. */
export const seatName = ({ player, type }: Seat): string =>
  type === undefined ? player : `${player}, type ${type}`;

/** A dominator in words: `M`, or `3/5 M + 2/5 B`. */
export const dominatorText = ({ strategies }: Seat, by: readonly Share[]): string =>
  by.length === 1
    ? strategies[by[0]!.strategy]!
    : by.map(({ strategy, weight }) => `${Q.show(weight)} ${strategies[strategy]!}`).join(' + ');

/** A fall, as scripts read it. */
export const fallData = (told: Told, fall: Fallen): Data => {
  const { player, type, strategies } = told.seats[fall.seat]!;
  return {
    player,
    ...(type === undefined ? {} : { type }),
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

/** Why a strategy falls, in a sentence. */
export const fallLines = (told: Told, fall: Fallen): readonly string[] => {
  const seat = told.seats[fall.seat]!;
  const { comparison } = told.elimination;
  const by = dominatorText(seat, fall.by);
  const name = seat.strategies[fall.strategy]!;
  const alone = fall.at.text === 'alone';
  const begin = `${seatName(seat)}: ${name} falls in round ${String(fall.round)} to ${by}, which`;
  if (comparison === 'strict')
    return [
      `${begin} gains ${alone ? exactly(fall.margin) : `at least ${exactly(fall.margin)} against everything left to the others, and no more where ${fall.at.text}`}.`,
    ];
  if (fall.better === undefined)
    return [`${begin} pays the same against everything left to the others, and comes first in the list.`];
  return [
    `${begin} gains at least ${exactly(fall.margin)} against everything left to the others, and more than 0 where ${fall.better.text}.`,
  ];
};

/** A belief in words. */
const beliefText = (standing: Extract<Standing<Others>, { readonly kind: 'belief' }>): string => {
  const more = standing.charges.map(({ column, weight }) => `${Q.show(weight)} on (${column.text})`);
  const everywhere = Q.isZero(standing.everywhere)
    ? []
    : [`${Q.show(standing.everywhere)} on everything that the others can do`];
  return [...everywhere, ...more].join(more.length > 1 || everywhere.length > 0 ? '; ' : '');
};

/** The answers to rivals, those with one answer put together. */
const answerTexts = (
  { strategies }: Seat,
  standing: Extract<Standing<Others>, { readonly kind: 'answers' }>,
): readonly string[] => {
  const byColumn = new Map<string, string[]>();
  const equal: string[] = [];
  for (const answer of standing.answers) {
    const rival = strategies[answer.rival]!;
    if ('equal' in answer) equal.push(rival);
    else byColumn.set(answer.column.text, [...(byColumn.get(answer.column.text) ?? []), rival]);
  }
  return [
    ...[...byColumn].map(([column, rivals]) => `${rivals.join(', ')} where ${column}`),
    ...(equal.length === 0
      ? []
      : [`${equal.join(', ')} ${equal.length === 1 ? 'pays' : 'pay'} the same everywhere`]),
  ];
};

/** Why a strategy stands, in a cell of a table. */
export const standingText = (told: Told, seat: Seat, standing: Standing<Others>): string => {
  if (standing.kind === 'belief') return beliefText(standing);
  if (standing.answers.length === 0) return 'there is no other';
  const beaten = told.elimination.comparison === 'strict' ? 'not better:' : 'worse:';
  return `${beaten} ${answerTexts(seat, standing).join('; ')}`;
};

/** Why a strategy stands, in a sentence. */
export const standingLines = (
  told: Told,
  seat: Seat,
  strategy: number,
  standing: Standing<Others>,
): readonly string[] => {
  const name = `${seatName(seat)}: ${seat.strategies[strategy]!} stands`;
  const { comparison } = told.elimination;
  if (standing.kind === 'belief') {
    const reply =
      comparison === 'very-weak'
        ? 'strictly better than everything that does not pay the same'
        : 'a best reply';
    return [`${name}: it is ${reply} to the belief with probability ${beliefText(standing)}.`];
  }
  if (standing.answers.length === 0) return [`${name}: there is no other.`];
  const beaten =
    comparison === 'strict'
      ? 'each of the others is somewhere not better'
      : 'each of the others is somewhere worse';
  return [`${name}: ${beaten}: ${answerTexts(seat, standing).join('; ')}.`];
};
