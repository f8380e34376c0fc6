/**
 * Codecs of texts, words and the other small values of JSON.
 */
import { E, t } from '../../../prelude.js';
import { nearest } from '../../../did-you-mean.js';
import { Codec } from './codec.js';
import { capitalised, described, refuse, refuseKind } from './refusal.js';

const isText = (u: unknown): u is string => typeof u === 'string';

/** A text. */
export const text = new Codec<string, string>({
  name: 'text',
  shape: { kind: 'text' },
  is: isText,
  validate: (u, context) =>
    isText(u) ? t.success(u) : refuseKind(u, context, 'A text', 'Put it in double quotes.'),
  encode: t.identity,
});

/** A text that is printed: a title or a name, without control characters and halves of surrogate pairs. */
export const label = new Codec<string, string>(
  {
    name: 'label',
    shape: { kind: 'text' },
    is: isText,
    validate: (u, context) => {
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
    encode: t.identity,
  },
  { keywords: { not: { pattern: '[\\p{Cc}\\p{Cs}]' } } },
);

/**
 * A text of a given form.
 *
 * @param name What such a text is, for messages: "a digest".
 * @param pattern The form of the whole text, with `^` and `$`.
 */
export const matching = (name: string, pattern: RegExp): Codec<string, string> => {
  const is = (u: unknown): u is string => isText(u) && pattern.test(u);
  return new Codec<string, string>(
    {
      name,
      shape: { kind: 'text' },
      is,
      validate: (u, context) => (is(u) ? t.success(u) : refuseKind(u, context, capitalised(name))),
      encode: t.identity,
    },
    { keywords: { pattern: pattern.source.replaceAll('\\/', '/') } },
  );
};

/** One of a few words. */
export const word = <W extends string>(words: readonly W[]): Codec<W, W> => {
  const is = (u: unknown): u is W => words.some((each) => each === u);
  return new Codec<W, W>({
    name: words.join(' | '),
    shape: { kind: 'words', words },
    is,
    validate: (u, context) => {
      if (is(u)) return t.success(u);
      const known = words.map((each) => `"${each}"`).join(', ');
      const near = isText(u) ? nearest(u, words) : undefined;
      return refuse(u, context, {
        code: 'E0209',
        message: `One of ${known} is expected here, not ${described(u)}.`,
        hint: near === undefined ? `Write one of ${known}.` : `Did you mean "${near}"?`,
      });
    },
    encode: t.identity,
  });
};

/** Exactly this value: the tag of an alternative, the name of a format. */
export const literal = <V extends string | number | boolean>(value: V): Codec<V, V> => {
  const shown = JSON.stringify(value);
  return new Codec<V, V>({
    name: shown,
    shape: { kind: 'literal', value },
    is: (u): u is V => u === value,
    validate: (u, context) =>
      u === value
        ? t.success(value)
        : refuse(u, context, {
            code: 'E0209',
            message: `${shown} is expected here, not ${described(u)}.`,
            hint: `Write ${shown}.`,
          }),
    encode: t.identity,
  });
};

/** `true` or `false`. */
export const boolean = new Codec<boolean, boolean>({
  name: 'boolean',
  shape: { kind: 'boolean' },
  is: (u): u is boolean => typeof u === 'boolean',
  validate: (u, context) =>
    typeof u === 'boolean'
      ? t.success(u)
      : refuseKind(u, context, 'Either true or false', 'Write it without quotes.'),
  encode: t.identity,
});

/** `null`: where there is nothing to say. */
export const nothing = new Codec<null, null>({
  name: 'null',
  shape: { kind: 'null' },
  is: (u): u is null => u === null,
  validate: (u, context) => (u === null ? t.success(u) : refuseKind(u, context, 'The value null')),
  encode: t.identity,
});

/** Any value of JSON, left as it is. */
export const unknownJson = new Codec<unknown, unknown>({
  name: 'JSON',
  shape: { kind: 'anything' },
  is: (_): _ is unknown => true,
  validate: t.success,
  encode: t.identity,
});
