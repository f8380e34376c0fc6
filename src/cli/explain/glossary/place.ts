/**
 * An entry for a place in the paper.
 */
import type { Entry } from './entry.js';

/** The entry for a place: its other names, what it says and how it is read, where it lives. */
export const place = (
  word: string,
  aliases: readonly string[],
  text: readonly string[],
  where: readonly string[],
): Entry => ({ word, aliases, kind: 'place in the paper', text, where });
