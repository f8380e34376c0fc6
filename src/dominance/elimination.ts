/**
 * Elimination by rounds in a normal form: each round removes, for all players at once, everything that is dominated in the
 * game that the round before left. The answer does not depend on any order.
 */
import { checkOneOf } from '../exact/invalid-argument.js';
import type { NormalForm } from '../games/normal-form.js';
import { checkNormalForm } from '../games/normal-form.js';
import type { Computation } from '../computation.js';
import { finish } from '../computation.js';
import type { DominatedByMixture } from './mixed/mixed-dominance.js';
import { MixedDominance } from './mixed/mixed-dominance.js';
import type {
  Comparison,
  Elimination,
  EliminationOptions,
  Sets,
  SurvivalWitness,
  WarmStart,
} from './relation.js';
import { checkElimination, warmStarts, standardElimination } from './relation.js';
import type { EliminatedOf, RemovedColumns, Side } from './side.js';
import { sidesOf, removeColumns } from './side.js';
import { eliminationByPure, viewOf } from './pure/best-dominator.js';
import { PureDominance } from './pure/pure-dominance.js';

/** A strategy that is eliminated. Columns are numbers of profiles in which the player plays the strategy itself. */
export interface Eliminated extends Elimination<number> {
  readonly player: number;
}

/** What one round eliminates, by player and strategy. */
export interface Round {
  readonly round: number;
  /**
   * Each eliminated strategy with its dominator. Who is eliminated is known from the start; which single dominators have the
   * largest margins, and where dominators gain least, is worked out when the list is first read.
   */
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
   * The round in which a strategy is eliminated; undefined for one that survives. It costs nothing: no witness is worked out.
   *
   * @throws RangeError for a strategy that there is not.
   */
  readonly eliminatedIn: (player: number, strategy: number) => number | undefined;
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
  /** The round in which each strategy was eliminated; 0 while it is there. */
  readonly eliminatedIn: Int32Array;
  /** The columns that the last round removed; undefined before the first round. */
  removed: RemovedColumns | undefined;
}

/** What one round found of one player, each list in ascending order. */
interface Found {
  readonly state: PlayerState;
  /** What a single strategy dominates. */
  readonly byPure: readonly number[];
  /** What only a mixture dominates. */
  readonly byMixed: readonly DominatedByMixture[];
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
    eliminatedIn: new Int32Array(side.strategies),
    removed: undefined,
  }));
  let tested: Sets = [];
  let complete = false;
  const rounds: Round[] = [];
  for (let round = 1; round <= maxRounds && !complete; round += 1) {
    tested = states.map(({ side }) => side.living);
    const all: Found[] = [];
    for (const state of states) {
      const found = yield* dominatedNow(state);
      if (found.byPure.length + found.byMixed.length > 0) all.push(found);
      yield { label: `round ${String(round)}`, done: state.side.player + 1, total: states.length };
    }
    complete = all.length === 0;
    if (complete) break;
    rounds.push(roundOf(round, all, states, comparison));
    for (const found of all) removeStrategies(found, round);
    onRound?.({ rounds: [...rounds], surviving: states.map(({ side }) => side.living) });
    if (round < maxRounds) removeProfiles(states, all);
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
  const eliminatedIn = (player: number, strategy: number): number | undefined => {
    const round = states[player]?.eliminatedIn[strategy];
    if (round === undefined)
      throw new RangeError(`Player ${String(player)} has no strategy ${String(strategy)}.`);
    return round === 0 ? undefined : round;
  };
  return { elimination, rounds, surviving, tested, complete, eliminatedIn, survivalWitness };
}

/**
 * A player's dominated strategies in the game that is left. Where the last round removed no column of hers, nothing of hers can
 * be newly dominated.
 */
function* dominatedNow(state: PlayerState): Computation<Found> {
  const { pure, mixed, removed } = state;
  if (removed === 'none') return { state, byPure: [], byMixed: [] };
  const byPure = pure.dominated(removed);
  const byMixed = mixed === undefined ? [] : yield* mixed.dominated(new Set(byPure));
  return { state, byPure, byMixed };
}

/** A round whose witnesses are worked out when they are first read, in the game that was left before it. */
const roundOf = (
  round: number,
  all: readonly Found[],
  states: readonly PlayerState[],
  comparison: Comparison,
): Round => {
  let known: readonly Eliminated[] | undefined;
  const workOut = (): readonly Eliminated[] => {
    const before = states.map(({ side, eliminatedIn }) =>
      Array.from({ length: side.strategies }, (_, s) => s).filter(
        (s) => eliminatedIn[s] === 0 || eliminatedIn[s]! >= round,
      ),
    );
    return all.flatMap((found) => eliminationsOf(found, before, comparison));
  };
  return {
    round,
    get eliminated() {
      known ??= workOut();
      return known;
    },
  };
};

/** The eliminations of one player in a round, in ascending order, `before` being what everybody had left. */
const eliminationsOf = (
  { state, byPure, byMixed }: Found,
  before: Sets,
  comparison: Comparison,
): readonly Eliminated[] => {
  const { side } = state;
  const { player } = side;
  const view = viewOf(side, before);
  const all = byPure.map((s): Eliminated => ({ player, ...eliminationByPure(side, view, comparison, s) }));
  for (const { elimination } of byMixed) all.push({ player, ...elimination() });
  return all.sort((a, b) => a.strategy - b.strategy);
};

/** Removes what a round found from the list of its player. */
const removeStrategies = ({ state, byPure, byMixed }: Found, round: number): void => {
  const { side, eliminatedIn } = state;
  for (const s of byPure) eliminatedIn[s] = round;
  for (const { strategy } of byMixed) eliminatedIn[strategy] = round;
  side.living = side.living.filter((s) => eliminatedIn[s] === 0);
};

/** Removes, from the columns of each player, the profiles in which another plays what a round found of him. */
const removeProfiles = (states: readonly PlayerState[], all: readonly Found[]): void => {
  const eliminated = all.map(({ state, byPure, byMixed }): EliminatedOf => ({
    player: state.side.player,
    strategies: [...byPure, ...byMixed.map(({ strategy }) => strategy)],
  }));
  for (const state of states) state.removed = removeColumns(state.side, eliminated);
};

/** Eliminates to the end of {@link eliminate}. */
export const solve = (
  game: NormalForm,
  elimination: EliminationOptions = standardElimination,
  options: SolverOptions = {},
): Solution => finish(eliminate(game, elimination, options));
