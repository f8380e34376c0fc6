import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markets, messagesIn } from '../../../proofs-tests/random-economies.js';
import * as L from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import { isBalanced, isFeasible } from '../../market/allocation.js';
import { choices, factorial, orderAt, orders } from '../orders.js';
import { randomDraw, traceDraw } from './draw.js';
import type { Clauses } from './mechanism.js';
import { asPublished, randomGrouping } from './mechanism.js';
import { allocationLottery, compareTrades, draws, tradeKey, traderLotteryPlain } from './plain.js';
import { choose, chooseEach } from './trader-classes.js';
import { lotteryWork, traderChances, traderLotteries } from './trader-lottery.js';

const tenth = Q.of(1, 10);
const text = (lottery: ReturnType<typeof traderLotteryPlain>): string =>
  lottery.chances.map(({ outcome, probability }) => `${tradeKey(outcome)}=${Q.show(probability)}`).join(' ');

const altered: readonly Clauses[] = [
  { ...asPublished, priceFrom: 'own-group' },
  { ...asPublished, acceptance: (size) => ({ kind: 'corridor', size, floored: true, capped: false }) },
  { ...asPublished, acceptance: (size) => ({ kind: 'if-it-fits', size }) },
];

const agreesWithPlain = (
  clauses: Clauses,
  groups: { count: number; size: number },
  numRuns: number,
  cap?: number,
) => {
  fc.assert(
    fc.property(
      markets({ groups, priceSteps: 1, ...(cap === undefined ? {} : { cap }) }).chain((market) =>
        fc.tuple(fc.constant(market), messagesIn(market)),
      ),
      ([market, messages]) => {
        const g = randomGrouping(market, tenth, clauses);
        traderLotteries(g, messages).forEach((fast, trader) =>
          expect(text(fast)).toBe(text(traderLotteryPlain(g, messages, trader))),
        );
      },
    ),
    { numRuns },
  );
};

describe('numbers of choices', () => {
  it('are those of the definition, and of thousands of traders there in a moment', () => {
    for (let n = 0; n <= 12; n += 1) {
      const byDefinition = Array.from(
        { length: n + 1 },
        (_, k) => factorial(n) / (factorial(k) * factorial(n - k)),
      );
      expect(chooseEach(n)).toEqual(byDefinition);
      expect(byDefinition.map((_, k) => choose(n, k))).toEqual(byDefinition);
      for (let k = 0; k <= n; k += 1) expect([...choices(n, k)]).toHaveLength(Number(byDefinition[k]));
    }
    // Of each of 4,000 numbers of members; three factorials for each of them took three quarters of a minute.
    expect(chooseEach(4000)[1999]).toBe(choose(4000, 2001));
  });
});

describe('orders of the traders', () => {
  it('are all enumerated, in lexicographic order, and found by their place', () => {
    for (let n = 1; n <= 6; n += 1) {
      const all = [...orders(n)];
      expect(BigInt(all.length)).toBe(factorial(n));
      expect(new Set(all.map(String)).size).toBe(all.length);
      all.forEach((order, place) => expect(order).toEqual(orderAt(n, BigInt(place))));
    }
  });
});

describe("a trader's exact lottery", () => {
  it('is the same by dynamic programming as by enumerating every draw: two groups of two', () => {
    agreesWithPlain(asPublished, { count: 2, size: 2 }, 150);
  });
  it('three groups of two, the variant of Remark 3', () => {
    agreesWithPlain(asPublished, { count: 3, size: 2 }, 12);
  });
  it('two groups of three', () => {
    agreesWithPlain(asPublished, { count: 2, size: 3 }, 12);
  });
  it('with each clause of the mechanism altered', () => {
    for (const clauses of altered) {
      agreesWithPlain(clauses, { count: 2, size: 2 }, 40);
      agreesWithPlain(clauses, { count: 2, size: 3 }, 4, 2);
    }
  });
  it('sums to one, is sorted by price and bundle, and shows nothing of probability zero', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom({ count: 2, size: 2 }, { count: 2, size: 6 }, { count: 4, size: 3 })
          .chain((groups) => markets({ groups }))
          .chain((market) => fc.tuple(fc.constant(market), messagesIn(market))),
        ([market, messages]) => {
          for (const lottery of traderLotteries(randomGrouping(market, tenth), messages)) {
            expect(Q.show(L.total(lottery))).toBe('1');
            expect(lottery.chances.every(({ probability }) => Q.sign(probability) > 0)).toBe(true);
            const trades = lottery.chances.map(({ outcome }) => outcome);
            expect(trades).toEqual([...trades].sort(compareTrades));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
  it('in a group of twenty, beyond what doubles count, still sums to one', () => {
    const groups = { count: 2, size: 20 };
    fc.assert(
      fc.property(
        markets({ commodities: 1, cap: 3, priceSteps: 2, groups }).chain((market) =>
          fc.tuple(
            fc.constant({ ...market, endowments: market.endowments.map(() => [1]), supply: [40] }),
            messagesIn(market),
          ),
        ),
        ([market, messages]) => {
          const threeDifferent = messages.map((_, i) => messages[i % 3]!);
          const g = randomGrouping(market, tenth);
          for (const chances of traderChances(g, threeDifferent).slice(0, 3))
            expect(Q.show(Q.sum(chances.map(({ probability }) => probability)))).toBe('1');
        },
      ),
      { numRuns: 5 },
    );
  });
  it('goes through as many group compositions as it said', () => {
    const market = fc.sample(
      markets({ commodities: 1, cap: 2, priceSteps: 1, groups: { count: 2, size: 3 } }),
      {
        numRuns: 1,
        seed: 1,
      },
    )[0]!;
    const equal = { ...market, endowments: market.endowments.map(() => [1]) };
    const g = randomGrouping(equal, tenth);
    const different = Array.from({ length: 6 }, (_, i) => [i % 3, Math.floor(i / 3)]);
    expect(lotteryWork(g, different)).toEqual({ compositions: 20n, states: 8n });
    expect(
      lotteryWork(
        g,
        different.map(() => [1, 1]),
      ),
    ).toEqual({ compositions: 1n, states: 4n });
  });
});

describe('the lottery over whole allocations', () => {
  it('holds allocations only, sums to one, and has the traders’ lotteries as its marginals', () => {
    fc.assert(
      fc.property(
        markets().chain((market) => fc.tuple(fc.constant(market), messagesIn(market))),
        ([market, messages]) => {
          const g = randomGrouping(market, tenth);
          const whole = allocationLottery(g, messages);
          expect(Q.show(L.total(whole))).toBe('1');
          for (const { outcome } of whole.chances) {
            expect(isFeasible(market, outcome)).toBe(true);
            expect(isBalanced(market, outcome)).toBe(true);
          }
          traderLotteries(g, messages).forEach((lottery, trader) => {
            const marginal = L.map(whole, (allocation) => allocation[trader]!);
            const eq = L.getEq({
              equals: (a: (typeof marginal.chances)[0]['outcome'], b) => tradeKey(a) === tradeKey(b),
            });
            expect(eq.equals(marginal, lottery)).toBe(true);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a traced draw', () => {
  it('serves ñ traders of each group under Rule 1, at the selected clearing price', () => {
    fc.assert(
      fc.property(
        markets().chain((market) => fc.tuple(fc.constant(market), messagesIn(market))),
        ([market, messages]) => {
          for (const trace of draws(randomGrouping(market, tenth), messages))
            for (const group of trace.groups) {
              expect(group.served).toBe(group.nTilde);
              expect(group.nTilde).toBe(Math.min(group.nBar, group.nUnder - 1));
              expect(group.argmin).toContain(group.price);
              expect(group.priceSetters.some((i) => group.members.includes(i))).toBe(false);
            }
        },
      ),
      { numRuns: 25 },
    );
  });
  it('is picked by a seed, the same each time, with the probabilities of the mechanism', () => {
    const market = fc.sample(markets({ commodities: 1, cap: 2, priceSteps: 1 }), { numRuns: 1, seed: 2 })[0]!;
    const g = randomGrouping(market, Q.of(1, 4));
    expect(randomDraw(g, 'class')).toEqual(randomDraw(g, 'class'));
    const many = Array.from({ length: 4000 }, (_, seed) => randomDraw(g, String(seed)));
    const second = many.filter(({ rule }) => rule === 2).length;
    expect(second).toBeGreaterThan(850);
    expect(second).toBeLessThan(1150);
    expect(new Set(many.map(({ order }) => order.join())).size).toBe(24);
    const draw = many[0]!;
    expect(
      traceDraw(
        g,
        market.endowments.map(() => [1, 1]),
        draw,
      ).trades,
    ).toHaveLength(4);
  });
});
