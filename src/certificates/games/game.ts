/**
 * The game of a certificate. A game in normal form is one in which everybody has one type. Types and strategies are known by
 * their numbers in the order of the file; a seat is a type of a player, who chooses for herself.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { choices, upTo } from '../private-values/economy.js';
import type { Json, Part } from '../kernel/statement.js';
import { namesOf } from '../kernel/statement.js';

export interface Player {
  readonly name: string;
  /** None in a game in normal form, where there is one without a name. */
  readonly types: readonly string[] | undefined;
  readonly strategies: readonly string[];
}
export interface Seat {
  readonly player: number;
  readonly type: number;
}
export interface Game {
  readonly players: readonly Player[];
  readonly seats: readonly Seat[];
  readonly seatAt: (player: number, type: number) => number;
  /** The types of the players that occur together, with their probability. */
  readonly typeProfiles: ReadonlyArray<{ readonly types: readonly number[]; readonly probability: Rational }>;
  /** What a player gets at types and strategies of all. */
  readonly payoff: (player: number, types: readonly number[], strategies: readonly number[]) => Rational;
}
/** What each seat does; what is left to each seat. */
export type Joint = readonly number[];
export type Left = ReadonlyArray<readonly number[]>;

/** The leaves of nested lists of given sizes, in order. */
const leaves = (part: Part, [size, ...rest]: readonly number[]): readonly Part[] =>
  size === undefined ? [part] : part.items(size).flatMap((inner) => leaves(inner, rest));

/** Reads a game, in normal form or Bayesian. */
export const readGame = (part: Part): Game => {
  const bayesian = part.has('prior');
  part.only('title', 'players', 'payoffs', ...(bayesian ? ['prior'] : []));
  part.field('title').text();
  const people = part.field('players').items();
  part.field('players').must(people.length > 0, 'there is no player');
  const called = namesOf(people.map((person) => person.field('name')));
  const players = people.map((person, i): Player => {
    person.only('name', 'strategies', ...(bayesian ? ['types'] : []));
    const types = bayesian ? namesOf(person.field('types').items()) : undefined;
    const strategies = namesOf(person.field('strategies').items());
    const enough = strategies.length > 0 && (types ?? ['']).length > 0;
    person.must(enough, 'a player needs a strategy and, if there are types, a type');
    return { name: called[i]!, types, strategies };
  });
  const typeCounts = players.map(({ types }) => types?.length ?? 1);
  const counts = players.map(({ strategies }) => strategies.length);
  const size = [...typeCounts, ...counts].reduce((product, count) => product * count, players.length);
  part.must(size <= 1 << 24, 'the payoffs cannot be laid out');
  const given = bayesian ? leaves(part.field('prior'), typeCounts) : undefined;
  const prior = given?.map((chance) => chance.rational()) ?? [Q.one];
  given?.forEach((chance, k) => chance.must(Q.sign(prior[k]!) >= 0, 'this must not be negative'));
  part.must(Q.equals(Q.sum(prior), Q.one), 'the prior must sum to 1');
  const profiles = [...choices(typeCounts.map(upTo))].map((types, k) => ({ types, probability: prior[k]! }));
  const seats = typeCounts.flatMap((count, player) => upTo(count).map((type) => ({ player, type })));
  const typeProfiles = profiles.filter(({ probability }) => Q.sign(probability) > 0);
  const firsts = typeCounts.map((_, j) => typeCounts.slice(0, j).reduce((sum, count) => sum + count, 0));
  const seatAt = (player: number, type: number): number => firsts[player]! + type;
  const occurring = new Set(typeProfiles.flatMap(({ types }) => types.map((t, j) => seatAt(j, t))));
  part.must(occurring.size === seats.length, 'a type has probability 0');
  const sizes = [...(bayesian ? typeCounts : []), ...counts];
  const payoffs = leaves(part.field('payoffs'), [...sizes, players.length]).map((amount) =>
    amount.rational(),
  );
  const number = (list: readonly number[], base: readonly number[]) =>
    list.reduce((at, choice, j) => at * base[j]! + choice, 0);
  const strategyProfiles = counts.reduce((product, count) => product * count, 1);
  const payoff = (player: number, types: readonly number[], strategies: readonly number[]): Rational =>
    payoffs[
      (number(types, typeCounts) * strategyProfiles + number(strategies, counts)) * players.length + player
    ]!;
  return { players, seats, seatAt, typeProfiles, payoff };
};

/** Who chooses, as certificates write it: a player, or a type of hers. */
export const seatText = ({ players, seats }: Game, seat: number): Readonly<Record<string, string>> => {
  const { player, type } = seats[seat]!;
  const { name, types } = players[player]!;
  return { player: name, ...(types === undefined ? {} : { type: types[type]! }) };
};
/** What the others do, as certificates write it: a strategy of each, or of each type of each. */
export const othersText = ({ players, seatAt }: Game, player: number, joint: Joint): Json => {
  const does = (j: number, type: number) => players[j]!.strategies[joint[seatAt(j, type)]!]!;
  const text = ({ types }: Player, j: number): Json =>
    types === undefined ? does(j, 0) : Object.fromEntries(types.map((type, t) => [type, does(j, t)]));
  return Object.fromEntries(players.flatMap((one, j) => (j === player ? [] : [[one.name, text(one, j)]])));
};
/** The same, read; `joint` at the player's own seats is 0. Everything done must be left to who does it. */
export const readOthers = ({ players, seats }: Game, player: number, left: Left, part: Part): Joint => {
  part.only(...players.flatMap(({ name }, j) => (j === player ? [] : [name])));
  return seats.map((seat, at) => {
    if (seat.player === player) return 0;
    const { name, types, strategies } = players[seat.player]!;
    if (types !== undefined) part.field(name).only(...types);
    const said = types === undefined ? part.field(name) : part.field(name).field(types[seat.type]!);
    const strategy = strategies.indexOf(said.text());
    said.must(left[at]!.includes(strategy), 'this is not left');
    return strategy;
  });
};
