/**
 * The formula language: its tree, its words, its tokens, and what can be wrong with a formula.
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
  | 'sort'
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

/** A piece of the text of a formula. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const tokenText =
  /(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<symbol><=|>=|==|!=|[-+*/^(),<>])/uy;

const foreign: Readonly<Record<string, string>> = {
  '=': 'Equality is written ==.',
  '!': 'Negation is written not, inequality !=.',
  '&': 'Conjunction is written and.',
  '|': 'Disjunction is written or; the absolute value abs(…).',
  '−': 'The minus sign is the hyphen -.',
  '–': 'The minus sign is the hyphen -.',
  '×': 'Multiplication is written *.',
  '·': 'Multiplication is written *.',
  '÷': 'Division is written /.',
  '≤': 'Write <=.',
  '≥': 'Write >=.',
  '≠': 'Write !=.',
  '[': 'Only ( and ) group; the amounts are x1, x2, ….',
  '{': 'Only ( and ) group.',
};

/** The tokens of a formula, the last of kind `end`. @throws FaultInFormula at a character that is in no token. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
    tokenText.lastIndex = at;
    const groups = tokenText.exec(text)?.groups;
    const kind = (['number', 'name', 'symbol'] as const).find((each) => groups?.[each] !== undefined);
    if (kind === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      return stop(
        'syntax',
        at,
        `"${character}" has no meaning in a formula.`,
        foreign[character] ?? 'See the guide to economy files for the language of formulas.',
      );
    }
    const found = groups![kind]!;
    tokens.push({ kind, text: found, at });
    at += found.length;
  }
};
