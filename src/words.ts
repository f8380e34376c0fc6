/**
 * Lists in words, for output that people read.
 */

/** A list in words: `Ann`, `Ann and Ben`, `Ann, Ben and Cleo`; empty for none. */
export const joinWithAnd = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;

/**
 * Lines about several people, those with the same text once: `Ann and Ben: …`. In the order in which each text first appears.
 */
export const groupByText = (
  lines: ReadonlyArray<{ readonly name: string; readonly line: string }>,
): readonly string[] => {
  const names = new Map<string, string[]>();
  for (const { name, line } of lines) names.set(line, [...(names.get(line) ?? []), name]);
  return [...names].map(([line, who]) => `${joinWithAnd(who)}: ${line}`);
};
