/**
 * Elimination by rounds in a normal form: each round removes, for all players at once, everything that is dominated in the
 * game that the round before left. The answer does not depend on any order.
 */
import { checkOneOf } from '../exact/invalid-argument.js';
import type { NormalForm } from '../games/normal-form.js';
import { checkNormalForm } from '../games/normal-form.js';
import type { Computation } from '../computation.js';
import { finish } from '../computation.js';
import { MixedDominance } from './mixed/mixed-dominance.js';
import type { EliminationOptions, Elimination, WarmStart, Sets, SurvivalWitness } from './relation.js';
import { checkElimination, warmStarts, standardElimination } from './relation.js';
import { sidesOf, removeColumns } from './side.js';
import { PureDominance } from './pure/pure-dominance.js';

/** A strategy that falls. Columns are numbers of profiles in which the player plays the strategy itself. */
export interface Eliminated extends Elimination<number> {
  readonly player: number;
}

/** What one round removes, by player and strategy. */
export interface Round {
  readonly round: number;
  readonly eliminated: readonly Eliminated[];
}

/**
 * The outcome of an elimination.
 *
 * `rounds` holds no empty round. `tested` is the game in which the survivors were last tested: what the round before the
 * last test left. `complete` says that this test found nothing to remove, so that more rounds would change nothing.
 */
export interface Solution {
  readonly elimination: EliminationOptions;
  readonly rounds: readonly Round[];
  readonly surviving: Sets;
  readonly tested: Sets;
  readonly complete: boolean;
  /** The witness of a survivor, with columns as numbers of profiles in which she plays it. @throws RangeError for others. */
  readonly standing: (player: number, strategy: number) => SurvivalWitness<number>;
}

/** How to go about it; nothing here changes what is found to be dominated. */
export interface SolveManner {
  readonly guessing?: WarmStart;
}

/**
 * Eliminates as a computation, one step a player and round, and under mixed dominators one a strategy.
 *
 * @throws {@link InvalidArgument} if `game` is no game in normal form, or if one of the options is none that there is.
 * @paper Section 4: undominated and twice iteratively undominated strategies
 */
export const eliminate = (
  game: NormalForm,
  elimination: EliminationOptions = standardElimination,
  { guessing = 'auto' }: SolveManner = {},
): Computation<Solution> => {
  checkNormalForm(game);
  checkElimination(elimination);
  checkOneOf('guessing', guessing, warmStarts);
  return eliminationSteps(game, elimination, guessing);
};

/** {@link eliminate}, its arguments being what they should be. */
function* eliminationSteps(
  game: NormalForm,
  elimination: EliminationOptions,
  guessing: WarmStart,
): Computation<Solution> {
  const { comparison, dominators } = elimination;
  const most = elimination.rounds === 'all' ? Infinity : elimination.rounds;
  const sizes = game.players.map(({ strategies }) => strategies.length);
  const sides = sidesOf(game);
  const watches = sides.map((side) => new PureDominance(side, comparison));
  const mixers =
    dominators === 'mixed' ? sides.map((side) => new MixedDominance(side, comparison, guessing)) : [];
  /** The columns that each player lost in the last round: where there are none, nothing of hers can newly fall. */
  let struck: readonly number[][] | undefined;
  let tested: Sets = [];
  let complete = false;
  const rounds: Round[] = [];
  for (let round = 1; round <= most && !complete; round += 1) {
    tested = sides.map(({ living }) => living);
    const eliminated: Eliminated[] = [];
    for (const { player } of sides) {
      const lost = struck?.[player];
      if (lost?.length === 0) continue;
      const pure = watches[player]!.falls(lost);
      const fallen = new Set(pure.map(({ strategy }) => strategy));
      const mixed = mixers.length === 0 ? [] : yield* mixers[player]!.falls(fallen);
      const falls = mixed.length === 0 ? pure : [...pure, ...mixed].sort((a, b) => a.strategy - b.strategy);
      for (const fall of falls) eliminated.push({ player, ...fall });
      yield { label: `round ${String(round)}`, done: player + 1, total: sides.length };
    }
    complete = eliminated.length === 0;
    if (complete) break;
    rounds.push({ round, eliminated });
    if (round === most) {
      for (const side of sides) side.living = without(side.living, eliminated, side.player);
      break;
    }
    const losses: number[][] = sides.map(() => []);
    struck = losses;
    for (const { player: loser } of sides) {
      const fallen = eliminated.filter(({ player }) => player === loser).map(({ strategy }) => strategy);
      if (fallen.length === 0) continue;
      sides[loser]!.living = without(sides[loser]!.living, eliminated, loser);
      for (const side of sides)
        if (side.player !== loser) removeColumns(side, sizes, loser, fallen, losses[side.player]!);
    }
  }
  const surviving = sides.map(({ living }) => living);
  return {
    elimination,
    rounds,
    surviving,
    tested,
    complete,
    standing: (player, strategy) => {
      if (surviving[player]?.includes(strategy) !== true)
        throw new RangeError(`Strategy ${String(strategy)} of player ${String(player)} does not survive.`);
      return dominators === 'mixed'
        ? mixers[player]!.standing(strategy)
        : { kind: 'answers', answers: watches[player]!.answers(strategy, tested[player]!) };
    },
  };
}

const without = (
  living: readonly number[],
  eliminated: readonly Eliminated[],
  loser: number,
): readonly number[] => {
  const fallen = new Set<number>();
  for (const { player, strategy } of eliminated) if (player === loser) fallen.add(strategy);
  return fallen.size === 0 ? living : living.filter((s) => !fallen.has(s));
};

/** Eliminates to the end of {@link eliminate}. */
export const solve = (
  game: NormalForm,
  elimination: EliminationOptions = standardElimination,
  manner: SolveManner = {},
): Solution => finish(eliminate(game, elimination, manner));
