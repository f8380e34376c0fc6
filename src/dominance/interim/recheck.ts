/**
 * Every witness of an interim elimination, checked again from the definitions, by listing all strategies of the others.
 */
import type { BayesianGame } from '../../games/bayesian.js';
import { checkBayesian, countActionProfiles, countTypeProfiles, typeWeight } from '../../games/bayesian.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { InterimSolution, JointStrategy } from './interim.js';
import type { TypeSets } from '../relation.js';
import { checkElimination } from '../relation.js';
import type { Grid } from '../witness.js';
import { faultsOfElimination, faultsOfSurvival } from '../witness.js';

/**
 * What is wrong with a solution, a sentence each; nothing if every witness holds.
 *
 * Cost: all joint strategies of the others for each eliminated action; for survivors only under weak dominance by mixtures.
 */
export const recheckInterim = (game: BayesianGame, solution: InterimSolution): readonly string[] => {
  checkBayesian(game);
  checkElimination(solution.elimination);
  const { comparison, dominators } = solution.elimination;
  const faults: string[] = [];
  let sets: TypeSets = game.players.map(({ types, actions }) => types.map(() => actions.map((_, a) => a)));
  let before = sets;
  for (const { round, eliminated } of solution.rounds) {
    if (eliminated.length === 0) faults.push(`round ${String(round)} is empty`);
    for (const each of eliminated) {
      const grid = interimGrid(game, sets, each.player, each.type);
      for (const fault of faultsOfElimination(grid, comparison, dominators, each))
        faults.push(
          `round ${String(round)}, ${nameOf(game, each.player, each.type, each.strategy)}: ${fault}`,
        );
    }
    before = sets;
    sets = sets.map((types, i) =>
      types.map((actions, t) =>
        actions.filter(
          (a) =>
            !eliminated.some(({ player, type, strategy }) => player === i && type === t && strategy === a),
        ),
      ),
    );
  }
  if (JSON.stringify(sets) !== JSON.stringify(solution.surviving))
    faults.push('the survivors are not what the rounds leave');
  if (JSON.stringify(solution.complete ? sets : before) !== JSON.stringify(solution.tested))
    faults.push('the game in which the survivors were tested is not the one before the last test');
  solution.surviving.forEach((types, player) =>
    types.forEach((actions, type) => {
      const grid = interimGrid(game, solution.tested, player, type);
      for (const a of actions)
        for (const fault of faultsOfSurvival(
          grid,
          comparison,
          dominators,
          a,
          solution.survivalWitness(player, type, a),
        ))
          faults.push(`${nameOf(game, player, type, a)}: ${fault}`);
    }),
  );
  return faults;
};

const nameOf = ({ players }: BayesianGame, player: number, type: number, action: number): string => {
  const { name, types, actions } = players[player]!;
  return `${name} ${types[type] ?? String(type)} ${actions[action] ?? String(action)}`;
};

/** A type of a player in the game restricted to sets, every joint strategy of the others listed. */
export const interimGrid = (
  game: BayesianGame,
  sets: TypeSets,
  player: number,
  type: number,
): Grid<JointStrategy> => {
  const { players, prior, payoffs } = game;
  const table = payoffs[player]!;
  const actionProfiles = countActionProfiles(players);
  const typeProfiles = Array.from({ length: countTypeProfiles(players) }, (_, number) => ({
    number,
    types: players.map(
      (p, j) => Math.floor(number / countTypeProfiles(players.slice(j + 1))) % p.types.length,
    ),
  })).filter(({ number, types }) => types[player] === type && prior.numerators[number] !== 0n);
  const payoff = (action: number, column: JointStrategy): bigint =>
    typeProfiles.reduce((sum, { number, types }) => {
      const actionProfile = players.reduce(
        (profile, { actions }, j) =>
          profile * actions.length + (j === player ? action : column[j]![types[j]!]!),
        0,
      );
      return sum + prior.numerators[number]! * numeratorAt(table, number * actionProfiles + actionProfile);
    }, 0n);
  return {
    strategies: sets[player]![type]!,
    nameOf: (a) => players[player]!.actions[a] ?? String(a),
    columns: () => jointStrategies(sets, player),
    isColumn: (_, column) =>
      column.length === players.length &&
      column.every((strategy, j) =>
        j === player
          ? strategy.length === 0
          : strategy.length === players[j]!.types.length &&
            strategy.every((action, t) => sets[j]![t]!.includes(action)),
      ),
    gain: (t, s, column) => payoff(t, column) - payoff(s, column),
    denominator: typeWeight(game, player, type) * table.denominator,
  };
};

/** Every joint strategy of the others, in lexicographic order. */
function* jointStrategies(sets: TypeSets, player: number): Generator<JointStrategy> {
  const cells = sets.flatMap((types, j) => (j === player ? [] : types));
  const at = cells.map(() => 0);
  for (;;) {
    let next = 0;
    yield sets.map((types, j) => (j === player ? [] : types.map((actions) => actions[at[next++]!]!)));
    let cell = cells.length - 1;
    while (cell >= 0 && at[cell] === cells[cell]!.length - 1) at[cell--] = 0;
    if (cell < 0) return;
    at[cell]! += 1;
  }
}
