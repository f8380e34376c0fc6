/**
 * Numbers of a game as nested lists, one level a player or type, as files and certificates write them.
 */

/** A text, or lists of them to any depth. */
export type Nested = string | readonly Nested[];

/** Entries in lexicographic order as nested lists, one level a size. */
export const nest = (sizes: readonly number[], entry: (number: number) => Nested): Nested => {
  const level = (depth: number, number: number): Nested =>
    depth === sizes.length
      ? entry(number)
      : Array.from({ length: sizes[depth]! }, (_, i) => level(depth + 1, number * sizes[depth]! + i));
  return level(0, 0);
};
