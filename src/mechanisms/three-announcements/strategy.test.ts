/**
 * Rules of replies with many cases: found by the list heard, they announce what the earliest case that applies says.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReplyRule } from './strategy.js';
import { announcedBy, planOf } from './strategy.js';

const demand = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 2 });
const heard = fc.array(demand, { minLength: 2, maxLength: 2 });
const reply = fc.record(
  { signal: fc.integer({ min: 0, max: 1 }), observes: heard, includes: demand, announce: demand },
  { requiredKeys: ['announce'] },
);
const nobody = {
  first: (): never => expect.unreachable(),
  reply: (): never => expect.unreachable(),
};

it('a plan announces what its rule does, however many cases the rule has', () => {
  fc.assert(
    fc.property(
      fc.array(reply, { maxLength: 40 }),
      demand,
      fc.array(heard, { minLength: 1, maxLength: 10 }),
      (when, otherwise, lists) => {
        const rule: ReplyRule = { default: otherwise, when };
        const plan = planOf({ first: [otherwise, otherwise], second: rule, third: rule }, nobody);
        for (const list of lists)
          for (const signal of [0, 1])
            expect(plan.third(signal, list)).toEqual(announcedBy(rule, signal, list));
      },
    ),
    { numRuns: 300 },
  );
});
