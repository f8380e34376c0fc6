/** Every claim of Section 3 that is exact, judged by enumeration of the definition and by separation. */
import { expect } from 'vitest';
import { judge } from '../../src/claims/judge.js';
import { undominatedMessages } from '../../src/claims/private-values/engines/undominated-messages.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import type { PrivateValuesEconomy } from '../../src/economies/economy.js';
import { countDemands } from '../../src/market/demand.js';

/** The claims of Section 3 that are exact. */
export const claims = [
  'feasible',
  'budget-balance',
  'property-i',
  'property-ii',
  'property-iii',
  'theorem-1',
] as const;

/** Expects that both engines prove every claim about a small economy, and that they find the same undominated messages. */
export const bothEnginesProve = (economy: PrivateValuesEconomy): void => {
  const enumeration = subjectOf(economy, { engines: 'enumeration' });
  const separation = subjectOf(economy, { engines: 'separation' });
  for (const claim of claims) {
    // Properties are enumerated where the grid is smallest; Theorem 1 always.
    if (claim !== 'theorem-1' && countDemands(economy.market) > 9n) continue;
    expect([claim, finish(judge(enumeration, claim)).verdict]).toEqual([claim, 'proved']);
    expect([claim, finish(judge(separation, claim)).verdict]).toEqual([claim, 'proved']);
  }
  const counted = finish(undominatedMessages(enumeration)).map((u) => [...u.list()]);
  const separated = finish(undominatedMessages(separation)).map((u) => [...u.list()]);
  expect(counted).toEqual(separated);
};
