import { describe, expect, it } from 'vitest';
import { E } from '../../prelude.js';
import { makeMarket } from '../../market/market.js';
import { readMessageText } from './message-text.js';

const read = (text: string, commodities: number) => {
  const market = makeMarket({
    commodities,
    cap: 2,
    priceSteps: 1,
    groups: { count: 2, size: 2 },
    endowments: Array.from({ length: 4 }, () => new Array<number>(commodities).fill(1)),
    tieBreak: 'lowest',
  });
  if (E.isLeft(market)) throw new Error('no market');
  return readMessageText(market.right, text);
};

describe('a message on the command line', () => {
  it.each(['[2,0]', '2,0', '(2, 0)', '[[2],[0]]'])('%s', (text) => {
    expect(read(text, 1)).toEqual(E.right([2, 0]));
  });
  it('of two commodities: a bundle for each of four prices', () => {
    expect(read('[[2,1],[0,0],[1,2],[2,2]]', 2)).toEqual(E.right([7, 0, 5, 8]));
    expect(read('(2,1),(0,0),(1,2),(2,2)', 2)).toEqual(E.right([7, 0, 5, 8]));
  });
});

describe('a message is refused', () => {
  it.each([
    ['2', 'has 1 amount; a message has 2'],
    ['[2,0,0]', 'has 3 amounts'],
    ['[3,0]', '(3) is no bundle'],
    ['[2,-1]', 'is no message'],
    ['[2,0.5]', 'is no message'],
    ['', 'has 0 amounts'],
  ])('%s', (text, reason) => {
    const result = read(text, 1);
    expect(E.isLeft(result) && result.left[0]?.message).toContain(reason);
  });
});
