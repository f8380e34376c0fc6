// Markets: the assumptions that are checked, and money.
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as Q from '../exact/rational.js';
import { E } from '../prelude.js';
import type { Market, MarketParameters } from './market.js';
import { makeMarket, moneyReceived, priceVector } from './market.js';
import { indexOf } from './lattice.js';

const basic: MarketParameters = {
  commodities: 1,
  cap: 2,
  priceSteps: 4,
  groups: { count: 2, size: 2 },
  endowments: [[1], [1], [1], [1]],
  tieBreak: 'lowest',
};
const make = (change: Partial<MarketParameters>): Market => {
  const made = makeMarket({ ...basic, ...change });
  if (E.isLeft(made)) throw new Error(made.left.map((problem) => problem.kind).join());
  return made.right;
};
const kinds = (change: Partial<MarketParameters>): readonly string[] => {
  const made = makeMarket({ ...basic, ...change });
  return E.isLeft(made) ? made.left.map((problem) => problem.kind) : [];
};

describe('makeMarket', () => {
  test('lays out grid, bundles and supply', () => {
    const market = make({
      commodities: 2,
      endowments: [
        [1, 0],
        [1, 1],
        [0, 1],
        [1, 0],
      ],
    });
    expect(market).toMatchObject({ traders: 4, prices: { size: 25 }, bundles: { size: 9 }, supply: [3, 2] });
  });

  test.each<[string, Partial<MarketParameters>, readonly string[]]>([
    ['no commodity', { commodities: 0 }, ['commodities']],
    ['a cap of 1', { cap: 1 }, ['cap']],
    ['no price step', { priceSteps: 0 }, ['price-steps']],
    ['half a price step', { priceSteps: 0.5 }, ['price-steps']],
    ['one group', { groups: { count: 1, size: 4 } }, ['group-count']],
    ['groups of one', { groups: { count: 4, size: 1 } }, ['group-size']],
    ['several at once', { cap: 0, priceSteps: -1 }, ['cap', 'price-steps']],
    ['a trader too few', { endowments: [[1], [1], [1]] }, ['trader-count']],
    ['an endowment of l', { endowments: [[2], [1], [1], [1]] }, ['endowment']],
    ['an endowment below 0', { endowments: [[-1], [1], [1], [1]] }, ['endowment']],
    ['an endowment of two commodities', { endowments: [[1, 1], [1], [1], [1]] }, ['endowment']],
    ['n·r < l', { cap: 5, endowments: [[4], [4], [4], [4]] }, ['too-few-traders-for-cap']],
    ['supply below l', { endowments: [[1], [0], [0], [0]] }, ['supply']],
    ['a grid that cannot be held', { priceSteps: 2 ** 30 }, ['grid-too-large']],
    ['a thousand commodities', { commodities: 1000 }, ['grid-too-large']],
  ])('refuses %s', (_what, change, problems) => expect(kinds(change)).toEqual(problems));

  test('accepts supply of exactly l, and n·r of exactly l', () => {
    expect(kinds({ endowments: [[1], [1], [0], [0]] })).toEqual([]);
    expect(kinds({ cap: 4, endowments: [[3], [1], [0], [0]] })).toEqual([]);
  });
});

describe('money', () => {
  const vector = (top: number) =>
    fc.tuple(fc.integer({ min: 0, max: top }), fc.integer({ min: 0, max: top }));

  test.prop([vector(4), vector(1), vector(2)])('received is p·(e − x)', (steps, endowment, bundle) => {
    const market = make({ commodities: 2, endowments: [endowment, [1, 1], [1, 1], [1, 1]] });
    const price = indexOf(market.prices, steps);
    expect(priceVector(market, price).map(Q.show)).toEqual(steps.map((s) => Q.show(Q.of(s, 4))));
    const plain = Q.sum(steps.map((s, h) => Q.mul(Q.of(s, 4), Q.of(endowment[h]! - bundle[h]!))));
    expect(Q.show(moneyReceived(market, 0, price, bundle))).toBe(Q.show(plain));
  });
});
