/**
 * The formula language: its tree, its words, and what can be wrong with a formula.
 */
import type { Rational } from '../../exact/rational.js';

/** The functions; `if` takes a condition and evaluates one branch only. */
export type FunctionName = 'min' | 'max' | 'abs';
/** The comparisons, of two numbers. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/**
 * The tree of a formula; `at` is the offset in the text, for an operation that of its operator. Sums and products are flat, so that a
 * long one is not a deep one: terms and factors are taken from left to right.
 */
export type FormulaNode =
  | { readonly kind: 'number'; readonly at: number; readonly value: Rational }
  | { readonly kind: 'amount'; readonly at: number; readonly commodity: number }
  | { readonly kind: 'money'; readonly at: number }
  | { readonly kind: 'negative'; readonly at: number; readonly of: FormulaNode }
  | { readonly kind: 'sum'; readonly at: number; readonly terms: readonly Operand<'+' | '-'>[] }
  | { readonly kind: 'product'; readonly at: number; readonly factors: readonly Operand<'*' | '/'>[] }
  | {
      readonly kind: 'power';
      readonly at: number;
      readonly base: FormulaNode;
      readonly exponent: FormulaNode;
    }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly name: FunctionName;
      readonly of: readonly FormulaNode[];
    }
  | {
      readonly kind: 'comparison';
      readonly at: number;
      readonly relation: Comparison;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'not'; readonly at: number; readonly of: FormulaNode }
  | { readonly kind: 'and' | 'or'; readonly at: number; readonly of: readonly FormulaNode[] }
  | {
      readonly kind: 'if';
      readonly at: number;
      readonly condition: FormulaNode;
      readonly then: FormulaNode;
      readonly otherwise: FormulaNode;
    };

/** An operand of a chain with the operator before it; the first has `+` or `*`. */
export interface Operand<Operator> {
  readonly operator: Operator;
  readonly at: number;
  readonly node: FormulaNode;
}

/** What can be wrong: the first seven when a formula is read, the last three where it is evaluated. */
export type FormulaFaultKind =
  | 'syntax'
  | 'unknown-name'
  | 'arity'
  | 'type'
  | 'chained'
  | 'money'
  | 'size'
  | 'division-by-zero'
  | 'power'
  | 'growth';

/** What is wrong with a formula, and the offset in its text. */
export interface FormulaFault {
  readonly kind: FormulaFaultKind;
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** Carries a fault out of the recursion of the parser or of the evaluator; caught where these are entered. */
export class FaultInFormula extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.message);
  }
}

/** Stops reading or evaluating. */
export const stop = (kind: FormulaFaultKind, offset: number, message: string, hint: string): never => {
  throw new FaultInFormula({ kind, offset, message, hint });
};

const functions: readonly string[] = ['min', 'max', 'abs', 'if'];
const connectives: readonly string[] = ['and', 'or', 'not'];

/** The words of the language, which no commodity may bear. */
export const reservedWords: readonly string[] = [...functions, ...connectives, 't'];

/** Whether a commodity of a market with k commodities may not bear this name. */
export const isReserved = (name: string, commodities: number): boolean =>
  reservedWords.includes(name) || (/^x[1-9]\d*$/.test(name) && Number(name.slice(1)) <= commodities);
