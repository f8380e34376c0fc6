// Allocations: (2) and (3) against the sums as printed.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as Q from '../exact/rational.js';
import { E } from '../prelude.js';
import type { Allocation } from './allocation.js';
import { budgetSurplus, isBalanced, isFeasible, unallocated, withinCap } from './allocation.js';
import { pointAt } from './lattice.js';
import { makeMarket } from './market.js';

const endowments = [
  [1, 1],
  [0, 1],
  [2, 0],
  [1, 2],
];
const made = makeMarket({
  commodities: 2,
  cap: 3,
  priceSteps: 2,
  groups: { count: 2, size: 2 },
  endowments,
  tieBreak: 'lowest',
});
if (E.isLeft(made)) throw new Error(JSON.stringify(made.left));
const market = made.right;

const amount = fc.integer({ min: -1, max: 4 });
const trade = fc.record({ bundle: fc.tuple(amount, amount), price: fc.integer({ min: 0, max: 8 }) });
const anyTrades = fc.tuple(trade, trade, trade, trade);

/** Endowments handed round: market clearing by construction. */
const handedRound = fc
  .tuple(
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  )
  .chain(([first, second]) =>
    fc.tuple(
      ...first.map((from, i) =>
        fc.record({
          bundle: fc.constant([endowments[from]![0]!, endowments[second[i]!]![1]!]),
          price: fc.integer({ min: 0, max: 8 }),
        }),
      ),
    ),
  );

describe('an allocation', () => {
  test.prop([fc.oneof(anyTrades, handedRound)])(
    'clears and balances as (2) and (3) say',
    (allocation: Allocation) => {
      const left = [0, 1].map((h) => {
        let sum = 0;
        allocation.forEach(({ bundle }, i) => (sum += endowments[i]![h]! - bundle[h]!));
        return sum;
      });
      expect(unallocated(market, allocation)).toEqual(left);

      let surplus = 0;
      allocation.forEach(({ bundle, price }, i) => {
        const steps = pointAt(market.prices, price);
        for (const h of [0, 1]) surplus += steps[h]! * (bundle[h]! - endowments[i]![h]!);
      });
      expect(Q.show(budgetSurplus(market, allocation))).toBe(Q.show(Q.of(surplus, 2)));
      expect(isBalanced(market, allocation)).toBe(surplus === 0);

      const possible = allocation.every(({ bundle }) => bundle.every((x) => x >= 0 && x <= 3));
      expect(withinCap(market, allocation)).toBe(possible);
      expect(isFeasible(market, allocation)).toBe(possible && left[0] === 0 && left[1] === 0);
    },
  );

  test.prop([handedRound])(
    'that hands endowments round clears, and balances at one price for all',
    (allocation) => {
      expect(isFeasible(market, allocation)).toBe(true);
      const { price } = allocation[0]!;
      expect(
        isBalanced(
          market,
          allocation.map(({ bundle }) => ({ bundle, price })),
        ),
      ).toBe(true);
    },
  );

  test('does not balance when seller and buyer trade at different prices', () => {
    const sale: Allocation = [
      [0, 1],
      [1, 1],
      [2, 0],
      [1, 2],
    ].map((bundle, i) => ({ bundle, price: i === 0 ? 3 : 6 }));
    expect(isFeasible(market, sale)).toBe(true);
    expect(Q.show(budgetSurplus(market, sale))).toBe('1/2');
  });
});
