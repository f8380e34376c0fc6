// Clearing prices against the plain argmin, and against one-good markets from public test suites.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import { E } from '../prelude.js';
import { clearingPrice, clearingPrices, imbalance, select } from './clearing.js';
import type { Demand } from './demand.js';
import { constantDemand } from './demand.js';
import { pointAt, points } from './lattice.js';
import type { Market, MarketParameters } from './market.js';
import { makeMarket } from './market.js';

const marketOf = (
  parameters: Omit<MarketParameters, 'tieBreak'>,
  tieBreak: Market['tieBreak'] = 'lowest',
): Market => {
  const made = makeMarket({ ...parameters, tieBreak });
  if (E.isLeft(made)) throw new Error(JSON.stringify(made.left));
  return made.right;
};

describe('p̂', () => {
  const shapes = [
    { commodities: 1, cap: 2, priceSteps: 4 },
    { commodities: 1, cap: 4, priceSteps: 2 },
    { commodities: 2, cap: 2, priceSteps: 2 },
    { commodities: 3, cap: 2, priceSteps: 1 },
  ];
  const instance = fc.constantFrom(...shapes).chain((shape) => {
    const endowments = Array.from({ length: 6 }, () => new Array<number>(shape.commodities).fill(1));
    const market = marketOf({ ...shape, groups: { count: 2, size: 3 }, endowments });
    const demand = fc.array(fc.nat({ max: market.bundles.size - 1 }), {
      minLength: market.prices.size,
      maxLength: market.prices.size,
    });
    const amount = fc.nat({ max: 3 * (shape.cap - 1) });
    return fc.record({
      market: fc.constant(market),
      demands: fc.array(demand, { minLength: 1, maxLength: 4 }),
      supply: fc.array(amount, { minLength: shape.commodities, maxLength: shape.commodities }),
    });
  });

  test.prop([instance])(
    'is the first or last of all prices with the least Σ_h |Σ_i d_i(h)(p) − y(h)|',
    (given) => {
      const { market, demands, supply } = given;
      const distance = points(market.prices).map((_, p) =>
        supply
          .map((y, h) =>
            Math.abs(demands.reduce((sum, d) => sum + pointAt(market.bundles, d[p]!)[h]!, 0) - y),
          )
          .reduce((sum, gap) => sum + gap, 0),
      );
      const argmin = distance.flatMap((gap, p) => (gap === Math.min(...distance) ? [p] : []));
      distance.forEach((gap, p) => expect(imbalance(market, demands, supply, p)).toBe(gap));
      expect(clearingPrices(market, demands, supply)).toEqual(argmin);
      expect(clearingPrice(market, demands, supply)).toBe(argmin[0]);
      expect(clearingPrice({ ...market, tieBreak: 'highest' }, demands, supply)).toBe(argmin.at(-1));
      expect(select(argmin, 'lowest')).toBe(argmin[0]);
    },
  );

  test('takes price vectors in lexicographic order', () => {
    const market = marketOf({
      commodities: 2,
      cap: 2,
      priceSteps: 1,
      groups: { count: 2, size: 2 },
      endowments: [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    });
    // Excess 0 at (0,1) and (1,0) only: bundle 4 is (1,1), bundle 0 is (0,0).
    const demand: Demand = [0, 4, 4, 0];
    expect(clearingPrices(market, [demand, demand], [2, 2]).map((p) => pointAt(market.prices, p))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

interface Order {
  readonly limit: string;
  readonly qty: number;
}
interface Case {
  readonly id: string;
  readonly buyers: readonly Order[];
  readonly sellers: readonly Order[];
  readonly recomputed: { readonly clearing_interval: readonly [string, string] };
}

const folder =
  process.env['UNDOMINATED_CASES'] ?? fileURLToPath(new URL('../../../shared/cases', import.meta.url));
const file = `${folder}/clearing-cases.json`;
const present = existsSync(file);
if (!present) console.warn(`Skipped: one-good markets from public test suites, for ${file} is not there.`);
const cases = present
  ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] }).cases
  : [];

/** The exact number that a limit denotes. */
const read = (text: string | number): Rational => {
  const result = Q.read(String(text));
  if (E.isLeft(result)) throw new Error(`${text}: ${result.left.kind}`);
  return result.right;
};

/**
 * A one-good market of limit orders on a grid that lies between all limits: price number j is lowest + (j − 1/2)
 * times a unit that divides all limits, so that nobody is ever indifferent. A buyer owns nothing and wants her quantity
 * below her limit; a seller owns hers and keeps it below her limit. Traders who hold on to what they own fill the ranks.
 */
const asMarket = ({ buyers, sellers }: Case) => {
  const limits = [...buyers, ...sellers].map(({ limit }) => read(limit));
  const unit = Q.of(
    1,
    limits.reduce((least, q) => least * Q.denominator(q), 1n),
  );
  const low = limits.reduce(Q.min);
  const span = Number(Q.numerator(Q.div(Q.sub(limits.reduce(Q.max), low), unit)));
  const priceOf = (j: number): Rational => Q.add(low, Q.mul(Q.of(2 * j - 1, 2), unit));
  const cap = Math.max(2, ...[...buyers, ...sellers].map(({ qty }) => qty + 1));
  const holders = 2 * cap + ((buyers.length + sellers.length) % 2);
  const owned = [
    ...buyers.map(() => 0),
    ...sellers.map(({ qty }) => qty),
    ...new Array<number>(holders).fill(cap - 1),
  ];
  const market = marketOf({
    commodities: 1,
    cap,
    priceSteps: span + 1,
    groups: { count: 2, size: owned.length / 2 },
    endowments: owned.map((amount) => [amount]),
  });
  const demandOf = ({ limit, qty }: Order): Demand =>
    Array.from({ length: market.prices.size }, (_, j) => (Q.lt(priceOf(j), read(limit)) ? qty : 0));
  const demands = [
    ...[...buyers, ...sellers].map(demandOf),
    ...Array.from({ length: holders }, () => constantDemand(market.prices, cap - 1)),
  ];
  return { market, demands, priceOf };
};

describe(`one-good markets from public test suites${present ? '' : ` (skipped: ${file} is not there)`}`, () => {
  test.skipIf(!present)('there are some', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  for (const c of cases)
    test(c.id, () => {
      const { market, demands, priceOf } = asMarket(c);
      const [low, high] = c.recomputed.clearing_interval.map(read) as [Rational, Rational];
      const argmin = clearingPrices(market, demands, market.supply);
      const inside = points(market.prices).flatMap((_, j) =>
        Q.lt(low, priceOf(j)) && Q.lt(priceOf(j), high) ? [j] : [],
      );
      if (inside.length > 0) {
        // Between two different limits the market clears exactly, and nowhere else.
        expect(argmin).toEqual(inside);
        expect(imbalance(market, demands, market.supply, argmin[0]!)).toBe(0);
      } else {
        // The market clears at one limit only, by rationing there: the least imbalance is next to it, on one side or both.
        const below = points(market.prices).findLastIndex((_, j) => Q.lt(priceOf(j), low));
        expect(argmin.includes(below) || argmin.includes(below + 1)).toBe(true);
        expect(imbalance(market, demands, market.supply, argmin[0]!)).toBeGreaterThan(0);
      }
    });
});
