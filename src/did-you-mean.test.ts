import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, editDistance, leftOut, nearest } from './did-you-mean.js';

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['abc', 'xabc', 1],
  ['kitten', 'sitting', 3],
  ['tieBreak', 'tiebreak', 1],
])('%s and %s are %d apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test('the distance is symmetric, zero only for equals, and at most the longer length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test.each<[string[], string[], string[]]>([
  [['low', 'high'], ['low', 'high'], []],
  [['low'], ['low', 'high'], ['high']],
  [['low', 'hihg'], ['low', 'high'], []],
  [['low', 'x'], ['low', 'high'], []],
  [['x'], ['low', 'high'], ['low', 'high']],
  [['hihg'], ['low', 'high'], ['low']],
  [[], ['low'], ['low']],
])('of the keys %j and the names %j these are left out: %j', (keys, names, expected) => {
  expect(leftOut(keys, names)).toEqual(expected);
});

test('a near word is suggested, a distant one is not', () => {
  const fields = ['cap', 'epsilon', 'tieBreak', 't'];
  expect(nearest('epsilom', fields)).toBe('epsilon');
  expect(nearest('TIEBREAK', fields)).toBe('tieBreak');
  expect(nearest('y', fields)).toBeUndefined();
  expect(nearest('endowment', fields)).toBeUndefined();
  expect(nearest('cap'.repeat(100), fields)).toBeUndefined();
  expect(didYouMean('capp', fields, 'fields')).toBe('Did you mean "cap"?');
  expect(didYouMean('zzzz', fields, 'fields')).toBe('The fields are: cap, epsilon, tieBreak, t.');
  const many = Array.from({ length: 21 }, (_, i) => String(i));
  expect(didYouMean('zzzz', many, 'fields')).toBe(`The fields are: ${many.slice(0, 20).join(', ')}, …`);
  expect(didYouMean('zzzz', [], 'fields')).toBe('There are no fields here.');
});
