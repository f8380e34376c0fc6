/**
 * One type of one player against all strategies of the others (functions from types to actions): her interim payoffs, and
 * the joint strategy at which a mixture gains least, found by search with bounds instead of by listing them all.
 *
 * A cell is a type of another player; a joint strategy gives each cell an action. The gain is a sum over type profiles of the
 * others, each term of which reads one cell a player. One player's cells are left to the end: given all the others', each of
 * them is chosen by itself. The cells before are tried in order, and a branch is cut where even the best completion of every
 * term by itself is no better than what is known. With two players nothing is left to try: the search is polynomial.
 */
import { fitsDouble } from '../../exact/scaling.js';
import type { BayesianGame } from '../../games/bayesian.js';
import { countActionProfiles, countTypeProfiles, typeWeight } from '../../games/bayesian.js';
import { numeratorAt } from '../../games/payoff-table.js';
import type { Least, Opponents, Weights } from '../mixed/opponents.js';
import type { TypeSets } from '../relation.js';

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

/** The interim payoffs of a type, in whole numbers; divide by `scale` for the payoff. */
export interface Interim extends Opponents<Cells> {
  readonly scale: bigint;
  /** How many joint strategies the others have. */
  readonly count: bigint;
  /** A column at which the gain is at most a bound, if the search meets one; else the column of least gain. */
  readonly leastUpTo: (mixture: Weights, against: number, bound: bigint) => Least<Cells>;
}

/**
 * Lays out the interim payoffs of a type for the actions that are still there.
 *
 * Memory: a number for every type profile of the others, action profile and action.
 */
export const interimOf = (game: BayesianGame, player: number, type: number, living: TypeSets): Interim => {
  const others = game.players.map((_, j) => j).filter((j) => j !== player);
  const firstCell = new Map<number, number>();
  const actionsOf: (readonly number[])[] = [];
  for (const j of others) {
    firstCell.set(j, actionsOf.length);
    actionsOf.push(...living[j]!);
  }
  // The player whose cells are left to the end is one with most strategies.
  const strategiesOf = (j: number): number =>
    living[j]!.reduce((sum, actions) => sum + Math.log(actions.length), 0);
  const last = others.reduce<number | undefined>(
    (best, j) => (best === undefined || strategiesOf(j) > strategiesOf(best) ? j : best),
    undefined,
  );
  const order = [...others.filter((j) => j !== last), ...(last === undefined ? [] : [last])];
  const own = living[player]![type]!;
  const terms = termsOf(game, player, type, own, order, firstCell, actionsOf);
  const scale = typeWeight(game, player, type) * game.payoffs[player]!.denominator;

  const positionOf = actionsOf.map((actions) => new Map(actions.map((action, p) => [action, p])));
  const count = actionsOf.reduce((product, actions) => product * BigInt(actions.length), 1n);
  const payoff = (action: number, column: Cells): bigint =>
    terms.reduce((sum, { cells, values }) => {
      let place = 0;
      for (const cell of cells)
        place = place * actionsOf[cell]!.length + positionOf[cell]!.get(column[cell]!)!;
      return sum + values.get(action)![place]!;
    }, 0n);
  const totals = new Map<number, bigint>();
  const total = (action: number): bigint => {
    const known = totals.get(action);
    if (known !== undefined) return known;
    const sum = terms.reduce((all, { values }) => {
      const list = values.get(action)!;
      return all + list.reduce((a, b) => a + b, 0n) * (count / BigInt(list.length));
    }, 0n);
    totals.set(action, sum);
    return sum;
  };
  let largest = 0n;
  for (const { values } of terms) {
    let most = 0n;
    for (const list of values.values())
      for (const value of list) if (value > most || -value > most) most = value < 0n ? -value : value;
    largest += most;
  }

  const leastUpTo = (mixture: Weights, against: number, bound: bigint | undefined): Least<Cells> => {
    const sum = mixture.weights.reduce((a, b) => a + b, 0n);
    const gains = terms.map(({ cells, values }) => {
      const subtrahend = values.get(against)!;
      const rows = mixture.strategies.map((t) => values.get(t)!);
      return {
        cells,
        gains: subtrahend.map((u, k) =>
          rows.reduce((gain, row, i) => gain + mixture.weights[i]! * row[k]!, -sum * u),
        ),
      };
    });
    const size = mixture.weights.reduce((a, w) => a + (w < 0n ? -w : w), 0n);
    const kind = fitsDouble(4n * size * largest) ? 'doubles' : 'whole';
    const { choice, gain } = search(gains, actionsOf, kind, bound);
    return { column: choice.map((p, cell) => actionsOf[cell]![p]!), gain };
  };

  return {
    scale,
    count,
    strategies: own,
    payoff,
    total,
    least: (mixture, against) => leastUpTo(mixture, against, undefined),
    leastUpTo,
    key: (column) => column.join(','),
  };
};

/** The terms of positive probability. */
const termsOf = (
  game: BayesianGame,
  player: number,
  type: number,
  own: readonly number[],
  order: readonly number[],
  firstCell: ReadonlyMap<number, number>,
  actionsOf: ReadonlyArray<readonly number[]>,
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

/**
 * Whole numbers of one kind throughout a search: doubles where a bound proves every sum exact, BigInt otherwise. Addition and
 * comparison, all that is done with them, read the same for both.
 */
type Whole = number;

/**
 * The choice (a place among the actions of each cell) with the least sum of terms; or the first met with a sum at most `bound`.
 * Cells that no term reads get their first action.
 */
const search = (
  terms: ReadonlyArray<{ readonly cells: readonly number[]; readonly gains: readonly bigint[] }>,
  actionsOf: ReadonlyArray<readonly number[]>,
  kind: 'doubles' | 'whole',
  bound: bigint | undefined,
): { readonly choice: readonly number[]; readonly gain: bigint } => {
  const convert = (value: bigint): Whole =>
    kind === 'doubles' ? Number(value) : (value as unknown as Whole);
  const zero = convert(0n);
  const sizes = actionsOf.map((actions) => actions.length);
  const tried = [...new Set(terms.flatMap(({ cells }) => cells.slice(0, -1)))].sort((a, b) => a - b);
  // bounds[q]: the least of the term once its first q cells are chosen, for each action in its last cell.
  const nodes = terms.map(({ cells, gains }) => {
    const width = cells.length === 0 ? 1 : sizes[cells.at(-1)!]!;
    const bounds: Whole[][] = [gains.map(convert)];
    for (let q = cells.length - 2; q >= 0; q -= 1) {
      const finer = bounds[0]!;
      const size = sizes[cells[q]!]!;
      const coarser: Whole[] = [];
      for (let block = 0; block < finer.length; block += size * width)
        for (let a = 0; a < width; a += 1) {
          let least = finer[block + a]!;
          for (let p = 1; p < size; p += 1) {
            const value = finer[block + p * width + a]!;
            if (value < least) least = value;
          }
          coarser.push(least);
        }
      bounds.unshift(coarser);
    }
    return { first: cells.slice(0, -1), last: cells.at(-1) ?? -1, width, bounds, chosen: 0, place: 0 };
  });
  const readers = tried.map((cell) => nodes.filter(({ first }) => first.includes(cell)));
  const lastCells = [...new Set(nodes.map(({ last }) => last))];
  const sums = new Map(
    lastCells.map((cell) => [cell, new Array<Whole>(cell < 0 ? 1 : sizes[cell]!).fill(zero)]),
  );
  for (const { last, width, bounds } of nodes) {
    const sum = sums.get(last)!;
    for (let a = 0; a < width; a += 1) sum[a]! += bounds[0]![a]!;
  }
  const leastSum = (): Whole => {
    let all = zero;
    for (const sum of sums.values()) {
      let least = sum[0]!;
      for (let a = 1; a < sum.length; a += 1) if (sum[a]! < least) least = sum[a]!;
      all += least;
    }
    return all;
  };
  const enough = bound === undefined ? undefined : convert(bound);
  const choice = sizes.map(() => 0);
  let bestChoice: number[] = [];
  let best: Whole | undefined;
  const visit = (depth: number): boolean => {
    const least = leastSum();
    if (best !== undefined && least >= best) return false;
    if (depth === tried.length) {
      best = least;
      bestChoice = choice.slice();
      for (const [cell, sum] of sums)
        if (cell >= 0) bestChoice[cell] = sum.reduce((at, value, a) => (value < sum[at]! ? a : at), 0);
      return enough !== undefined && best <= enough;
    }
    const cell = tried[depth]!;
    const mine = readers[depth]!;
    for (let p = 0; p < sizes[cell]!; p += 1) {
      choice[cell] = p;
      for (const node of mine) {
        const before = node.bounds[node.chosen]!;
        const after = node.bounds[node.chosen + 1]!;
        const sum = sums.get(node.last)!;
        const next = node.place * sizes[cell]! + p;
        for (let a = 0; a < node.width; a += 1)
          sum[a]! += after[next * node.width + a]! - before[node.place * node.width + a]!;
        node.place = next;
        node.chosen += 1;
      }
      const stop = visit(depth + 1);
      for (const node of mine) {
        const after = node.bounds[node.chosen]!;
        const before = node.bounds[node.chosen - 1]!;
        const sum = sums.get(node.last)!;
        const previous = (node.place - p) / sizes[cell]!;
        for (let a = 0; a < node.width; a += 1)
          sum[a]! += before[previous * node.width + a]! - after[node.place * node.width + a]!;
        node.place = previous;
        node.chosen -= 1;
      }
      if (stop) return true;
    }
    return false;
  };
  visit(0);
  return { choice: bestChoice, gain: BigInt(best!) };
};
