/**
 * An entry for a term of the field.
 */
import type { Entry } from './entry.js';

/** The entry for a term: its other names, what it means, where it lives. */
export const term = (
  word: string,
  aliases: readonly string[],
  text: readonly string[],
  where: readonly string[] = [],
): Entry => ({ word, aliases, kind: 'term', text, where });
