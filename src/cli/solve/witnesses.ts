/**
 * Why a strategy of a game is eliminated or survives, in words.
 */
import type { Share, SurvivalWitness } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type {
  Agent,
  LabelledDominated,
  LabelledElimination,
  Others,
} from '../../claims/games/labelled-elimination.js';
import { exactly } from '../output/economy-words.js';

type Belief = Extract<SurvivalWitness<Others>, { readonly kind: 'belief' }>;
type Answers = Extract<SurvivalWitness<Others>, { readonly kind: 'answers' }>;

/** `Row`, or `Row, type low`. */
export const agentName = ({ player, type }: Agent): string =>
  type === undefined ? player : `${player}, type ${type}`;

/** Things with their weights: `M (3/5) + B (2/5)`; alone, without a weight. */
const weighted = (parts: ReadonlyArray<{ readonly name: string; readonly weight: Rational }>): string =>
  parts.length === 1 && Q.equals(parts[0]!.weight, Q.one)
    ? parts[0]!.name
    : parts.map(({ name, weight }) => `${name} (${Q.show(weight)})`).join(' + ');

/** A dominator in words: `M`, or `M (3/5) + B (2/5)`. */
export const dominatorText = ({ strategies }: Agent, dominator: readonly Share[]): string =>
  weighted(dominator.map(({ strategy, weight }) => ({ name: strategies[strategy]!, weight })));

/** Where a dominator gains, under weak and very weak dominance. */
export const betterText = ({ positiveGainAt, dominator }: LabelledDominated): string =>
  positiveGainAt?.text ?? (dominator.length === 1 ? 'nowhere: equal, and earlier' : 'nowhere: equal');

/** What the dominator of a strategy gains, and where: the end of a sentence. */
const gainText = (
  strict: boolean,
  { attainedAt, positiveGainAt, dominator, margin }: LabelledDominated,
): string => {
  if (strict && attainedAt.text === 'alone') return `gains ${exactly(margin)}`;
  const against = 'against everything left to the others';
  if (strict)
    return `gains at least ${exactly(margin)} ${against}, and exactly that where ${attainedAt.text}`;
  if (positiveGainAt === undefined)
    return `pays the same ${against}${dominator.length === 1 ? ', and comes first in the list' : ''}`;
  return `gains at least ${exactly(margin)} ${against}, and more than 0 where ${positiveGainAt.text}`;
};

/** Why a strategy is eliminated, in a sentence. */
export const eliminationText = (
  { agents, elimination }: LabelledElimination,
  eliminated: LabelledDominated,
): string => {
  const agent = agents[eliminated.agent]!;
  const name = agent.strategies[eliminated.strategy]!;
  const gain = gainText(elimination.comparison === 'strict', eliminated);
  return `${agentName(agent)}: ${name} is eliminated in round ${String(eliminated.round)}: it is dominated by ${dominatorText(agent, eliminated.dominator)}, which ${gain}.`;
};

/** A belief in words: what the others do, with probabilities. */
const beliefText = ({ uniformPart, weights }: Belief): string => {
  const more = weighted(weights.map(({ column, weight }) => ({ name: column.text, weight })));
  if (Q.isZero(uniformPart)) return more;
  return `${Q.show(uniformPart)} everywhere${weights.length === 0 ? '' : `, more at ${more}`}`;
};

/** The answers to rivals, those with one answer put together. */
const answersText = ({ strategies }: Agent, { answers }: Answers): string => {
  const byColumn = new Map<string, string[]>();
  const equal: string[] = [];
  for (const answer of answers) {
    const rival = strategies[answer.rival]!;
    if ('equal' in answer) equal.push(rival);
    else byColumn.set(answer.column.text, [...(byColumn.get(answer.column.text) ?? []), rival]);
  }
  return [
    ...[...byColumn].map(([column, rivals]) => `${rivals.join(', ')} where ${column}`),
    ...(equal.length === 0
      ? []
      : [`${equal.join(', ')} ${equal.length === 1 ? 'pays' : 'pay'} the same everywhere`]),
  ].join('; ');
};

/** Why a strategy survives, in a cell of a table. */
export const survivalCell = (
  { elimination }: LabelledElimination,
  agent: Agent,
  witness: SurvivalWitness<Others>,
): string => {
  if (witness.kind === 'belief') return beliefText(witness);
  if (witness.answers.length === 0) return 'nothing else is left';
  return `${elimination.comparison === 'strict' ? 'not better:' : 'worse:'} ${answersText(agent, witness)}`;
};

/** Why a strategy survives, in a sentence. */
export const survivalText = (
  { elimination: { comparison } }: LabelledElimination,
  agent: Agent,
  strategy: number,
  witness: SurvivalWitness<Others>,
): string => {
  const begin = `${agentName(agent)}: ${agent.strategies[strategy]!} survives:`;
  if (witness.kind === 'belief') {
    const reply =
      comparison === 'very-weak'
        ? 'strictly better than all that does not pay the same, as a reply'
        : 'a best reply';
    return `${begin} it is ${reply} to the belief ${beliefText(witness)}.`;
  }
  if (witness.answers.length === 0) return `${begin} nothing else is left.`;
  const somewhere = comparison === 'strict' ? 'not better' : 'worse';
  return `${begin} each of the others is somewhere ${somewhere}: ${answersText(agent, witness)}.`;
};
