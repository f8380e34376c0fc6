import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { evaluateFormula, parseFormula } from './formula.js';
import type { FormulaFault } from './formula.js';
import { isReserved } from './syntax.js';

const names = ['grain', 'iron'];
const x = [2, 3] as const;
const money = Q.of(-1, 2);

/** Reads and evaluates at x = (2, 3), t = −1/2. */
const run = (text: string, options = { commodityNames: names, money: true }) => {
  const formula = parseFormula(text, options);
  return E.isLeft(formula) ? formula : evaluateFormula(formula.right, x, money);
};
const valueOf = (text: string): string => {
  const value = run(text);
  return E.isLeft(value) ? `fault ${value.left.kind}` : Q.show(value.right);
};
const faultOf = (text: string, options?: { commodityNames: string[]; money: boolean }): FormulaFault => {
  const value = run(text, options);
  if (E.isRight(value)) throw new Error(`${text} has the value ${Q.show(value.right)}.`);
  return value.left;
};

describe('values', () => {
  test.each([
    ['-x1^2', '-4'],
    ['(-x1)^2', '4'],
    ['2^3^2', '512'],
    ['2^-1', '1/2'],
    ['2^-1^2', '1/2'],
    ['-2^-2', '-1/4'],
    ['2*-x1', '-4'],
    ['1 - -1', '2'],
    ['8/2/2', '2'],
    ['8-2-2', '4'],
    ['1+2^2', '5'],
    ['1/2^2', '1/4'],
    ['2/3*3', '2'],
    ['0^0', '1'],
    ['0^3', '0'],
    ['(-1)^1000000000000001', '-1'],
    ['1^-99999999999', '1'],
    ['0.1 + 0.2', '3/10'],
    ['.5', '1/2'],
    ['1e-3', '1/1000'],
    ['2.50E2', '250'],
    ['grain + iron', '5'],
    ['x1*x2 + t', '11/2'],
    ['min(3, x1, 7/2)', '2'],
    ['max(-1)', '-1'],
    ['abs(t)', '1/2'],
    ['if(not x1 < x2, 1, 2)', '2'],
    ['if(not not x1 < x2, 1, 2)', '1'],
    ['if(x1 == 2 and x2 != 2, 1, 0)', '1'],
    ['if(1 > 2 or 2 >= 2, 1, 0)', '1'],
    ['if(1 == 1 or 1 == 2 and 1 == 3, 1, 0)', '1'],
    ['if(not 1 == 2 and 1 == 3, 1, 0)', '0'],
    ['if(1 <= 0 and not 1 == 2 or 0 < 1, 1, 0)', '1'],
    ['if(if(x1 > 0, 1 < 2, 1 > 2), 5, 6)', '5'],
    ['if(x1 == 2, 7, 1/0)', '7'],
    ['if(1 > 2 and 1/0 > 1, 1, 0)', '0'],
    ['if(1 < 2 or 1/0 > 1, 1, 0)', '1'],
    [' 1\n+\t2 ', '3'],
    ['1 + 2 < 4', 'fault type'],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  test('x1 and x2 work whatever the commodities are called', () => {
    expect(run('x2', { commodityNames: ['spring wheat', 'copper-2'], money: false })).toEqual(
      E.right(Q.of(3)),
    );
  });
  test('names may be of any script', () => {
    expect(run('小麦 + ячмень', { commodityNames: ['小麦', 'ячмень'], money: false })).toEqual(
      E.right(Q.of(5)),
    );
  });
  test('a sum of a hundred thousand terms does not count as depth', () => {
    expect(valueOf(Array.from({ length: 100_000 }, () => '1').join('+'))).toBe('100000');
  });
});

describe('faults', () => {
  test.each<[string, FormulaFault['kind'], number, RegExp, RegExp]>([
    ['', 'syntax', 0, /ends where a value/, /number/],
    ['1 +', 'syntax', 3, /ends where a value/, /number/],
    ['1 2', 'syntax', 2, /"2" is not expected/, /products are written with \*/],
    ['2x1', 'syntax', 1, /"x1" is not expected/, /products are written with \*/],
    ['2(x1)', 'syntax', 1, /"\(" is not expected/, /products/],
    ['(1 + 2', 'syntax', 0, /not closed/, /"\)"/],
    ['1)', 'syntax', 1, /"\)" is not expected/, /no "\("/],
    ['1,5', 'syntax', 1, /"," is not expected/, /decimals have a point/],
    ['+1', 'syntax', 0, /"\+" stands/, /no sign \+/],
    ['2**3', 'syntax', 2, /"\*" stands/, /Powers are written \^/],
    ['1 < 2 < 3', 'chained', 6, /not chained/, /a < b and b < c/],
    ['x1 = 1', 'syntax', 3, /"=" has no meaning/, /==/],
    ['x1 ≥ 1', 'syntax', 3, /"≥" has no meaning/, />=/],
    ['x1 && 1', 'syntax', 3, /"&" has no meaning/, /and/],
    [
      '“x1” + t',
      'syntax',
      0,
      /^“ is a typographic quote, which has no meaning in a formula\.$/,
      /Remove the quotes/,
    ],
    ['2*‘x1’', 'syntax', 2, /^‘ is a typographic quote/, /Remove the quotes/],
    ['1 − 1', 'syntax', 2, /"−" has no meaning/, /hyphen/],
    ['1 + 😀', 'syntax', 4, /"😀" has no meaning/, /language/],
    ['1 < not 2', 'syntax', 4, /"not" stands/, /parentheses/],
    ['-not 2', 'syntax', 1, /"not" stands/, /parentheses/],
    ['grian', 'unknown-name', 0, /"grian"/, /Did you mean "grain"\?/],
    ['x3', 'unknown-name', 0, /"x3"/, /Did you mean "x1"\?/],
    ['sqrt(x1)', 'unknown-name', 0, /"sqrt"/, /The names are: grain, iron, x1, x2, t, min, max, abs, if\./],
    ['T', 'unknown-name', 0, /"T"/, /Did you mean "t"\?/],
    ['abs(1, 2)', 'arity', 0, /one argument, not 2/, /abs\(/],
    ['abs()', 'arity', 0, /one argument, not 0/, /abs\(/],
    ['1 + min()', 'arity', 4, /one argument or more, not 0/, /min\(/],
    ['if(1 < 2, 3)', 'arity', 0, /three/, /value if false/],
    ['if(1 < 2, 3, 4, 5)', 'arity', 0, /three/, /value if false/],
    ['min', 'syntax', 0, /lacks its arguments/, /min\(/],
    ['if(x1, 1, 2)', 'type', 3, /condition is expected/, /x1 > 0/],
    ['3*(x1 > 1)', 'type', 6, /number is expected/, /if\(condition, 1, 0\)/],
    ['not x1', 'type', 4, /condition is expected/, /x1 > 0/],
    ['x1 and 1 < 2', 'type', 0, /condition is expected/, /x1 > 0/],
    ['if(1 < 2, 1, 1 < 2)', 'type', 15, /number is expected/, /if/],
    ['x1 > 1', 'type', 3, /number is expected/, /if/],
    ['1/(x1 - 2)', 'division-by-zero', 1, /zero/, /Guard/],
    ['(x1 - 2)^-1', 'division-by-zero', 8, /negative power/, /Guard/],
    ['4^(1/2)', 'power', 1, /exponent is 1\/2/, /whole/],
    ['9^9^9^9', 'growth', 3, /10000 binary digits/, /smaller/],
    ['2^10000', 'growth', 1, /10000 binary digits/, /smaller/],
    ['(2^9000)*(2^9000)', 'growth', 8, /10000 binary digits/, /smaller/],
    ['1e4000', 'growth', 0, /10000 binary digits/, /smaller/],
    ['1e999999999', 'growth', 0, /too many digits/, /smaller/],
  ])('%s', (text, kind, offset, message, hint) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ kind, offset });
    expect(fault.message).toMatch(message);
    expect(fault.hint).toMatch(hint);
  });

  test('money is refused where there is none', () => {
    expect(faultOf('grain + t', { commodityNames: names, money: false })).toMatchObject({
      kind: 'money',
      offset: 8,
    });
  });
  test.each([
    ['('.repeat(300), 201],
    ['-'.repeat(300) + '1', 201],
    ['if('.repeat(300), 603],
    ['2^'.repeat(300) + '1', 402],
    ['not '.repeat(300) + '1 < 2', 804],
  ])('nesting is refused, not suffered: %#', (text, offset) => {
    expect(faultOf(text)).toMatchObject({ kind: 'size', offset });
  });
  test('a formula of more than a million characters is refused', () => {
    expect(faultOf('1'.repeat(1_000_001)).kind).toBe('size');
  });
  test('no text makes the reader throw', () => {
    const piece = fc.constantFrom(
      ...'+-*/^(),<>=! tx1.0e'.split(''),
      'if(',
      'not ',
      ' and ',
      'min(',
      'grain',
      '==',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((p) => p.join('')),
        ),
        (text) => {
          const value = run(text);
          if (E.isLeft(value)) {
            expect(value.left.offset).toBeGreaterThanOrEqual(0);
            expect(value.left.offset).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test('reserved names', () => {
  expect(
    ['t', 'if', 'min', 'max', 'abs', 'and', 'or', 'not', 'x1', 'x2'].every((n) => isReserved(n, 2)),
  ).toBe(true);
  expect(['x3', 'x0', 'x', 'T', 'If', 'x01', 'tea'].some((n) => isReserved(n, 2))).toBe(false);
});

/** A formula as a test sees it: binary, with its value computed as it is built, in a way that shares nothing with the reader. */
interface Sample {
  /** Its text with the fewest parentheses that the precedence table allows. */
  readonly text: string;
  /** Its place in the precedence table: 9 atom, 8 power, 7 minus, 6 product, 5 sum, 4 comparison, 3 not, 2 and, 1 or. */
  readonly level: number;
  /** Undefined where it has none. */
  readonly value: Rational | boolean | undefined;
}

const atLeast = (level: number, { text, level: own }: Sample): string => (own >= level ? text : `(${text})`);
const both = <A>(a: Sample, b: Sample, f: (a: never, b: never) => A | undefined): A | undefined =>
  a.value === undefined || b.value === undefined ? undefined : f(a.value as never, b.value as never);

/** Numbers kept small enough that no limit is met. */
const small = (q: Rational | undefined): Rational | undefined =>
  q !== undefined && Q.numerator(Q.abs(q)) < 10n ** 60n && Q.denominator(q) < 10n ** 60n ? q : undefined;

const power = (base: Rational, exponent: Rational): Rational | undefined => {
  if (!Q.isInteger(exponent) || Q.lt(Q.of(6), Q.abs(exponent))) return undefined;
  let value = Q.one;
  for (let i = 0n; i < Q.numerator(Q.abs(exponent)); i += 1n) value = Q.mul(value, base);
  if (Q.leq(Q.zero, exponent)) return value;
  return Q.isZero(value) ? undefined : Q.div(Q.one, value);
};

const arithmetic = (a: Sample, operator: string, b: Sample): Sample => {
  const level = operator === '^' ? 8 : '*/'.includes(operator) ? 6 : 5;
  const value = both(a, b, (p: Rational, q: Rational) => {
    if (operator === '+') return small(Q.add(p, q));
    if (operator === '-') return small(Q.sub(p, q));
    if (operator === '*') return small(Q.mul(p, q));
    if (operator === '/') return Q.isZero(q) ? undefined : small(Q.div(p, q));
    return small(power(p, q));
  });
  // Powers bind to the right, the others to the left; a minus sign may follow ^ without parentheses.
  const text =
    operator === '^'
      ? `${atLeast(9, a)}^${atLeast(7, b)}`
      : `${atLeast(level, a)} ${operator} ${atLeast(level + 1, b)}`;
  return { text, level, value };
};

const compared = (a: Sample, relation: string, b: Sample): Sample => ({
  text: `${atLeast(5, a)} ${relation} ${atLeast(5, b)}`,
  level: 4,
  value: both(a, b, (p: Rational, q: Rational) => {
    const difference = Q.sign(Q.sub(p, q));
    return (
      { '<': difference < 0, '<=': difference <= 0, '>': difference > 0, '>=': difference >= 0 }[relation] ??
      (difference === 0) === (relation === '==')
    );
  }),
});

const { number, truth } = fc.letrec<{ number: Sample; truth: Sample }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'formula' },
    fc.constantFrom<Sample>(
      { text: 'grain', level: 9, value: Q.of(2) },
      { text: 'x2', level: 9, value: Q.of(3) },
      { text: 't', level: 9, value: money },
      { text: '0', level: 9, value: Q.zero },
      { text: '1', level: 9, value: Q.one },
      { text: '0.25', level: 9, value: Q.of(1, 4) },
      { text: '12', level: 9, value: Q.of(12) },
    ),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '^'), tie('number'))
      .map((p) => arithmetic(...p)),
    tie('number').map((a) => ({
      text: `-${atLeast(7, a)}`,
      level: 7,
      value: a.value === undefined ? undefined : Q.sub(Q.zero, a.value as Rational),
    })),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([name, a, b]) => ({
      text: `${name}(${a.text}, ${b.text})`,
      level: 9,
      value: both(a, b, (p: Rational, q: Rational) => (Q.lt(p, q) === (name === 'min') ? p : q)),
    })),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => ({
      text: `if(${c.text}, ${a.text}, ${b.text})`,
      level: 9,
      value: c.value === undefined ? undefined : c.value === true ? a.value : b.value,
    })),
  ),
  truth: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'formula' },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map((p) => compared(...p)),
    tie('truth').map((a) => ({
      text: `not ${atLeast(3, a)}`,
      level: 3,
      value: a.value === undefined ? undefined : !(a.value as boolean),
    })),
    fc.tuple(fc.constantFrom('and', 'or'), tie('truth'), tie('truth')).map(([word, a, b]) => ({
      text: `${atLeast(word === 'and' ? 2 : 1, a)} ${word} ${atLeast(word === 'and' ? 3 : 2, b)}`,
      level: word === 'and' ? 2 : 1,
      // The second is not looked at where the first decides.
      value: a.value === undefined ? undefined : a.value === (word === 'or') ? a.value : b.value,
    })),
  ),
}));

test('formulas printed with the fewest parentheses are read back to their value', () => {
  let valued = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        number,
        truth.map((c) => ({
          text: `if(${c.text}, 1, 0)`,
          level: 9,
          value: c.value === undefined ? undefined : c.value === true ? Q.one : Q.zero,
        })),
      ),
      (sample) => {
        const read = parseFormula(sample.text, { commodityNames: names, money: true });
        expect(read, sample.text).toMatchObject({ _tag: 'Right' });
        if (E.isLeft(read) || sample.value === undefined) return;
        valued += 1;
        expect(evaluateFormula(read.right, x, money), sample.text).toEqual(E.right(sample.value));
      },
    ),
    { numRuns: 3000 },
  );
  // Most samples have a value: the test is not empty.
  expect(valued).toBeGreaterThan(1500);
});
