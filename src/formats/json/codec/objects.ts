/**
 * Codecs of objects with named fields.
 */
import { pipe, t, TH, type These } from '../../../prelude.js';
import { nearest } from '../../../did-you-mean.js';
import { isObject } from '../value.js';
import type { Fields, PartsOf, ReadParts, Shape } from './codec.js';
import { Codec } from './codec.js';
import { mapLazily, table } from './lists.js';
import { collectParts, refusal, refuse, refuseKind, shortened, wholeOrErrors } from './refusal.js';

/** The type of an object with required and optional fields. */
export type Strict<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]: t.TypeOf<R[K]>;
} & { readonly [K in keyof O]?: t.TypeOf<O[K]> };

/** The fields of an object that are sound, whether required or not. */
export type StrictParts<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]?: PartsOf<R[K]> | undefined;
} & { readonly [K in keyof O]?: PartsOf<O[K]> | undefined };

/** The JSON of an object with required and optional fields. */
export type StrictJson<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]: t.OutputOf<R[K]>;
} & { readonly [K in keyof O]?: t.OutputOf<O[K]> };

/** The codec of an object. Its name keeps declarations short, in which the fields would stand three times otherwise. */
export interface StrictCodec<R extends Fields, O extends Fields> extends Codec<
  Strict<R, O>,
  StrictJson<R, O>,
  StrictParts<R, O>
> {
  readonly shape: Shape;
}

/** The required fields that an object does not have. */
const missingIn = (required: Fields, u: object): readonly string[] =>
  Object.keys(required).filter((key) => !Object.hasOwn(u, key));

/** The order in which the fields are written: the one given if there is one. */
const orderOf = (
  name: string,
  known: readonly string[],
  order: readonly string[] | undefined,
): readonly string[] => {
  if (order === undefined) return known;
  if (order.length !== known.length || !known.every((key) => order.includes(key)))
    throw new Error(`The order of the fields of ${name} lists other fields than it has.`);
  return order;
};

/**
 * An object with these fields and no others. Unknown fields and missing ones are all reported.
 *
 * @param name What the object is, for messages: "a trader".
 * @param required The codecs of the fields that must be there.
 * @param optional The codecs of the fields that may be left out; absent ones are not written.
 * @param order All fields as they are written; without it, the required ones and then the optional ones.
 */
export const strict = <R extends Fields, O extends Fields>(
  name: string,
  required: R,
  optional: O,
  order?: ReadonlyArray<keyof R | keyof O>,
): StrictCodec<R, O> => {
  const fields: Fields = { ...required, ...optional };
  const known = Object.keys(fields);
  const written = orderOf(name, known, order?.map(String));
  const readParts: ReadParts<t.TypeOf<t.Mixed>> = (u, context) =>
    isObject(u)
      ? readFields(u, context, { name, fields, known, missing: missingIn(required, u) })
      : refuseKind(u, context, `An object for ${name}`, `Its fields: ${known.join(', ')}.`);
  return new Codec({
    name,
    shape: { kind: 'object', required, optional, order: written },
    is: (u): u is Strict<R, O> =>
      isObject(u) &&
      missingIn(required, u).length === 0 &&
      Object.keys(u).every((key) => Object.hasOwn(fields, key) && fields[key]!.is(u[key])),
    validate: (u, context) => wholeOrErrors(readParts(u, context)),
    readParts,
    encode: (value) => {
      const given: Readonly<Record<string, unknown>> = value;
      const present = written.filter((key) => given[key] !== undefined);
      return Object.fromEntries(present.map((key) => [key, fields[key]!.encode(given[key])])) as StrictJson<
        R,
        O
      >;
    },
  });
};

/** What the reader of an object knows: its name, its fields, their names in order, and those that are not there. */
interface Reading {
  readonly name: string;
  readonly fields: Fields;
  readonly known: readonly string[];
  readonly missing: readonly string[];
}

const readFields = (
  u: Readonly<Record<string, unknown>>,
  context: t.Context,
  { name, fields, known, missing }: Reading,
): These<t.Errors, Readonly<Record<string, unknown>>> => {
  const keys = Object.keys(u);
  const absent = new Set(missing);
  const readField = (key: string): These<t.Errors, unknown> => {
    const codec = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (codec !== undefined) return codec.readParts(u[key], t.appendContext(context, key, codec, u[key]));
    const meant = nearest(key, [...absent]) ?? nearest(key, known);
    // A misspelt field is one problem, not two.
    if (meant !== undefined) absent.delete(meant);
    return refuse(u[key], t.appendContext(context, key, t.unknown, u[key]), {
      code: 'E0203',
      message: `"${shortened(key)}" is no field of ${name}.`,
      hint: meant === undefined ? `The fields are: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
      atKey: true,
      ...(meant === undefined ? {} : { meant }),
    });
  };
  const values = collectParts(mapLazily(keys, readField), keys.length);
  const errors = [...absent].map((key) =>
    refusal(u, context, {
      code: 'E0204',
      message: `The field "${key}" of ${name} is missing.`,
      hint: `Add "${key}".`,
    }),
  );
  const parts = pipe(
    values,
    TH.map((read) => table(keys.map((key, i) => [key, read[i]]))),
  );
  if (errors.length === 0 || TH.isLeft(parts)) return parts;
  return TH.both(TH.isBoth(parts) ? [...parts.left, ...errors] : errors, parts.right);
};
