/**
 * Strict dominance by pure strategies for one player, against a stream of columns.
 *
 * A column is one profile of the others; it gives the payoff of every strategy of the player. The table of all payoffs is
 * never held: each column is computed, compared, and forgotten. For every ordered pair of strategies the pass keeps either
 * the smallest gain so far and where it was, or the first column at which the gain was not positive. So a dominated
 * strategy has a dominator with its exact smallest gain, and an undominated one has, for every rival, a column that shows it.
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
  readonly dominator: number;
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
  /** For every rival, the first column at which it is not strictly better; the entry of the strategy itself is −1. */
  readonly savedAt: readonly number[];
}

/** The undominated set of one player, with a witness for every strategy. */
export interface UndominatedSet {
  readonly dominated: readonly DominatedStrategy[];
  readonly undominated: readonly UndominatedStrategy[];
}

/** How many columns pass between two reports of progress. */
const stride = 512;

/** What is known of every ordered pair of strategies after some columns. */
class Comparisons {
  /** `gain[b · rows + a]`: the smallest gain of a over b so far, and the column of it. */
  private readonly gain: number[];
  private readonly gainAt: Int32Array;
  /** The first column at which a is not better than b, or −1. */
  private readonly savedAt: Int32Array;
  private readonly bestReplyAt: Int32Array;
  /** `rivals[b]` begins with the strategies that have been better than b in every column so far, `rivalCount[b]` of them. */
  private readonly rivals: readonly Int32Array[];
  private readonly rivalCount: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly denominator: bigint,
  ) {
    this.gain = new Array<number>(rows * rows).fill(Infinity);
    this.gainAt = new Int32Array(rows * rows).fill(-1);
    this.savedAt = new Int32Array(rows * rows).fill(-1);
    this.bestReplyAt = new Int32Array(rows).fill(-1);
    this.rivals = Array.from({ length: rows }, (_, b) =>
      Int32Array.from({ length: rows - 1 }, (_unused, i) => (i < b ? i : i + 1)),
    );
    this.rivalCount = new Int32Array(rows).fill(rows - 1);
  }

  /** Takes in the payoffs of all strategies in a column. */
  add(column: number, payoffs: ArrayLike<number>): void {
    const { rows, gain, gainAt, savedAt, bestReplyAt, rivalCount } = this;
    let best = payoffs[0]!;
    for (let a = 1; a < rows; a += 1) if (payoffs[a]! > best) best = payoffs[a]!;
    for (let b = 0; b < rows; b += 1) {
      const own = payoffs[b]!;
      if (own === best && bestReplyAt[b] === -1) bestReplyAt[b] = column;
      const rivals = this.rivals[b]!;
      let count = 0;
      for (let c = 0; c < rivalCount[b]!; c += 1) {
        const a = rivals[c]!;
        const difference = payoffs[a]! - own;
        const pair = b * rows + a;
        if (difference <= 0) {
          savedAt[pair] = column;
          continue;
        }
        if (difference < gain[pair]!) {
          gain[pair] = difference;
          gainAt[pair] = column;
        }
        rivals[count++] = a;
      }
      rivalCount[b] = count;
    }
  }

  /** The undominated set against the columns so far. */
  undominatedSet(): UndominatedSet {
    const dominated: DominatedStrategy[] = [];
    const undominated: UndominatedStrategy[] = [];
    for (let b = 0; b < this.rows; b += 1)
      if (this.rivalCount[b] === 0) undominated.push(this.undominated(b));
      else dominated.push(this.dominated(b));
    return { dominated, undominated };
  }

  private undominated(b: number): UndominatedStrategy {
    const { rows, bestReplyAt, savedAt } = this;
    return {
      strategy: b,
      bestReplyAt: bestReplyAt[b] === -1 ? undefined : bestReplyAt[b]!,
      savedAt: Array.from(savedAt.subarray(b * rows, (b + 1) * rows)),
    };
  }

  private dominated(b: number): DominatedStrategy {
    const { rows, gain, gainAt, rivals, rivalCount, denominator } = this;
    let dominator = rivals[b]![0]!;
    for (let c = 1; c < rivalCount[b]!; c += 1) {
      const a = rivals[b]![c]!;
      if (gain[b * rows + a]! > gain[b * rows + dominator]!) dominator = a;
    }
    const pair = b * rows + dominator;
    return {
      strategy: b,
      dominator,
      margin: of(BigInt(gain[pair]!), denominator),
      attainedAt: gainAt[pair]!,
    };
  }
}

/**
 * Finds the strategies that no pure strategy strictly dominates.
 *
 * Cost: every column is read once; a pair of strategies is compared in a column only while the one still dominates the
 * other. Memory: rows² pairs, whatever the number of columns.
 *
 * @param label what progress reports call the work; it is counted in payoffs, one for each strategy in each column.
 * @throws Error if a column has another number of payoffs than there are rows.
 * @paper Section 3: M*_i
 */
export function* undominatedAgainst(payoffs: PayoffColumns, label: string): Computation<UndominatedSet> {
  const { rows, columns, denominator } = payoffs;
  const comparisons = new Comparisons(rows, denominator);
  for (let column = 0; column < columns; column += 1) {
    if (column % stride === 0) yield { label, done: column * rows, total: columns * rows, unit: 'payoffs' };
    // Doubles and BigInts compare and subtract by the same operators, with each other's Infinity too. The kernel is written
    // once, for numbers; whoever made the columns has proved the choice between the two.
    const read = payoffs.read(column) as ArrayLike<number>;
    if (read.length !== rows)
      throw new Error(`A column has ${String(read.length)} payoffs, not ${String(rows)}.`);
    comparisons.add(column, read);
  }
  return comparisons.undominatedSet();
}
