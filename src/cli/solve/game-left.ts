/**
 * What each round of an elimination leaves of a game: of a small game of two players the payoffs, with what the round
 * eliminates crossed out; of any other how many strategies.
 */
import type { Agent, LabelledElimination } from '../../claims/games/labelled-elimination.js';
import { eliminatedByRound } from '../../claims/games/named-solution.js';
import type { Game } from '../../formats/game/file.js';
import { isSmallBimatrix, payoffTable } from '../output/payoffs.js';
import type { Bimatrix } from '../output/tables/bimatrix.js';
import type { Table } from '../output/tables/table.js';
import { numbers } from '../output/tables/table.js';

/** The strategies that are left, by agent: `left[agent]` holds their numbers in ascending order. */
type Left = ReadonlyArray<readonly number[]>;

/** With more agents than this, only the strategies of all together are counted. */
const maxAgents = 8;

/** What is left before the first round and after each one: one entry more than there are rounds. */
export const strategiesLeft = (labelled: LabelledElimination): readonly Left[] => {
  const left: Left[] = [labelled.agents.map(({ strategies }) => strategies.map((_, s) => s))];
  for (const round of eliminatedByRound(labelled)) {
    const gone = labelled.agents.map(() => new Set<number>());
    for (const { agent, strategy } of round) gone[agent]!.add(strategy);
    left.push(left.at(-1)!.map((strategies, agent) => strategies.filter((s) => !gone[agent]!.has(s))));
  }
  return left;
};

/**
 * The payoffs of what a round is given, with what it eliminates crossed out; the rest is what the round leaves.
 *
 * @param game the whole game
 * @param round its number, from 1
 * @param before what is left before the round
 * @param after what is left after it
 * @returns undefined where the game is none of two players, or is too large to be read
 */
export const payoffsAfter = (game: Game, round: number, before: Left, after: Left): Bimatrix | undefined => {
  if (game.kind !== 'normal-form') return undefined;
  const shown = before.map((strategies, player) => {
    const kept = new Set(after[player]);
    return { shown: strategies, crossedOut: new Set(strategies.filter((s) => !kept.has(s))) };
  });
  if (!isSmallBimatrix(game.form, shown)) return undefined;
  return payoffTable(game.form, shown, `Left after round ${String(round)}, what it eliminates crossed out`);
};

const agentName = ({ player, type }: Agent): string => (type === undefined ? player : `${player} (${type})`);

const total = (left: Left): number => left.reduce((sum, strategies) => sum + strategies.length, 0);

/** How many strategies a round leaves, in words. */
export const countsText = ({ agents }: LabelledElimination, after: Left): string => {
  if (agents.length > maxAgents) return `${String(total(after))} left`;
  const counts = agents.map(
    (agent, i) => `${agentName(agent)} ${String(after[i]!.length)} of ${String(agent.strategies.length)}`,
  );
  return `left: ${counts.join(', ')}`;
};

/** How many strategies each round leaves, as a table. */
export const countsTable = ({ agents }: LabelledElimination, left: readonly Left[]): Table => {
  const separately = agents.length <= maxAgents;
  const countsOf = (strategies: Left): readonly number[] =>
    separately ? strategies.map((each) => each.length) : [total(strategies)];
  return {
    caption: 'How many strategies each round leaves',
    columns: [
      numbers('Round'),
      ...(separately ? agents.map((agent) => numbers(agentName(agent))) : [numbers('Strategies left')]),
    ],
    rows: left.slice(1).map((strategies, i) => [String(i + 1), ...countsOf(strategies).map(String)]),
  };
};
