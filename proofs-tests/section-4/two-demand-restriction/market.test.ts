/**
 * Section 4, S¹ and S² by their definitions under the reading `market`: two active traders with 512 messages a type, every
 * message against every other, compared with what the cells say, for random economies.
 */
import { expect, test } from 'vitest';
import { randomStream } from '../../gallery/gallery.js';
import { compareMenuGames } from './agreement.js';

test('the definition and the cells leave the same in both rounds, in 100 random games', () => {
  const seen = compareMenuGames(randomStream(5), 'market', 100);
  expect(seen.different).toEqual([]);
  // Both rounds rule things out somewhere and leave things open somewhere, first announcements included.
  expect(seen.settled.every((count) => count > 0)).toBe(true);
  expect(seen.open.every((count) => count > 0)).toBe(true);
});
