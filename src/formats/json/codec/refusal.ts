/**
 * How a codec refuses a value: an io-ts error that carries its code, its message and its hint.
 */
import { E, type Either, type t, TH, type These } from '../../../prelude.js';
import type { Fault } from '../value.js';
import { NumberLiteral } from '../value.js';

/** A failure of a codec that knows its code; the context tells where. */
export interface Refusal extends t.ValidationError {
  readonly fault: Fault;
}

/** The error for a value at its context. */
export const refusal = (value: unknown, context: t.Context, fault: Fault): Refusal => ({
  value,
  context,
  message: fault.message,
  fault,
});

/** A failed validation. */
export const refuse = (value: unknown, context: t.Context, fault: Fault): Either<t.Errors, never> =>
  E.left([refusal(value, context, fault)]);

/** A failed validation because something else is expected here. */
export const refuseKind = (value: unknown, context: t.Context, expected: string, hint?: string) =>
  refuse(value, context, {
    code: 'E0205',
    message: `${expected} is expected here, not ${described(value)}.`,
    ...(hint === undefined ? {} : { hint }),
  });

/** A value of JSON in a few words. */
export const described = (value: unknown): string => {
  if (value instanceof NumberLiteral) return `the number ${shortened(value.text)}`;
  if (typeof value === 'number') return `the number ${String(value)}`;
  if (typeof value === 'string') return `the text "${shortened(value)}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null || typeof value === 'boolean') return String(value);
  return 'an object';
};

/** A text cut to a length that fits into a sentence. */
export const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

/** A phrase at the beginning of a sentence. */
export const capitalised = (phrase: string): string => phrase.slice(0, 1).toUpperCase() + phrase.slice(1);

/** More errors than this in one list or object are not looked for. */
const maxErrors = 200;

/**
 * All results; `undefined` in place of those that could not be read, and the errors of all.
 *
 * @param results - one after the other as they are asked for; after many errors no more are
 * @param count - how many results there are
 */
export const collectParts = <P>(
  results: Iterable<These<t.Errors, P>>,
  count: number,
): These<t.Errors, ReadonlyArray<P | undefined>> => {
  const values = new Array<P | undefined>(count).fill(undefined);
  const errors: t.ValidationError[] = [];
  let index = 0;
  for (const result of results) {
    if (!TH.isLeft(result)) values[index] = result.right;
    if (!TH.isRight(result)) errors.push(...result.left);
    index += 1;
    if (errors.length >= maxErrors) break;
  }
  return errors.length > 0 ? TH.both(errors, values) : TH.right(values);
};

/** The whole of a value, or the errors of its parts. */
export const wholeOrErrors = <A>(parts: These<t.Errors, A>): Either<t.Errors, A> =>
  TH.isBoth(parts) ? E.left(parts.left) : parts;
