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
import type { Side } from './side.js';
import { sidesOf, removeColumns } from './side.js';
import { PureDominance } from './pure/pure-dominance.js';

/** A strategy that is eliminated. Columns are numbers of profiles in which the player plays the strategy itself. */
export interface Eliminated extends Elimination<number> {
  readonly player: number;
}

/** What one round eliminates, by player and strategy. */
export interface Round {
  readonly round: number;
  readonly eliminated: readonly Eliminated[];
}

/**
 * The outcome of an elimination.
 *
 * `rounds` holds no empty round. `tested` is the game in which the survivors were last tested: what the round before the
 * last test left. `complete` says that this test found nothing to eliminate, so that more rounds would change nothing.
 */
export interface Solution {
  readonly elimination: EliminationOptions;
  readonly rounds: readonly Round[];
  readonly surviving: Sets;
  readonly tested: Sets;
  readonly complete: boolean;
  /**
   * The witness of a surviving strategy, with columns as numbers of profiles in which the player plays it.
   *
   * @throws RangeError for a strategy that does not survive.
   */
  readonly survivalWitness: (player: number, strategy: number) => SurvivalWitness<number>;
}

/** How to compute it; nothing here changes what is found to be dominated. */
export interface SolverOptions {
  readonly warmStart?: WarmStart;
  /** Told after each round what all rounds so far eliminated, and what they left: what is known if the work is stopped. */
  readonly onRound?: (soFar: Pick<Solution, 'rounds' | 'surviving'>) => void;
}

/**
 * Eliminates as a computation, one step for each player and round, and with mixed dominators one for each strategy.
 *
 * @throws {@link InvalidArgument} if `game` is no game in normal form, or if one of the options is none that there is.
 * @paper Section 4: undominated and twice iteratively undominated strategies
 */
export const eliminate = (
  game: NormalForm,
  elimination: EliminationOptions = standardElimination,
  { warmStart = 'auto', onRound }: SolverOptions = {},
): Computation<Solution> => {
  checkNormalForm(game);
  checkElimination(elimination);
  checkOneOf('warmStart', warmStart, warmStarts);
  return eliminationSteps(game, elimination, { warmStart, ...(onRound === undefined ? {} : { onRound }) });
};

/** One player's side of the game, with what is known of her strategies. */
interface PlayerState {
  readonly side: Side;
  readonly pure: PureDominance;
  /** Absent where only single strategies may dominate. */
  readonly mixed: MixedDominance | undefined;
  /** The columns that the last round removed; undefined before the first round. */
  removed: readonly number[] | undefined;
}

/** {@link eliminate}, its arguments being what they should be. */
function* eliminationSteps(
  game: NormalForm,
  elimination: EliminationOptions,
  { warmStart, onRound }: SolverOptions & { readonly warmStart: WarmStart },
): Computation<Solution> {
  const { comparison, dominators } = elimination;
  const maxRounds = elimination.rounds === 'all' ? Infinity : elimination.rounds;
  const states = sidesOf(game).map((side): PlayerState => ({
    side,
    pure: new PureDominance(side, comparison),
    mixed: dominators === 'mixed' ? new MixedDominance(side, comparison, warmStart) : undefined,
    removed: undefined,
  }));
  let tested: Sets = [];
  let complete = false;
  const rounds: Round[] = [];
  for (let round = 1; round <= maxRounds && !complete; round += 1) {
    tested = states.map(({ side }) => side.living);
    const eliminated: Eliminated[] = [];
    for (const state of states) {
      for (const each of yield* dominatedNow(state)) eliminated.push(each);
      yield { label: `round ${String(round)}`, done: state.side.player + 1, total: states.length };
    }
    complete = eliminated.length === 0;
    if (complete) break;
    rounds.push({ round, eliminated });
    removeStrategies(states, eliminated);
    onRound?.({ rounds: [...rounds], surviving: states.map(({ side }) => side.living) });
    if (round < maxRounds) removeProfiles(states, eliminated);
  }
  const surviving = states.map(({ side }) => side.living);
  const survivalWitness = (player: number, strategy: number): SurvivalWitness<number> => {
    if (surviving[player]?.includes(strategy) !== true)
      throw new RangeError(`Strategy ${String(strategy)} of player ${String(player)} does not survive.`);
    const { pure, mixed } = states[player]!;
    return (
      mixed?.survivalWitness(strategy) ?? {
        kind: 'answers',
        answers: pure.answers(strategy, tested[player]!),
      }
    );
  };
  return { elimination, rounds, surviving, tested, complete, survivalWitness };
}

/**
 * A player's dominated strategies in the game that is left, in ascending order. Where the last round removed no column of
 * hers, nothing of hers can be newly dominated.
 */
function* dominatedNow({ side, pure, mixed, removed }: PlayerState): Computation<readonly Eliminated[]> {
  if (removed?.length === 0) return [];
  const byPure = pure.dominated(removed);
  const byMixed =
    mixed === undefined ? [] : yield* mixed.dominated(new Set(byPure.map(({ strategy }) => strategy)));
  const all = byMixed.length === 0 ? byPure : [...byPure, ...byMixed].sort((a, b) => a.strategy - b.strategy);
  return all.map((each) => ({ player: side.player, ...each }));
}

/** The eliminated strategies of one player. */
const strategiesOf = (eliminated: readonly Eliminated[], owner: number): readonly number[] =>
  eliminated.filter(({ player }) => player === owner).map(({ strategy }) => strategy);

/** Removes the eliminated strategies from the lists of their players. */
const removeStrategies = (states: readonly PlayerState[], eliminated: readonly Eliminated[]): void => {
  for (const { side } of states) {
    const own = new Set(strategiesOf(eliminated, side.player));
    if (own.size > 0) side.living = side.living.filter((s) => !own.has(s));
  }
};

/** Removes, from the columns of each player, the profiles in which another plays an eliminated strategy. */
const removeProfiles = (states: readonly PlayerState[], eliminated: readonly Eliminated[]): void => {
  const sizes = states.map(({ side }) => side.strategies);
  for (const state of states) {
    const removed: number[] = [];
    for (const { side: other } of states)
      if (other !== state.side)
        removeColumns(state.side, sizes, other.player, strategiesOf(eliminated, other.player), removed);
    state.removed = removed;
  }
};

/** Eliminates to the end of {@link eliminate}. */
export const solve = (
  game: NormalForm,
  elimination: EliminationOptions = standardElimination,
  options: SolverOptions = {},
): Solution => finish(eliminate(game, elimination, options));
