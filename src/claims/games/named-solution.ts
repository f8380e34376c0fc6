/**
 * An elimination in a game by the names of players, types and strategies, as `solve` gives it on the command line and in
 * the library.
 */
import type { Comparison, Dominators } from '../../dominance/relation.js';
import type { NamedElimination } from './evidence.js';
import type { Agent, LabelledDominated, LabelledElimination } from './labelled-elimination.js';
import { byName } from './labelled-elimination.js';
import { namedElimination } from './named-witness.js';

/** A value of an agent: of a player or, in a Bayesian game, of each of her types. */
export type ByAgent<A> = Readonly<Record<string, A | Readonly<Record<string, A>>>>;

/** What a round eliminates, by names. */
export interface NamedRound {
  /** The number of the round, from 1. */
  readonly round: number;
  readonly eliminated: readonly NamedElimination[];
}

/** An elimination by names: what each round eliminates and why, and what survives. */
export interface NamedSolution {
  readonly comparison: Comparison;
  readonly dominators: Dominators;
  /** The rounds; none of them is empty. */
  readonly rounds: readonly NamedRound[];
  /** The surviving strategies by player or, in a Bayesian game, by player and type. */
  readonly surviving: ByAgent<readonly string[]>;
  /** Whether the last test found nothing, so that more rounds would change nothing. */
  readonly complete: boolean;
}

/** The values of all agents under their names; `value` gets an agent and her index. */
export const byAgent = <A>(
  agents: readonly Agent[],
  value: (agent: Agent, index: number) => A,
): ByAgent<A> => {
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

/** The eliminations of each round. */
export const eliminatedByRound = ({
  rounds,
  eliminated,
}: LabelledElimination): ReadonlyArray<readonly LabelledDominated[]> =>
  Array.from({ length: rounds }, (_, i) => eliminated.filter(({ round }) => round === i + 1));

/** An elimination by names. */
export const namedSolution = (labelled: LabelledElimination): NamedSolution => ({
  comparison: labelled.elimination.comparison,
  dominators: labelled.elimination.dominators,
  rounds: eliminatedByRound(labelled).map((eliminated, i) => ({
    round: i + 1,
    eliminated: eliminated.map((each) => namedElimination(labelled, each)),
  })),
  surviving: byAgent(labelled.agents, ({ strategies, surviving }): readonly string[] =>
    surviving.map((s) => strategies[s]!),
  ),
  complete: labelled.complete,
});
