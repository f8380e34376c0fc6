/**
 * One player's side of a game: where her payoffs lie, and which columns (profiles of the others) are still there.
 *
 * A column is known by its place among all columns in lexicographic order. Its base is the number of the profile in which the
 * player plays her first strategy; the payoff of strategy s lies at base + s · stride. `lead` holds the payoffs as doubles: exactly, or, beside `exact`, rounded. Rounding keeps the
 * order, so leads that differ decide a comparison, and leads that agree leave it to `exact`.
 */
import type { NormalForm } from '../games/normal-form.js';
import { numeratorAt, toDoubles } from '../games/payoff-table.js';
import type { PayoffTable } from '../games/payoff-table.js';

/** The bases of all columns. */
const basesOf = (columns: number, strategies: number, stride: number): Int32Array => {
  const bases = new Int32Array(columns);
  // Column k = (high, low): high counts what the players before choose, low what those after choose.
  for (let k = 0, base = 0; k < columns; base += stride * strategies)
    for (let low = 0; low < stride; low += 1) bases[k++] = base + low;
  return bases;
};

/** See above. `alive[k]` is 1 while column k is there; `living` strategies are in ascending order. */
export class Side {
  readonly strategies: number;
  readonly stride: number;
  readonly lead: Float64Array;
  readonly exact: readonly bigint[] | undefined;
  readonly alive: Uint8Array;
  living: readonly number[];
  private bases: Int32Array | undefined;

  constructor(
    readonly player: number,
    /** How many strategies each player had at first. */
    readonly sizes: readonly number[],
    readonly table: PayoffTable,
  ) {
    const { numerators } = table;
    this.strategies = sizes[player]!;
    this.stride = sizes.slice(player + 1).reduce((a, b) => a * b, 1);
    const inDoubles = numerators instanceof Float64Array;
    this.lead = inDoubles ? numerators : toDoubles(numerators);
    this.exact = inDoubles ? undefined : numerators;
    this.alive = new Uint8Array(this.strategies === 0 ? 0 : numerators.length / this.strategies).fill(1);
    this.living = Array.from({ length: this.strategies }, (_, s) => s);
    this.bases = undefined;
  }

  /** The base of each column; laid out when first asked for. */
  get offset(): Int32Array {
    this.bases ??= basesOf(this.alive.length, this.strategies, this.stride);
    return this.bases;
  }
}

/** The sides of all players, nothing eliminated yet. Memory: 5 bytes a column and player beside the game itself. */
export const sidesOf = ({ players, payoffs }: NormalForm): readonly Side[] => {
  const sizes = players.map(({ strategies }) => strategies.length);
  return payoffs.map((table, player) => new Side(player, sizes, table));
};

/** The base of a column. */
export const baseOf = ({ stride, strategies }: Side, column: number): number => {
  const low = stride === 1 ? 0 : column % stride;
  return (column - low) * strategies + low;
};

/** What a round eliminated of one player. */
export interface EliminatedOf {
  readonly player: number;
  readonly strategies: readonly number[];
}

/**
 * Which columns went: `none`; a list of their places; or `many`, at least as many as there are pairs of living strategies, so that
 * whoever wants to know what depended on them is quicker to ask every pair.
 */
export type RemovedColumns = 'none' | 'many' | readonly number[];

/** Removes the columns in which others play what they have lost. */
export const removeColumns = (side: Side, eliminated: readonly EliminatedOf[]): RemovedColumns => {
  const others = eliminated.filter(({ player }) => player !== side.player);
  if (others.length === 0) return 'none';
  const { alive, living, sizes } = side;
  const bound = others.reduce(
    (sum, { player, strategies }) => sum + (strategies.length * alive.length) / sizes[player]!,
    0,
  );
  if (bound >= living.length * living.length) {
    for (const other of others) forRunsOf(side, other, (from, to) => alive.fill(0, from, to));
    return 'many';
  }
  const removed: number[] = [];
  for (const other of others)
    forRunsOf(side, other, (from, to) => {
      for (let k = from; k < to; k += 1) {
        if (alive[k] === 0) continue;
        alive[k] = 0;
        removed.push(k);
      }
    });
  return removed;
};

/** Gives each run of neighbouring columns in which another player plays a strategy that he has lost. */
const forRunsOf = (
  { alive, player, sizes }: Side,
  { player: other, strategies }: EliminatedOf,
  take: (from: number, to: number) => void,
): void => {
  // In the order of columns, the other's choice is a digit with this weight; the player's own digit is left out.
  let weight = 1;
  for (let j = sizes.length - 1; j > other; j -= 1) if (j !== player) weight *= sizes[j]!;
  const block = weight * sizes[other]!;
  for (const strategy of strategies)
    for (let start = strategy * weight; start < alive.length; start += block) take(start, start + weight);
};

/** The numerator of the payoff of a strategy at a column. */
export const payoffAt = (side: Side, strategy: number, column: number): bigint =>
  numeratorAt(side.table, side.offset[column]! + strategy * side.stride);

/** Compares the payoffs of two strategies at a column: negative, 0 or positive as t's is below, at or above s's. */
export const compareAt = (side: Side, t: number, s: number, column: number): number => {
  const base = side.offset[column]!;
  const d = side.lead[base + t * side.stride]! - side.lead[base + s * side.stride]!;
  if (d !== 0 && !Number.isNaN(d)) return d;
  if (side.exact === undefined) return 0;
  const left = side.exact[base + t * side.stride]!;
  const right = side.exact[base + s * side.stride]!;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The columns that are still there, by place. */
export const livingColumns = ({ alive }: Side): Int32Array => {
  let count = 0;
  for (let k = 0; k < alive.length; k += 1) count += alive[k]!;
  const columns = new Int32Array(count);
  for (let k = 0, i = 0; k < alive.length; k += 1) if (alive[k] === 1) columns[i++] = k;
  return columns;
};

/** The number of the profile in which the player plays a strategy and the others a column. */
export const profileOf = (side: Side, strategy: number, column: number): number =>
  baseOf(side, column) + strategy * side.stride;
