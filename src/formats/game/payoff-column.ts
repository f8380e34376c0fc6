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
    const first = text.charCodeAt(start);
    const negative = first === 45;
    let at = negative || first === 43 ? start + 1 : start;
    if (end - at <= maxDoubleDigits && at < end) {
      let whole = 0;
      let unit = 0;
      for (; at < end; at += 1) {
        unit = text.charCodeAt(at);
        if (unit < 48 || unit > 57) break;
        whole = whole * 10 + (unit - 48);
      }
      if (at === end) {
        // Zero has no sign here: −0 and 0 would be two keys in whatever compares payoffs by their bits.
        this.numerators[k] = negative && whole !== 0 ? -whole : whole;
        return undefined;
      }
      if ((unit === 47 || unit === 46) && at > start && isDigit(text.charCodeAt(at - 1)) && at + 1 < end) {
        const decimal = unit === 46;
        let below = decimal ? 1 : 0;
        for (at += 1; at < end; at += 1) {
          unit = text.charCodeAt(at);
          if (unit < 48 || unit > 57) break;
          if (decimal) {
            whole = whole * 10 + (unit - 48);
            below *= 10;
          } else below = below * 10 + (unit - 48);
        }
        if (at === end && below !== 0) {
          this.keep(k, negative ? -whole : whole, below);
          return undefined;
        }
      }
    }
    const value = Q.read(text.slice(start, end));
    if (E.isLeft(value)) return value.left;
    this.large.set(k, value.right);
    return undefined;
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
