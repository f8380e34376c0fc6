/**
 * A Bayesian game as a game in normal form whose players are the types: each type of each player chooses for herself, and is paid
 * what the player expects who is of that type. What is eliminated for a type in the one is eliminated for it in the other, in
 * the same round.
 */
import { compact, numeratorAt } from './payoff-table.js';
import type { BayesianGame } from './bayesian.js';
import { checkBayesian, countActionProfiles, countTypeProfiles, typeWeight } from './bayesian.js';
import type { NormalForm } from './normal-form.js';
import { profileAt } from './normal-form.js';

/** How many profiles the normal form has, and how many payoffs must be read to fill it. */
export const agentFormSize = ({
  players,
}: BayesianGame): { readonly profiles: number; readonly work: number } => {
  const profiles = players.reduce(
    (product, { types, actions }) => product * actions.length ** types.length,
    1,
  );
  const agents = players.reduce((all, { types }) => all + types.length, 0);
  return { profiles, work: profiles * agents * countTypeProfiles(players) };
};

/**
 * The normal form, players named like `Row, type low`, in the order of players and their types. A payoff is the expected one given
 * the type.
 *
 * Cost: `work` of {@link agentFormSize}, which the caller asks first.
 * @throws {@link InvalidArgument} if the argument is no Bayesian game.
 */
export const agentForm = (game: BayesianGame): NormalForm => {
  checkBayesian(game);
  const { players, prior, payoffs } = game;
  const agents = players.flatMap(({ name, types, actions }, player) =>
    types.map((type, t) => ({ player, type: t, name: `${name}, type ${type}`, strategies: actions })),
  );
  const first = players.map((_, player) => agents.findIndex((agent) => agent.player === player));
  const actionProfiles = countActionProfiles(players);
  const typePlayers = players.map(({ name, types }) => ({ name, strategies: types }));
  const typeProfiles = Array.from({ length: countTypeProfiles(players) }, (_, number) => ({
    number,
    types: profileAt(typePlayers, number),
  }));
  const size = agentFormSize(game).profiles;
  return {
    players: agents.map(({ name, strategies }) => ({ name, strategies })),
    payoffs: agents.map(({ player, type }) => {
      const table = payoffs[player]!;
      const possible = typeProfiles.filter(
        ({ number, types }) => types[player] === type && prior.numerators[number]! > 0n,
      );
      const numerators = Array.from({ length: size }, (_, profile) => {
        const choices = profileAt(agents, profile);
        return possible.reduce((sum, { number, types }) => {
          const actions = players.reduce(
            (place, { actions: { length } }, j) => place * length + choices[first[j]! + types[j]!]!,
            0,
          );
          return sum + prior.numerators[number]! * numeratorAt(table, number * actionProfiles + actions);
        }, 0n);
      });
      return compact({ denominator: table.denominator * typeWeight(game, player, type), numerators });
    }),
  };
};
