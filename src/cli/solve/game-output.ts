/**
 * An elimination in a game as `solve --json` prints it: everything by the names of players, types and strategies.
 */
import type { LabelledDominated, LabelledElimination } from '../../claims/games/labelled-elimination.js';
import { byName } from '../../claims/games/labelled-elimination.js';
import { byAgent, namedSolution } from '../../claims/games/named-solution.js';
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
  /** What Ctrl-C ended, if it came: the elimination after these rounds, or the making of its certificate. */
  readonly stopped?: 'elimination' | 'certificate';
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

/** An elimination with what was asked about it, for scripts. */
export const gameOutput = (
  { title }: GameFile,
  labelled: LabelledElimination,
  { list, explain, certificate, stopped }: GameQuestions,
): GameSolution => ({
  ...(title === '' ? {} : { title }),
  ...namedSolution(labelled),
  ...(stopped === undefined ? {} : { stopped: true }),
  ...(certificate === undefined ? {} : { certificate }),
  ...(list ? { standing: survivalsByAgent(labelled) } : {}),
  ...(explain.length === 0
    ? {}
    : { explained: explain.map((strategy) => explainedOutput(labelled, strategy)) }),
});

const survivalsByAgent = (labelled: LabelledElimination): NonNullable<GameSolution['standing']> =>
  byAgent(labelled.agents, (agent, index) =>
    byName(
      agent.surviving.map(
        (s) => [agent.strategies[s]!, namedSurvival(agent, labelled.survival(index, s))] as const,
      ),
    ),
  );
