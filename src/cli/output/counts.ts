/**
 * Counts and lists in words.
 */
import { joinWithAnd } from '../../words.js';
import { countText } from '../../exact/counts.js';

/** `1 trader`, `4 traders`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cleo`; `nobody` for none. */
export const namesOrNobody = (names: readonly string[]): string =>
  names.length === 0 ? 'nobody' : joinWithAnd(names);
