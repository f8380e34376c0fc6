/** The agents of a game: who they are as certificates write it, and what they decide when some strategies are removed. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Decision } from '../kernel/decision.js';
import { cartesianProduct, product } from '../kernel/lists.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Agent, Game } from './game.js';

/** The strategies that each agent has left, by agent. */
export type Remaining = ReadonlyArray<readonly number[]>;

/** What every agent does, by agent; an agent of the player who faces this profile is listed with strategy 0. */
export type OpponentProfile = readonly number[];

/** An agent as certificates write it: the player, and in a Bayesian game the type. */
export const agentText = ({ players, agents }: Game, agent: number): { readonly [field: string]: string } => {
  const { player, type } = agents[agent]!;
  const { name, types } = players[player]!;
  return types === undefined ? { player: name } : { player: name, type: types[type]! };
};

/** What the opponents of a player do, as certificates write it: a strategy of each, or of each type of each. */
const profileText = ({ players, agentOf }: Game, player: number, profile: OpponentProfile): Json => {
  const opponents = players.flatMap(({ name, types, strategies }, j) => {
    if (j === player) return [];
    const strategyOf = (type: number): string => strategies[profile[agentOf(j, type)]!]!;
    const text: Json =
      types === undefined
        ? strategyOf(0)
        : Object.fromEntries(types.map((typeName, type) => [typeName, strategyOf(type)]));
    return [[name, text] as const];
  });
  return Object.fromEntries(opponents);
};

/** Reads what the opponents of a player do. Every strategy must be left to the agent who plays it. */
const readProfile = (
  { players, agents }: Game,
  player: number,
  remaining: Remaining,
  stated: Statement,
): OpponentProfile => {
  const opponents = players.filter((_, j) => j !== player);
  stated.allowOnly(opponents.map(({ name }) => name));
  for (const { name, types } of opponents) if (types !== undefined) stated.field(name).allowOnly(types);
  const strategyOf = ({ player: opponent, type }: Agent, agent: number): number => {
    if (opponent === player) return 0;
    const { name, types, strategies } = players[opponent]!;
    const named = types === undefined ? stated.field(name) : stated.field(name).field(types[type]!);
    const strategy = strategies.indexOf(named.text());
    named.require(remaining[agent]!.includes(strategy), 'this strategy is not left');
    return strategy;
  };
  return agents.map(strategyOf);
};

/** What an agent believes about types: those profiles that hold her own, with their conditional probabilities. */
interface PossibleTypes {
  readonly types: readonly number[];
  /** The agents that these types are, by player. */
  readonly agents: readonly number[];
  readonly probability: Rational;
}
const possibleTypes = (
  { typeProfiles, agentOf }: Game,
  { player, type }: Agent,
): readonly PossibleTypes[] => {
  const possible = typeProfiles.filter(({ types }) => types[player] === type);
  const total = Q.sum(possible.map(({ probability }) => probability));
  return possible.map(({ types, probability }) => ({
    types,
    agents: types.map((other, j) => agentOf(j, other)),
    probability: Q.div(probability, total),
  }));
};

/**
 * The decision of an agent against the strategies that the others have left. An agent of a Bayesian game expects over the
 * types of the others, each of which chooses for itself. @paper Section 4: u_i(s, ω_i)
 */
export const decisionOf = (game: Game, remaining: Remaining, agent: number): Decision<OpponentProfile> => {
  const { players, agents, payoff } = game;
  const { player } = agents[agent]!;
  const possible = possibleTypes(game, agents[agent]!);
  const utility = (strategy: number, profile: OpponentProfile): Rational =>
    Q.sum(
      possible.map(({ types, agents: present, probability }) => {
        const strategies = present.map((other, j) => (j === player ? strategy : profile[other]!));
        return Q.mul(probability, payoff(player, types, strategies));
      }),
    );
  const choices = remaining.map((own, other) => (agents[other]!.player === player ? [0] : own));
  const rows = new Map<number, readonly Rational[]>();
  const utilities = (strategy: number): readonly Rational[] => {
    const known = rows.get(strategy);
    if (known !== undefined) return known;
    const row = Array.from(cartesianProduct(choices), (profile) => utility(strategy, profile));
    rows.set(strategy, row);
    return row;
  };
  return {
    actions: players[player]!.strategies,
    available: remaining[agent]!,
    profileCount: product(choices.map(({ length }) => length)),
    utility,
    utilities,
    profileField: 'at',
    readProfile: (stated) => readProfile(game, player, remaining, stated),
    profileText: (profile) => profileText(game, player, profile),
  };
};
