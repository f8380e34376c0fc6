/**
 * Double auctions worked out by others, read where they lie, at the level of the mechanisms: sides and quotes.
 */
import { describe, expect, it } from 'vitest';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { Side, UnitTrade } from '../../src/mechanisms/bids/quotes.js';
import { settleKDoubleAuction } from '../../src/mechanisms/k-double-auction/settle.js';
import { settleMcAfee } from '../../src/mechanisms/mcafee/settle.js';
import { settleVcg } from '../../src/mechanisms/vcg/settle.js';
import { present, read } from './published-games.js';

type Numeral = string | number;
const number = (numeral: Numeral): Rational => Q.from(String(numeral));

/** The sides and quotes of buyers, then sellers. */
const marketOf = (buyers: readonly Numeral[], sellers: readonly Numeral[]) => ({
  sides: [...buyers.map((): Side => 'buyer'), ...sellers.map((): Side => 'seller')],
  quotes: [...buyers, ...sellers].map(number),
});

/** The prices at which one side trades, each once; they may be negative. */
const pricesOf = (sides: readonly Side[], trades: readonly UnitTrade[], side: Side): readonly string[] => [
  ...new Set(
    trades.flatMap((one, i) =>
      one.trades && sides[i] === side ? [Q.show(side === 'buyer' ? Q.neg(one.money) : one.money)] : [],
    ),
  ),
];

/** The quotes of those who trade on one side. */
const quotesTraded = (
  { sides, quotes }: ReturnType<typeof marketOf>,
  trades: readonly UnitTrade[],
  side: Side,
): readonly string[] =>
  trades.flatMap((one, i) => (one.trades && sides[i] === side ? [Q.show(quotes[i]!)] : []));

interface ReductionCase {
  readonly id: string;
  readonly categories: ReadonlyArray<{ readonly name: Side; readonly values: readonly number[] }>;
  readonly expected: {
    readonly trade: boolean;
    readonly sides?: ReadonlyArray<{
      readonly category: Side;
      readonly candidates: readonly number[];
      readonly how: string;
      readonly price: number;
    }>;
  };
}
interface Demo {
  readonly id: string;
  readonly buyers: readonly number[];
  readonly sellers: readonly number[];
  readonly expected: { readonly deals: number; readonly buyer_price: number; readonly seller_price: number };
}

describe.skipIf(!present)('McAfee’s mechanism, where the last trade is always dropped at the edge', () => {
  const { mcafee, mcafee_demo: demos } = (read('trade-reduction-cases.json') ?? {
    mcafee: [],
    mcafee_demo: [],
  }) as { readonly mcafee: readonly ReductionCase[]; readonly mcafee_demo: readonly Demo[] };
  it.each(mcafee.map((one) => [one.id, one] as const))('%s', (_id, { categories, expected }) => {
    const valuesOf = (side: Side) => categories.find(({ name }) => name === side)!.values.map(Math.abs);
    const market = marketOf(valuesOf('buyer'), valuesOf('seller'));
    const trades = settleMcAfee(market.sides, market.quotes, 'always-drop');
    expect(trades.some((one) => one.trades)).toBe(expected.trade);
    for (const { category, candidates, how, price } of expected.sides ?? []) {
      expect(how).toBe('all');
      expect([...quotesTraded(market, trades, category)].sort()).toEqual(
        candidates.map((value) => Q.show(number(Math.abs(value)))).sort(),
      );
      expect(pricesOf(market.sides, trades, category)).toEqual([Q.show(number(Math.abs(price)))]);
    }
  });
  it.each(demos.map((one) => [one.id, one] as const))('%s', (_id, { buyers, sellers, expected }) => {
    const { sides, quotes } = marketOf(buyers, sellers);
    const trades = settleMcAfee(sides, quotes, 'always-drop');
    expect(trades.filter((one) => one.trades).length).toBe(2 * expected.deals);
    expect(pricesOf(sides, trades, 'buyer')).toEqual([Q.show(number(expected.buyer_price))]);
    expect(pricesOf(sides, trades, 'seller')).toEqual([Q.show(number(expected.seller_price))]);
  });
});

interface VcgCase {
  readonly buyers: readonly string[];
  readonly sellers: readonly string[];
  readonly buyer_payments: readonly string[];
  readonly seller_receipts: readonly string[];
}
interface SecondPrice {
  readonly bids: readonly number[];
  readonly price?: number;
  readonly winner?: number;
  readonly correct_price?: number;
}

describe.skipIf(!present)('VCG', () => {
  const cases = (read('vcg-cases.json') ?? {
    vickrey_double_auction: { cases: [] },
    second_price: { cases: [], defect_case: { bids: [] } },
    tie_regression: { cases: [] },
  }) as {
    readonly vickrey_double_auction: { readonly cases: readonly VcgCase[] };
    readonly second_price: { readonly cases: readonly SecondPrice[]; readonly defect_case: SecondPrice };
    readonly tie_regression: { readonly cases: readonly SecondPrice[] };
  };
  it.each(cases.vickrey_double_auction.cases)('of a double auction: %j', (one) => {
    const { sides, quotes } = marketOf(one.buyers, one.sellers);
    const money = settleVcg(sides, quotes).map((trade) => Q.show(Q.abs(trade.money)));
    expect(money).toEqual(
      [...one.buyer_payments, ...one.seller_receipts].map((numeral) => Q.show(number(numeral))),
    );
  });
  // A second-price auction: one seller who asks nothing.
  it.each([...cases.second_price.cases, cases.second_price.defect_case, ...cases.tie_regression.cases])(
    'of a second-price auction: %j',
    ({ bids, price, correct_price: correct, winner }) => {
      const { sides, quotes } = marketOf(bids, [0]);
      const trades = settleVcg(sides, quotes);
      const won = trades.findIndex((one) => one.trades);
      expect(Q.show(Q.neg(trades[won]!.money))).toBe(String(price ?? correct));
      if (winner !== undefined) expect(won).toBe(winner);
    },
  );
});

interface Orders {
  readonly id: string;
  readonly buyers: ReadonlyArray<{ readonly limit: string; readonly qty: number }>;
  readonly sellers: ReadonlyArray<{ readonly limit: string; readonly qty: number }>;
  readonly recomputed: { readonly max_volume: number; readonly clearing_interval: readonly Numeral[] };
}

describe.skipIf(!present)(
  'the k-double auction takes the ends of the clearing interval at k = 0 and 1',
  () => {
    const { cases } = (read('clearing-cases.json') ?? { cases: [] }) as { readonly cases: readonly Orders[] };
    // Of an order for several units, one trader a unit. The interval is of the limits alone where both sides have one left.
    const limitsOf = (orders: Orders['buyers']) =>
      orders.flatMap(({ limit, qty }) => new Array<string>(qty).fill(limit));
    it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, { buyers, sellers, recomputed }) => {
      const { sides, quotes } = marketOf(limitsOf(buyers), limitsOf(sellers));
      const at = (k: string) => settleKDoubleAuction(sides, quotes, Q.from(k));
      expect(at('1/2').filter((one) => one.trades).length).toBe(2 * recomputed.max_volume);
      if (recomputed.max_volume === 0) return;
      const [low, high] = recomputed.clearing_interval.map((numeral) => Q.show(number(numeral)));
      expect(pricesOf(sides, at('0'), 'buyer')).toEqual([low]);
      expect(pricesOf(sides, at('1'), 'buyer')).toEqual([high]);
    });
  },
);
