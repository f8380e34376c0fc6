/**
 * The least sum of terms, each of which reads a few cells, over all choices of an action for each cell.
 *
 * One cell of each term, its last, is left to the end: given the choices in all other cells, each of these is chosen by
 * itself. The cells before are tried in order, and a branch is cut where even the best completion of every term by itself is no
 * better than the best sum known. Where terms read one cell only, nothing is left to try, and the search is polynomial.
 */

/**
 * A term: the cells that it reads, and its value at every choice of actions there, numbered lexicographically: all terms in
 * doubles where a bound proves every sum of them exact, all in BigInt otherwise.
 */
export interface GainTerm {
  readonly cells: readonly number[];
  readonly gains: Float64Array | readonly bigint[];
}

/** What is looked for. */
export interface SearchOptions {
  /** The number of actions of each cell. */
  readonly sizes: readonly number[];
  /** The search ends at the first choice with a sum at most this. */
  readonly bound: bigint | undefined;
}

/** A choice, by the place of an action in each cell, and its sum. */
export interface Choice {
  readonly choice: readonly number[];
  readonly gain: bigint;
}

/**
 * Whole numbers of one kind throughout a search: doubles where a bound proves every sum exact, BigInt otherwise. Addition and
 * comparison, all that is done with them, read the same for both.
 */
type Whole = number;

/** A list of such numbers; a typed one where they are doubles. */
type Wholes = Float64Array | Whole[];

/** A list of zeros of the kind of another list. */
const zerosLike = (list: Wholes, length: number, zero: Whole): Wholes =>
  list instanceof Float64Array ? new Float64Array(length) : new Array<Whole>(length).fill(zero);

/** A term during the search. */
interface Node {
  /** The cells that are tried, in the order of trying, and the one that is left to the end (−1 if there is none). */
  readonly tried: readonly number[];
  readonly last: number;
  /** The number of actions in the last cell. */
  readonly width: number;
  /** `bounds[q]`: the least value of the term once q of its cells are chosen, for each action in its last cell. */
  readonly bounds: readonly Wholes[];
  /** How many of its cells are chosen, and the number of that choice. */
  chosen: number;
  place: number;
}

/** The least value over the choices of one more cell: blocks of `size` runs of `width` values become one run each. */
const coarsen = (values: Wholes, size: number, width: number): Wholes => {
  const coarser = zerosLike(values, values.length / size, values[0]!);
  let next = 0;
  for (let block = 0; block < values.length; block += size * width)
    for (let a = 0; a < width; a += 1) {
      let least = values[block + a]!;
      for (let p = 1; p < size; p += 1) {
        const value = values[block + p * width + a]!;
        if (value < least) least = value;
      }
      coarser[next++] = least;
    }
  return coarser;
};

const nodeOf = (cells: readonly number[], values: Wholes, sizes: readonly number[]): Node => {
  const last = cells.at(-1) ?? -1;
  const width = last < 0 ? 1 : sizes[last]!;
  const bounds: Wholes[] = [values];
  for (let q = cells.length - 2; q >= 0; q -= 1)
    bounds.unshift(coarsen(bounds[0]!, sizes[cells[q]!]!, width));
  return { tried: cells.slice(0, -1), last, width, bounds, chosen: 0, place: 0 };
};

/** The place of the least number, the first at ties. */
const firstLeast = (list: Wholes): number => {
  let at = 0;
  for (let a = 1; a < list.length; a += 1) if (list[a]! < list[at]!) at = a;
  return at;
};

class BranchAndBound {
  /** The cells to try, and for each the terms that read it. */
  private readonly tried: readonly number[];
  private readonly readers: ReadonlyArray<readonly Node[]>;
  /** For each last cell the sum of bounds of its terms, action by action. */
  private readonly sums: ReadonlyMap<number, Wholes>;
  private readonly choice: number[];
  private bestChoice: readonly number[] = [];
  private best: Whole | undefined;

  constructor(
    nodes: readonly Node[],
    private readonly sizes: readonly number[],
    private readonly zero: Whole,
    private readonly bound: Whole | undefined,
  ) {
    this.tried = [...new Set(nodes.flatMap(({ tried }) => tried))].sort((a, b) => a - b);
    this.readers = this.tried.map((cell) => nodes.filter(({ tried }) => tried.includes(cell)));
    const sums = new Map<number, Wholes>();
    for (const { last, width, bounds } of nodes) {
      const sum = sums.get(last) ?? zerosLike(bounds[0]!, width, zero);
      for (let a = 0; a < width; a += 1) sum[a]! += bounds[0]![a]!;
      sums.set(last, sum);
    }
    this.sums = sums;
    this.choice = sizes.map(() => 0);
  }

  /** The best choice. Cells that no term reads get their first action. */
  solve(): Choice {
    this.visit(0);
    return { choice: this.bestChoice, gain: BigInt(this.best!) };
  }

  /** Tries all choices from a depth on; whether the search is to end. */
  private visit(depth: number): boolean {
    const least = this.leastSum();
    if (this.best !== undefined && least >= this.best) return false;
    if (depth === this.tried.length) {
      this.best = least;
      this.bestChoice = this.completed();
      return this.bound !== undefined && least <= this.bound;
    }
    const cell = this.tried[depth]!;
    for (let place = 0; place < this.sizes[cell]!; place += 1) {
      this.choice[cell] = place;
      for (const node of this.readers[depth]!) this.descend(node, node.place * this.sizes[cell]! + place);
      const ends = this.visit(depth + 1);
      for (const node of this.readers[depth]!) this.ascend(node, (node.place - place) / this.sizes[cell]!);
      if (ends) return true;
    }
    return false;
  }

  /** The sum of what each last cell can do best. */
  private leastSum(): Whole {
    let all = this.zero;
    for (const sum of this.sums.values()) {
      let least = sum[0]!;
      for (let a = 1; a < sum.length; a += 1) if (sum[a]! < least) least = sum[a]!;
      all += least;
    }
    return all;
  }

  /** The choice made so far, with the best action, the first at ties, in each last cell. */
  private completed(): readonly number[] {
    const choice = this.choice.slice();
    for (const [cell, sum] of this.sums) if (cell >= 0) choice[cell] = firstLeast(sum);
    return choice;
  }

  /** Takes one more choice into the bounds of a term. */
  private descend(node: Node, place: number): void {
    this.replaceBounds(node, node.chosen + 1, place);
  }

  /** Takes the last choice out of the bounds of a term. */
  private ascend(node: Node, place: number): void {
    this.replaceBounds(node, node.chosen - 1, place);
  }

  private replaceBounds(node: Node, chosen: number, place: number): void {
    const { width, bounds, last } = node;
    const before = bounds[node.chosen]!;
    const after = bounds[chosen]!;
    const sum = this.sums.get(last)!;
    for (let a = 0; a < width; a += 1) sum[a]! += after[place * width + a]! - before[node.place * width + a]!;
    node.chosen = chosen;
    node.place = place;
  }
}

/**
 * The choice with the least sum of terms, or the first met with a sum at most a bound.
 *
 * Cost: at most every choice in the cells that are not last in a term, times the terms that read a cell.
 */
export const leastChoice = (terms: readonly GainTerm[], { sizes, bound }: SearchOptions): Choice => {
  const inDoubles = terms.every(({ gains }) => gains instanceof Float64Array);
  const convert = (value: bigint): Whole => (inDoubles ? Number(value) : (value as unknown as Whole));
  const nodes = terms.map(({ cells, gains }) => nodeOf(cells, gains as Wholes, sizes));
  return new BranchAndBound(
    nodes,
    sizes,
    convert(0n),
    bound === undefined ? undefined : convert(bound),
  ).solve();
};
