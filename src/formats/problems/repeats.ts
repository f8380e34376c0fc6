/**
 * Names that are given twice.
 */

/**
 * For each name, the index of the first that equals it, if that is another one.
 *
 * @param names - those that are not known (undefined) equal none
 */
export const firstEquals = (names: ReadonlyArray<string | undefined>): ReadonlyArray<number | undefined> => {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    if (name === undefined) return undefined;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    return first;
  });
};
