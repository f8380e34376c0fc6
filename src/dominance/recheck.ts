/**
 * Every witness of an elimination in a normal form, checked again from the definitions.
 *
 * It confirms that every eliminated strategy has a dominator and that no surviving one has. (That nothing was eliminated a
 * round late is what the comparison of the solver with the plain one tests.)
 */
import type { NormalForm } from '../games/normal-form.js';
import { checkNormalForm, profileAt } from '../games/normal-form.js';
import { numeratorAt } from '../games/payoff-table.js';
import type { Sets } from './relation.js';
import { checkElimination } from './relation.js';
import type { Solution } from './elimination.js';
import type { Grid } from './witness.js';
import { faultsOfElimination, faultsOfSurvival } from './witness.js';

/**
 * What is wrong with a solution, a sentence each; nothing if every witness holds.
 *
 * Cost: every column of every round for each eliminated strategy and member of its dominator; for survivors an answer for
 * each rival, and under weak dominance by mixtures every column for each rival.
 */
export const recheck = (game: NormalForm, solution: Solution): readonly string[] => {
  checkNormalForm(game);
  checkElimination(solution.elimination);
  const { comparison, dominators } = solution.elimination;
  const faults: string[] = [];
  let sets: Sets = game.players.map(({ strategies }) => strategies.map((_, s) => s));
  let before = sets;
  for (const { round, eliminated } of solution.rounds) {
    if (eliminated.length === 0) faults.push(`round ${String(round)} is empty`);
    const grids = sets.map((_, player) => gridOf(game, sets, player));
    for (const each of eliminated)
      for (const fault of faultsOfElimination(grids[each.player]!, comparison, dominators, each))
        faults.push(`round ${String(round)}, ${nameOf(game, each.player, each.strategy)}: ${fault}`);
    before = sets;
    sets = sets.map((set, i) =>
      set.filter((s) => !eliminated.some(({ player, strategy }) => player === i && strategy === s)),
    );
  }
  if (!sameSets(sets, solution.surviving)) faults.push('the survivors are not what the rounds leave');
  if (!sameSets(solution.complete ? sets : before, solution.tested))
    faults.push('the game in which the survivors were tested is not the one before the last test');
  solution.surviving.forEach((set, player) => {
    const grid = gridOf(game, solution.tested, player);
    for (const s of set)
      for (const fault of faultsOfSurvival(
        grid,
        comparison,
        dominators,
        s,
        solution.survivalWitness(player, s),
      ))
        faults.push(`${nameOf(game, player, s)}: ${fault}`);
  });
  return faults;
};

const nameOf = ({ players }: NormalForm, player: number, s: number): string =>
  `${players[player]!.name} ${players[player]!.strategies[s] ?? String(s)}`;

const sameSets = (a: Sets, b: Sets): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A player in the game restricted to sets; a column is the number of the profile in which she plays the strategy. */
const gridOf = ({ players, payoffs }: NormalForm, sets: Sets, player: number): Grid<number> => {
  const table = payoffs[player]!;
  const stride = players
    .slice(player + 1)
    .reduce((product, { strategies }) => product * strategies.length, 1);
  let bases = [0];
  players.forEach(({ strategies }, i) => {
    const choices = i === player ? [0] : sets[i]!;
    bases = bases.flatMap((number) => choices.map((choice) => number * strategies.length + choice));
  });
  return {
    strategies: sets[player]!,
    nameOf: (s) => players[player]!.strategies[s] ?? String(s),
    columns: (s) => bases.map((base) => base + s * stride),
    isColumn: (s, number) =>
      profileAt(players, number).every((choice, i) =>
        i === player ? choice === s : sets[i]!.includes(choice),
      ),
    gain: (t, s, number) => numeratorAt(table, number + (t - s) * stride) - numeratorAt(table, number),
    denominator: table.denominator,
  };
};
