/**
 * Keys of maps and sets. A key is a text that no two different values have, so that finding the same key is finding the same
 * value. Texts of a certificate are never put together to make one: `["a,b"]` and `["a", "b"]` would meet.
 *
 * The linter keeps `join` and `JSON.stringify` out of the rest of the checkers.
 */
import type { Json } from './statement.js';

/** The key of a list of whole numbers: no number has a comma in it. The empty list has one too. */
export const numbersKey = (numbers: readonly number[]): string => numbers.join();

/** The key of a list of lists of whole numbers, none of them empty: no key of a list has a semicolon in it. */
export const listsKey = (lists: ReadonlyArray<readonly number[]>): string => lists.map(numbersKey).join(';');

/**
 * The key of a JSON value: its JSON, in which texts are quoted. Objects with the same fields in another order have
 * different keys.
 */
export const jsonKey = (value: Json): string => JSON.stringify(value);
