/**
 * The parts of which the codecs of files are made: io-ts types over JSON with number literals, strict about fields,
 * each failure with its code and remedy.
 */
import { E, type Either, t } from '../../prelude.js';
import { nearest } from '../../did-you-mean.js';
import * as Q from '../../exact/rational.js';
import type { Rational, ReadProblem } from '../../exact/rational.js';
import type { Fault } from './json.js';
import { isObject, NumberLiteral } from './json.js';

/** A failure of a codec that knows its code; the context tells where. */
export interface Refusal extends t.ValidationError {
  readonly fault: Fault;
}

const refusal = (value: unknown, context: t.Context, fault: Fault): Refusal => ({
  value,
  context,
  message: fault.message,
  fault,
});

/** A failed validation. */
export const refuse = (value: unknown, context: t.Context, fault: Fault): Either<t.Errors, never> =>
  E.left([refusal(value, context, fault)]);

/** A value of JSON in a few words. */
export const described = (value: unknown): string => {
  if (value instanceof NumberLiteral) return `the number ${shortened(value.text)}`;
  if (typeof value === 'string') return `the text "${shortened(value)}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null || typeof value === 'boolean') return String(value);
  return 'an object';
};

/** A text cut to a length that fits into a sentence. */
export const shortened = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

const wrongKind = (value: unknown, context: t.Context, expected: string, hint?: string) =>
  refuse(value, context, {
    code: 'E0205',
    message: `${expected} is expected here, not ${described(value)}.`,
    ...(hint === undefined ? {} : { hint }),
  });

/** Why a text is no exact number, and what to write instead. */
export const numberReasons: Readonly<Record<ReadProblem['kind'], readonly [string, string]>> = {
  empty: ['an empty text', 'Write a number such as "3/4".'],
  'zero-denominator': ['a fraction with denominator 0', 'A denominator is a whole number other than 0.'],
  'mixed-number': ['a mixed number', 'Write it as one fraction: 1 1/2 is "3/2".'],
  'repeating-decimal': ['a repeating decimal', 'Write it as a fraction: 0.(3) is "1/3".'],
  'not-finite': ['not finite', 'Quantities are finite numbers.'],
  'too-long': ['a number of too many digits', 'At most ten thousand digits are read.'],
  'not-a-number': ['not an exact number', 'Write a whole number, a fraction "3/4" or a decimal "0.125".'],
};

const readNumber = (u: unknown, context: t.Context): Either<t.Errors, Rational> => {
  if (typeof u !== 'string' && !(u instanceof NumberLiteral)) return wrongKind(u, context, 'A number');
  const text = typeof u === 'string' ? u : u.text;
  const value = Q.read(text);
  if (E.isRight(value)) return value;
  const [reason, hint] = numberReasons[value.left.kind];
  return refuse(u, context, { code: 'E0207', message: `"${shortened(text)}" is ${reason}.`, hint });
};

/** An exact number, written as a text or as a number literal; encoded as a reduced text. */
export const exactNumber = new t.Type<Rational, string, unknown>('exact number', Q.is, readNumber, Q.show);

const isSafeInteger = (u: unknown): u is number => Number.isSafeInteger(u);

/** A whole number, written as any exact number that is one; encoded as a number. */
export const wholeNumber = new t.Type<number, number, unknown>(
  'whole number',
  isSafeInteger,
  (u, context) => {
    const value = readNumber(u, context);
    if (E.isLeft(value)) return value;
    const whole = Q.isInteger(value.right) ? Number(Q.numerator(value.right)) : NaN;
    return Number.isSafeInteger(whole)
      ? t.success(whole)
      : refuse(u, context, {
          code: 'E0205',
          message: `A whole number is expected here, not ${described(u)}.`,
          hint: Q.isInteger(value.right)
            ? 'The number is larger than any that can be used here.'
            : 'Only whole units are traded and counted.',
        });
  },
  t.identity,
);

/** A text. */
export const text = new t.Type<string, string, unknown>(
  'text',
  (u): u is string => typeof u === 'string',
  (u, context) =>
    typeof u === 'string' ? t.success(u) : wrongKind(u, context, 'A text', 'Put it in double quotes.'),
  t.identity,
);

/** A text that is printed: a title or a name, without control characters and halves of surrogate pairs. */
export const label = new t.Type<string, string, unknown>(
  'label',
  text.is,
  (u, context) => {
    const read = text.validate(u, context);
    if (E.isLeft(read)) return read;
    const garbled = read.right.search(/[\p{Cc}\p{Cs}]/u);
    if (garbled < 0) return read;
    const isHalf = /^\p{Cs}/u.test(read.right.slice(garbled));
    return refuse(u, context, {
      code: 'E0211',
      message: `A name or title holds ${isHalf ? 'half of a surrogate pair' : 'a control character'}.`,
      hint: 'Names and titles are printed on one line: remove it.',
      within: garbled,
    });
  },
  t.identity,
);

/** One of a few words. */
export const word = <W extends string>(words: readonly W[]): t.Type<W, W, unknown> => {
  const is = (u: unknown): u is W => words.some((each) => each === u);
  return new t.Type<W, W, unknown>(
    words.join(' | '),
    is,
    (u, context) => {
      if (is(u)) return t.success(u);
      const known = words.map((each) => `"${each}"`).join(', ');
      const near = typeof u === 'string' ? nearest(u, words) : undefined;
      return refuse(u, context, {
        code: 'E0209',
        message: `One of ${known} is expected here, not ${described(u)}.`,
        hint: near === undefined ? `Write one of ${known}.` : `Did you mean "${near}"?`,
      });
    },
    t.identity,
  );
};

/** More errors than this in one list or object are not looked for. */
const mostErrors = 50;

/** All results if all succeeded, otherwise the errors. */
const collect = <A>(results: Iterable<Either<t.Errors, A>>): Either<t.Errors, readonly A[]> => {
  const values: A[] = [];
  const errors: t.ValidationError[] = [];
  for (const result of results) {
    if (E.isRight(result)) values.push(result.right);
    else errors.push(...result.left);
    if (errors.length >= mostErrors) break;
  }
  return errors.length > 0 ? E.left(errors) : E.right(values);
};

/** One result after the other, as they are asked for. */
function* mapLazily<A, B>(values: readonly A[], f: (value: A, index: number) => B): Generator<B> {
  for (const [index, value] of values.entries()) yield f(value, index);
}

/** A list whose entries are of one kind; bad entries are reported together. */
export const list = <A, O>(entry: t.Type<A, O, unknown>): t.Type<readonly A[], readonly O[], unknown> =>
  new t.Type<readonly A[], readonly O[], unknown>(
    `list of ${entry.name}`,
    (u): u is readonly A[] => Array.isArray(u) && u.every(entry.is),
    (u, context) => {
      if (!Array.isArray(u)) return wrongKind(u, context, 'A list', 'Put it in [ ].');
      return collect(
        mapLazily(u, (value: unknown, i) =>
          entry.validate(value, t.appendContext(context, String(i), entry, value)),
        ),
      );
    },
    (values) => values.map((value) => entry.encode(value)),
  );

/** An object from names that the file chooses to values of one kind. */
export const dictionary = <A, O>(
  entry: t.Type<A, O, unknown>,
): t.Type<Readonly<Record<string, A>>, Readonly<Record<string, O>>, unknown> =>
  new t.Type<Readonly<Record<string, A>>, Readonly<Record<string, O>>, unknown>(
    `object of ${entry.name}`,
    (u): u is Readonly<Record<string, A>> => isObject(u) && Object.values(u).every(entry.is),
    (u, context) => {
      if (!isObject(u)) return wrongKind(u, context, 'An object', 'Write { "name": … }.');
      const names = Object.keys(u);
      const values = collect(
        mapLazily(names, (name) => entry.validate(u[name], t.appendContext(context, name, entry, u[name]))),
      );
      return E.isLeft(values) ? values : E.right(table(names.map((name, i) => [name, values.right[i]!])));
    },
    (values) => table(Object.entries(values).map(([name, value]) => [name, entry.encode(value)])),
  );

/** An object without prototype, so that any name may be a key. */
const table = <A>(entries: ReadonlyArray<readonly [string, A]>): Record<string, A> => {
  const object = Object.create(null) as Record<string, A>;
  for (const [name, value] of entries) object[name] = value;
  return object;
};

/** Codecs by field name. */
type Fields = Readonly<Record<string, t.Mixed>>;

/** The type of an object with required and optional fields. */
export type Strict<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]: t.TypeOf<R[K]>;
} & { readonly [K in keyof O]?: t.TypeOf<O[K]> };

/** The JSON of an object with required and optional fields. */
export type StrictJson<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]: t.OutputOf<R[K]>;
} & { readonly [K in keyof O]?: t.OutputOf<O[K]> };

/** An object with these fields and no others. Unknown fields and missing ones are all reported. */
export const strict = <R extends Fields, O extends Fields>(
  name: string,
  required: R,
  optional: O,
): t.Type<Strict<R, O>, StrictJson<R, O>, unknown> => {
  const fields: Fields = { ...required, ...optional };
  const known = Object.keys(fields);
  const missingIn = (u: object): readonly string[] =>
    Object.keys(required).filter((key) => !Object.hasOwn(u, key));
  return new t.Type<Strict<R, O>, StrictJson<R, O>, unknown>(
    name,
    (u): u is Strict<R, O> =>
      isObject(u) &&
      missingIn(u).length === 0 &&
      Object.keys(u).every((key) => Object.hasOwn(fields, key) && fields[key]!.is(u[key])),
    (u, context) => {
      if (!isObject(u))
        return wrongKind(u, context, `An object for ${name}`, `Its fields: ${known.join(', ')}.`);
      const keys = Object.keys(u);
      const absent = new Set(missingIn(u));
      const entry = (key: string): Either<t.Errors, unknown> => {
        const codec = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (codec !== undefined) return codec.validate(u[key], t.appendContext(context, key, codec, u[key]));
        const meant = nearest(key, [...absent]) ?? nearest(key, known);
        // A misspelt field is one problem, not two.
        if (meant !== undefined) absent.delete(meant);
        return refuse(u[key], t.appendContext(context, key, t.unknown, u[key]), {
          code: 'E0203',
          message: `"${shortened(key)}" is no field of ${name}.`,
          hint: meant === undefined ? `The fields are: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
          atKey: true,
        });
      };
      const values = collect(mapLazily(keys, entry));
      const missing = [...absent].map((key) =>
        refusal(u, context, {
          code: 'E0204',
          message: `The field "${key}" of ${name} is missing.`,
          hint: `Add "${key}".`,
        }),
      );
      if (E.isLeft(values)) return E.left([...values.left, ...missing]);
      if (missing.length > 0) return E.left(missing);
      return E.right(table(keys.map((key, i) => [key, values.right[i]])) as Strict<R, O>);
    },
    (value) =>
      table(
        known
          .filter((key) => (value as Readonly<Record<string, unknown>>)[key] !== undefined)
          .map((key) => [key, fields[key]!.encode((value as Readonly<Record<string, unknown>>)[key])]),
      ) as StrictJson<R, O>,
  );
};
