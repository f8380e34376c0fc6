/**
 * An elimination in a game as `solve --json` prints it: everything by the names of players, types and strategies.
 */
import type {
  Agent,
  LabelledDominated,
  LabelledElimination,
} from '../../claims/games/labelled-elimination.js';
import { byName } from '../../claims/games/labelled-elimination.js';
import { agentLabel, namedElimination, namedSurvival } from '../../claims/games/named-witness.js';
import type { GameFile } from '../../formats/game/file.js';
import type { ExplainedStrategyOutput, GameSolution } from './output.js';

/** A strategy of an agent about which something is asked, both by index. */
export interface ExplainedStrategy {
  readonly agent: number;
  readonly strategy: number;
}

/** What is asked besides the elimination. */
export interface GameQuestions {
  readonly list: boolean;
  readonly explain: readonly ExplainedStrategy[];
  /** Where the certificate was written. */
  readonly certificate?: string;
}

const explainedOutput = (
  labelled: LabelledElimination,
  { agent, strategy }: ExplainedStrategy,
): ExplainedStrategyOutput => {
  const eliminated = eliminationOf(labelled, { agent, strategy });
  if (eliminated !== undefined)
    return { ...namedElimination(labelled, eliminated), undominated: false, round: eliminated.round };
  const who = labelled.agents[agent]!;
  if (!who.surviving.includes(strategy)) throw new Error('A strategy neither survives nor is eliminated.');
  return {
    ...agentLabel(who),
    strategy: who.strategies[strategy]!,
    undominated: true,
    ...namedSurvival(who, labelled.survival(agent, strategy)),
  };
};

/** The elimination of a strategy; undefined if it survives. */
export const eliminationOf = (
  { eliminated }: LabelledElimination,
  { agent, strategy }: ExplainedStrategy,
): LabelledDominated | undefined =>
  eliminated.find((each) => each.agent === agent && each.strategy === strategy);

/** The eliminations of each round. */
export const eliminatedByRound = ({
  rounds,
  eliminated,
}: LabelledElimination): ReadonlyArray<readonly LabelledDominated[]> =>
  Array.from({ length: rounds }, (_, i) => eliminated.filter(({ round }) => round === i + 1));

/** A value of an agent: of a player or, in a Bayesian game, of each of her types. */
type ByAgent<A> = Readonly<Record<string, A | Readonly<Record<string, A>>>>;

/** The values of all agents under their names; `value` gets an agent and her index. */
const byAgent = <A>(agents: readonly Agent[], value: (agent: Agent, index: number) => A): ByAgent<A> => {
  const players = new Map<string, ReadonlyArray<{ readonly type: string | undefined; readonly value: A }>>();
  agents.forEach((agent, index) => {
    const known = players.get(agent.player) ?? [];
    players.set(agent.player, [...known, { type: agent.type, value: value(agent, index) }]);
  });
  return byName(
    [...players].map(([player, values]) => {
      const [first] = values;
      const types = values.flatMap((each) =>
        each.type === undefined ? [] : [[each.type, each.value] as const],
      );
      return [player, types.length === 0 && first !== undefined ? first.value : byName(types)];
    }),
  );
};

/** An elimination with what was asked about it, for scripts. */
export const gameOutput = (
  { title }: GameFile,
  labelled: LabelledElimination,
  { list, explain, certificate }: GameQuestions,
): GameSolution => {
  const { agents, elimination, complete } = labelled;
  return {
    ...(title === '' ? {} : { title }),
    comparison: elimination.comparison,
    dominators: elimination.dominators,
    rounds: eliminatedByRound(labelled).map((eliminated, i) => ({
      round: i + 1,
      eliminated: eliminated.map((each) => namedElimination(labelled, each)),
    })),
    surviving: byAgent(agents, ({ strategies, surviving }): readonly string[] =>
      surviving.map((s) => strategies[s]!),
    ),
    complete,
    ...(certificate === undefined ? {} : { certificate }),
    ...(list ? { standing: survivalsByAgent(labelled) } : {}),
    ...(explain.length === 0
      ? {}
      : { explained: explain.map((strategy) => explainedOutput(labelled, strategy)) }),
  };
};

const survivalsByAgent = (labelled: LabelledElimination): NonNullable<GameSolution['standing']> =>
  byAgent(labelled.agents, (agent, index) =>
    byName(
      agent.surviving.map(
        (s) => [agent.strategies[s]!, namedSurvival(agent, labelled.survival(index, s))] as const,
      ),
    ),
  );
