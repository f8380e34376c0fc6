/**
 * What one player chooses from in a round and what she meets there, as a table of exact payoffs in which no two columns are
 * equal: columns with the same payoffs for every strategy left say the same about dominance.
 */
import type { Sets } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { NormalForm } from '../../games/normal-form.js';
import { profileAt } from '../../games/normal-form.js';
import { numeratorAt } from '../../games/payoff-table.js';

/** A column: what the others do in the first profile with these payoffs, how many have them, and the payoffs. */
export interface Column {
  readonly others: string;
  readonly profiles: number;
  /** One a strategy of {@link PayoffMatrix.living}. */
  readonly payoffs: readonly Rational[];
}

/** A player in the game of a round. */
export interface PayoffMatrix {
  readonly round: number;
  readonly player: number;
  readonly name: string;
  /** All her strategies by name, whether left or not. */
  readonly strategies: readonly string[];
  /** Those that are left in this round, by index, ascending. */
  readonly living: readonly number[];
  readonly columns: readonly Column[];
  /** How many profiles of the others there are. */
  readonly profiles: number;
}

/** How many profiles of the others are left to a player. */
export const profilesAgainst = (sets: Sets, player: number): number =>
  sets.reduce((product, { length }, i) => (i === player ? product : product * length), 1);

/** Lays out a player's table. Cost: every payoff of hers that is left, once. */
export const payoffMatrix = (
  { players, payoffs }: NormalForm,
  sets: Sets,
  round: number,
  player: number,
): PayoffMatrix => {
  const { name, strategies } = players[player]!;
  const living = sets[player]!;
  const table = payoffs[player]!;
  const stride = players.slice(player + 1).reduce((product, other) => product * other.strategies.length, 1);
  let bases = [0];
  players.forEach((other, i) => {
    const choices = i === player ? [0] : sets[i]!;
    bases = bases.flatMap((base) => choices.map((choice) => base * other.strategies.length + choice));
  });
  const found = new Map<string, { readonly base: number; profiles: number }>();
  for (const base of bases) {
    const key = living.map((s) => table.numerators[base + s * stride]!).join();
    const same = found.get(key);
    if (same === undefined) found.set(key, { base, profiles: 1 });
    else same.profiles += 1;
  }
  const others = (base: number): string =>
    profileAt(players, base)
      .flatMap((choice, i) =>
        i === player ? [] : [`${players[i]!.name}: ${players[i]!.strategies[choice]!}`],
      )
      .join(', ');
  return {
    round,
    player,
    name,
    strategies,
    living,
    profiles: bases.length,
    columns: [...found.values()].map(({ base, profiles }) => ({
      others: others(base),
      profiles,
      payoffs: living.map((s) => Q.of(numeratorAt(table, base + s * stride), table.denominator)),
    })),
  };
};
