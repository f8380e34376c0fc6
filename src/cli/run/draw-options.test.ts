import { describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import { makeMarket } from '../../market/market.js';
import { randomGrouping } from '../../mechanisms/random-grouping/mechanism.js';
import type { DrawOptions } from './draw-options.js';
import { readDraw } from './draw-options.js';

const marketOf = (commodities: number) => {
  const market = makeMarket({
    commodities,
    cap: 2,
    priceSteps: 2,
    groups: { count: 2, size: 2 },
    endowments: Array.from({ length: 4 }, () => new Array<number>(commodities).fill(1)),
    tieBreak: 'lowest',
  });
  if (E.isLeft(market)) throw new Error('no market');
  return market.right;
};
const read = (options: DrawOptions, commodities = 1) =>
  readDraw(options, randomGrouping(marketOf(commodities), Q.of(1, 10)));

describe('the draw that options ask for', () => {
  it('is none without options', () => {
    expect(read({})).toEqual(E.right({ kind: 'none' }));
  });
  it('is Rule 1 with an order', () => {
    expect(read({ order: '3,1,4,2', rule: '1' })).toEqual(
      E.right({ kind: 'draw', draw: { order: [2, 0, 3, 1], rule: 1 } }),
    );
  });
  it('is Rule 2 with an order and a price in grid order', () => {
    expect(read({ order: '1, 2, 3, 4', rule: '2', price: '0.5,1' }, 2)).toEqual(
      E.right({ kind: 'draw', draw: { order: [0, 1, 2, 3], rule: 2, price: 5 } }),
    );
  });
  it('is the one of a seed', () => {
    expect(read({ draw: true, seed: 'x' })).toEqual(E.right({ kind: 'seed', seed: 'x' }));
  });
});

describe('a draw is refused', () => {
  const refused: ReadonlyArray<readonly [string, DrawOptions]> = [
    ['go together', { order: '1,2,3,4' }],
    ['go together', { rule: '1' }],
    ['go together', { price: '1/2' }],
    ['no order', { order: '1,2,3,3', rule: '1' }],
    ['no order', { order: '1,2,3', rule: '1' }],
    ['no order', { order: '1,2,3,5', rule: '1' }],
    ['no order', { order: '0,1,2,3', rule: '1' }],
    ['no order', { order: '1,2,3,x', rule: '1' }],
    ['no rule', { order: '1,2,3,4', rule: '3' }],
    ['refused under Rule 1', { order: '1,2,3,4', rule: '1', price: '0' }],
    ['needs the price', { order: '1,2,3,4', rule: '2' }],
    ['not on the grid', { order: '1,2,3,4', rule: '2', price: '1/3' }],
    ['not on the grid', { order: '1,2,3,4', rule: '2', price: '3/2' }],
    ['not on the grid', { order: '1,2,3,4', rule: '2', price: '-1/2' }],
    ['no price', { order: '1,2,3,4', rule: '2', price: 'half' }],
    ['1 commodity', { order: '1,2,3,4', rule: '2', price: '0,0' }],
    ['needs a seed', { draw: true }],
    ['only has a meaning', { seed: '1' }],
    ['lets chance decide', { draw: true, seed: '1', order: '1,2,3,4', rule: '1' }],
  ];
  it.each(refused)('because: %s', (reason, options) => {
    const result = read(options);
    expect(E.isLeft(result) && result.left[0]?.message).toContain(reason);
  });
});
