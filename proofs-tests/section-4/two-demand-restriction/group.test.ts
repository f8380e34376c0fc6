/**
 * Section 4, S¹ and S² by their definitions under the reading `group`: two active traders with 512 messages a type, every
 * message against every other, compared with what the cells say, for random economies.
 */
import { expect, test } from 'vitest';
import { randomStream } from '../../gallery/gallery.js';
import { compareMenuGames } from './agreement.js';

test('the definition and the cells leave the same in both rounds, in 100 random games', () => {
  const seen = compareMenuGames(randomStream(5), 'group', 100);
  expect(seen.different).toEqual([]);
  // Without a leak and without ties first announcements are settled in round one, replies in round two only.
  const [first, second, third, firstAfter, secondAfter, thirdAfter] = seen.open;
  expect([first, firstAfter]).toEqual([0, 0]);
  expect(secondAfter).toBeLessThan(second!);
  expect(thirdAfter).toBeLessThan(third!);
  expect(seen.settled.every((count) => count > 0)).toBe(true);
});
