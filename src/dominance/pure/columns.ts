/**
 * Strict dominance by pure strategies for one player, against a stream of columns.
 *
 * A column is one profile of the others; it gives the payoff of every strategy of the player. The table of all payoffs is
 * never held: each column is computed, compared, and forgotten. For a pair of strategies a pass keeps either the smallest gain
 * so far and where it was, or the first column at which the gain was not positive. So a dominated strategy has a dominator with
 * its exact smallest gain, and an undominated one has, for every rival, a column that shows it.
 *
 * Most strategies have many dominators, and only the one with the largest smallest gain is named. A sample of columns tells which
 * one that may be, and bounds what every other may gain. A first pass compares each strategy with that one alone, or with all if
 * none is better in all of the sample; a second pass compares it with those that the bound does not exclude, if there are any.
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
/** From how many times the sample on there are enough columns for one. */
const fewest = 8;

/** A pair of strategies that are compared: how much `better` gains over `worse`. */
interface Pair {
  readonly worse: number;
  readonly better: number;
  /** The pair is dropped when its gain falls below this, or to it where `dropsAt`. */
  readonly floor: number;
  readonly dropsAt: boolean;
}

/** What is known of a pair after some columns. */
interface Gain {
  readonly better: number;
  /** The smallest gain so far, and the first column that has it. */
  readonly gain: number;
  readonly column: number;
}

/** Pairs of strategies, by the worse one and then by the better one, with their smallest gains over some columns. */
class Comparisons {
  private readonly worse: Int32Array;
  private readonly better: Int32Array;
  private readonly floor: number[];
  private readonly dropsAt: Uint8Array;
  private readonly gain: number[] | Float64Array;
  private readonly gainAt: Int32Array;
  private count: number;

  /** @param onDropped told of a pair that is dropped, and the column. */
  constructor(
    pairs: readonly Pair[],
    exact: PayoffColumns['exact'],
    private readonly onDropped: (worse: number, better: number, column: number) => void,
  ) {
    this.count = pairs.length;
    this.worse = Int32Array.from(pairs, ({ worse }) => worse);
    this.better = Int32Array.from(pairs, ({ better }) => better);
    this.floor = pairs.map(({ floor }) => floor);
    this.dropsAt = Uint8Array.from(pairs, ({ dropsAt }) => (dropsAt ? 1 : 0));
    this.gain = exact === 'doubles' ? new Float64Array(this.count) : new Array<number>(this.count);
    this.gain.fill(Infinity);
    this.gainAt = new Int32Array(this.count).fill(-1);
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Takes in the payoffs of all strategies in a column. */
  add(column: number, payoffs: ArrayLike<number>): void {
    const { count, worse, better, gain, gainAt } = this;
    let fallen = false;
    for (let i = 0; i < count; i += 1) {
      const difference = payoffs[better[i]!]! - payoffs[worse[i]!]!;
      if (difference >= gain[i]!) continue;
      gain[i] = difference;
      gainAt[i] = column;
      fallen ||= this.hasFallen(i);
    }
    if (fallen) this.drop(column);
  }

  /** The pairs that are left, by their worse strategy. */
  left(): ReadonlyMap<number, readonly Gain[]> {
    const gains = new Map<number, Gain[]>();
    for (let i = 0; i < this.count; i += 1) {
      const one = { better: this.better[i]!, gain: this.gain[i]!, column: this.gainAt[i]! };
      const others = gains.get(this.worse[i]!);
      if (others === undefined) gains.set(this.worse[i]!, [one]);
      else others.push(one);
    }
    return gains;
  }

  private hasFallen(i: number): boolean {
    const [gain, floor] = [this.gain[i]!, this.floor[i]!];
    return gain < floor || (gain <= floor && this.dropsAt[i] === 1);
  }

  private drop(column: number): void {
    const { worse, better, floor, dropsAt, gain, gainAt } = this;
    let kept = 0;
    for (let i = 0; i < this.count; i += 1) {
      if (this.hasFallen(i)) {
        this.onDropped(worse[i]!, better[i]!, column);
        continue;
      }
      worse[kept] = worse[i]!;
      better[kept] = better[i]!;
      floor[kept] = floor[i]!;
      dropsAt[kept] = dropsAt[i]!;
      gain[kept] = gain[i]!;
      gainAt[kept] = gainAt[i]!;
      kept += 1;
    }
    this.count = kept;
  }
}

/** Reads a column; doubles and BigInts alike. */
const readColumn = ({ rows, read }: PayoffColumns, column: number): ArrayLike<number> => {
  // Doubles and BigInts compare and subtract by the same operators, with each other's Infinity and 0 too. The kernel is written
  // once, for numbers; whoever made the columns has proved the choice between the two.
  const payoffs = read(column) as ArrayLike<number>;
  if (payoffs.length !== rows)
    throw new Error(`A column has ${String(payoffs.length)} payoffs, not ${String(rows)}.`);
  return payoffs;
};

/** For each strategy the first column to which it is a best reply. */
class BestReplies {
  /** −1 where there was none yet. */
  private readonly at: Int32Array;

  constructor(rows: number) {
    this.at = new Int32Array(rows).fill(-1);
  }

  add(column: number, payoffs: ArrayLike<number>): void {
    const { at } = this;
    let best = payoffs[0]!;
    for (let a = 1; a < at.length; a += 1) if (payoffs[a]! > best) best = payoffs[a]!;
    for (let b = 0; b < at.length; b += 1) if (payoffs[b]! === best && at[b] === -1) at[b] = column;
  }

  of(strategy: number): number | undefined {
    const column = this.at[strategy]!;
    return column === -1 ? undefined : column;
  }
}

const rowsOf = ({ rows }: PayoffColumns): readonly number[] => Array.from({ length: rows }, (_, row) => row);

/** A strategy and all its rivals, each of which is dropped at the first column at which it is not better. */
const pairsOf = (payoffs: PayoffColumns, worse: number): readonly Pair[] =>
  rowsOf(payoffs)
    .filter((better) => better !== worse)
    .map((better) => ({ worse, better, floor: 0, dropsAt: true }));

/** The largest of some gains, the first of them at ties. */
const largestOf = (gains: readonly Gain[]): Gain =>
  gains.reduce((largest, one) => (one.gain > largest.gain ? one : largest));

/** For each strategy the rivals that are better than it at every column of a sample, with their gains there. */
const gainsInSample = (payoffs: PayoffColumns, sampled: number): ReadonlyMap<number, readonly Gain[]> => {
  if (payoffs.columns < fewest * sampled) return new Map();
  const pairs = rowsOf(payoffs).flatMap((worse) => pairsOf(payoffs, worse));
  const comparisons = new Comparisons(pairs, payoffs.exact, () => undefined);
  const step = 1 + Math.floor(payoffs.columns * 0.381966);
  for (let j = 0, column = 0; j < sampled; j += 1, column = (column + step) % payoffs.columns)
    comparisons.add(column, readColumn(payoffs, column));
  return comparisons.left();
};

/**
 * The pairs that a second pass compares: a strategy of which the first pass knows a dominator with all rivals that may gain more in
 * the sample, or as much and come first; one whose only candidate failed with all.
 */
const undecidedPairs = (
  payoffs: PayoffColumns,
  sample: ReadonlyMap<number, readonly Gain[]>,
  first: ReadonlyMap<number, readonly Gain[]>,
): readonly Pair[] =>
  [...sample].flatMap(([worse, rivals]) => {
    const known = first.get(worse)?.[0];
    if (known === undefined) return pairsOf(payoffs, worse);
    return rivals
      .filter(({ better, gain }) =>
        better < known.better ? gain >= known.gain : better > known.better && gain > known.gain,
      )
      .map(({ better }) => ({ worse, better, floor: known.gain, dropsAt: better > known.better }));
  });

const dominatedBy = (
  strategy: number,
  { better, gain, column }: Gain,
  denominator: bigint,
): DominatedStrategy => ({
  strategy,
  dominator: better,
  margin: of(BigInt(gain), denominator),
  attainedAt: column,
});

/**
 * Finds the strategies that no pure strategy strictly dominates.
 *
 * Cost: every column is read once or twice; a pair of strategies is compared in a column only while the one may still be the
 * dominator of the other with the largest margin. Memory: rows² pairs, whatever the number of columns.
 *
 * @param label what progress reports call the work; it is counted in payoffs, one for each strategy in each column.
 * @param sampled how many columns, scattered over all of them, choose with whom a strategy is compared first. The result does not
 * depend on it.
 * @throws Error if a column has another number of payoffs than there are rows.
 * @paper Section 3: M*_i
 */
export function* undominatedAgainst(
  payoffs: PayoffColumns,
  label: string,
  sampled = 256,
): Computation<UndominatedSet> {
  const { rows, columns, denominator, exact } = payoffs;
  const savedAt = new Int32Array(rows * rows).fill(-1);
  const save = (worse: number, better: number, column: number): void => {
    savedAt[worse * rows + better] = column;
  };
  const bestReplies = new BestReplies(rows);
  const sample = gainsInSample(payoffs, sampled);
  const first = new Comparisons(
    rowsOf(payoffs).flatMap((worse) => {
      const rivals = sample.get(worse);
      if (rivals === undefined) return pairsOf(payoffs, worse);
      return [{ worse, better: largestOf(rivals).better, floor: 0, dropsAt: true }];
    }),
    exact,
    save,
  );
  for (let column = 0; column < columns; column += 1) {
    if (column % stride === 0) yield { label, done: column * rows, total: columns * rows, unit: 'payoffs' };
    const read = readColumn(payoffs, column);
    bestReplies.add(column, read);
    first.add(column, read);
  }
  const second = new Comparisons(undecidedPairs(payoffs, sample, first.left()), exact, save);
  for (let column = 0; column < columns && !second.isEmpty; column += 1) {
    if (column % stride === 0) yield { label: `${label}, largest margins`, done: column, total: columns };
    second.add(column, readColumn(payoffs, column));
  }
  const left = [first.left(), second.left()];
  const dominated: DominatedStrategy[] = [];
  const undominated: UndominatedStrategy[] = [];
  for (const strategy of rowsOf(payoffs)) {
    const gains = left.flatMap((pairs) => pairs.get(strategy) ?? []).sort((a, b) => a.better - b.better);
    if (gains.length > 0) dominated.push(dominatedBy(strategy, largestOf(gains), denominator));
    else
      undominated.push({
        strategy,
        bestReplyAt: bestReplies.of(strategy),
        savedAt: Array.from(savedAt.subarray(strategy * rows, (strategy + 1) * rows)),
      });
  }
  return { dominated, undominated };
}
