/**
 * Cells that a spreadsheet would take for a formula. One that begins with `=`, `+`, `-` or `@` is worked out when the file is
 * opened, and may fetch a page or start a program. An apostrophe before it makes it text; whoever reads the file takes it off.
 */

/** What begins like a formula. Apostrophes before it count as blanks do, so that taking one off is never ambiguous. */
const beginsFormula = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/** Exact numbers, decimals, and payoffs set apart by semicolons: they begin with a sign and can do no harm. */
const numbers = /^[+-]?\d+(?:[./]\d+)?(?:;[+-]?\d+(?:[./]\d+)?)*$/;

/** Whether a spreadsheet would take a cell for a formula that is more than a number. */
const isFormula = (text: string): boolean => beginsFormula.test(text) && !numbers.test(text);

/** The text of a cell with an apostrophe before it where it would be taken for a formula: `'=1+1` for `=1+1`. */
export const withoutFormula = (text: string): string => (isFormula(text) ? `'${text}` : text);

/** The text that {@link withoutFormula} was given, from what it gave: `=1+1` for `'=1+1`; other texts as they are. */
export const formulaText = (text: string): string =>
  text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;

/**
 * Whether there is a formula after a separator inside a cell: where semicolons or tabs set cells apart, it would begin one,
 * unless the cell stands in quotes.
 */
export const hasFormulaInside = (text: string): boolean =>
  /[;\t][\s']*[=+\-@＝＋－＠]/.test(text) && !numbers.test(text);
