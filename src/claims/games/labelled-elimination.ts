/**
 * An elimination as it is told: the same words for a game in normal form and for a Bayesian one, in which a type of a player
 * is somebody who chooses for herself.
 */
import type { Data } from '../finding.js';
import type { InterimSolution, JointStrategy } from '../../dominance/interim/interim.js';
import type { Answer, EliminationOptions, Elimination, SurvivalWitness } from '../../dominance/relation.js';
import type { Solution } from '../../dominance/elimination.js';
import type { BayesianGame } from '../../games/bayesian.js';
import type { NormalForm } from '../../games/normal-form.js';
import { profileAt } from '../../games/normal-form.js';

/** Somebody who chooses: a player, or a type of hers. Strategies are known by their index. */
export interface Agent {
  readonly player: string;
  readonly type?: string;
  readonly strategies: readonly string[];
  readonly surviving: readonly number[];
}

/** What the others do, for scripts and for people. */
export interface Others {
  readonly data: Data;
  readonly text: string;
}

/** A strategy that falls in a round. */
export interface LabelledDominated extends Elimination<Others> {
  readonly round: number;
  readonly agent: number;
}

/** An elimination; falls by round, player, type and strategy. */
export interface LabelledElimination {
  readonly elimination: EliminationOptions;
  readonly agents: readonly Agent[];
  readonly eliminated: readonly LabelledDominated[];
  readonly rounds: number;
  readonly complete: boolean;
  /** The witness of a survivor, by seat and strategy. */
  readonly survival: (seat: number, strategy: number) => SurvivalWitness<Others>;
}

/** An object whose keys are names from a file, whatever they are. */
export const byName = <A>(entries: ReadonlyArray<readonly [string, A]>): Readonly<Record<string, A>> => {
  const object = Object.create(null) as Record<string, A>;
  for (const [name, value] of entries) object[name] = value;
  return object;
};

const mapFall = <A>(
  { at, better, ...fall }: Elimination<A>,
  words: (column: A) => Others,
): Elimination<Others> => ({
  ...fall,
  at: words(at),
  ...(better === undefined ? {} : { better: words(better) }),
});

const mapStanding = <A>(
  standing: SurvivalWitness<A>,
  words: (column: A) => Others,
): SurvivalWitness<Others> =>
  standing.kind === 'answers'
    ? {
        kind: 'answers',
        answers: standing.answers.map((answer): Answer<Others> =>
          'equal' in answer ? answer : { rival: answer.rival, column: words(answer.column) },
        ),
      }
    : {
        ...standing,
        charges: standing.charges.map(({ column, weight }) => ({ column: words(column), weight })),
      };

/** Nobody else is there: the one way in which nothing is done. */
const nobody: Others = { data: {}, text: 'alone' };

const othersOf = (choices: ReadonlyArray<readonly [player: string, data: Data, text: string]>): Others =>
  choices.length === 0
    ? nobody
    : {
        data: byName(choices.map(([player, data]) => [player, data])),
        text: choices.map(([player, , text]) => `${player}: ${text}`).join(', '),
      };

/** An elimination in a normal form, told. */
export const labelNormalForm = ({ players }: NormalForm, solution: Solution): LabelledElimination => {
  const words =
    (player: number) =>
    (number: number): Others =>
      othersOf(
        profileAt(players, number).flatMap((choice, j) => {
          const { name, strategies } = players[j]!;
          return j === player ? [] : [[name, strategies[choice]!, strategies[choice]!] as const];
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
      eliminated.map(({ player, ...fall }) => ({ ...mapFall(fall, words(player)), round, agent: player })),
    ),
    rounds: solution.rounds.length,
    complete: solution.complete,
    survival: (seat, strategy) => mapStanding(solution.standing(seat, strategy), words(seat)),
  };
};

/** An elimination in a Bayesian game, told. */
export const labelBayesian = ({ players }: BayesianGame, solution: InterimSolution): LabelledElimination => {
  const seats = players.flatMap(({ types }, player) => types.map((_, type) => ({ player, type })));
  const seatOf = (player: number, type: number): number =>
    seats.findIndex((seat) => seat.player === player && seat.type === type);
  const words =
    (player: number) =>
    (column: JointStrategy): Others =>
      othersOf(
        players.flatMap(({ name, types, actions }, j) => {
          if (j === player) return [];
          const choices = types.map((type, t) => [type, actions[column[j]![t]!]!] as const);
          const text = choices.map(([type, action]) => `${type} → ${action}`).join(', ');
          return [[name, byName(choices), types.length === 1 ? choices[0]![1] : `(${text})`] as const];
        }),
      );
  return {
    elimination: solution.elimination,
    agents: seats.map(({ player, type }) => ({
      player: players[player]!.name,
      type: players[player]!.types[type]!,
      strategies: players[player]!.actions,
      surviving: solution.surviving[player]![type]!,
    })),
    eliminated: solution.rounds.flatMap(({ round, eliminated }) =>
      eliminated.map(({ player, type, ...fall }) => ({
        ...mapFall(fall, words(player)),
        round,
        agent: seatOf(player, type),
      })),
    ),
    rounds: solution.rounds.length,
    complete: solution.complete,
    survival: (seat, strategy) => {
      const { player, type } = seats[seat]!;
      return mapStanding(solution.standing(player, type, strategy), words(player));
    },
  };
};
