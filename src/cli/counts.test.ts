import { expect, it } from 'vitest';
import { counted, listed, powerText, showPower } from './counts.js';

it('shows powers in full while they can be read', () => {
  expect(showPower({ base: 3n, exponent: 9n })).toBe('19,683');
  expect(showPower({ base: 16n, exponent: 121n })).toBe('16^121');
  expect(showPower({ base: 3n, exponent: 4_002_000n })).toBe('3^4,002,000');
});

it('gives scripts every digit up to 300, and the power beyond', () => {
  expect(powerText({ base: 16n, exponent: 121n })).toBe((16n ** 121n).toString());
  expect(powerText({ base: 16n, exponent: 2420n })).toBe('16^2420');
});

it('counts and lists in words', () => {
  expect([counted(1, 'commodity', 'commodities'), counted(1200, 'trader')]).toEqual([
    '1 commodity',
    '1,200 traders',
  ]);
  expect([[], ['Ann'], ['Ann', 'Ben'], ['Ann', 'Ben', 'Cleo']].map(listed)).toEqual([
    'nobody',
    'Ann',
    'Ann and Ben',
    'Ann, Ben and Cleo',
  ]);
});
