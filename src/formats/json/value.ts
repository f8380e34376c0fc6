/**
 * Values of JSON whose numbers keep their source text, and the words for a place inside one.
 */
import type { TextFault } from '../problems/located.js';

/** A number as it is written in the file: `0.75` is the text 0.75, never a double. */
export class NumberLiteral {
  constructor(readonly text: string) {}
}

/** A value of JSON; objects have no prototype, so that every name is only a name. */
export type JsonValue = null | boolean | string | NumberLiteral | readonly JsonValue[] | JsonObject;
/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether a value is an object of JSON (not an array, not a number). */
export const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u) && !(u instanceof NumberLiteral);

/** The way from the root to a value: field names and indices. */
export type Path = ReadonlyArray<string | number>;

/** What a problem says besides its place. */
export interface Fault extends TextFault {
  /** At the field name that ends the path, not at its value. */
  readonly atKey?: boolean;
  /** Inside the text at the path: this many UTF-16 units after its opening quote, as the text reads without escapes. */
  readonly within?: number;
  /** The field for which the one at the path seems to be misspelt. */
  readonly meant?: string;
}
