/**
 * The nearest of a few known words to a misspelt one.
 */

/** The number of insertions, deletions, replacements and swaps of neighbours that lead from one word to another. */
export const editDistance = (a: string, b: string): number => {
  let before: number[] = [];
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    [before, previous] = [previous, current];
    current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, before[j - 2]! + 1);
      current.push(distance);
    }
  }
  return current[b.length]!;
};

/** The known word nearest to `word` (letter case apart) if it is near enough to be meant; the first of equals. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > 60) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) =>
        distance < candidate.length && distance <= Math.max(1, candidate.length / 3),
    )
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
};

/**
 * The names that are left out of an object, apart from those for which one of its wrong keys may have been written: the nearest
 * one, or any where the wrong keys are as many as the names left out.
 *
 * @param keys - the keys of the object
 * @param names - what its keys should be
 */
export const leftOut = (keys: readonly string[], names: readonly string[]): readonly string[] => {
  const missing = new Set(names.filter((name) => !keys.includes(name)));
  let unpaired = 0;
  for (const key of keys.filter((each) => !names.includes(each))) {
    const near = nearest(key, [...missing]);
    if (near === undefined) unpaired += 1;
    else missing.delete(near);
  }
  return missing.size > unpaired ? [...missing] : [];
};

/** The most words that a hint lists. */
const maxListed = 20;

/** A hint: the nearest word if there is one, otherwise all of them (the first few of very many). */
export const didYouMean = (word: string, known: readonly string[], kind: string): string => {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return `There are no ${kind} here.`;
  const more = known.length > maxListed ? ', …' : '.';
  return `The ${kind} are: ${known.slice(0, maxListed).join(', ')}${more}`;
};
