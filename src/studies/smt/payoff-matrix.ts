/**
 * The exact payoffs of one player in the game of a round: a row for each strategy that remains to her, a column for each profile
 * of the others. No two columns are equal, since columns with the same payoffs in every row say the same about dominance.
 */
import type { Sets } from '../../dominance/relation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { NormalForm } from '../../games/normal-form.js';
import { profileAt } from '../../games/normal-form.js';
import { numeratorAt } from '../../games/payoff-table.js';

/** A column: what the others do in the first profile with these payoffs, how many profiles have them, and the payoffs. */
export interface Column {
  readonly others: string;
  readonly profiles: number;
  /** One a strategy of {@link PayoffMatrix.remaining}. */
  readonly payoffs: readonly Rational[];
}

/** The payoff matrix of a player in the game of a round. */
export interface PayoffMatrix {
  readonly round: number;
  readonly player: number;
  readonly name: string;
  /** All her strategies by name, eliminated or not. */
  readonly strategies: readonly string[];
  /** Those that remain in this round, by index, ascending. */
  readonly remaining: readonly number[];
  readonly columns: readonly Column[];
  /** How many profiles of the others there are. */
  readonly profiles: number;
}

/** How many profiles of the others remain against a player. */
export const profilesAgainst = (sets: Sets, player: number): number =>
  sets.reduce((product, { length }, i) => (i === player ? product : product * length), 1);

/**
 * The payoff matrix of a player.
 *
 * Cost: every payoff of hers at the remaining profiles, once.
 *
 * @param sets the strategies that each player still has, by index.
 * @param round the round (from 1) at whose beginning they are left.
 * @param player the player, by index.
 */
export const payoffMatrix = (
  { players, payoffs }: NormalForm,
  sets: Sets,
  round: number,
  player: number,
): PayoffMatrix => {
  const { name, strategies } = players[player]!;
  const remaining = sets[player]!;
  const table = payoffs[player]!;
  const stride = players.slice(player + 1).reduce((product, other) => product * other.strategies.length, 1);
  let bases = [0];
  players.forEach((other, i) => {
    const choices = i === player ? [0] : sets[i]!;
    bases = bases.flatMap((base) => choices.map((choice) => base * other.strategies.length + choice));
  });
  const found = new Map<string, { readonly base: number; profiles: number }>();
  for (const base of bases) {
    const key = remaining.map((s) => table.numerators[base + s * stride]!).join();
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
    remaining,
    profiles: bases.length,
    columns: [...found.values()].map(({ base, profiles }) => ({
      others: others(base),
      profiles,
      payoffs: remaining.map((s) => Q.of(numeratorAt(table, base + s * stride), table.denominator)),
    })),
  };
};
