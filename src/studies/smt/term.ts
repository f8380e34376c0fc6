/**
 * Terms and comments of SMT-LIB 2, as strict as the standard: no operator with fewer arguments than it takes.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';

/** A rational as a constant, in the form that the logic prescribes: `3`, `(- 3)`, `(/ 7 2)`, `(/ (- 7) 2)`. */
export const constant = (q: Rational): string => {
  const size = String(Q.numerator(Q.abs(q)));
  const numerator = Q.sign(q) < 0 ? `(- ${size})` : size;
  return Q.isInteger(q) ? numerator : `(/ ${numerator} ${String(Q.denominator(q))})`;
};

const joined =
  (operator: string, empty: string) =>
  (terms: readonly string[]): string =>
    terms.length === 0 ? empty : terms.length === 1 ? terms[0]! : `(${operator}${spaced(terms)})`;

/** Terms after an operator: on its line while they fit, else a line of its own for each few. */
const spaced = (terms: readonly string[]): string => {
  const lines: string[] = [];
  let line = '';
  for (const term of terms) {
    if (line !== '' && line.length + term.length > 100) {
      lines.push(line);
      line = '';
    }
    line += ` ${term}`;
  }
  lines.push(line);
  return lines.join('\n   ');
};

/** The sum of some terms, 0 if there are none. */
export const sum = joined('+', '0');
/** Whether one of some formulas holds; none of none. */
export const or = joined('or', 'false');
/** A constant times a variable. */
export const times = (q: Rational, variable: string): string => `(* ${constant(q)} ${variable})`;
/** An assertion. */
export const assert = (formula: string): string => `(assert ${formula})`;
/** An unknown real number. */
export const unknown = (name: string): string => `(declare-const ${name} Real)`;
/** A name for a term. */
export const named = (name: string, term: string): string => `(define-fun ${name} () Real ${term})`;

/** Text on one line, whatever names are in it. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** Lines of comment of at most some 100 characters; a word is never broken. */
export const comment = (text: string): readonly string[] => {
  const lines: string[] = [];
  let line = ';';
  for (const word of plain(text).split(' ')) {
    if (line !== ';' && line.length + 1 + word.length > 100) {
      lines.push(line);
      line = ';';
    }
    line += ` ${word}`;
  }
  lines.push(line);
  return lines;
};
