/** Lists of numbers, and choices from lists. */

/** 0, …, count − 1. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Whether no entry of a list of numbers is smaller than the one before it. */
export const isAscending = (list: readonly number[]): boolean =>
  list.every((entry, i) => i === 0 || list[i - 1]! <= entry);

/** Whether two lists of numbers, or of texts, have the same entries in the same order. */
export const isSameList = <Entry extends number | string>(
  a: readonly Entry[],
  b: readonly Entry[],
): boolean => a.length === b.length && a.every((entry, i) => entry === b[i]);

/** The product of some numbers; 1 if there are none. */
export const product = (factors: readonly number[]): number =>
  factors.reduce((result, factor) => result * factor, 1);

/**
 * Every choice of one entry from each list, the entry of the first list varying slowest. There may be any number of lists.
 *
 * @param from the choice to begin with, which must be one; the first if left out.
 */
export function* cartesianProduct<Entry>(
  lists: ReadonlyArray<readonly Entry[]>,
  from?: readonly Entry[],
): Generator<readonly Entry[], void, void> {
  if (lists.some((list) => list.length === 0)) return;
  const places = lists.map((list, i) => (from === undefined ? 0 : list.indexOf(from[i]!)));
  for (;;) {
    yield lists.map((list, i) => list[places[i]!]!);
    // The last list that has another entry goes on to it; those behind it begin again.
    let moved = lists.length - 1;
    while (moved >= 0 && places[moved] === lists[moved]!.length - 1) {
      places[moved] = 0;
      moved -= 1;
    }
    if (moved < 0) return;
    places[moved]! += 1;
  }
}

/** Every ordered choice of so many different entries of a list. */
export function* arrangements(entries: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const first of entries) {
    const others = entries.filter((entry) => entry !== first);
    for (const rest of arrangements(others, size - 1)) yield [first, ...rest];
  }
}

/** Every choice of so many different entries of a list, in the order of the list. */
export function* combinations(entries: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [i, first] of entries.entries())
    for (const rest of combinations(entries.slice(i + 1), size - 1)) yield [first, ...rest];
}
