/**
 * Exact rational numbers: one opaque type over a BigInt fraction library.
 *
 * Nothing here accepts or returns a binary floating-point value: text is read exactly, integers must be
 * whole, and everything else is arithmetic on numerators and denominators.
 */
import Fraction from 'fraction.js';
import { E, type Either, type Field as FieldOf, type Ord as OrdOf } from '../prelude.js';
import { InvalidArgument } from './invalid-argument.js';

/** How a message asks for an exact number. */
const exactNumber = "an exact number, such as rational.of(3, 10) or the one that rational.from('3/10') gives";

/**
 * An exact rational number, always reduced, with a positive denominator.
 *
 * It is made and computed with by the functions of this module. In a template string it is its reduced text, in JSON too,
 * and `console.log` shows that. JavaScript's own operators would compute with a rounded number: they throw.
 */
class Rational {
  private constructor(private readonly fraction: Fraction) {}

  /** A fraction as a rational. */
  static wrap(fraction: Fraction): Rational {
    return new Rational(fraction);
  }

  /** The fraction of a rational. @throws {@link InvalidArgument} for anything else, a number of JavaScript above all. */
  static open(q: Rational): Fraction {
    if (q instanceof Rational) return q.fraction;
    throw new InvalidArgument('A rational number', q, exactNumber);
  }

  /** The reduced text: `1/6`, `-2`, `0`. */
  toString(): string {
    return show(this);
  }

  /** The reduced text, as files hold exact numbers. */
  toJSON(): string {
    return show(this);
  }

  /**
   * What `1 + q`, `q < r` and `Number(q)` ask for.
   *
   * @throws TypeError always.
   */
  valueOf(): never {
    throw new TypeError(
      `The exact number ${show(this)} is no number of JavaScript, so that operators such as + and < do not take it. Use rational.add, rational.compare and the like, or rational.show for its text.`,
    );
  }

  /** What `console.log` shows in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return show(this);
  }
}
export type { Rational };

/** What may be given for an exact number: a rational, a whole number, or a text such as `3/10` or `0.3`. */
export type ExactNumber = Rational | bigint | number | string;

const { wrap, open } = Rational;

/** A whole number that is an argument. */
const whole = (n: bigint | number, argument: string): bigint => {
  if (typeof n === 'bigint') return n;
  if (!Number.isSafeInteger(n))
    throw new InvalidArgument(
      argument,
      n,
      'a whole number that JavaScript holds exactly',
      "rational.of(3, 10), or rational.from('0.3')",
    );
  return BigInt(n);
};

/**
 * The rational n/d of two whole numbers.
 *
 * @throws {@link InvalidArgument} if a `number` is not a safe integer, or if `d` is zero.
 * @example
 * ```ts
 * import { rational as Q } from 'undominated';
 * Q.show(Q.of(6, -8)); // "-3/4"
 * ```
 */
export const of = (n: bigint | number, d: bigint | number = 1n): Rational => {
  const numerator = whole(n, 'The numerator');
  const denominator = whole(d, 'The denominator');
  if (denominator === 0n) throw new InvalidArgument('The denominator', d, 'a whole number other than 0');
  return wrap(new Fraction(numerator, denominator));
};

/** 0. */
export const zero: Rational = of(0);
/** 1. */
export const one: Rational = of(1);

/** Why a text is not an exact number. */
export type ReadProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'zero-denominator' }
  | { readonly kind: 'mixed-number' }
  | { readonly kind: 'repeating-decimal' }
  | { readonly kind: 'not-finite' }
  | { readonly kind: 'too-long'; readonly digits: number }
  | { readonly kind: 'not-a-number' };

/** Longest exponent and text read: a hundred thousand digits are no economy, and would only take memory. */
const maxDigits = 10_000;

const fractionText = /^([+-]?\d+)\/([+-]?\d+)$/;
const decimalText = /^([+-]?)(\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

const otherwise = (text: string): ReadProblem => {
  if (text === '') return { kind: 'empty' };
  if (/^[+-]?\d+\s+\d+\/\d+$/.test(text)) return { kind: 'mixed-number' };
  if (/^[+-]?\d*\.\d*\(\d+\)$/.test(text) || /^[+-]?\d*\.\d+(\.\.\.|…)$/.test(text))
    return { kind: 'repeating-decimal' };
  if (/^[+-]?(infinity|∞|nan)$/i.test(text)) return { kind: 'not-finite' };
  return { kind: 'not-a-number' };
};

/**
 * Reads a fraction (`"3/4"`), an integer (`"-2"`) or a decimal (`"0.125"`, `"1e-3"`) exactly.
 *
 * Mixed numbers, repeating decimals and infinities are refused, each by its own kind of problem.
 *
 * @example
 * ```ts
 * import { rational as Q } from 'undominated';
 * Q.read('0.125'); // Right(1/8)
 * ```
 */
export const read = (text: string): Either<ReadProblem, Rational> => {
  if (typeof text !== 'string')
    throw new InvalidArgument('The text of a number', text, "a text such as '3/10'");
  const number = parse(text);
  return number instanceof Rational ? E.right(number) : E.left(number);
};

/** The number that a text is, or why it is none. */
const parse = (text: string): Rational | ReadProblem => {
  if (text.length > maxDigits) return { kind: 'too-long', digits: text.length };
  const asFraction = fractionText.exec(text);
  if (asFraction !== null) {
    const denominator = BigInt(plain(asFraction[2]!));
    return denominator === 0n ? { kind: 'zero-denominator' } : of(BigInt(plain(asFraction[1]!)), denominator);
  }
  const asDecimal = decimalText.exec(text);
  if (asDecimal === null) return otherwise(text);
  const [, sign, integer = '', decimals = '', exponent = '0'] = asDecimal;
  if (integer === '' && decimals === '') return otherwise(text);
  const shift = BigInt(plain(exponent)) - BigInt(decimals.length);
  if (shift > BigInt(maxDigits) || shift < -BigInt(maxDigits))
    return { kind: 'too-long', digits: maxDigits + 1 };
  const digits = BigInt(integer + decimals) * (sign === '-' ? -1n : 1n);
  return shift >= 0n ? of(digits * 10n ** shift) : of(digits, 10n ** -shift);
};

/** Why a text is not an exact number, in words that complete the sentence "it must be …". */
const allowedText: Readonly<Record<ReadProblem['kind'], string>> = {
  empty: 'a number',
  'zero-denominator': 'a fraction with a denominator other than 0',
  'mixed-number': "one fraction, '3/2' rather than '1 1/2'",
  'repeating-decimal': "a fraction, '1/3' rather than '0.(3)'",
  'not-finite': 'a finite number',
  'too-long': `of at most ${String(maxDigits)} digits`,
  'not-a-number': "a whole number, a fraction or a decimal, such as '-2', '3/10' or '0.3'",
};

/**
 * The rational that a value denotes: a rational itself, a whole number, or a text that {@link read} takes.
 *
 * A number of JavaScript with a fraction is refused, since it is rounded already: 0.1 + 0.2 is not 3/10.
 *
 * @param argument what a message calls it.
 * @throws {@link InvalidArgument} if the value denotes no rational exactly.
 * @example
 * ```ts
 * import { rational as Q } from 'undominated';
 * `${Q.from('0.3')}`; // "3/10"
 * ```
 */
export const from = (value: ExactNumber, argument = 'An exact number'): Rational => {
  if (value instanceof Rational) return value;
  if (typeof value === 'bigint') return of(value);
  if (typeof value === 'number') return of(whole(value, argument));
  if (typeof value !== 'string')
    throw new InvalidArgument(argument, value, "a text such as '3/10', a whole number or a rational number");
  const number = parse(value);
  if (!(number instanceof Rational)) throw new InvalidArgument(argument, value, allowedText[number.kind]);
  return number;
};

/** BigInt does not read a leading plus. */
const plain = (digits: string): string => (digits.startsWith('+') ? digits.slice(1) : digits);

/** The reduced text: `"3/4"`, `"-2"`, `"0"`. */
export const show = (q: Rational): string => {
  const d = denominator(q);
  return d === 1n ? String(numerator(q)) : `${String(numerator(q))}/${String(d)}`;
};

/** The numerator, with the sign. */
export const numerator = (q: Rational): bigint => open(q).s * open(q).n;
/** The denominator, at least 1. */
export const denominator = (q: Rational): bigint => open(q).d;

/** a + b. */
export const add = (a: Rational, b: Rational): Rational => wrap(open(a).add(open(b)));
/** a − b. */
export const sub = (a: Rational, b: Rational): Rational => wrap(open(a).sub(open(b)));
/** a · b. */
export const mul = (a: Rational, b: Rational): Rational => wrap(open(a).mul(open(b)));
/**
 * a / b.
 *
 * @throws RangeError if b is zero; test with {@link isZero} where b comes from data.
 */
export const div = (a: Rational, b: Rational): Rational => {
  if (isZero(b)) throw new RangeError('Division of a rational number by zero.');
  return wrap(open(a).div(open(b)));
};
/** −a. */
export const neg = (a: Rational): Rational => wrap(open(a).neg());
/** |a|. */
export const abs = (a: Rational): Rational => wrap(open(a).abs());

/**
 * a to a whole power; 0⁰ = 1.
 *
 * @throws RangeError for zero to a negative power.
 */
export const pow = (a: Rational, exponent: bigint): Rational => {
  const magnitude = exponent < 0n ? -exponent : exponent;
  const up = of(numerator(a) ** magnitude, denominator(a) ** magnitude);
  return exponent < 0n ? div(one, up) : up;
};

/** −1, 0 or 1 as a is below, at or above b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const left = numerator(a) * denominator(b);
  const right = numerator(b) * denominator(a);
  return left < right ? -1 : left > right ? 1 : 0;
};
/** Whether a = b. */
export const equals = (a: Rational, b: Rational): boolean => compare(a, b) === 0;
/** Whether a < b. */
export const lt = (a: Rational, b: Rational): boolean => compare(a, b) < 0;
/** Whether a ≤ b. */
export const leq = (a: Rational, b: Rational): boolean => compare(a, b) <= 0;
/** Whether a = 0. */
export const isZero = (a: Rational): boolean => numerator(a) === 0n;
/** Whether a is a whole number. */
export const isInteger = (a: Rational): boolean => denominator(a) === 1n;
/** −1, 0 or 1 as a is negative, zero or positive. */
export const sign = (a: Rational): -1 | 0 | 1 => compare(a, zero);
/** The smaller of the two. */
export const min = (a: Rational, b: Rational): Rational => (leq(a, b) ? a : b);
/** The larger of the two. */
export const max = (a: Rational, b: Rational): Rational => (leq(a, b) ? b : a);
/** The sum of a list; 0 for the empty one. */
export const sum = (qs: Iterable<Rational>): Rational => {
  let total = zero;
  for (const q of qs) total = add(total, q);
  return total;
};

/**
 * Checks that an argument is a list of rationals.
 *
 * @throws {@link InvalidArgument} if it is not, or for the first entry that is none.
 */
export const checkAll = (argument: string, given: readonly Rational[]): void => {
  if (!Array.isArray(given)) throw new InvalidArgument(argument, given, 'a list of exact numbers');
  given.forEach((q: unknown, i) => {
    if (!(q instanceof Rational)) throw new InvalidArgument(`${argument}[${String(i)}]`, q, exactNumber);
  });
};

/** Whether a value is a rational made here: for codecs at the border. */
export const is = (u: unknown): u is Rational => u instanceof Rational;

/** The order of the rationals, an instance of fp-ts `Ord` (and so of `Eq`). */
export const Ord: OrdOf<Rational> = { equals, compare };

/** The field of the rationals, an instance of fp-ts `Field`. `div` by zero throws; `mod` is 0, as in any field. */
export const Field: FieldOf<Rational> = {
  add,
  zero,
  mul,
  one,
  sub,
  div,
  mod: () => zero,
  degree: () => 1,
};
