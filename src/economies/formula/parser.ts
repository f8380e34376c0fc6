/**
 * Reads formulas: recursive descent, one method a level of precedence, loosest first. Numbers and conditions are
 * distinguished while reading, so that evaluation cannot meet one where it needs the other.
 */
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { didYouMean } from '../../did-you-mean.js';
import type { Comparison, FormulaNode, FunctionName, Operand } from './syntax.js';
import { isReserved, stop } from './syntax.js';
import type { Token } from './tokens.js';
import { shown, TokenReader } from './tokens.js';

/** A node of the tree, and whether its value is a number or a condition (true or false). */
interface TypedNode {
  readonly node: FormulaNode;
  readonly type: 'number' | 'condition';
}

const number = (node: FormulaNode): TypedNode => ({ node, type: 'number' });
const condition = (node: FormulaNode): TypedNode => ({ node, type: 'condition' });

/** The node of a part that must have a number or a condition for its value. */
const expect = (type: TypedNode['type'], part: TypedNode): FormulaNode => {
  if (part.type === type) return part.node;
  return type === 'number'
    ? stop(
        'type',
        part.node.at,
        'A number is expected here, and this is true or false.',
        'Use if(condition, 1, 0).',
      )
    : stop(
        'type',
        part.node.at,
        'A condition is expected here, and this is a number.',
        'Compare it with something: x1 > 0.',
      );
};

const comparisons: readonly Comparison[] = ['<', '<=', '>', '>=', '==', '!='];

/** The tree of a formula over these commodities, with or without money. @throws FaultInFormula */
export const parseTree = (text: string, commodityNames: readonly string[], money: boolean): FormulaNode =>
  new FormulaParser(new TokenReader(text), commodityNames, money).whole();

class FormulaParser {
  constructor(
    private readonly tokens: TokenReader,
    private readonly commodityNames: readonly string[],
    private readonly hasMoney: boolean,
  ) {}

  /** The formula from the current token to the end, which is a number. */
  whole(): FormulaNode {
    const all = this.disjunction();
    if (this.tokens.peek().kind !== 'end') this.tokens.unexpected();
    return expect('number', all);
  }

  /** One level of a connective: its operands are of the next level. */
  private connective(word: 'and' | 'or', operand: () => TypedNode): TypedNode {
    const first = operand();
    if (!this.tokens.isWord(word)) return first;
    const { at } = this.tokens.peek();
    const of = [expect('condition', first)];
    while (this.tokens.isWord(word)) {
      this.tokens.take();
      of.push(expect('condition', operand()));
    }
    return condition({ kind: word, at, of });
  }

  /** One level of left-associative arithmetic. */
  private chain<Operator extends string>(
    symbols: readonly Operator[],
    operand: () => TypedNode,
    join: (at: number, operands: readonly Operand<Operator>[]) => FormulaNode,
  ): TypedNode {
    const first = operand();
    if (this.tokens.symbolAmong(symbols) === undefined) return first;
    const { at } = this.tokens.peek();
    const operands = [{ operator: symbols[0]!, at: first.node.at, node: expect('number', first) }];
    for (;;) {
      const operator = this.tokens.symbolAmong(symbols);
      if (operator === undefined) break;
      const { at: place } = this.tokens.take();
      operands.push({ operator, at: place, node: expect('number', operand()) });
    }
    return number(join(at, operands));
  }

  private readonly disjunction = (): TypedNode => this.connective('or', this.conjunction);

  private readonly conjunction = (): TypedNode => this.connective('and', this.negation);

  private readonly negation = (): TypedNode => {
    if (!this.tokens.isWord('not')) return this.comparison();
    const { at } = this.tokens.take();
    return condition({ kind: 'not', at, of: expect('condition', this.tokens.nested(this.negation)) });
  };

  private comparison(): TypedNode {
    const left = this.sum();
    const relation = this.tokens.symbolAmong(comparisons);
    if (relation === undefined) return left;
    const { at } = this.tokens.take();
    const right = this.sum();
    if (this.tokens.symbolAmong(comparisons) !== undefined)
      stop('chained', this.tokens.peek().at, 'Comparisons are not chained.', 'Write a < b and b < c.');
    return condition({
      kind: 'comparison',
      at,
      relation,
      left: expect('number', left),
      right: expect('number', right),
    });
  }

  private sum(): TypedNode {
    return this.chain(['+', '-'] as const, this.product, (at, terms) => ({ kind: 'sum', at, terms }));
  }

  private readonly product = (): TypedNode =>
    this.chain(['*', '/'] as const, this.signed, (at, factors) => ({ kind: 'product', at, factors }));

  private readonly signed = (): TypedNode => {
    if (!this.tokens.isSymbol('-')) return this.power();
    const { at } = this.tokens.take();
    return number({ kind: 'negative', at, of: expect('number', this.tokens.nested(this.signed)) });
  };

  private power(): TypedNode {
    const base = this.primary();
    if (!this.tokens.isSymbol('^')) return base;
    const { at } = this.tokens.take();
    const exponent = expect('number', this.tokens.nested(this.signed));
    return number({ kind: 'power', at, base: expect('number', base), exponent });
  }

  /** A number, a name, a function with its arguments, or a formula in parentheses. */
  private primary(): TypedNode {
    const token = this.tokens.take();
    if (token.kind === 'number') return number(numberOf(token));
    if (token.kind === 'name') return this.named(token);
    if (token.text === '(') {
      const inside = this.tokens.nested(this.disjunction);
      this.tokens.close(token);
      return inside;
    }
    return stop(
      'syntax',
      token.at,
      `${token.kind === 'end' ? 'The formula ends' : `${shown(token)} stands`} where a value is expected.`,
      this.hintForValue(token),
    );
  }

  /** What to write where a value is expected and another token found. */
  private hintForValue({ text }: Token): string {
    if (text === '+') return 'There is no sign +; leave it out.';
    return text === '*' && this.tokens.beforeLast()?.text === '*'
      ? 'Powers are written ^.'
      : 'Write a number, a commodity or a function.';
  }

  private named(token: Token): TypedNode {
    const { text: name, at } = token;
    switch (name) {
      case 'min':
      case 'max':
      case 'abs':
        return this.call(token, name);
      case 'if':
        return this.conditional(token);
      case 't':
        return this.money(at);
      case 'not':
      case 'and':
      case 'or':
        return stop(
          'syntax',
          at,
          `"${name}" stands where a value is expected.`,
          name === 'not' ? 'Put the negation in parentheses.' : `"${name}" stands between two conditions.`,
        );
      default:
        return this.amount(token);
    }
  }

  private money(at: number): TypedNode {
    if (!this.hasMoney)
      stop('money', at, 'A value does not know the money t.', 'Leave t out: money is added to the value.');
    return number({ kind: 'money', at });
  }

  /** The amount of a commodity, by its name or as x1, x2, …. */
  private amount({ text: name, at }: Token): TypedNode {
    const { commodityNames } = this;
    const commodity = isReserved(name, commodityNames.length)
      ? Number(name.slice(1)) - 1
      : commodityNames.indexOf(name);
    if (commodity >= 0) return number({ kind: 'amount', at, commodity });
    const amounts = commodityNames.map((_, h) => `x${String(h + 1)}`);
    const names = [...new Set([...commodityNames.filter((each) => !each.includes(' ')), ...amounts])];
    const known = [...names, ...(this.hasMoney ? ['t'] : []), 'min', 'max', 'abs', 'if'];
    return stop(
      'unknown-name',
      at,
      `"${name}" is not known in this formula.`,
      didYouMean(name, known, 'names'),
    );
  }

  /** The arguments of a function, its name being taken. */
  private argumentsOf(name: Token): readonly TypedNode[] {
    const { tokens } = this;
    const opening = tokens.peek();
    if (!tokens.isSymbol('('))
      stop('syntax', name.at, `The function ${name.text} lacks its arguments.`, `Write ${name.text}(…).`);
    tokens.take();
    if (tokens.isSymbol(')')) {
      tokens.take();
      return [];
    }
    const parts = [tokens.nested(this.disjunction)];
    while (tokens.isSymbol(',')) {
      tokens.take();
      parts.push(tokens.nested(this.disjunction));
    }
    tokens.close(opening);
    return parts;
  }

  private call(token: Token, name: FunctionName): TypedNode {
    const parts = this.argumentsOf(token);
    if (name === 'abs' ? parts.length !== 1 : parts.length === 0)
      stop(
        'arity',
        token.at,
        `${name} takes ${name === 'abs' ? 'one argument' : 'one argument or more'}, not ${String(parts.length)}.`,
        name === 'abs' ? 'Write abs(x1 - x2).' : `Write ${name}(x1, x2).`,
      );
    const of = parts.map((part) => expect('number', part));
    return number({ kind: 'call', at: token.at, name, of });
  }

  private conditional(token: Token): TypedNode {
    const [test, then, otherwise, ...more] = this.argumentsOf(token);
    if (test === undefined || then === undefined || otherwise === undefined || more.length > 0)
      return stop(
        'arity',
        token.at,
        'if takes three arguments.',
        'Write if(condition, value if true, value if false).',
      );
    const node: FormulaNode = {
      kind: 'if',
      at: token.at,
      condition: expect('condition', test),
      then: then.node,
      otherwise: expect(then.type, otherwise),
    };
    return { node, type: then.type };
  }
}

const numberOf = (token: Token): FormulaNode => {
  const value = Q.read(token.text);
  if (E.isLeft(value))
    return stop('growth', token.at, 'The number has too many digits.', 'Take a smaller number.');
  return { kind: 'number', at: token.at, value: value.right };
};
