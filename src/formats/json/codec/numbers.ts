/**
 * Codecs of the numbers that people write: exact, as a text or as a number literal that is read from its digits.
 */
import { E, type Either, t } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import type { Rational, ReadProblem } from '../../../exact/rational.js';
import { NumberLiteral } from '../value.js';
import { Codec } from './codec.js';
import { described, refuse, refuseKind, shortened } from './refusal.js';

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
  if (typeof u !== 'string' && !(u instanceof NumberLiteral)) return refuseKind(u, context, 'A number');
  const text = typeof u === 'string' ? u : u.text;
  const value = Q.read(text);
  if (E.isRight(value)) return value;
  const [reason, hint] = numberReasons[value.left.kind];
  return refuse(u, context, { code: 'E0207', message: `"${shortened(text)}" is ${reason}.`, hint });
};

/** The texts that are exact numbers, as a schema says it: fractions, whole numbers and decimals. */
const numberPattern = '^[+-]?(\\d+/[+-]?0*[1-9]\\d*|(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?)$';

/** An exact number, written as a text or as a number literal; encoded as a reduced text. */
export const exactNumber = new Codec<Rational, string>(
  {
    name: 'exact number',
    shape: { kind: 'exact-number' },
    is: Q.is,
    validate: readNumber,
    encode: Q.show,
  },
  {
    definition: 'number',
    description:
      'An exact rational: a text such as 3/4, -2 or 0.125, or a JSON number, which is read from its digits.',
    keywords: { pattern: numberPattern },
  },
);

/** A whole number, written as any exact number that is one; encoded as a number. */
export const wholeNumber = new Codec<number, number>(
  {
    name: 'whole number',
    shape: { kind: 'whole-number' },
    is: (u): u is number => Number.isSafeInteger(u),
    validate: (u, context) => {
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
    encode: t.identity,
  },
  {
    definition: 'whole',
    description: 'A whole number; a text that is one will do.',
    keywords: { pattern: numberPattern },
  },
);

/** A whole number that is written as a number literal, not as a text. */
export const wholeLiteral = new Codec<number, number>({
  ...wholeNumber,
  shape: { kind: 'integer' },
  validate: (u, context) =>
    u instanceof NumberLiteral
      ? wholeNumber.validate(u, context)
      : refuseKind(u, context, 'A whole number', 'Write it without quotes.'),
});
