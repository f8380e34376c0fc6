// Demand functions: their order, their number, and choices from given sets.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { E } from '../prelude.js';
import {
  constantDemand,
  countDemands,
  countSelections,
  demandAt,
  demands,
  placeOf,
  selections,
} from './demand.js';
import type { Market } from './market.js';
import { makeMarket } from './market.js';

const marketOf = (commodities: number, cap: number, priceSteps: number): Market => {
  const endowments = Array.from({ length: 4 }, () => new Array<number>(commodities).fill(cap - 1));
  const made = makeMarket({
    commodities,
    cap,
    priceSteps,
    groups: { count: 2, size: 2 },
    endowments,
    tieBreak: 'lowest',
  });
  if (E.isLeft(made)) throw new Error(JSON.stringify(made.left));
  return made.right;
};

describe('all demand functions', () => {
  test.each([
    [1, 2, 1, 9],
    [1, 2, 2, 27],
    [1, 3, 2, 64],
    [1, 4, 3, 625],
    [2, 2, 1, 6561],
  ])('k = %d, l = %d, T = %d: %d, each once, ascending, each at its place', (k, l, steps, count) => {
    const market = marketOf(k, l, steps);
    expect(countDemands(market)).toBe(BigInt(count));
    const all = [...demands(market)];
    expect(all.length).toBe(count);
    all.forEach((demand, place) => {
      expect(demand.length).toBe(market.prices.size);
      expect(demand.every((bundle) => bundle >= 0 && bundle < market.bundles.size)).toBe(true);
      expect(placeOf(market, demand)).toBe(BigInt(place));
      if (place === 0) return;
      const before = all[place - 1]!;
      const differs = demand.findIndex((bundle, p) => bundle !== before[p]);
      expect(demand[differs]! > before[differs]!).toBe(true);
    });
  });

  test('their number and places are exact where they cannot be listed', () => {
    const market = marketOf(2, 3, 10);
    expect(countDemands(market)).toBe(16n ** 121n);
    const last = 16n ** 121n - 1n;
    expect(demandAt(market, last)).toEqual(constantDemand(market.prices, 15));
    expect(placeOf(market, demandAt(market, last - 12345678901234567890n))).toBe(
      last - 12345678901234567890n,
    );
  });
});

describe('choices from sets', () => {
  const bundles = fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 0, maxLength: 3 });
  test.prop([fc.array(bundles, { minLength: 3, maxLength: 3 })])(
    'are the demand functions that lie in them',
    (sets) => {
      const ascending = sets.map((set) => set.toSorted((a, b) => a - b));
      const plain = [...demands(marketOf(1, 2, 2))].filter((d) =>
        d.every((bundle, p) => sets[p]!.includes(bundle)),
      );
      expect([...selections(ascending)]).toEqual(plain);
      expect(countSelections(sets)).toBe(BigInt(plain.length));
    },
  );
});
