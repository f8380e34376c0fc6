import { describe, expect, it } from 'vitest';
import { agentForm, agentFormSize } from '../games/agent-form.js';
import { randomBayesian } from '../games/generators.js';
import * as Q from '../exact/rational.js';
import { solveInterim } from './interim/interim.js';
import { comparisons, dominatorKinds } from './relation.js';
import { solve } from './elimination.js';

describe('the agent form of a Bayesian game', () => {
  it.each(comparisons.flatMap((comparison) => dominatorKinds.map((kind) => [comparison, kind] as const)))(
    'eliminates as the types do, round by round and by the same margins: %s, %s',
    (comparison, dominators) => {
      let rounds = 0;
      for (let seed = 1; seed <= 12; seed += 1) {
        const players = 2 + (seed % 2);
        const game = randomBayesian(seed, { players, types: 2, actions: players === 2 ? 3 : 2, noise: 12 });
        const elimination = { comparison, dominators, rounds: 'all' } as const;
        const agents = agentForm(game);
        expect(agents.payoffs[0]!.numerators.length).toBe(agentFormSize(game).profiles);
        const [interim, normal] = [solveInterim(game, elimination), solve(agents, elimination)];
        expect(normal.surviving).toEqual(interim.surviving.flat());
        expect(
          normal.rounds.map(({ eliminated }) =>
            eliminated.map(({ player, strategy, margin, largestMargin }) => [
              agents.players[player]!.name,
              strategy,
              ...(largestMargin ? [Q.show(margin)] : []),
            ]),
          ),
        ).toEqual(
          interim.rounds.map(({ eliminated }) =>
            eliminated.map(({ player, type, strategy, margin, largestMargin }) => [
              `${game.players[player]!.name}, type ${game.players[player]!.types[type]!}`,
              strategy,
              ...(largestMargin ? [Q.show(margin)] : []),
            ]),
          ),
        );
        rounds += normal.rounds.length;
      }
      expect(rounds).toBeGreaterThan(0);
    },
  );
});
