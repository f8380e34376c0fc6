/** Lists of numbers, and choices from lists. */

/** 0, …, count − 1. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Whether no entry of a list of numbers is smaller than the one before it. */
export const isAscending = (list: readonly number[]): boolean =>
  list.every((entry, i) => i === 0 || list[i - 1]! <= entry);

/** The product of some numbers; 1 if there are none. */
export const product = (factors: readonly number[]): number =>
  factors.reduce((result, factor) => result * factor, 1);

/** Every choice of one entry from each list, the entry of the first list varying slowest. */
export function* cartesianProduct<Entry>([first, ...rest]: ReadonlyArray<readonly Entry[]>): Generator<
  readonly Entry[]
> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const entry of first) for (const others of cartesianProduct(rest)) yield [entry, ...others];
}

/** Every ordered choice of so many different entries of a list. */
export const arrangements = (entries: readonly number[], size: number): ReadonlyArray<readonly number[]> => {
  if (size === 0) return [[]];
  return entries.flatMap((first) => {
    const others = entries.filter((entry) => entry !== first);
    return arrangements(others, size - 1).map((rest) => [first, ...rest]);
  });
};

/** Every choice of so many different entries of a list, in the order of the list. */
export const combinations = (entries: readonly number[], size: number): ReadonlyArray<readonly number[]> => {
  if (size === 0) return [[]];
  return entries.flatMap((first, i) =>
    combinations(entries.slice(i + 1), size - 1).map((rest) => [first, ...rest]),
  );
};
