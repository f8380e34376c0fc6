/**
 * Small whole numbers for what a walk meets again and again: things, sequences, answers, multisets.
 */

/** Numbers for things, given in the order in which they are first met. */
export class Numbering<A> {
  readonly all: A[] = [];
  private readonly known = new Map<string, number>();
  of(thing: A, key: string): number {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, this.all.length);
    return this.all.push(thing) - 1;
  }
}

/** Numbers for sequences of small whole numbers, one step at a time. */
export class Sequences {
  private readonly steps: (number | undefined)[][] = [[]];
  /** The number of (the sequence numbered `prefix`, then `symbol`); the empty sequence is 0. */
  after(prefix: number, symbol: number): number {
    const row = this.steps[prefix]!;
    return (row[symbol] ??= this.steps.push([]) - 1);
  }
}

/** A function of small whole numbers, worked out once for each. */
export const memoizeNumbers = (size: number, compute: (at: number) => number): ((at: number) => number) => {
  if (size <= 1 << 16) {
    const table = new Int32Array(size).fill(-1);
    return (at) => (table[at]! >= 0 ? table[at]! : (table[at] = compute(at)));
  }
  const table = new Map<number, number>();
  return (at) => {
    const before = table.get(at);
    if (before !== undefined) return before;
    const fresh = compute(at);
    table.set(at, fresh);
    return fresh;
  };
};

/** All multisets over `kinds` of at most `most`, and the number of each after one more of a kind. */
export const multisetWalk = (kinds: number, most: number) => {
  const sets = new Numbering<number[]>();
  const after: number[][] = [];
  sets.of(new Array<number>(kinds).fill(0), new Array<number>(kinds).fill(0).join());
  for (let at = 0; at < sets.all.length; at += 1) {
    const counts = sets.all[at]!;
    if (counts.reduce((a, b) => a + b, 0) === most) continue;
    after[at] = counts.map((_, kind) => {
      const more = counts.map((count, k) => (k === kind ? count + 1 : count));
      return sets.of(more, more.join());
    });
  }
  return { sets: sets.all, after };
};
