/**
 * Counts and lists in words.
 */
import { joinWithAnd } from '../../words.js';

export { counted } from '../../exact/counts.js';

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cleo`; `nobody` for none. */
export const namesOrNobody = (names: readonly string[]): string =>
  names.length === 0 ? 'nobody' : joinWithAnd(names);
