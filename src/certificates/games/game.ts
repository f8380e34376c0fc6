/**
 * The game of a certificate. A game in normal form is one in which everybody has one type. Types and strategies are known by
 * their numbers from 0 in the order of the file. An agent is a type of a player, who chooses for herself.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { cartesianProduct, product, range } from '../kernel/lists.js';
import type { Statement } from '../kernel/statement.js';
import { readNames } from '../kernel/statement.js';

/** A player. */
export interface Player {
  readonly name: string;
  /** The names of her types; undefined in a game in normal form, where she has one type without a name. */
  readonly types: readonly string[] | undefined;
  readonly strategies: readonly string[];
}

/** A type of a player: the agents are numbered player by player, and type by type. */
export interface Agent {
  readonly player: number;
  readonly type: number;
}

/** Types of all players that occur together, with their probability. */
export interface TypeProfile {
  readonly types: readonly number[];
  readonly probability: Rational;
}

/** A game in normal form, or a Bayesian game. */
export interface Game {
  readonly players: readonly Player[];
  readonly agents: readonly Agent[];
  /** The number of the agent that is this type of this player. */
  readonly agentOf: (player: number, type: number) => number;
  /** The type profiles with positive probability. */
  readonly typeProfiles: readonly TypeProfile[];
  /** What a player gets, given the types and the strategies of all players. */
  readonly payoff: (player: number, types: readonly number[], strategies: readonly number[]) => Rational;
}

/** The most payoffs that a game may have, for all players together. */
const maxPayoffs = 1 << 24;

/** The leaves of lists nested to some depth, in order; `sizes` are the lengths of the lists, from the outermost. */
const readLeaves = (stated: Statement, [size, ...rest]: readonly number[]): readonly Statement[] =>
  size === undefined ? [stated] : stated.list(size).flatMap((inner) => readLeaves(inner, rest));

/** The place of a choice of one number from each range in lexicographic order; `sizes` are the lengths of the ranges. */
const placeOf = (choice: readonly number[], sizes: readonly number[]): number =>
  choice.reduce((place, number, i) => place * sizes[i]! + number, 0);

const readPlayers = (stated: Statement, isBayesian: boolean): readonly Player[] => {
  const entries = stated.list();
  stated.require(entries.length > 0, 'there is no player');
  const names = readNames(entries.map((entry) => entry.field('name')));
  return entries.map((entry, i) => {
    entry.allowOnly(['name', 'strategies', ...(isBayesian ? ['types'] : [])]);
    const types = isBayesian ? readNames(entry.field('types').list()) : undefined;
    const strategies = readNames(entry.field('strategies').list());
    const isComplete = strategies.length > 0 && types?.length !== 0;
    entry.require(isComplete, 'a player needs a strategy and, if there are types, a type');
    return { name: names[i]!, types, strategies };
  });
};

/** The common prior, by type profiles in lexicographic order: probabilities that sum to 1. */
const readPrior = (stated: Statement, typeCounts: readonly number[]): readonly Rational[] =>
  readLeaves(stated, typeCounts).map((leaf) => {
    const probability = leaf.rational();
    leaf.require(Q.sign(probability) >= 0, 'this must not be negative');
    return probability;
  });

/**
 * Reads a game, in normal form or (if it has a `prior`) Bayesian. Every type must have positive probability, and there may
 * be no more payoffs than can be laid out.
 */
export const readGame = (stated: Statement): Game => {
  const isBayesian = stated.has('prior');
  stated.allowOnly(['title', 'players', 'payoffs', ...(isBayesian ? ['prior'] : [])]);
  stated.field('title').text();
  const players = readPlayers(stated.field('players'), isBayesian);
  const typeCounts = players.map(({ types }) => types?.length ?? 1);
  const strategyCounts = players.map(({ strategies }) => strategies.length);
  const strategyProfileCount = product(strategyCounts);
  const payoffCount = product(typeCounts) * strategyProfileCount * players.length;
  stated.require(payoffCount <= maxPayoffs, 'the payoffs cannot be laid out');
  const sizes = [...(isBayesian ? typeCounts : []), ...strategyCounts, players.length];
  const payoffs = readLeaves(stated.field('payoffs'), sizes).map((leaf) => leaf.rational());
  const payoff = (player: number, types: readonly number[], strategies: readonly number[]): Rational => {
    const place = placeOf(types, typeCounts) * strategyProfileCount + placeOf(strategies, strategyCounts);
    return payoffs[place * players.length + player]!;
  };

  const prior = isBayesian ? readPrior(stated.field('prior'), typeCounts) : [Q.one];
  stated.require(Q.equals(Q.sum(prior), Q.one), 'the prior must sum to 1');
  const typeProfiles: TypeProfile[] = [];
  let place = 0;
  for (const types of cartesianProduct(typeCounts.map(range))) {
    const probability = prior[place]!;
    if (Q.sign(probability) > 0) typeProfiles.push({ types, probability });
    place += 1;
  }

  const agents = typeCounts.flatMap((count, player) => range(count).map((type) => ({ player, type })));
  const firstAgents: number[] = [];
  let before = 0;
  for (const count of typeCounts) {
    firstAgents.push(before);
    before += count;
  }
  const agentOf = (player: number, type: number): number => firstAgents[player]! + type;
  const occurring = new Set(typeProfiles.flatMap(({ types }) => types.map((type, j) => agentOf(j, type))));
  stated.require(occurring.size === agents.length, 'a type has probability 0');
  return { players, agents, agentOf, typeProfiles, payoff };
};
