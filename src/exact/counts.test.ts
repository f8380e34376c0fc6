import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  allCounted,
  areCounted,
  counted,
  everyCounted,
  powerAtMost,
  powerText,
  showCount,
  showPower,
} from './counts.js';

it('puts the word for one or for many after a count', () => {
  expect([0, 1, 2, 1n, 1200n].map((count) => counted(count, 'cell'))).toEqual([
    '0 cells',
    '1 cell',
    '2 cells',
    '1 cell',
    '1,200 cells',
  ]);
  expect([1, 3].map((count) => areCounted(count, 'commodity', 'commodities'))).toEqual([
    'is 1 commodity',
    'are 3 commodities',
  ]);
  expect([1, 3].map((count) => allCounted(count, 'pair'))).toEqual(['the one pair', 'all 3 pairs']);
  expect([1, 3].map((count) => everyCounted(count, 'pair'))).toEqual([
    'the one pair',
    'every one of 3 pairs',
  ]);
});

it('shows powers in full while they can be read', () => {
  expect(showPower({ base: 3n, exponent: 9n })).toBe('19,683');
  expect(showPower({ base: 16n, exponent: 121n })).toBe('16^121');
  expect(showPower({ base: 3n, exponent: 4_002_000n })).toBe('3^4,002,000');
});

it('gives scripts every digit up to 300, and the power beyond', () => {
  expect(powerText({ base: 16n, exponent: 121n })).toBe((16n ** 121n).toString());
  expect(powerText({ base: 16n, exponent: 2420n })).toBe('16^2420');
});

it('finds a power that is at most a bound, and says so when it is not', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 30n), fc.bigInt(0n, 30n), fc.bigInt(1n, 10n ** 20n), (base, exponent, most) => {
      const power = base ** exponent;
      expect(powerAtMost({ base, exponent }, most)).toBe(base <= 1n || power <= most ? power : undefined);
    }),
  );
  expect(powerAtMost({ base: 3n, exponent: 10n ** 12n }, 10n ** 9n)).toBeUndefined();
});

it('shows a count by its size when nobody would read its digits', () => {
  expect(showCount(123_456_789_012_345n)).toBe('123,456,789,012,345');
  expect(showCount(10n ** 40n + 7n)).toBe('about 10^40');
});
