/**
 * Eliminations in a game of either sort, with the names of its players.
 */
import type { Computation } from '../../computation.js';
import { eliminate } from '../../dominance/elimination.js';
import { eliminateInterim } from '../../dominance/interim/interim.js';
import type { EliminationOptions } from '../../dominance/relation.js';
import { checkObject } from '../../exact/invalid-argument.js';
import type { BayesianGame } from '../../games/bayesian.js';
import type { NormalForm } from '../../games/normal-form.js';
import type { LabelledElimination } from './labelled-elimination.js';
import { labelBayesian, labelNormalForm } from './labelled-elimination.js';

/** Whether a game is a Bayesian one. */
export const isBayesian = (game: NormalForm | BayesianGame): game is BayesianGame => 'prior' in game;

/**
 * Eliminates in a game of either sort, and labels what was found with the names of its players.
 *
 * @param game a game in normal form, or a Bayesian game.
 * @param elimination what dominates what, and how many rounds.
 * @throws InvalidArgument if one of them is of another kind.
 */
export function* labelledElimination(
  game: NormalForm | BayesianGame,
  elimination: EliminationOptions,
): Computation<LabelledElimination> {
  checkObject('game', game, 'a game in normal form or a Bayesian game');
  return isBayesian(game)
    ? labelBayesian(game, yield* eliminateInterim(game, elimination))
    : labelNormalForm(game, yield* eliminate(game, elimination));
}
