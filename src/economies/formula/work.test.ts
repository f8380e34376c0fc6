// The work of a formula is known before it is evaluated: no value has more digits, and no evaluation does more, than was said.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { evaluateFormula, parseFormula, workOfFormula } from './formula.js';
import type { FormulaWork } from './work.js';
import { bitsOf, maxBits, stepsOfOperation } from './work.js';

const range = { commodities: 2, cap: 5, priceSteps: 12 };
const names = { commodityNames: ['x', 'y'], money: true };
const workOf = (text: string): FormulaWork => {
  const formula = parseFormula(text, names);
  if (E.isLeft(formula)) throw new Error(formula.left.message);
  return workOfFormula(formula.right, range);
};

const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'x',
      'y',
      't',
      '0',
      '1',
      '2',
      '3/4',
      '10',
      '7',
      '1/9',
      '12.5',
      '1e-3',
      '123456789123456789123456789',
    ),
    fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('formula')), {
          minLength: 1,
          maxLength: 4,
        }),
        tie('formula'),
      )
      .map(([rest, first]) => `(${first}${rest.map(([sign, part]) => `${sign}(${part})`).join('')})`),
    fc
      .tuple(tie('formula'), fc.integer({ min: -6, max: 6 }))
      .map(([base, power]) => `((${base})^(${String(power)}))`),
    fc
      .tuple(tie('formula'), fc.constantFrom('x', 'y', '-x'))
      .map(([base, power]) => `((${base})^(${power}))`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('formula'), tie('formula'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('formula'), tie('formula'), tie('formula'), tie('formula'))
      .map(([a, b, c, d]) => `if(${a} < ${b}, ${c}, -${d})`),
    tie('formula').map((part) => `abs(${part})`),
  ),
}));

test('no value has more digits than were said, at any point of the range', () => {
  let values = 0;
  fc.assert(
    fc.property(
      formula,
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: -120, max: 120 }),
      (text, x, y, units) => {
        const read = parseFormula(text, names);
        if (E.isLeft(read)) throw new Error(`${text}: ${read.left.message}`);
        const value = evaluateFormula(read.right, [x, y], Q.of(units, 12));
        if (E.isLeft(value)) return;
        values += 1;
        const { bits, steps } = workOf(text);
        // bitsOf counts up to three digits too many.
        expect(bitsOf(Q.numerator(value.right)) - 3).toBeLessThanOrEqual(bits + 1);
        expect(bitsOf(Q.denominator(value.right)) - 3).toBeLessThanOrEqual(bits + 1);
        expect(steps).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(values).toBeGreaterThan(500);
});

test('steps are counted operation by operation, and of a condition the longer branch', () => {
  expect(workOf('x').steps).toBe(1);
  expect(workOf('x + y*t').steps).toBe(5);
  expect(workOf('if(x < 1, x + y + t, 0)').steps).toBe(3 + 5);
  expect(workOf('if(x < 1, 0, x + y + t)').steps).toBe(3 + 5);
});

test('the steps of an operation grow with the square of its numbers', () => {
  expect(stepsOfOperation(64)).toBe(1);
  expect(stepsOfOperation(6_400)).toBe(2_501);
});

test('900 factors whose denominators multiply', () => {
  const { steps, bits } = workOf(Array.from({ length: 900 }, () => '(1 + t)').join('*'));
  expect(steps).toBeGreaterThan(500_000);
  expect(bits).toBeGreaterThan(900 * Math.log2(12) - 1);
  expect(bits).toBeLessThanOrEqual(2 * maxBits);
  // The same denominator everywhere: sums stay short.
  expect(workOf(Array.from({ length: 900 }, () => 't').join('+')).steps).toBeLessThan(2_000);
});
