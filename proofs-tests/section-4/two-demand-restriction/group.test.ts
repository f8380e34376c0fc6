/**
 * Section 4, S¹ and S² by their definitions under the reading `group`: two active traders with 512 messages a type, every
 * message against every other, compared with what survives at each cell, for random economies.
 */
import { expect, test } from 'vitest';
import { compareOnRandomRestrictions } from './agreement.js';

test('the same survives by the definition and by the cells in both rounds, in 100 random restrictions', () => {
  const seen = compareOnRandomRestrictions('group', 100);
  // Without a leak and without ties first announcements are settled in round one, replies in round two only.
  const [first, second, third, firstAfter, secondAfter, thirdAfter] = seen.open;
  expect([first, firstAfter]).toEqual([0, 0]);
  expect(secondAfter).toBeLessThan(second!);
  expect(thirdAfter).toBeLessThan(third!);
  expect(seen.settled.every((count) => count > 0)).toBe(true);
});
