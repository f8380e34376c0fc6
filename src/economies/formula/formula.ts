/**
 * Formulas for utilities and values: read once, then evaluated exactly at points.
 *
 * Precedence, tightest first: `^` (to the right), unary minus, `* /`, `+ -`, comparisons (not chained), `not`, `and`, `or`.
 */
import { E, type Either } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { parseTree } from './parser.js';
import type { Comparison, FormulaFault, FormulaNode } from './syntax.js';
import { FaultInFormula, stop } from './syntax.js';
import type { FormulaRange, FormulaWork } from './work.js';
import { bitsOf, maxBits, workAtPoint } from './work.js';

export type { FormulaFault, FormulaFaultKind } from './syntax.js';

/** A formula that has been read. */
export interface Formula {
  readonly text: string;
  readonly tree: FormulaNode;
}

/** The length of the formulas that are read, in characters. */
export const maxFormulaLength = 1_000_000;

const caught = <A>(compute: () => A): Either<FormulaFault, A> => {
  try {
    return E.right(compute());
  } catch (error) {
    if (error instanceof FaultInFormula) return E.left(error.fault);
    throw error;
  }
};

/**
 * Reads a formula in the commodities (by their names, or as x1, x2, …) and, where `money` is allowed, t.
 */
export const parseFormula = (
  text: string,
  { commodityNames, money }: { readonly commodityNames: readonly string[]; readonly money: boolean },
): Either<FormulaFault, Formula> =>
  caught(() => {
    if (text.length > maxFormulaLength)
      stop(
        'size',
        0,
        `A formula has at most ${String(maxFormulaLength)} characters.`,
        'Give a table instead.',
      );
    return { text, tree: parseTree(text, commodityNames, money) };
  });

/**
 * The exact value of a formula at a bundle and an amount of money. A fault is a division by zero, zero to a negative
 * power, an exponent that is not whole, or a number of more than ten thousand binary digits.
 */
export const evaluateFormula = (
  formula: Formula,
  amounts: readonly number[],
  money: Rational,
): Either<FormulaFault, Rational> =>
  caught(() => numberAt(formula.tree, { amounts: amounts.map((amount) => Q.of(amount)), money }));

/** The work that the evaluation of a formula is at any one point of a range. */
export const workOfFormula = (formula: Formula, range: FormulaRange): FormulaWork =>
  workAtPoint(formula.tree, range);

interface Point {
  readonly amounts: readonly Rational[];
  readonly money: Rational;
}

const tooLarge = 1n << BigInt(maxBits);

const growth = (at: number): never =>
  stop(
    'growth',
    at,
    `A number with more than ${String(maxBits)} binary digits arises.`,
    'Take smaller numbers or exponents.',
  );

const bounded = (value: Rational, at: number): Rational => {
  const n = Q.numerator(value);
  return n >= tooLarge || n <= -tooLarge || Q.denominator(value) >= tooLarge ? growth(at) : value;
};

const numberAt = (node: FormulaNode, point: Point): Rational => {
  switch (node.kind) {
    case 'number':
      return bounded(node.value, node.at);
    case 'amount':
      return point.amounts[node.commodity]!;
    case 'money':
      return point.money;
    case 'negative':
      return Q.neg(numberAt(node.of, point));
    case 'sum': {
      let total = Q.zero;
      for (const { operator, at, node: term } of node.terms) {
        const value = numberAt(term, point);
        total = bounded(operator === '+' ? Q.add(total, value) : Q.sub(total, value), at);
      }
      return total;
    }
    case 'product': {
      let total = Q.one;
      for (const { operator, at, node: factor } of node.factors) {
        const value = numberAt(factor, point);
        if (operator === '/' && Q.isZero(value))
          stop('division-by-zero', at, 'Division by zero.', 'Guard it: if(x1 == 0, 0, 1/x1).');
        total = bounded(operator === '*' ? Q.mul(total, value) : Q.div(total, value), at);
      }
      return total;
    }
    case 'power':
      return powerOf(numberAt(node.base, point), numberAt(node.exponent, point), node.at);
    case 'call': {
      const values = node.of.map((argument) => numberAt(argument, point));
      if (node.name === 'abs') return Q.abs(values[0]!);
      return values.reduce(node.name === 'min' ? Q.min : Q.max);
    }
    case 'if':
      return numberAt(truthAt(node.condition, point) ? node.then : node.otherwise, point);
    default:
      throw new TypeError('A condition was read where a number was expected: the parser is at fault.');
  }
};

const truthAt = (node: FormulaNode, point: Point): boolean => {
  switch (node.kind) {
    case 'comparison':
      return holds(node.relation, Q.compare(numberAt(node.left, point), numberAt(node.right, point)));
    case 'not':
      return !truthAt(node.of, point);
    case 'and':
      return node.of.every((condition) => truthAt(condition, point));
    case 'or':
      return node.of.some((condition) => truthAt(condition, point));
    case 'if':
      return truthAt(truthAt(node.condition, point) ? node.then : node.otherwise, point);
    default:
      throw new TypeError('A number was read where a condition was expected: the parser is at fault.');
  }
};

const holds = (relation: Comparison, order: -1 | 0 | 1): boolean => {
  switch (relation) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
  }
};

const powerOf = (base: Rational, exponent: Rational, at: number): Rational => {
  if (!Q.isInteger(exponent))
    stop('power', at, `The exponent is ${Q.show(exponent)}, not a whole number.`, 'Take a whole exponent.');
  const power = Q.numerator(exponent);
  if (Q.isZero(base)) {
    if (power < 0n) stop('division-by-zero', at, 'Zero to a negative power.', 'Guard it with if(…).');
    return power === 0n ? Q.one : Q.zero;
  }
  const size = Q.abs(base);
  // Powers of 1 and −1 stay small, whatever the exponent.
  if (Q.equals(size, Q.one)) return power % 2n === 0n ? Q.one : base;
  const magnitude = power < 0n ? -power : power;
  const digits = Math.max(bitsOf(Q.numerator(size)), bitsOf(Q.denominator(size))) - 4;
  if (magnitude > BigInt(maxBits) || BigInt(digits) * magnitude > BigInt(maxBits)) growth(at);
  return bounded(Q.pow(base, power), at);
};
