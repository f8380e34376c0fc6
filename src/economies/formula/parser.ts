/**
 * Reads formulas: recursive descent, one function a level of precedence, loosest first. Numbers and truth values are
 * told apart while reading, so that evaluation meets no surprise of that kind.
 */
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { didYouMean } from '../../did-you-mean.js';
import type { Comparison, FormulaNode, FunctionName, Operand, Token } from './syntax.js';
import { isReserved, stop, tokensOf } from './syntax.js';

/** Whether a part of a formula is a number or true-or-false. */
type Sort = 'number' | 'truth';
interface Part {
  readonly node: FormulaNode;
  readonly sort: Sort;
}

/** Deepest nesting of a formula. */
export const maxFormulaDepth = 200;

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

/** The tree of a formula over these commodities, with or without money. @throws FaultInFormula */
export const parseTree = (text: string, commodityNames: readonly string[], money: boolean): FormulaNode => {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;

  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const isSymbol = (...symbols: readonly string[]): boolean =>
    peek().kind === 'symbol' && symbols.includes(peek().text);
  const isWord = (word: string): boolean => peek().kind === 'name' && peek().text === word;
  const shown = (token: Token): string => (token.kind === 'end' ? 'the end' : `"${token.text}"`);

  const nested = <A>(read: () => A): A => {
    depth += 1;
    if (depth > maxFormulaDepth)
      stop(
        'size',
        peek().at,
        `The formula is nested more than ${String(maxFormulaDepth)} deep.`,
        'Simplify it.',
      );
    const result = read();
    depth -= 1;
    return result;
  };
  const expect = (sort: Sort, part: Part): FormulaNode => {
    if (part.sort !== sort)
      stop(
        'sort',
        part.node.at,
        sort === 'number'
          ? 'A number is expected here, and this is true or false.'
          : 'A condition is expected here, and this is a number.',
        sort === 'number' ? 'Use if(condition, 1, 0).' : 'Compare it with something: x1 > 0.',
      );
    return part.node;
  };

  /** One level of a connective: its operands are of the next level. */
  const connective = (word: 'and' | 'or', operand: () => Part): Part => {
    const first = operand();
    if (!isWord(word)) return first;
    const at = peek().at;
    const of = [expect('truth', first)];
    while (isWord(word)) {
      take();
      of.push(expect('truth', operand()));
    }
    return { node: { kind: word, at, of }, sort: 'truth' };
  };
  /** One level of left-associative arithmetic. */
  const chain = <Operator extends string>(
    symbols: readonly Operator[],
    operand: () => Part,
    join: (at: number, operands: readonly Operand<Operator>[]) => FormulaNode,
  ): Part => {
    const first = operand();
    if (!isSymbol(...symbols)) return first;
    const at = peek().at;
    const operands = [{ operator: symbols[0]!, at: first.node.at, node: expect('number', first) }];
    while (isSymbol(...symbols)) {
      const operator = take();
      operands.push({
        operator: operator.text as Operator,
        at: operator.at,
        node: expect('number', operand()),
      });
    }
    return { node: join(at, operands), sort: 'number' };
  };

  const disjunction = (): Part => connective('or', conjunction);
  const conjunction = (): Part => connective('and', negation);
  const negation = (): Part => {
    if (!isWord('not')) return comparison();
    const { at } = take();
    return { node: { kind: 'not', at, of: expect('truth', nested(negation)) }, sort: 'truth' };
  };
  const comparison = (): Part => {
    const left = sum();
    if (!isSymbol(...comparisons)) return left;
    const { at, text: relation } = take();
    const right = sum();
    if (isSymbol(...comparisons))
      stop('chained', peek().at, 'Comparisons are not chained.', 'Write a < b and b < c.');
    return {
      node: {
        kind: 'comparison',
        at,
        relation: relation as Comparison,
        left: expect('number', left),
        right: expect('number', right),
      },
      sort: 'truth',
    };
  };
  const sum = (): Part => chain(['+', '-'] as const, product, (at, terms) => ({ kind: 'sum', at, terms }));
  const product = (): Part =>
    chain(['*', '/'] as const, signed, (at, factors) => ({ kind: 'product', at, factors }));
  const signed = (): Part => {
    if (!isSymbol('-')) return power();
    const { at } = take();
    return { node: { kind: 'negative', at, of: expect('number', nested(signed)) }, sort: 'number' };
  };
  const power = (): Part => {
    const base = primary();
    if (!isSymbol('^')) return base;
    const { at } = take();
    const exponent = expect('number', nested(signed));
    return { node: { kind: 'power', at, base: expect('number', base), exponent }, sort: 'number' };
  };

  const primary = (): Part => {
    const token = take();
    if (token.kind === 'number') return { node: numberOf(token), sort: 'number' };
    if (token.kind === 'name') return named(token);
    if (token.text === '(') {
      const inside = nested(disjunction);
      close(token);
      return inside;
    }
    return stop(
      'syntax',
      token.at,
      `${token.kind === 'end' ? 'The formula ends' : `${shown(token)} stands`} where a value is expected.`,
      token.text === '+'
        ? 'There is no sign +; leave it out.'
        : token.text === '*' && tokens[next - 2]?.text === '*'
          ? 'Powers are written ^.'
          : 'Write a number, a commodity or a function.',
    );
  };
  const close = (opening: Token): void => {
    if (isSymbol(')')) take();
    else if (peek().kind === 'end')
      stop('syntax', opening.at, 'This parenthesis is not closed.', 'Add the missing ")".');
    else unexpected();
  };
  const unexpected = (): never => {
    const token = peek();
    const product_ = token.kind === 'name' || token.kind === 'number' || token.text === '(';
    return stop(
      'syntax',
      token.at,
      `${shown(token)} is not expected here.`,
      token.text === ')'
        ? 'There is no "(" to it.'
        : token.text === ','
          ? 'Commas stand between the arguments of a function; decimals have a point.'
          : product_
            ? 'An operator is missing: products are written with *.'
            : 'Check what stands before it.',
    );
  };
  const numberOf = (token: Token): FormulaNode => {
    const value = Q.read(token.text);
    if (E.isLeft(value))
      return stop('growth', token.at, 'The number has too many digits.', 'Take a smaller number.');
    return { kind: 'number', at: token.at, value: value.right };
  };

  const named = (token: Token): Part => {
    const { text: name, at } = token;
    if (name === 'min' || name === 'max' || name === 'abs') return call(token, name);
    if (name === 'if') return conditional(token);
    if (name === 't') {
      if (!money)
        stop('money', at, 'A value does not know the money t.', 'Leave t out: money is added to the value.');
      return { node: { kind: 'money', at }, sort: 'number' };
    }
    if (name === 'not' || name === 'and' || name === 'or')
      return stop(
        'syntax',
        at,
        `"${name}" stands where a value is expected.`,
        name === 'not' ? 'Put the negation in parentheses.' : `"${name}" stands between two conditions.`,
      );
    const commodity = isReserved(name, commodityNames.length)
      ? Number(name.slice(1)) - 1
      : commodityNames.indexOf(name);
    if (commodity < 0) {
      const amounts = commodityNames.map((_, h) => `x${String(h + 1)}`);
      const names = [...new Set([...commodityNames.filter((each) => !each.includes(' ')), ...amounts])];
      const known = [...names, ...(money ? ['t'] : []), 'min', 'max', 'abs', 'if'];
      return stop(
        'unknown-name',
        at,
        `"${name}" is not known in this formula.`,
        didYouMean(name, known, 'names'),
      );
    }
    return { node: { kind: 'amount', at, commodity }, sort: 'number' };
  };
  /** The arguments of a function, its name being taken. */
  const argumentsOf = (name: Token): readonly Part[] => {
    const opening = peek();
    if (!isSymbol('('))
      stop('syntax', name.at, `The function ${name.text} lacks its arguments.`, `Write ${name.text}(…).`);
    take();
    if (isSymbol(')')) {
      take();
      return [];
    }
    const parts = [nested(disjunction)];
    while (isSymbol(',')) {
      take();
      parts.push(nested(disjunction));
    }
    close(opening);
    return parts;
  };
  const call = (token: Token, name: FunctionName): Part => {
    const parts = argumentsOf(token);
    if (name === 'abs' ? parts.length !== 1 : parts.length === 0)
      stop(
        'arity',
        token.at,
        `${name} takes ${name === 'abs' ? 'one argument' : 'one argument or more'}, not ${String(parts.length)}.`,
        name === 'abs' ? 'Write abs(x1 - x2).' : `Write ${name}(x1, x2).`,
      );
    const of = parts.map((part) => expect('number', part));
    return { node: { kind: 'call', at: token.at, name, of }, sort: 'number' };
  };
  const conditional = (token: Token): Part => {
    const [condition, then, otherwise, ...more] = argumentsOf(token);
    if (condition === undefined || then === undefined || otherwise === undefined || more.length > 0)
      return stop(
        'arity',
        token.at,
        'if takes three arguments.',
        'Write if(condition, value if true, value if false).',
      );
    return {
      node: {
        kind: 'if',
        at: token.at,
        condition: expect('truth', condition),
        then: then.node,
        otherwise: expect(then.sort, otherwise),
      },
      sort: then.sort,
    };
  };

  const whole = disjunction();
  if (peek().kind !== 'end') unexpected();
  return expect('number', whole);
};
