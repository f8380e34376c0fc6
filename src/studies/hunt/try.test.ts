import { it } from 'vitest';
import { finish } from '../../work.js';
import { economies, judgeQuickly } from './economies.js';
import { privateSpace } from './space.js';
import { hunt } from './hunt.js';
import { fileOf } from './draft.js';
import { asPublished } from '../../mechanisms/random-grouping/mechanism.js';

for (const claim of ['theorem-1', 'property-iii', 'feasible', 'budget-balance'] as const)
it(claim, () => {
  const source = economies(privateSpace, '1');
  let t = performance.now();
  const r = finish(hunt({ source, judge: (s) => judgeQuickly(s, claim), cases: 200 }));
  console.log(claim, r, performance.now() - t);
});
it('mutant', () => {
  for (const seed of ['1', '2', '3', '4']) {
  const source = economies(privateSpace, seed);
  let t = performance.now();
  const r = finish(hunt({ source, judge: (s) => judgeQuickly(s, 'theorem-1', { clauses: { ...asPublished, priceFrom: 'own-group' } }), cases: 200 }));
  console.log(r.search, r.found?.steps.length, r.found?.tried, r.found?.minimal, JSON.stringify(r.found && fileOf(r.found.smallest.draft, '')), performance.now() - t);
  }
});
