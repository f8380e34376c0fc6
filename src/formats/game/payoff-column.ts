/**
 * A player's payoffs as they are read from a text: small numbers go straight into arrays of doubles, and the common
 * denominator is found at the end.
 */
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational, ReadProblem } from '../../exact/rational.js';
import { fitsDouble, lcm } from '../../exact/scaling.js';
import type { PayoffTable } from '../../games/payoff-table.js';
import { compact, largestEntry, wholeTable } from '../../games/payoff-table.js';

/** Whole numbers of at most so many digits, and fractions of two of them, are kept in doubles. */
const maxDoubleDigits = 15;

/** The binary digits that a table's numerators may have with their common denominator: 256 MiB. */
const maxBits = 2 ** 31;

/** The codes of the characters that are no digits. */
const [plus, minus, point, slash] = [43, 45, 46, 47];

/** Where the digits that begin at a place of a text end. */
const endOfDigits = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end && isDigit(text.charCodeAt(at))) at += 1;
  return at;
};

/** The number that the digits between two places of a text write. */
const digitsBetween = (text: string, from: number, end: number): number => {
  let number = 0;
  for (let at = from; at < end; at += 1) number = number * 10 + (text.charCodeAt(at) - 48);
  return number;
};

/** Entry k is `numerators[k] / denominators[k]` in lowest terms, unless `large` has it. */
export class PayoffColumn {
  private readonly numerators: Float64Array;
  private denominators: Float64Array | undefined;
  private readonly large = new Map<number, Rational>();

  constructor(private readonly length: number) {
    this.numerators = new Float64Array(length);
  }

  /** Reads the number that is text[start, end) as entry k, or says why it is none. */
  read(k: number, text: string, start: number, end: number): ReadProblem | undefined {
    if (this.readShort(k, text, start, end)) return undefined;
    const value = Q.read(text.slice(start, end));
    if (E.isLeft(value)) return value.left;
    this.large.set(k, value.right);
    return undefined;
  }

  /** Reads a whole number, a decimal or a fraction of few digits as entry k; false if the text is none of them. */
  private readShort(k: number, text: string, start: number, end: number): boolean {
    const first = text.charCodeAt(start);
    const negative = first === minus;
    const from = negative || first === plus ? start + 1 : start;
    if (end - from > maxDoubleDigits || from >= end) return false;
    const at = endOfDigits(text, from, end);
    const whole = digitsBetween(text, from, at);
    if (at === end) {
      // Zero has no sign here: −0 and 0 would be two keys in whatever compares payoffs by their bits.
      this.numerators[k] = negative && whole !== 0 ? -whole : whole;
      return true;
    }
    const isMark = text.charCodeAt(at) === slash || text.charCodeAt(at) === point;
    const isRead = isMark && at > from && at + 1 < end && endOfDigits(text, at + 1, end) === end;
    return isRead && this.readTwoParts(k, text, negative, whole, at, end);
  }

  /** Reads the decimal or fraction with a whole number before its mark at text[at]; false if its denominator is 0. */
  private readTwoParts(
    k: number,
    text: string,
    negative: boolean,
    whole: number,
    at: number,
    end: number,
  ): boolean {
    const after = digitsBetween(text, at + 1, end);
    const isDecimal = text.charCodeAt(at) === point;
    const denominator = isDecimal ? 10 ** (end - at - 1) : after;
    if (denominator === 0) return false;
    const numerator = isDecimal ? whole * denominator + after : whole;
    this.keep(k, negative ? -numerator : numerator, denominator);
    return true;
  }

  private keep(k: number, numerator: number, denominator: number): void {
    let [a, b] = [Math.abs(numerator), denominator];
    while (b !== 0) [a, b] = [b, a % b];
    this.numerators[k] = numerator === 0 ? 0 : numerator / a;
    if (denominator === a) return;
    this.denominators ??= new Float64Array(this.length).fill(1);
    this.denominators[k] = denominator / a;
  }

  /** The table over the least common denominator; undefined if its numbers would have too many digits to be held. */
  table(): PayoffTable | undefined {
    const different = new Set<number | bigint>(this.denominators ?? []);
    for (const value of this.large.values()) different.add(Q.denominator(value));
    let common = 1n;
    for (const denominator of different) {
      common = lcm(common, BigInt(denominator));
      if (!fitsDouble(common) && common.toString(16).length * 4 * this.length > maxBits) return undefined;
    }
    return this.large.size === 0 && fitsDouble(common)
      ? (this.doubles(Number(common)) ?? this.whole(common))
      : this.whole(common);
  }

  /** The table as doubles, if all its numerators fit. */
  private doubles(common: number): PayoffTable | undefined {
    const { numerators, denominators } = this;
    if (denominators === undefined) return wholeTable(numerators);
    const scaled = new Float64Array(this.length);
    for (let k = 0; k < this.length; k += 1) {
      // Both are whole: if the rounded product is as small as this, nothing was rounded.
      scaled[k] = numerators[k]! * (common / denominators[k]!);
      if (Math.abs(scaled[k]!) > largestEntry) return undefined;
    }
    return wholeTable(scaled, BigInt(common));
  }

  private whole(common: bigint): PayoffTable {
    const { denominators, large } = this;
    // Few denominators are different, and dividing numbers of many digits is slow.
    const factors = new Map<number, bigint>();
    const factorOf = (denominator: number): bigint => {
      const known = factors.get(denominator);
      if (known !== undefined) return known;
      const factor = common / BigInt(denominator);
      factors.set(denominator, factor);
      return factor;
    };
    const numerators = new Array<bigint>(this.length);
    for (let k = 0; k < this.length; k += 1)
      numerators[k] = BigInt(this.numerators[k]!) * factorOf(denominators?.[k] ?? 1);
    for (const [k, value] of large) numerators[k] = Q.numerator(value) * (common / Q.denominator(value));
    return compact({ denominator: common, numerators });
  }
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
