/**
 * Interim dominance in a Bayesian game, by rounds: an action of a type is dominated if another action, or a mixture of them,
 * does better for that type whatever strategies (functions from types to actions) the others play. Each round eliminates, for
 * all types of all players at once, everything that is dominated against what the round before left.
 */
import type { BayesianGame } from '../../games/bayesian.js';
import { checkBayesian } from '../../games/bayesian.js';
import * as Q from '../../exact/rational.js';
import type { Computation, Pieces } from '../../computation.js';
import { finish, inPieces } from '../../computation.js';
import type { Cells, Interim } from './search.js';
import { interimOf } from './search.js';
import type { MixtureGain, WholeBelief } from '../mixed/mixtures.js';
import type { Weights } from '../mixed/column-oracle.js';
import type { Answer, EliminationOptions, Elimination, SurvivalWitness, TypeSets } from '../relation.js';
import { checkElimination, standardElimination } from '../relation.js';
import { mixtureOrBelief } from '../mixed/verdict.js';

/** A strategy of every other player: `column[j][t]` is the action of player j's type t; the player's own entry is empty. */
export type JointStrategy = ReadonlyArray<readonly number[]>;

/** An action that is eliminated for a type. */
export interface InterimEliminated extends Elimination<JointStrategy> {
  readonly player: number;
  readonly type: number;
}

/** What one round eliminates, by player, type and action. */
export interface InterimRound {
  readonly round: number;
  readonly eliminated: readonly InterimEliminated[];
}

/** The outcome; the same words as for a normal form, with sets by player and type. */
export interface InterimSolution {
  readonly elimination: EliminationOptions;
  readonly rounds: readonly InterimRound[];
  readonly surviving: TypeSets;
  readonly tested: TypeSets;
  readonly complete: boolean;
  /** The witness of a surviving action. @throws RangeError for others. */
  readonly survivalWitness: (player: number, type: number, action: number) => SurvivalWitness<JointStrategy>;
}

/** What is known of one type of one player. */
class TypeDominance {
  /** For each ordered pair of actions a column that answers the second; or that they are payoff-equal. */
  private readonly answered = new Map<string, Cells | 'equal'>();
  private readonly beliefs = new Map<
    number,
    { readonly belief: WholeBelief<Cells>; readonly count: bigint }
  >();

  constructor(
    private readonly game: BayesianGame,
    readonly player: number,
    readonly type: number,
    private readonly elimination: EliminationOptions,
  ) {}

  /** What is dominated against the living actions, in ascending order. */
  *dominated(living: TypeSets): Pieces<readonly InterimEliminated[]> {
    const { comparison, dominators } = this.elimination;
    const own = living[this.player]![this.type]!;
    const interim = interimOf(this.game, this.player, this.type, living);
    const dominated = new Map<number, InterimEliminated>();
    for (const s of own) {
      const dominator = this.pureDominator(interim, own, s, living);
      if (dominator !== undefined) dominated.set(s, this.eliminationOf(interim, s, dominator, true));
    }
    if (dominators === 'mixed') {
      const pure = new Set(dominated.keys());
      const rivals = comparison === 'very-weak' ? own : own.filter((t) => !pure.has(t));
      for (const s of own) {
        if (pure.has(s)) continue;
        const found = yield* this.mixture(interim, rivals, s, living);
        if (found !== undefined) dominated.set(s, this.eliminationOf(interim, s, found, found.largest));
      }
    }
    return [...dominated.values()].sort((a, b) => a.strategy - b.strategy);
  }

  survivalWitness(s: number, tested: TypeSets): SurvivalWitness<JointStrategy> {
    if (this.elimination.dominators === 'pure') {
      const rivals = tested[this.player]![this.type]!.filter((t) => t !== s);
      const answers = rivals.map((rival): Answer<JointStrategy> => {
        const column = this.answered.get(pairKey(s, rival))!;
        return column === 'equal' ? { rival, equal: true } : { rival, column: this.joint(column) };
      });
      return { kind: 'answers', answers };
    }
    const { belief, count } = this.beliefs.get(s)!;
    const total = belief.uniformPart * count + belief.weights.reduce((a, b) => a + b, 0n);
    return {
      kind: 'belief',
      uniformPart: Q.of(belief.uniformPart, total),
      weights: belief.columns.map((column, c) => ({
        column: this.joint(column),
        weight: Q.of(belief.weights[c]!, total),
      })),
    };
  }

  /** The pure dominator with the largest smallest gain, the first at ties. */
  private pureDominator(
    interim: Interim,
    own: readonly number[],
    s: number,
    living: TypeSets,
  ): MixtureGain<Cells> | undefined {
    const strict = this.elimination.comparison === 'strict';
    const recent: Cells[] = [];
    let best: MixtureGain<Cells> | undefined;
    for (const t of own) {
      if (t === s) continue;
      const key = pairKey(s, t);
      const known = this.answered.get(key);
      if (known === 'equal' || (known !== undefined && this.isLiving(known, living))) continue;
      const gainAt = (column: Cells): bigint => interim.payoff(t, column) - interim.payoff(s, column);
      const answers = (gain: bigint): boolean => (strict ? gain <= 0n : gain < 0n);
      const recentAnswer = recent.find((column) => answers(gainAt(column)));
      if (recentAnswer !== undefined) {
        this.answered.set(key, recentAnswer);
        continue;
      }
      const mixture: Weights = { strategies: [t], weights: [1n] };
      const least = interim.leastOrAtMost(mixture, s, strict ? 0n : -1n);
      if (answers(least.gain)) {
        this.answered.set(key, least.column);
        recent.unshift(least.column);
        continue;
      }
      if (!this.dominates(interim, s, t, least.gain)) {
        this.answered.set(key, 'equal');
        continue;
      }
      if (best === undefined || least.gain > best.least.gain) best = { mixture, least, largest: true };
    }
    return best;
  }

  /** Whether t, nowhere worse than s, dominates it. */
  private dominates(interim: Interim, s: number, t: number, smallestGain: bigint): boolean {
    const { comparison } = this.elimination;
    if (comparison === 'strict' || smallestGain > 0n) return true;
    if (comparison === 'very-weak' && t < s) return true;
    return interim.total(t) > interim.total(s);
  }

  private *mixture(
    interim: Interim,
    rivals: readonly number[],
    s: number,
    living: TypeSets,
  ): Pieces<MixtureGain<Cells> | undefined> {
    const { comparison } = this.elimination;
    const survives = (belief: WholeBelief<Cells>): undefined => {
      this.beliefs.set(s, { belief, count: interim.count });
      return undefined;
    };
    const known = this.beliefs.get(s)?.belief;
    if (known !== undefined && comparison !== 'weak' && known.columns.every((c) => this.isLiving(c, living)))
      return undefined;
    const different = rivals.filter((t) => t !== s && !this.payoffEqual(interim, s, t));
    if (different.length === 0)
      return survives(
        comparison === 'weak'
          ? { uniformPart: 1n, columns: [], weights: [] }
          : { uniformPart: 0n, columns: [this.anyColumn(living)], weights: [1n] },
      );
    const columns = different
      .map((t) => this.answered.get(pairKey(s, t)))
      .filter((column): column is Cells => column !== undefined && column !== 'equal')
      .filter((column) => this.isLiving(column, living));
    const start = { rivals: [], columns: columns.slice(0, 1) };
    const judged = yield* mixtureOrBelief(interim, different, s, { comparison, seek: 'largest', start });
    return judged.kind === 'mixture' ? judged.found : survives(judged.belief);
  }

  private payoffEqual(interim: Interim, s: number, t: number): boolean {
    if (this.answered.get(pairKey(s, t)) === 'equal') return true;
    const nowhereLess = (a: number, b: number): boolean =>
      interim.leastOrAtMost({ strategies: [a], weights: [1n] }, b, -1n).gain >= 0n;
    return interim.total(t) === interim.total(s) && nowhereLess(t, s) && nowhereLess(s, t);
  }

  private eliminationOf(
    interim: Interim,
    s: number,
    { mixture, least }: MixtureGain<Cells>,
    largestMargin: boolean,
  ): InterimEliminated {
    const sum = mixture.weights.reduce((a, b) => a + b, 0n);
    const positiveGainAt =
      this.elimination.comparison === 'strict' ? undefined : columnWithGain(interim, mixture, s);
    return {
      player: this.player,
      type: this.type,
      strategy: s,
      dominator: mixture.strategies.map((strategy, i) => ({
        strategy,
        weight: Q.of(mixture.weights[i]!, sum),
      })),
      margin: Q.of(least.gain, sum * interim.scale),
      attainedAt: this.joint(least.column),
      ...(positiveGainAt === undefined ? {} : { positiveGainAt: this.joint(positiveGainAt) }),
      largestMargin,
    };
  }

  private joint(cells: Cells): JointStrategy {
    let next = 0;
    return this.game.players.map(({ types }, j) =>
      j === this.player ? [] : types.map(() => cells[next++]!),
    );
  }

  private anyColumn(living: TypeSets): Cells {
    return living.flatMap((types, j) => (j === this.player ? [] : types.map((actions) => actions[0]!)));
  }

  private isLiving(cells: Cells, living: TypeSets): boolean {
    let next = 0;
    return living.every(
      (types, j) => j === this.player || types.every((actions) => actions.includes(cells[next++]!)),
    );
  }
}

const pairKey = (s: number, t: number): string => `${String(s)},${String(t)}`;

/** A column at which a mixture gains; nothing if there is none. */
const columnWithGain = (interim: Interim, { strategies, weights }: Weights, s: number): Cells | undefined => {
  const gain = (column: Cells): bigint =>
    strategies.reduce(
      (sum, t, i) => sum + weights[i]! * (interim.payoff(t, column) - interim.payoff(s, column)),
      0n,
    );
  const { column } = interim.least({ strategies, weights: weights.map((w) => -w) }, s);
  return gain(column) > 0n ? column : undefined;
};

/** How to compute it; nothing here changes what is found to be dominated. */
export interface InterimSolverOptions {
  /** Told after each round what all rounds so far eliminated, and what they left: what is known if the work is stopped. */
  readonly onRound?: (soFar: Pick<InterimSolution, 'rounds' | 'surviving'>) => void;
}

/**
 * Eliminates as a computation, one step a type and round.
 *
 * @throws {@link InvalidArgument} if `game` is no Bayesian game, or if one of the options is none that there is.
 * @paper Section 4: S¹ and S², dominance type by type at the interim stage
 */
export const eliminateInterim = (
  game: BayesianGame,
  elimination: EliminationOptions = standardElimination,
  options: InterimSolverOptions = {},
): Computation<InterimSolution> => {
  checkBayesian(game);
  checkElimination(elimination);
  return eliminationSteps(game, elimination, options);
};

/** {@link eliminateInterim}, its arguments being what they should be. */
function* eliminationSteps(
  game: BayesianGame,
  elimination: EliminationOptions,
  { onRound }: InterimSolverOptions,
): Computation<InterimSolution> {
  const maxRounds = elimination.rounds === 'all' ? Infinity : elimination.rounds;
  const sides = game.players.flatMap(({ types }, player) =>
    types.map((_, type) => new TypeDominance(game, player, type, elimination)),
  );
  let living: TypeSets = game.players.map(({ types, actions }) => types.map(() => actions.map((_, a) => a)));
  let tested = living;
  let complete = false;
  const rounds: InterimRound[] = [];
  for (let round = 1; round <= maxRounds; round += 1) {
    tested = living;
    const eliminated: InterimEliminated[] = [];
    for (const [done, side] of sides.entries()) {
      const label = `round ${String(round)}`;
      const pieces = inPieces(side.dominated(living), { label, done, total: sides.length });
      eliminated.push(...(yield* pieces));
      yield { label, done: done + 1, total: sides.length };
    }
    complete = eliminated.length === 0;
    if (complete) break;
    rounds.push({ round, eliminated });
    living = living.map((types, i) =>
      types.map((actions, t) =>
        actions.filter(
          (a) =>
            !eliminated.some(({ player, type, strategy }) => player === i && type === t && strategy === a),
        ),
      ),
    );
    onRound?.({ rounds: [...rounds], surviving: living });
  }
  const surviving = living;
  const sideOf = new Map(sides.map((side) => [pairKey(side.player, side.type), side]));
  return {
    elimination,
    rounds,
    surviving,
    tested,
    complete,
    survivalWitness: (player, type, action) => {
      if (surviving[player]?.[type]?.includes(action) !== true)
        throw new RangeError(`Action ${String(action)} of that type does not survive.`);
      return sideOf.get(pairKey(player, type))!.survivalWitness(action, tested);
    },
  };
}

/** Eliminates to the end of {@link eliminateInterim}. */
export const solveInterim = (
  game: BayesianGame,
  elimination: EliminationOptions = standardElimination,
): InterimSolution => finish(eliminateInterim(game, elimination));
