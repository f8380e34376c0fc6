/**
 * Walks through one player's columns in order, in search of one at which a strategy answers a rival: at which the rival does not
 * do better (strict dominance) or does worse (weak and very weak).
 *
 * Under the weaker comparisons a column at which all strategies get the same answers nobody. Where walks have grown long, as they do
 * in games full of ties, these columns are found once, and left out from then on.
 */
import type { Comparison } from '../relation.js';
import type { Side } from '../side.js';
import { baseOf } from '../side.js';

/** How far two runs of payoffs go, in steps, before the first is below the second; `length` if it never is. */
const firstBelow = (
  payoffs: Float64Array,
  first: number,
  second: number,
  step: number,
  length: number,
): number => {
  let i = 0;
  let a = first;
  let b = second;
  while (i < length && payoffs[a]! >= payoffs[b]!) {
    i += 1;
    a += step;
    b += step;
  }
  return i;
};

/** How far two runs of payoffs go, in steps, before the first is not above the second; `length` if it always is. */
const firstNotAbove = (
  payoffs: Float64Array,
  first: number,
  second: number,
  step: number,
  length: number,
): number => {
  let i = 0;
  let a = first;
  let b = second;
  while (i < length && payoffs[a]! > payoffs[b]!) {
    i += 1;
    a += step;
    b += step;
  }
  return i;
};

/** How many walks through all columns are made before the columns at which strategies differ are listed. */
const longWalks = 4;
/** Of how many columns it is seen beforehand whether they may be few. */
const sampleSize = 64;

/** Whether two entries of a table are told apart by their doubles, or by the exact numbers beside them. */
const differAt = ({ lead, exact }: Side, a: number, b: number): boolean =>
  lead[a]! !== lead[b]! || (exact !== undefined && exact[a]! !== exact[b]!);

/** Whether some strategy gets at a column what the first one does not. */
const differsAt = (side: Side, column: number): boolean => {
  const { strategies, stride } = side;
  const base = baseOf(side, column);
  for (let s = 1; s < strategies; s += 1) if (differAt(side, base + s * stride, base)) return true;
  return false;
};

/** Sets the flags of columns at which some strategy gets what the first one does not; payoffs are read in the order in which they lie. */
const flagDiffering = (side: Side, flags: Uint8Array): void => {
  const { strategies, stride } = side;
  for (let column = 0; column < flags.length; column += stride) {
    const first = column * strategies;
    for (let s = 1; s < strategies; s += 1) {
      const own = first + s * stride;
      for (let i = 0; i < stride; i += 1) if (differAt(side, own + i, first + i)) flags[column + i] = 1;
    }
  }
};

/** The same for the last player, whose payoffs at a column lie side by side. */
const flagDifferingOfLast = (side: Side, flags: Uint8Array): void => {
  for (let column = 0; column < flags.length; column += 1) if (differsAt(side, column)) flags[column] = 1;
};

/** Whether strategies differ at less than a quarter of some columns, scattered over all of them. */
const differSeldom = (side: Side): boolean => {
  const { length } = side.alive;
  const step = 1 + Math.floor(length * 0.381966);
  let count = 0;
  for (let j = 0; j < sampleSize; j += 1) if (differsAt(side, (j * step) % length)) count += 1;
  return count < sampleSize / 4;
};

/** The first place in an ascending list whose entry is at least a number. */
const firstAtLeast = (list: Int32Array, least: number): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** See above. */
export class ColumnWalk {
  private readonly isStrict: boolean;
  /** How many columns may still be walked before those at which strategies differ are listed. */
  private patience: number;
  /** The columns at which strategies differ, ascending, once they are listed; columns that were gone then are left out. */
  private differing: Int32Array | undefined;

  constructor(
    private readonly side: Side,
    comparison: Comparison,
  ) {
    this.isStrict = comparison === 'strict';
    this.patience = this.isStrict ? Infinity : longWalks * side.alive.length;
  }

  /** Whether s answers t at the column with a base, be it there or gone. */
  answersThere(s: number, t: number, base: number): boolean {
    const { lead, exact, stride } = this.side;
    const left = base + t * stride;
    const right = base + s * stride;
    if (lead[left]! !== lead[right]!) return lead[left]! < lead[right]!;
    if (exact === undefined) return this.isStrict;
    return this.isStrict ? exact[left]! <= exact[right]! : exact[left]! < exact[right]!;
  }

  /** The first living column in [from, to) at which s answers t, or `to`. */
  find(s: number, t: number, from: number, to: number): number {
    if (this.differing !== undefined) return this.findAmong(this.differing, s, t, { from, to });
    const found = this.findInRuns(s, t, from, to);
    this.patience -= found - from;
    if (this.patience < 0) this.listDiffering();
    return found;
  }

  private findInRuns(s: number, t: number, from: number, to: number): number {
    const { side } = this;
    const { lead, exact, alive, stride, strategies } = side;
    // Leads that agree are no answer under the weaker comparisons, unless they are rounded.
    const stopsAtTies = this.isStrict || exact !== undefined;
    // While the players before this one keep their strategies, her payoffs from a strategy lie side by side, `stride` of
    // them; those of the last player lie as far apart as she has strategies.
    const step = stride === 1 ? strategies : 1;
    for (let k = from; k < to; k += 1) {
      const end = stride === 1 ? to : Math.min(to, k - (k % stride) + stride);
      const base = baseOf(side, k);
      const first = base + t * stride;
      const second = base + s * stride;
      const passed = stopsAtTies
        ? firstNotAbove(lead, first, second, step, end - k)
        : firstBelow(lead, first, second, step, end - k);
      k += passed;
      if (k === end) k -= 1;
      else if (alive[k] === 1 && this.answersThere(s, t, base + passed * step)) return k;
    }
    return to;
  }

  private findAmong(
    columns: Int32Array,
    s: number,
    t: number,
    { from, to }: { readonly from: number; readonly to: number },
  ): number {
    const { alive } = this.side;
    for (let i = firstAtLeast(columns, from); i < columns.length && columns[i]! < to; i += 1) {
      const k = columns[i]!;
      if (alive[k] === 1 && this.answersThere(s, t, baseOf(this.side, k))) return k;
    }
    return to;
  }

  /** Lists the living columns at which strategies differ, if they seem to be few. */
  private listDiffering(): void {
    this.patience = Infinity;
    if (!differSeldom(this.side)) return;
    const flags = new Uint8Array(this.side.alive.length);
    if (this.side.stride === 1) flagDifferingOfLast(this.side, flags);
    else flagDiffering(this.side, flags);
    const { alive } = this.side;
    const columns: number[] = [];
    for (let k = 0; k < flags.length; k += 1) if (flags[k] === 1 && alive[k] === 1) columns.push(k);
    this.differing = Int32Array.from(columns);
  }
}
