/**
 * Strict dominance by pure strategies for one player, against a stream of columns.
 *
 * A column is one profile of the others; it gives the payoff of every strategy of the player. The table of all payoffs is
 * never held: each column is computed, compared, and forgotten. For every ordered pair of strategies the pass keeps either
 * the smallest gain so far and where it was, or the first column at which the gain was not positive: so a fallen strategy
 * has a dominator with its exact smallest gain, and a survivor has, for every rival, a profile that saves it.
 */
import type { Rational } from '../../exact/rational.js';
import { of } from '../../exact/rational.js';
import type { Computation } from '../../computation.js';

/**
 * The payoffs of one player: `rows` strategies against `columns` profiles of the others, whole numbers over `denominator`.
 *
 * `read` returns the payoffs of all rows in a column; the array is reused by the next call. Its entries are doubles when
 * `exact` is `doubles` (then all payoffs and their differences are whole and below 2^53), and BigInts otherwise.
 */
export interface PayoffColumns {
  readonly rows: number;
  readonly columns: number;
  readonly denominator: bigint;
  readonly exact: 'doubles' | 'bigints';
  /** The payoffs of all rows in one column. */
  readonly read: (column: number) => ArrayLike<number> | ArrayLike<bigint>;
}

/** A strategy that is strictly worse than another against every profile of the others. */
export interface DominatedStrategy {
  readonly strategy: number;
  /** The dominator with the largest smallest gain, the first of them at ties. */
  readonly by: number;
  /** The smallest gain over all columns, exactly; positive. */
  readonly margin: Rational;
  /** The first column at which the gain is that small. */
  readonly attainedAt: number;
}

/** A strategy that no other strictly dominates. */
export interface UndominatedStrategy {
  readonly strategy: number;
  /** The first column to which it is a best reply, if there is one: it alone saves the strategy from every rival. */
  readonly bestReplyAt: number | undefined;
  /** For every rival, the first column at which the rival is not strictly better; the entry of the strategy itself is −1. */
  readonly savedAt: readonly number[];
}

/** The undominated set of one player, with a witness for every strategy. */
export interface UndominatedSet {
  readonly dominated: readonly DominatedStrategy[];
  readonly undominated: readonly UndominatedStrategy[];
}

/** How many columns pass between two reports of progress. */
const stride = 512;

/**
 * Finds the strategies that no pure strategy strictly dominates.
 *
 * Cost: every column is read once; a pair of strategies is compared in a column only while the one still dominates the
 * other. Memory: rows² pairs, whatever the number of columns.
 *
 * @paper Section 3: M*_i
 */
export function* undominatedAgainst(payoffs: PayoffColumns, label: string): Computation<UndominatedSet> {
  const { rows, columns } = payoffs;
  // Doubles and BigInts compare and subtract by the same operators, with each other's Infinity too; the kernel is written
  // once, for numbers, and the choice between the two was proved by whoever made the columns.
  const gain = new Array<number>(rows * rows).fill(Infinity);
  const gainAt = new Int32Array(rows * rows).fill(-1);
  const savedAt = new Int32Array(rows * rows).fill(-1);
  const bestReplyAt = new Int32Array(rows).fill(-1);
  // rivals[b]: the strategies a that have been better than b in every column so far.
  const rivals = Array.from({ length: rows }, (_, b) => {
    const others = new Int32Array(rows);
    let n = 0;
    for (let a = 0; a < rows; a += 1) if (a !== b) others[n++] = a;
    return others;
  });
  const alive = new Int32Array(rows).fill(rows - 1);

  for (let column = 0; column < columns; column += 1) {
    if (column % stride === 0) yield { label, done: column, total: columns };
    const u = payoffs.read(column) as ArrayLike<number>;
    if (u.length !== rows) throw new Error(`A column has ${String(u.length)} payoffs, not ${String(rows)}.`);
    let best = u[0]!;
    for (let a = 1; a < rows; a += 1) if (u[a]! > best) best = u[a]!;
    for (let b = 0; b < rows; b += 1) {
      const own = u[b]!;
      if (own === best && bestReplyAt[b] === -1) bestReplyAt[b] = column;
      const candidates = rivals[b]!;
      let kept = 0;
      for (let c = 0; c < alive[b]!; c += 1) {
        const a = candidates[c]!;
        const difference = u[a]! - own;
        const pair = b * rows + a;
        if (difference <= 0) {
          savedAt[pair] = column;
          continue;
        }
        if (difference < gain[pair]!) {
          gain[pair] = difference;
          gainAt[pair] = column;
        }
        candidates[kept++] = a;
      }
      alive[b] = kept;
    }
  }

  const fallen: DominatedStrategy[] = [];
  const standing: UndominatedStrategy[] = [];
  for (let b = 0; b < rows; b += 1) {
    if (alive[b] === 0) {
      standing.push({
        strategy: b,
        bestReplyAt: bestReplyAt[b] === -1 ? undefined : bestReplyAt[b]!,
        savedAt: Array.from(savedAt.subarray(b * rows, (b + 1) * rows)),
      });
      continue;
    }
    let by = rivals[b]![0]!;
    for (let c = 1; c < alive[b]!; c += 1) {
      const a = rivals[b]![c]!;
      if (gain[b * rows + a]! > gain[b * rows + by]!) by = a;
    }
    const pair = b * rows + by;
    fallen.push({
      strategy: b,
      by,
      margin: of(BigInt(gain[pair]!), payoffs.denominator),
      attainedAt: gainAt[pair]!,
    });
  }
  return { dominated: fallen, undominated: standing };
}
