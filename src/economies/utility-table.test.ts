import fc from 'fast-check';
import { expect, test } from 'vitest';
import { E } from '../prelude.js';
import * as Q from '../exact/rational.js';
import { unscale } from '../exact/scaling.js';
import { pointAt } from '../market/lattice.js';
import type { Market } from '../market/market.js';
import { makeMarket, moneyReceived } from '../market/market.js';
import type { Formula } from './formula/formula.js';
import { evaluateFormula, parseFormula } from './formula/formula.js';
import { byFormula, maxDenominatorBits, quasiLinear, tabulate, tabulateValue } from './utility-table.js';

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};
const formulaOf = (text: string): Formula =>
  right(parseFormula(text, { commodityNames: ['a', 'b'], money: true }));

const market = (priceSteps: number): Market =>
  right(
    makeMarket({
      commodities: 2,
      cap: 2,
      priceSteps,
      groups: { count: 2, size: 2 },
      endowments: [
        [1, 1],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      tieBreak: 'lowest',
    }),
  );

test('entry p·|X| + x is v(x, p·(e − x)), point by point', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('a*b + t', '(1 + a)*(2 + t)', 'if(t < 0, t^2, a - b)', 'max(a, t)/3', '7'),
      (priceSteps, trader, text) => {
        const m = market(priceSteps);
        const formula = formulaOf(text);
        const table = unscale(right(tabulate(m, m.endowments[trader]!, byFormula(formula))));
        expect(table).toHaveLength(m.prices.size * m.bundles.size);
        for (let p = 0; p < m.prices.size; p += 1)
          for (let x = 0; x < m.bundles.size; x += 1) {
            const bundle = pointAt(m.bundles, x);
            const money = moneyReceived(m, trader, p, bundle);
            const expected = right(evaluateFormula(formula, bundle, money));
            expect(Q.equals(table[p * m.bundles.size + x]!, expected)).toBe(true);
          }
      },
    ),
    { numRuns: 40 },
  );
});

test('a quasi-linear utility is the same as its formula', () => {
  const m = market(3);
  const values = right(tabulateValue(m, formulaOf('a*b/2 + a')));
  const byTable = tabulate(m, [1, 1], quasiLinear(values));
  expect(byTable).toEqual(tabulate(m, [1, 1], byFormula(formulaOf('a*b/2 + a + t'))));
});

test('a fault names the first point of the grid at which it occurs, in the order of the grid', () => {
  const m = market(2);
  // t = 1/2 first at p = (0, 1/2), x = (0, 0), where the trader sells her unit of b.
  const table = tabulate(m, [1, 1], byFormula(formulaOf('1/(t - 1/2)')));
  expect(table).toEqual(
    E.left({
      kind: 'fault',
      point: { bundle: [0, 0], price: [Q.zero, Q.of(1, 2)], money: Q.of(1, 2) },
      fault: expect.objectContaining({ kind: 'division-by-zero', offset: 1 }),
    }),
  );
  expect(tabulateValue(m, formulaOf('1/(2 - b)'))).toEqual(
    E.left({ bundle: [0, 2], fault: expect.objectContaining({ kind: 'division-by-zero' }) }),
  );
});

test('a common denominator that cannot be held is refused', () => {
  const m = market(1);
  const values = Array.from({ length: 9 }, (_, x) => Q.of(1n, 10n ** 1000n + BigInt(2 * x + 1)));
  expect(tabulate(m, [1, 1], quasiLinear(values))).toEqual(
    E.left({ kind: 'denominator', most: maxDenominatorBits, utilities: 7 }),
  );
});
