/**
 * Why a strategy of a game falls or stands, in words.
 */
import type { Share, SurvivalWitness } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { exactly } from '../output/economy-words.js';
import type {
  LabelledDominated,
  Others,
  Agent,
  LabelledElimination,
} from '../../claims/games/labelled-elimination.js';

/** `Row`, or `Row, type low`. */
export const agentName = ({ player, type }: Agent): string =>
  type === undefined ? player : `${player}, type ${type}`;

/** Things with their weights: `M (3/5) + B (2/5)`; alone, without a weight. */
const weighted = (parts: ReadonlyArray<{ readonly name: string; readonly weight: Rational }>): string =>
  parts.length === 1 && Q.equals(parts[0]!.weight, Q.one)
    ? parts[0]!.name
    : parts.map(({ name, weight }) => `${name} (${Q.show(weight)})`).join(' + ');

/** A dominator in words: `M`, or `M (3/5) + B (2/5)`. */
export const dominatorText = ({ strategies }: Agent, by: readonly Share[]): string =>
  weighted(by.map(({ strategy, weight }) => ({ name: strategies[strategy]!, weight })));

/** Where a dominator gains, under weak and very weak dominance. */
export const betterText = ({ better, by }: LabelledDominated): string =>
  better?.text ?? (by.length === 1 ? 'nowhere: equal, and earlier' : 'nowhere: equal');

/** Why a strategy falls, in a sentence. */
export const eliminationLines = (told: LabelledElimination, fall: LabelledDominated): readonly string[] => {
  const seat = told.agents[fall.agent]!;
  const { comparison } = told.elimination;
  const by = dominatorText(seat, fall.by);
  const name = seat.strategies[fall.strategy]!;
  const alone = fall.at.text === 'alone';
  const begin = `${agentName(seat)}: ${name} falls in round ${String(fall.round)} to ${by}, which`;
  if (comparison === 'strict')
    return [
      `${begin} gains ${alone ? exactly(fall.margin) : `at least ${exactly(fall.margin)} against everything left to the others, and no more where ${fall.at.text}`}.`,
    ];
  if (fall.better === undefined)
    return [
      `${begin} pays the same against everything left to the others${fall.by.length === 1 ? ', and comes first in the list' : ''}.`,
    ];
  return [
    `${begin} gains at least ${exactly(fall.margin)} against everything left to the others, and more than 0 where ${fall.better.text}.`,
  ];
};

/** A belief in words: what the others do, with probabilities. */
const beliefText = ({
  everywhere,
  charges,
}: Extract<SurvivalWitness<Others>, { readonly kind: 'belief' }>): string => {
  const more = weighted(charges.map(({ column, weight }) => ({ name: column.text, weight })));
  if (Q.isZero(everywhere)) return more;
  return `${Q.show(everywhere)} everywhere${charges.length === 0 ? '' : `, more at ${more}`}`;
};

/** The answers to rivals, those with one answer put together. */
const answerTexts = (
  { strategies }: Agent,
  standing: Extract<SurvivalWitness<Others>, { readonly kind: 'answers' }>,
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
export const survivalText = (
  told: LabelledElimination,
  seat: Agent,
  standing: SurvivalWitness<Others>,
): string => {
  if (standing.kind === 'belief') return beliefText(standing);
  if (standing.answers.length === 0) return 'nothing else is left';
  const beaten = told.elimination.comparison === 'strict' ? 'not better:' : 'worse:';
  return `${beaten} ${answerTexts(seat, standing).join('; ')}`;
};

/** Why a strategy stands, in a sentence. */
export const survivalLines = (
  told: LabelledElimination,
  seat: Agent,
  strategy: number,
  standing: SurvivalWitness<Others>,
): readonly string[] => {
  const name = `${agentName(seat)}: ${seat.strategies[strategy]!} stands`;
  const { comparison } = told.elimination;
  if (standing.kind === 'belief') {
    const reply =
      comparison === 'very-weak'
        ? 'strictly better than all that does not pay the same, as a reply'
        : 'a best reply';
    return [`${name}: it is ${reply} to the belief ${beliefText(standing)}.`];
  }
  if (standing.answers.length === 0) return [`${name}: nothing else is left.`];
  const beaten =
    comparison === 'strict'
      ? 'each of the others is somewhere not better'
      : 'each of the others is somewhere worse';
  return [`${name}: ${beaten}: ${answerTexts(seat, standing).join('; ')}.`];
};
