/**
 * An elimination labelled with the names of players, types and strategies: the same for a game in normal form and for a
 * Bayesian one, in which each type of a player chooses for herself (the agent form).
 */
import type { InterimSolution, JointStrategy } from '../../dominance/interim/interim.js';
import type { Answer, EliminationOptions, Elimination, SurvivalWitness } from '../../dominance/relation.js';
import type { Solution } from '../../dominance/elimination.js';
import type { BayesianGame } from '../../games/bayesian.js';
import type { NormalForm } from '../../games/normal-form.js';
import { profileAt } from '../../games/normal-form.js';
import type { OthersChoices } from './evidence.js';

/** An agent: a player or, in a Bayesian game, a type of hers. Strategies are known by their index. */
export interface Agent {
  readonly player: string;
  readonly type?: string;
  readonly strategies: readonly string[];
  readonly surviving: readonly number[];
}

/** What the others do, by names and in words. */
export interface Others {
  readonly choices: OthersChoices;
  readonly text: string;
}

/** A strategy that is eliminated in a round (from 1), with the index of its agent. */
export interface LabelledDominated extends Elimination<Others> {
  readonly round: number;
  readonly agent: number;
}

/** An elimination: the eliminated strategies by round, player, type and strategy. */
export interface LabelledElimination {
  readonly elimination: EliminationOptions;
  readonly agents: readonly Agent[];
  readonly eliminated: readonly LabelledDominated[];
  /** How many rounds found something. */
  readonly rounds: number;
  /** Whether the last test found nothing, so that more rounds would change nothing. */
  readonly complete: boolean;
  /** The witness of a survivor, by the index of the agent and of the strategy. @throws RangeError for others. */
  readonly survival: (agent: number, strategy: number) => SurvivalWitness<Others>;
}

/** An object whose keys are names from a file, whatever they are. */
export const byName = <A>(entries: ReadonlyArray<readonly [string, A]>): Readonly<Record<string, A>> => {
  const object = Object.create(null) as Record<string, A>;
  for (const [name, value] of entries) object[name] = value;
  return object;
};

const labelDominated = <A>(
  { attainedAt, positiveGainAt, ...rest }: Elimination<A>,
  label: (column: A) => Others,
): Elimination<Others> => ({
  ...rest,
  attainedAt: label(attainedAt),
  ...(positiveGainAt === undefined ? {} : { positiveGainAt: label(positiveGainAt) }),
});

const labelWitness = <A>(
  witness: SurvivalWitness<A>,
  label: (column: A) => Others,
): SurvivalWitness<Others> =>
  witness.kind === 'answers'
    ? {
        kind: 'answers',
        answers: witness.answers.map((answer): Answer<Others> =>
          'equal' in answer ? answer : { rival: answer.rival, column: label(answer.column) },
        ),
      }
    : {
        ...witness,
        weights: witness.weights.map(({ column, weight }) => ({ column: label(column), weight })),
      };

/** What one of the others does. */
interface Choice {
  readonly player: string;
  readonly choice: OthersChoices[string];
  readonly text: string;
}

const othersOf = (choices: readonly Choice[]): Others => ({
  choices: byName(choices.map(({ player, choice }) => [player, choice])),
  text: choices.length === 0 ? 'alone' : choices.map(({ player, text }) => `${player}: ${text}`).join(', '),
});

/** A solution of a game in normal form, labelled. */
export const labelNormalForm = (
  { players }: NormalForm,
  solution: Pick<Solution, 'elimination' | 'rounds' | 'surviving' | 'complete' | 'survivalWitness'>,
): LabelledElimination => {
  const labelFor =
    (player: number) =>
    (profile: number): Others =>
      othersOf(
        profileAt(players, profile).flatMap((choice, j) => {
          const { name, strategies } = players[j]!;
          const strategy = strategies[choice]!;
          return j === player ? [] : [{ player: name, choice: strategy, text: strategy }];
        }),
      );
  return {
    elimination: solution.elimination,
    agents: players.map(({ name, strategies }, i) => ({
      player: name,
      strategies,
      surviving: solution.surviving[i]!,
    })),
    eliminated: solution.rounds.flatMap(({ round, eliminated }) =>
      eliminated.map(({ player, ...dominated }) => ({
        ...labelDominated(dominated, labelFor(player)),
        round,
        agent: player,
      })),
    ),
    rounds: solution.rounds.length,
    complete: solution.complete,
    survival: (agent, strategy) => labelWitness(solution.survivalWitness(agent, strategy), labelFor(agent)),
  };
};

/** A solution of a Bayesian game, labelled. */
export const labelBayesian = (
  { players }: BayesianGame,
  solution: Omit<InterimSolution, 'tested'>,
): LabelledElimination => {
  const agents = players.flatMap(({ types }, player) => types.map((_, type) => ({ player, type })));
  const agentOf = (player: number, type: number): number =>
    agents.findIndex((agent) => agent.player === player && agent.type === type);
  const labelFor =
    (player: number) =>
    (column: JointStrategy): Others =>
      othersOf(
        players.flatMap(({ name, types, actions }, j) => {
          if (j === player) return [];
          const choices = types.map((type, t) => [type, actions[column[j]![t]!]!] as const);
          const text = choices.map(([type, action]) => `${type} → ${action}`).join(', ');
          const one = types.length === 1 ? choices[0]![1] : `(${text})`;
          return [{ player: name, choice: byName(choices), text: one }];
        }),
      );
  return {
    elimination: solution.elimination,
    agents: agents.map(({ player, type }) => ({
      player: players[player]!.name,
      type: players[player]!.types[type]!,
      strategies: players[player]!.actions,
      surviving: solution.surviving[player]![type]!,
    })),
    eliminated: solution.rounds.flatMap(({ round, eliminated }) =>
      eliminated.map(({ player, type, ...dominated }) => ({
        ...labelDominated(dominated, labelFor(player)),
        round,
        agent: agentOf(player, type),
      })),
    ),
    rounds: solution.rounds.length,
    complete: solution.complete,
    survival: (agent, strategy) => {
      const { player, type } = agents[agent]!;
      return labelWitness(solution.survivalWitness(player, type, strategy), labelFor(player));
    },
  };
};
