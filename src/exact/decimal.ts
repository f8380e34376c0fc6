/**
 * Rationals shown as decimals, for display only: big.js divides, rounds as asked, and the result says
 * whether anything was lost. A decimal never goes back into a computation.
 */
import BigConstructor from 'big.js';
import { namesOf } from '../names-of.js';
import { checkOneOf, checkWhole } from './invalid-argument.js';
import type { Rational } from './rational.js';
import { denominator, equals, numerator, of } from './rational.js';

/** How a decimal is rounded: towards zero, half away from zero, half to even, away from zero (big.js modes 0–3). */
export type Rounding = 'down' | 'half-up' | 'half-even' | 'up';

const modes: Readonly<Record<Rounding, 0 | 1 | 2 | 3>> = { down: 0, 'half-up': 1, 'half-even': 2, up: 3 };

const roundings = namesOf(modes);

/** A rational as a decimal text, and whether it is that rational or only near it. */
export interface Decimal {
  readonly text: string;
  readonly rounded: boolean;
}

/**
 * A rational to a number of decimal places.
 *
 * Rounding is decided on the exact quotient: the fraction is scaled, divided as integers, and the
 * remainder kept as a sticky digit before big.js rounds, so that a tie is a tie and nothing else is.
 *
 * @param digits places after the point, 0 to 1,000,000.
 * @throws {@link InvalidArgument} if `digits` is not such a number, or if there is no such rounding.
 */
export const toDecimal = (q: Rational, digits = 4, rounding: Rounding = 'half-even'): Decimal => {
  checkWhole('digits', digits, 0, 1_000_000);
  checkOneOf('rounding', rounding, roundings);
  const Big = BigConstructor();
  Big.strict = true;
  const scale = 10n ** BigInt(digits);
  const n = numerator(q) * scale * 10n;
  const d = denominator(q);
  const quotient = n / d;
  const remainder = n % d;
  // One digit beyond the last place, and one more that says "and something after it".
  const sticky = remainder === 0n ? '0' : '1';
  const magnitude = (quotient < 0n ? -quotient : quotient).toString() + sticky;
  const negative = numerator(q) < 0n;
  const text = new Big(`${negative ? '-' : ''}${magnitude}e-${String(digits + 2)}`)
    .round(digits, modes[rounding])
    .toFixed(digits);
  const shown = /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
  return { text: shown, rounded: !equals(asRational(shown, digits), q) };
};

const asRational = (text: string, digits: number): Rational =>
  of(BigInt(text.replace('.', '')), 10n ** BigInt(digits));

/** A decimal for people: trailing zeros dropped, and `≈` in front where it was rounded. */
export const showDecimal = (q: Rational, digits = 4, rounding: Rounding = 'half-even'): string => {
  const { text, rounded } = toDecimal(q, digits, rounding);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return rounded ? `≈ ${text}` : short;
};
