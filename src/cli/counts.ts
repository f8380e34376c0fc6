/**
 * Counts and lists in words.
 */
import { countText } from '../exact/counts.js';

/** `1 trader`, `4 traders`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cleo`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? 'nobody')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}`;
