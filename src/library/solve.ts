/**
 * Games solved by elimination, everything by the names of players and strategies.
 */
import { certifyElimination } from '../claims/games/certificate.js';
import { labelledElimination } from '../claims/games/elimination.js';
import type { NamedSurvival } from '../claims/games/evidence.js';
import type { LabelledElimination } from '../claims/games/labelled-elimination.js';
import type { ByAgent, NamedSolution } from '../claims/games/named-solution.js';
import { namedSolution } from '../claims/games/named-solution.js';
import { agentLabel, namedSurvival } from '../claims/games/named-witness.js';
import { finish } from '../computation.js';
import { standardElimination } from '../dominance/relation.js';
import type { EliminationOptions } from '../dominance/relation.js';
import { checkObject, InvalidArgument } from '../exact/invalid-argument.js';
import type { GameCertificate } from '../formats/certificate/games.js';
import type { BayesianGame } from '../games/bayesian.js';
import type { NormalForm } from '../games/normal-form.js';

/** How a game is solved. What is left out is as in the paper: strict dominance by pure strategies, until nothing is dominated. */
export type SolveOptions = Partial<EliminationOptions>;

/** The surviving strategies of each player of a game in normal form. */
export type SurvivingStrategies = Readonly<Record<string, readonly string[]>>;
/** The surviving actions of each type of each player of a Bayesian game. */
export type SurvivingActions = Readonly<Record<string, SurvivingStrategies>>;

/**
 * A solved game: what each round eliminates and by what, and what survives. As JSON it is what `undominated solve --json`
 * prints.
 */
export interface SolvedGame<Surviving extends ByAgent<readonly string[]>> extends NamedSolution {
  readonly surviving: Surviving;
  /**
   * Why a strategy survives: where each rival is no better, or, under mixed dominators, a belief to which it is a best reply.
   *
   * @param player the player's name.
   * @param strategy the name of a surviving strategy of hers, or of a surviving action in a Bayesian game.
   * @param type the name of her type, in a Bayesian game.
   * @throws {@link InvalidArgument} if no strategy of these names survives.
   */
  readonly survival: (player: string, strategy: string, type?: string) => NamedSurvival;
  /**
   * The certificate of the elimination, which `check` derives again from the definitions.
   *
   * @param title a title of the game, for people.
   */
  readonly certificate: (title?: string) => GameCertificate;
}

/** The most surviving strategies that a message lists. */
const maxListed = 20;

/** Why a strategy survives, by names. */
const survivalIn = (
  labelled: LabelledElimination,
  player: string,
  strategy: string,
  type: string | undefined,
): NamedSurvival => {
  for (const [index, agent] of labelled.agents.entries()) {
    if (agent.player !== player || agent.type !== type) continue;
    const place = agent.strategies.indexOf(strategy);
    if (agent.surviving.includes(place)) return namedSurvival(agent, labelled.survival(index, place));
  }
  const survivors = labelled.agents.flatMap((agent) =>
    agent.surviving.map((place) =>
      [...Object.values(agentLabel(agent)), agent.strategies[place]!].join(': '),
    ),
  );
  const more = survivors.length > maxListed ? ', …' : '';
  throw new InvalidArgument(
    'The strategy',
    [player, ...(type === undefined ? [] : [type]), strategy].join(': '),
    `one that survives: ${survivors.slice(0, maxListed).join(', ')}${more}`,
  );
};

/**
 * Solves a game in normal form by elimination in rounds. Each round removes everything that is dominated in the game that the
 * round before left.
 *
 * `solve` and `solveInterim` of `undominated/games` do the same by index, and in steps that can be stopped.
 *
 * @param game what `bimatrix` or `readGame` returns.
 * @param options the relation, and how many rounds at most.
 * @throws {@link InvalidArgument} if the game is none, or an option is not one of those that there are.
 * @example
 * ```ts
 * import { bimatrix, solve } from 'undominated';
 *
 * const game = bimatrix(
 *   [
 *     [3, 0],
 *     [0, 3],
 *     [1, 1],
 *   ],
 *   [
 *     [0, 1],
 *     [1, 0],
 *     [2, 2],
 *   ],
 *   { row: { strategies: ['T', 'M', 'B'] }, column: { strategies: ['L', 'R'] } },
 * );
 * const { rounds, surviving } = solve(game, { dominators: 'mixed' });
 * rounds[0]?.eliminated[0]?.strategy; // "B"
 * rounds[0]?.eliminated[0]?.by; // { T: 1/2, M: 1/2 }
 * rounds[0]?.eliminated[0]?.margin; // 1/2
 * surviving; // { Row: ["T", "M"], Column: ["L", "R"] }
 * ```
 */
export function solve(game: NormalForm, options?: SolveOptions): SolvedGame<SurvivingStrategies>;
/** Solves a Bayesian game: each type of each player chooses, against whatever strategies the others may play. */
export function solve(game: BayesianGame, options?: SolveOptions): SolvedGame<SurvivingActions>;
/** Solves a game of either sort, such as `readGame` returns. */
export function solve(
  game: NormalForm | BayesianGame,
  options?: SolveOptions,
): SolvedGame<ByAgent<readonly string[]>>;
export function solve(
  game: NormalForm | BayesianGame,
  options: SolveOptions = {},
): SolvedGame<ByAgent<readonly string[]>> {
  checkObject('game', game, 'a game', "bimatrix([['3', '0'], ['5', '1']], [['3', '5'], ['0', '1']])");
  checkObject('options', options, 'an object', "{ comparison: 'weak', dominators: 'mixed', rounds: 2 }");
  const labelled = finish(labelledElimination(game, { ...standardElimination, ...options }));
  return {
    ...namedSolution(labelled),
    survival: (player, strategy, type) => survivalIn(labelled, player, strategy, type),
    certificate: (title) => finish(certifyElimination(game, labelled, title)),
  };
}
