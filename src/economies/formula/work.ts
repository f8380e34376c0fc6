/**
 * How much work a formula is at one point, known from its tree before it is evaluated: how many operations there are, and how
 * long the numbers in them can become.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { lcm } from '../../exact/scaling.js';
import type { FormulaNode, Operand } from './syntax.js';

/** The numbers that a formula may meet: amounts up to the cap, and money in steps of 1/T. */
export interface FormulaRange {
  readonly commodities: number;
  readonly cap: number;
  readonly priceSteps: number;
}

/** The binary digits that a numerator or denominator may have where a formula is evaluated. */
export const maxBits = 10_000;

/**
 * The steps of one operation on numbers of so many binary digits. A step is about a microsecond; to reduce a fraction takes
 * time that grows with the square of its length.
 */
export const stepsOfOperation = (bits: number): number => 1 + Math.floor((bits / 64) ** 2 / 4);

/** The work of a formula at any one point of a range, at most. */
export interface FormulaWork {
  /** Its steps; of `if` the longer branch counts. */
  readonly steps: number;
  /** The binary digits of the value's numerator and denominator. */
  readonly bits: number;
}

/** The work of a formula with this tree. */
export const workAtPoint = (tree: FormulaNode, range: FormulaRange): FormulaWork => {
  const count = new StepCount(range);
  const value = count.shapeOf(tree);
  return { steps: count.steps, bits: Math.ceil(longest(value)) };
};

/** What is known of the values of a part of a formula, whatever the point. */
interface Shape {
  /** Every value is below 2^size in absolute value. */
  readonly size: number;
  /** No denominator has more binary digits. */
  readonly denominatorBits: number;
  /** Every denominator divides it, if one as short is known. */
  readonly divisor: bigint | undefined;
  /** The value, if it is the same everywhere. */
  readonly constant?: Rational;
}

const maxDivisorBits = 64;

/** The binary digits of a whole number, at most three too many. */
export const bitsOf = (n: bigint): number => (n < 0n ? -n : n).toString(16).length * 4;

/** The logarithm of a whole number to base 2, at most four too many; 0 for 0. */
const log2 = (n: bigint): number => {
  const size = n < 0n ? -n : n;
  if (size <= 1n) return 0;
  return size < 1n << 53n ? Math.log2(Number(size)) : bitsOf(size);
};

const numeratorBits = ({ size, denominatorBits }: Shape): number => size + denominatorBits;

/** The binary digits of the longest number in a value. */
const longest = (shape: Shape): number => Math.max(numeratorBits(shape), shape.denominatorBits);

/** A shape within what an evaluation goes to before it ends with a fault. */
const shape = (size: number, denominatorBits: number, divisor: bigint | undefined): Shape => {
  const known = divisor !== undefined && log2(divisor) <= maxDivisorBits ? divisor : undefined;
  const bits = Math.min(known === undefined ? denominatorBits : log2(known), maxBits);
  return { size: Math.max(0, Math.min(size, maxBits)), denominatorBits: bits, divisor: known };
};

const shapeOfConstant = (value: Rational): Shape => {
  const denominator = Q.denominator(value);
  return {
    ...shape(log2(Q.numerator(value)) - log2(denominator) + 4, log2(denominator), denominator),
    constant: value,
  };
};

/** Two divisors that are known, put together; undefined if one is not. */
const joined = (
  a: bigint | undefined,
  b: bigint | undefined,
  join: (a: bigint, b: bigint) => bigint,
): bigint | undefined => (a === undefined || b === undefined ? undefined : join(a, b));

const commonMultiple = (a: bigint, b: bigint): bigint => (a % b === 0n ? a : b % a === 0n ? b : lcm(a, b));

/** log2(2^a + 2^b). */
const logOfSum = (a: number, b: number): number =>
  Math.max(a, b) + Math.log2(1 + 2 ** (Math.min(a, b) - Math.max(a, b)));

const sumOf = (a: Shape, b: Shape): Shape =>
  shape(
    logOfSum(a.size, b.size),
    a.denominatorBits + b.denominatorBits,
    joined(a.divisor, b.divisor, commonMultiple),
  );

const productOf = (a: Shape, b: Shape): Shape =>
  shape(
    a.size + b.size,
    a.denominatorBits + b.denominatorBits,
    joined(a.divisor, b.divisor, (x, y) => x * y),
  );

/** 1/a, where a is not zero: a numerator is 1 at least. */
const inverseOf = (a: Shape): Shape =>
  a.constant !== undefined && !Q.isZero(a.constant)
    ? shapeOfConstant(Q.div(Q.one, a.constant))
    : shape(a.denominatorBits, numeratorBits(a), undefined);

const eitherOf = (a: Shape, b: Shape): Shape =>
  shape(
    Math.max(a.size, b.size),
    Math.max(a.denominatorBits, b.denominatorBits),
    joined(a.divisor, b.divisor, commonMultiple),
  );

/** A value to a power of any exponent up to some size. */
const powerOf = (base: Shape, exponent: Shape): Shape => {
  const times = exponent.size > 14 ? maxBits : Math.ceil(2 ** exponent.size);
  const isPositive = exponent.constant !== undefined && Q.sign(exponent.constant) >= 0;
  const size = isPositive ? base.size : Math.max(base.size, base.denominatorBits);
  const bits = isPositive ? base.denominatorBits : longest(base);
  const isShort = base.divisor !== undefined && log2(base.divisor) * times <= maxDivisorBits;
  return shape(
    size * times,
    bits * times,
    isPositive && isShort ? base.divisor! ** BigInt(times) : undefined,
  );
};

/** Goes through a tree once and counts the steps of its operations. */
class StepCount {
  steps = 0;

  constructor(private readonly range: FormulaRange) {}

  /** Counts the operations of a part, and says what its values are like. */
  shapeOf(node: FormulaNode): Shape {
    switch (node.kind) {
      case 'number':
        return this.leaf(shapeOfConstant(node.value));
      case 'amount':
        return this.leaf(shape(Math.log2(this.range.cap + 1), 0, 1n));
      case 'money': {
        const { commodities, cap, priceSteps } = this.range;
        return this.leaf(shape(Math.log2(commodities * cap + 1), 0, BigInt(priceSteps)));
      }
      case 'negative':
        return this.counted(this.shapeOf(node.of));
      case 'sum':
        return this.chain(node.terms, sumOf);
      case 'product':
        return this.chain(node.factors, productOf);
      case 'power':
        return this.counted(powerOf(this.shapeOf(node.base), this.shapeOf(node.exponent)));
      case 'call':
        return node.of.map((argument) => this.shapeOf(argument)).reduce((a, b) => this.compared(a, b));
      case 'comparison':
        return this.compared(this.shapeOf(node.left), this.shapeOf(node.right));
      case 'not':
        return this.shapeOf(node.of);
      case 'and':
      case 'or':
        return node.of.map((condition) => this.shapeOf(condition)).reduce(eitherOf);
      case 'if':
        return this.branches(node);
    }
  }

  private leaf(result: Shape): Shape {
    this.steps += 1;
    return result;
  }

  /** Counts an operation with this result. */
  private counted(result: Shape): Shape {
    this.steps += stepsOfOperation(longest(result));
    return result;
  }

  /** Counts the comparison of two values; one of them is the result. */
  private compared(a: Shape, b: Shape): Shape {
    this.steps += stepsOfOperation(longest(productOf(a, b)));
    return eitherOf(a, b);
  }

  private chain(
    operands: readonly Operand<'+' | '-' | '*' | '/'>[],
    join: (total: Shape, operand: Shape) => Shape,
  ): Shape {
    let total: Shape | undefined;
    for (const { operator, node } of operands) {
      const part = this.shapeOf(node);
      const operand = operator === '/' ? inverseOf(part) : part;
      total = total === undefined ? operand : this.counted(join(total, operand));
    }
    return total!;
  }

  /** The condition and the longer of the branches. */
  private branches(node: Extract<FormulaNode, { kind: 'if' }>): Shape {
    this.shapeOf(node.condition);
    const before = this.steps;
    const then = this.shapeOf(node.then);
    const afterThen = this.steps;
    this.steps = before;
    const otherwise = this.shapeOf(node.otherwise);
    this.steps = Math.max(this.steps, afterThen);
    return eitherOf(then, otherwise);
  }
}
