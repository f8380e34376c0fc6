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

/** What an elimination that is not asked to go on says of survivors: nothing, since it has no witness of them. */
const withoutWitnesses = (): never => {
  throw new RangeError('An elimination that was stopped has no witness of a survivor.');
};

/**
 * Eliminates in a game of either sort, and labels what was found with the names of its players.
 *
 * @param game a game in normal form, or a Bayesian game.
 * @param elimination what dominates what, and how many rounds.
 * @param onRound told after each round, in a function that labels it, what the rounds so far found: not `complete`, and
 * without witnesses of survivors.
 * @throws InvalidArgument if one of them is of another kind.
 */
export function* labelledElimination(
  game: NormalForm | BayesianGame,
  elimination: EliminationOptions,
  onRound?: (soFar: () => LabelledElimination) => void,
): Computation<LabelledElimination> {
  checkObject('game', game, 'a game in normal form or a Bayesian game');
  const stopped = { elimination, complete: false, survivalWitness: withoutWitnesses };
  if (isBayesian(game)) {
    const solution = yield* eliminateInterim(game, elimination, {
      onRound: (soFar) => onRound?.(() => labelBayesian(game, { ...stopped, ...soFar })),
    });
    return labelBayesian(game, solution);
  }
  const solution = yield* eliminate(game, elimination, {
    onRound: (soFar) => onRound?.(() => labelNormalForm(game, { ...stopped, ...soFar })),
  });
  return labelNormalForm(game, solution);
}
