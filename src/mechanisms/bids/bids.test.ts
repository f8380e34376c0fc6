import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as Q from '../../exact/rational.js';
import type { BidMechanism } from '../mechanism.js';
import { kDoubleAuctionMechanism } from '../k-double-auction/declaration.js';
import { mcAfeeMechanism } from '../mcafee/declaration.js';
import { vcgMechanism } from '../vcg/declaration.js';
import type { Convention } from './convention.js';
import type { Side, UnitTrade } from './quotes.js';

const trader = fc.record({
  side: fc.constantFrom<Side>('buyer', 'seller'),
  quote: fc.integer({ min: -1, max: 5 }).map((n) => Q.of(n, 4)),
});
const market = fc
  .array(trader, { minLength: 1, maxLength: 7 })
  .map((traders) => ({ sides: traders.map(({ side }) => side), quotes: traders.map(({ quote }) => quote) }));

const shown = (trades: readonly UnitTrade[]) =>
  trades.map(({ trades: yes, money }) => `${yes ? 'trades' : 'stays'} ${Q.show(money)}`);

const cases: ReadonlyArray<readonly [BidMechanism<string>, Convention]> = [
  ...['0', '1/3', '1/2', '1'].map((k) => [kDoubleAuctionMechanism, { k: Q.from(k) }] as const),
  [mcAfeeMechanism, { edge: 'always-drop' }],
  [mcAfeeMechanism, { edge: 'support-ends' }],
  [vcgMechanism, {}],
];

describe.each(cases)('%$', (mechanism, convention) => {
  test.prop([market])(`${mechanism.name} is what its definition says`, ({ sides, quotes }) => {
    expect(shown(mechanism.settle(sides, quotes, convention))).toEqual(
      shown(mechanism.settleByDefinition(sides, quotes, convention)),
    );
  });
  test.prop([market])(`${mechanism.name} moves as many units as it takes`, ({ sides, quotes }) => {
    const trades = mechanism.settle(sides, quotes, convention);
    const of = (side: Side) => trades.filter((one, i) => one.trades && sides[i] === side).length;
    expect(of('buyer')).toBe(of('seller'));
    for (const [i, { trades: yes, money }] of trades.entries()) {
      if (!yes) expect(Q.show(money)).toBe('0');
      else if (sides[i] === 'buyer') expect(Q.leq(Q.neg(money), quotes[i]!)).toBe(true);
      else expect(Q.leq(quotes[i]!, money)).toBe(true);
    }
  });
});
