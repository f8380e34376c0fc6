/**
 * One type of one player against all strategies of the others (functions from types to actions): her interim payoffs, and
 * the joint strategy at which a mixture gains least, found by search with bounds instead of by listing them all.
 *
 * A cell is a type of another player; a joint strategy gives each cell an action. The gain is a sum over type profiles of the
 * others, each term of which reads one cell of each player.
 */
import { fitsDouble } from '../../exact/scaling.js';
import type { BayesianGame } from '../../games/bayesian.js';
import { countActionProfiles, countTypeProfiles, typeWeight } from '../../games/bayesian.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Least, ColumnOracle, Weights } from '../mixed/column-oracle.js';
import type { TypeSets } from '../relation.js';
import type { GainTerm } from './branch-and-bound.js';
import { leastChoice } from './branch-and-bound.js';

/** An action for each cell, in the order of players and types, the player's own left out. */
export type Cells = readonly number[];

/**
 * A term: the cells that it reads, those tried first in the order of trying, then the one of the last player; and its value for
 * each of the player's actions at every choice of living actions there, numbered lexicographically.
 */
interface Term {
  readonly cells: readonly number[];
  readonly values: ReadonlyMap<number, readonly bigint[]>;
}

/** A term whose values a bound proves to be exact in doubles. */
interface DoubleTerm {
  readonly cells: readonly number[];
  /** Its values for an action, converted when they are first asked for. */
  readonly valuesOf: (action: number) => Float64Array;
}

/** The interim payoffs of a type, in whole numbers; divide by `scale` for the payoff. */
export interface Interim extends ColumnOracle<Cells> {
  readonly scale: bigint;
  /** How many joint strategies the others have. */
  readonly count: bigint;
  /** A column at which the gain is at most a bound, if the search meets one; otherwise the column of least gain. */
  readonly leastOrAtMost: (mixture: Weights, against: number, bound: bigint) => Least<Cells>;
}

/** The cells of a type's opponents: where each player's begin, and the actions that are left in each. */
interface CellLayout {
  /** The other players in the order of trying: the one whose cells are left to the end comes last. */
  readonly order: readonly number[];
  readonly firstCell: ReadonlyMap<number, number>;
  readonly actionsOf: ReadonlyArray<readonly number[]>;
}

/** Lays out the cells of all players but one; the player with most strategies comes last in the order of trying. */
const layOutCells = (players: number, player: number, living: TypeSets): CellLayout => {
  const others = Array.from({ length: players }, (_, j) => j).filter((j) => j !== player);
  const firstCell = new Map<number, number>();
  const actionsOf: (readonly number[])[] = [];
  for (const j of others) {
    firstCell.set(j, actionsOf.length);
    actionsOf.push(...living[j]!);
  }
  const strategiesOf = (j: number): number =>
    living[j]!.reduce((sum, actions) => sum + Math.log(actions.length), 0);
  const last = others.reduce<number | undefined>(
    (best, j) => (best === undefined || strategiesOf(j) > strategiesOf(best) ? j : best),
    undefined,
  );
  const order = [...others.filter((j) => j !== last), ...(last === undefined ? [] : [last])];
  return { order, firstCell, actionsOf };
};

/**
 * Lays out the interim payoffs of a type for the actions that are still there.
 *
 * Memory: a number for every type profile of the others, action profile and action.
 */
export const interimOf = (game: BayesianGame, player: number, type: number, living: TypeSets): Interim => {
  const cells = layOutCells(game.players.length, player, living);
  const { actionsOf } = cells;
  const own = living[player]![type]!;
  const terms = termsOf(game, player, type, own, cells);
  const largest = largestSum(terms);
  const doubles = fitsDouble(largest) ? inDoubles(terms) : undefined;
  const sizes = actionsOf.map((actions) => actions.length);
  const leastOrAtMost = (mixture: Weights, against: number, bound?: bigint): Least<Cells> => {
    const size = mixture.weights.reduce((sum, w) => sum + (w < 0n ? -w : w), 0n);
    const gains =
      doubles !== undefined && fitsDouble(4n * size * largest)
        ? gainTermsInDoubles(doubles, mixture, against)
        : gainTerms(terms, mixture, against);
    const { choice, gain } = leastChoice(gains, { sizes, bound });
    return { column: choice.map((place, cell) => actionsOf[cell]![place]!), gain };
  };
  const count = actionsOf.reduce((product, actions) => product * BigInt(actions.length), 1n);
  return {
    scale: typeWeight(game, player, type) * game.payoffs[player]!.denominator,
    count,
    strategies: own,
    payoff: payoffOf(terms, actionsOf),
    total: totalOf(terms, count),
    least: (mixture, against) => leastOrAtMost(mixture, against),
    leastOrAtMost,
    key: (column) => column.join(','),
  };
};

/** The payoff of an action at a column: the sum of the terms there. */
const payoffOf = (terms: readonly Term[], actionsOf: ReadonlyArray<readonly number[]>): Interim['payoff'] => {
  const placeOf = actionsOf.map((actions) => new Map(actions.map((action, place) => [action, place])));
  return (action, column) =>
    terms.reduce((sum, { cells, values }) => {
      let place = 0;
      for (const cell of cells) place = place * actionsOf[cell]!.length + placeOf[cell]!.get(column[cell]!)!;
      return sum + values.get(action)![place]!;
    }, 0n);
};

/** The sum of an action's payoffs over all columns, computed once for each action. */
const totalOf = (terms: readonly Term[], count: bigint): Interim['total'] => {
  const totals = new Map<number, bigint>();
  return (action) => {
    const known = totals.get(action);
    if (known !== undefined) return known;
    const sum = terms.reduce((all, { values }) => {
      const list = values.get(action)!;
      return all + list.reduce((a, b) => a + b, 0n) * (count / BigInt(list.length));
    }, 0n);
    totals.set(action, sum);
    return sum;
  };
};

/** A bound on the absolute value of every payoff. */
const largestSum = (terms: readonly Term[]): bigint => {
  let largest = 0n;
  for (const { values } of terms) {
    let most = 0n;
    for (const list of values.values())
      for (const value of list) if (value > most || -value > most) most = value < 0n ? -value : value;
    largest += most;
  }
  return largest;
};

/** The terms in doubles, for those whose values a bound proves to be exact there. */
const inDoubles = (terms: readonly Term[]): readonly DoubleTerm[] =>
  terms.map(({ cells, values }) => {
    const converted = new Map<number, Float64Array>();
    const valuesOf = (action: number): Float64Array => {
      const known = converted.get(action);
      if (known !== undefined) return known;
      const list = Float64Array.from(values.get(action)!, Number);
      converted.set(action, list);
      return list;
    };
    return { cells, valuesOf };
  });

/** {@link gainTerms} in doubles, where a bound proves every sum to be exact there. */
const gainTermsInDoubles = (
  terms: readonly DoubleTerm[],
  mixture: Weights,
  against: number,
): readonly GainTerm[] => {
  const weights = mixture.weights.map(Number);
  const sum = weights.reduce((a, b) => a + b, 0);
  return terms.map(({ cells, valuesOf }) => {
    const own = valuesOf(against);
    const gains = new Float64Array(own.length);
    for (let k = 0; k < own.length; k += 1) gains[k] = -sum * own[k]!;
    mixture.strategies.forEach((t, i) => {
      const row = valuesOf(t);
      const weight = weights[i]!;
      for (let k = 0; k < row.length; k += 1) gains[k]! += weight * row[k]!;
    });
    return { cells, gains };
  });
};

/** The gain of a mixture over an action, term by term. */
const gainTerms = (terms: readonly Term[], mixture: Weights, against: number): readonly GainTerm[] => {
  const sum = mixture.weights.reduce((a, b) => a + b, 0n);
  return terms.map(({ cells, values }) => {
    const rows = mixture.strategies.map((t) => values.get(t)!);
    return {
      cells,
      gains: values
        .get(against)!
        .map((u, k) => rows.reduce((gain, row, i) => gain + mixture.weights[i]! * row[k]!, -sum * u)),
    };
  });
};

/** The terms of positive probability. */
const termsOf = (
  game: BayesianGame,
  player: number,
  type: number,
  own: readonly number[],
  { order, firstCell, actionsOf }: CellLayout,
): readonly Term[] => {
  const { players, prior, payoffs } = game;
  const actionProfiles = countActionProfiles(players);
  const typeStep = players.map((_, j) => countTypeProfiles(players.slice(j + 1)));
  const actionStep = players.map((_, j) => countActionProfiles(players.slice(j + 1)));
  const terms: Term[] = [];
  for (let number = 0; number < countTypeProfiles(players); number += 1) {
    const typeOf = (j: number): number => Math.floor(number / typeStep[j]!) % players[j]!.types.length;
    const probability = prior.numerators[number]!;
    if (typeOf(player) !== type || probability === 0n) continue;
    const cells = order.map((j) => firstCell.get(j)! + typeOf(j));
    let profiles = [0];
    order.forEach((j, i) => {
      const actions = actionsOf[cells[i]!]!;
      profiles = profiles.flatMap((base) => actions.map((action) => base + action * actionStep[j]!));
    });
    const values = new Map(
      own.map((action) => [
        action,
        profiles.map(
          (profile) =>
            probability *
            numeratorAt(payoffs[player]!, number * actionProfiles + profile + action * actionStep[player]!),
        ),
      ]),
    );
    terms.push({ cells, values });
  }
  return terms;
};
