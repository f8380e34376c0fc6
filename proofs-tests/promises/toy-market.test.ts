/**
 * Two buyers and two sellers whose values are multiples of 1/4: all 625 markets, each trader's quotes all multiples of 1/8.
 */
import { describe, expect, it } from 'vitest';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { Convention } from '../../src/mechanisms/bids/convention.js';
import type { Side } from '../../src/mechanisms/bids/quotes.js';
import { kDoubleAuctionMechanism } from '../../src/mechanisms/k-double-auction/declaration.js';
import { mcAfeeMechanism } from '../../src/mechanisms/mcafee/declaration.js';
import type { BidMechanism } from '../../src/mechanisms/mechanism.js';
import { vcgMechanism } from '../../src/mechanisms/vcg/declaration.js';

const sides: readonly Side[] = ['buyer', 'buyer', 'seller', 'seller'];
const markets: ReadonlyArray<readonly Rational[]> = Array.from({ length: 5 ** 4 }, (_, number) =>
  sides.map((__, trader) => Q.of(Math.floor(number / 5 ** trader) % 5, 4)),
);
const quotes: readonly Rational[] = Array.from({ length: 9 }, (_, j) => Q.of(j, 8));

/** The largest gain of a lie of each side over all markets, the others telling the truth, and in how many there is a deficit. */
const survey = (mechanism: BidMechanism<string>, convention: Convention) => {
  const largest = new Map<Side, Rational>();
  let deficits = 0;
  for (const values of markets) {
    const truthful = mechanism.settle(sides, values, convention);
    if (Q.sign(Q.sum(truthful.map(({ money }) => money))) > 0) deficits += 1;
    for (const [trader, side] of sides.entries()) {
      const utilityOf = (quote: Rational): Rational => {
        const all = values.map((value, i) => (i === trader ? quote : value));
        const { trades, money } = mechanism.settle(sides, all, convention)[trader]!;
        const value = values[trader]!;
        return Q.add(money, !trades ? Q.zero : side === 'buyer' ? value : Q.neg(value));
      };
      const truth = utilityOf(values[trader]!);
      for (const quote of quotes)
        largest.set(side, Q.max(largest.get(side) ?? Q.zero, Q.sub(utilityOf(quote), truth)));
    }
  }
  return { buyers: Q.show(largest.get('buyer')!), sellers: Q.show(largest.get('seller')!), deficits };
};

describe('the largest gains from lies over all 625 markets', () => {
  it.each<[BidMechanism<string>, Convention, ReturnType<typeof survey>]>([
    [kDoubleAuctionMechanism, { k: Q.zero }, { buyers: '0', sellers: '1', deficits: 0 }],
    [kDoubleAuctionMechanism, { k: Q.one }, { buyers: '1', sellers: '0', deficits: 0 }],
    [kDoubleAuctionMechanism, { k: Q.of(1, 2) }, { buyers: '1/2', sellers: '1/2', deficits: 0 }],
    [mcAfeeMechanism, { edge: 'always-drop' }, { buyers: '0', sellers: '0', deficits: 0 }],
    [mcAfeeMechanism, { edge: 'support-ends' }, { buyers: '0', sellers: '0', deficits: 0 }],
    [vcgMechanism, {}, { buyers: '0', sellers: '0', deficits: 350 }],
  ])('%#: $name', (mechanism, convention, expected) => {
    expect(survey(mechanism, convention)).toEqual(expected);
  });
});
