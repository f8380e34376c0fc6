/**
 * The optimum against plain enumeration of all allocations, with complements and several goods; with proposals good, bad
 * and none.
 */
import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../../computation.js';
import * as Q from '../../../../exact/rational.js';
import { lattice } from '../../../../market/lattice.js';
import { leastLoss, lossesAt, zeroPrices } from './least-loss.js';
import type { WelfareProblem } from './problem.js';
import { dividesSupply, scaledWelfare, welfareProblem } from './problem.js';
import { byBound, optimumOf } from './optimum.js';
import { proposeByHighs } from './propose.js';

/** All ways to give each of some traders a bundle. */
function* divisions(traders: number, bundles: number): Generator<readonly number[]> {
  if (traders === 0) {
    yield [];
    return;
  }
  for (const rest of divisions(traders - 1, bundles))
    for (let bundle = 0; bundle < bundles; bundle += 1) yield [...rest, bundle];
}

/** The most welfare by the definition: every division of bundles that hands out the supply. */
const plainOptimum = (problem: WelfareProblem): Q.Rational => {
  let best: bigint | undefined;
  for (const division of divisions(problem.values.length, problem.amounts.length)) {
    if (!dividesSupply(problem, division)) continue;
    const welfare = scaledWelfare(problem, division);
    if (best === undefined || welfare > best) best = welfare;
  }
  if (best === undefined) throw new Error('There is no allocation.');
  return Q.of(best, problem.denominator);
};

/** Problems of one to three goods, any values: substitutes, complements, bundles that are disliked. */
const problems = fc
  .constantFrom(
    { goods: 1, cap: 2, traders: 5 },
    { goods: 1, cap: 3, traders: 4 },
    { goods: 2, cap: 2, traders: 4 },
    { goods: 3, cap: 1, traders: 4 },
  )
  .chain(({ goods, cap, traders }) => {
    const bundles = lattice(goods, cap);
    return fc.record({
      bundles: fc.constant(bundles),
      values: fc.array(
        fc.array(fc.record({ n: fc.integer({ min: -4, max: 24 }), d: fc.constantFrom(1, 2, 3, 8) }), {
          minLength: bundles.size,
          maxLength: bundles.size,
        }),
        { minLength: traders, maxLength: traders },
      ),
      endowments: fc.array(
        fc.array(fc.integer({ min: 0, max: Math.max(1, cap - 1) }), { minLength: goods, maxLength: goods }),
        { minLength: traders, maxLength: traders },
      ),
    });
  })
  .map(({ bundles, values, endowments }) =>
    welfareProblem(
      bundles,
      values.map((own) => own.map(({ n, d }) => Q.of(n, d))),
      endowments,
    ),
  );

/** What an optimum says, if it is exact; its allocation is one and has the welfare that is said. */
const proven = (
  problem: WelfareProblem,
  optimum: ReturnType<typeof optimumOf> extends Generator<unknown, infer R> ? R : never,
): string => {
  if (optimum.kind !== 'exact') return `between ${Q.show(optimum.least)} and ${Q.show(optimum.most)}`;
  expect(dividesSupply(problem, optimum.division)).toBe(true);
  expect(Q.of(scaledWelfare(problem, optimum.division), problem.denominator)).toEqual(optimum.welfare);
  return Q.show(optimum.welfare);
};

property.prop([problems], { numRuns: 150 })('equals the largest welfare of all allocations', (problem) => {
  expect(proven(problem, finish(optimumOf(problem)))).toBe(Q.show(plainOptimum(problem)));
});

property.prop([problems, fc.array(fc.integer({ min: -8, max: 24 }), { minLength: 3, maxLength: 3 })], {
  numRuns: 150,
})('whatever prices are proposed, what a bound proves is right', (problem, steps) => {
  const prices = problem.supply.map((_, h) => Q.of(steps[h]!, 8));
  const losses = lossesAt(problem, prices);
  const best = plainOptimum(problem);
  expect(Q.leq(best, Q.of(losses.bound, losses.denominator))).toBe(true);
  expect(proven(problem, finish(byBound(problem, { prices })))).toBe(Q.show(best));
});

property.prop([problems], { numRuns: 12 })('equals it by HiGHS and exact bounds', async (problem) => {
  const proposal = await proposeByHighs(problem);
  expect(proposal.division === undefined || dividesSupply(problem, proposal.division)).toBe(true);
  expect(proven(problem, finish(byBound(problem, proposal)))).toBe(Q.show(plainOptimum(problem)));
});

describe('what is proposed and false', () => {
  const bundles = lattice(1, 2);
  const problem = welfareProblem(
    bundles,
    [
      [0, 1, 1],
      [0, 3, 5],
    ].map((own) => own.map((value) => Q.of(value))),
    [[1], [1]],
  );
  it.each([{ division: [2, 2] }, { division: [0] }, { division: [0, 9] }, { division: [2, 0] }])(
    'an allocation %j changes nothing',
    (proposal) => {
      expect(proven(problem, finish(byBound(problem, proposal)))).toBe('5');
    },
  );
  it('is never believed where the search is cut short: an interval is given', () => {
    const outcome = finish(leastLoss(problem, lossesAt(problem, zeroPrices(problem)), { maxSteps: 1 }));
    expect(outcome).toEqual({ kind: 'too-many-steps' });
  });
});

/** A market too large for all allocations: six goods, seven traders, each of whom wants a pair of goods together. */
const large = (gap: boolean): WelfareProblem => {
  const bundles = lattice(6, 1);
  const value = (trader: number, bundle: number): Q.Rational => {
    const has = (h: number): boolean => Math.floor(bundle / 2 ** h) % 2 === 1;
    const pair = has(trader % 6) && has((trader + (gap ? 2 : 1)) % 6);
    return Q.of((pair ? 12 + trader : 0) + [0, 1, 2, 3, 4, 5].filter(has).length, 4);
  };
  return welfareProblem(
    bundles,
    Array.from({ length: 8 }, (_, trader) =>
      Array.from({ length: 64 }, (_, bundle) => value(trader, bundle)),
    ),
    Array.from({ length: 8 }, (_, trader) => [0, 1, 2, 3, 4, 5].map((h) => ((trader + h) % 3 === 0 ? 0 : 1))),
  );
};

it.each([false, true])(
  'a market of six goods: a proposal makes it exact (pairs that overlap: %s)',
  async (gap) => {
    const problem = large(gap);
    const proposal = await proposeByHighs(problem);
    const optimum = finish(byBound(problem, proposal));
    expect(optimum.kind).toBe('exact');
    // All allocations, which this market still allows: a minute and more on larger ones.
    const all = finish(leastLoss(problem, lossesAt(problem, zeroPrices(problem)), { maxSteps: 2 ** 40 }));
    expect(
      all.kind === 'found' && Q.show(Q.of(scaledWelfare(problem, all.division), problem.denominator)),
    ).toBe(proven(problem, optimum));
  },
);
