/**
 * Section 4, S¹ and S² by their definitions under the reading `market`: two active traders with 512 messages a type, every
 * message against every other, compared with what survives at each cell, for random economies.
 */
import { expect, test } from 'vitest';
import { compareOnRandomRestrictions } from './agreement.js';

test('the same survives by the definition and by the cells in both rounds, in 100 random restrictions', () => {
  const seen = compareOnRandomRestrictions('market', 100);
  // Each round settles some announcements and leaves others open, first announcements included.
  expect(seen.settled.every((count) => count > 0)).toBe(true);
  expect(seen.open.every((count) => count > 0)).toBe(true);
});
