import { expect, it } from 'vitest';
import { counted, namesOrNobody } from './counts.js';

it('counts and lists in words', () => {
  expect([counted(1, 'commodity', 'commodities'), counted(1200, 'trader')]).toEqual([
    '1 commodity',
    '1,200 traders',
  ]);
  expect([[], ['Ann'], ['Ann', 'Ben'], ['Ann', 'Ben', 'Cleo']].map(namesOrNobody)).toEqual([
    'nobody',
    'Ann',
    'Ann and Ben',
    'Ann, Ben and Cleo',
  ]);
});
