import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { E, O } from '../../../prelude.js';
import * as Q from '../../../exact/rational.js';
import type { EconomySpecification } from './specification.js';
import { economyOf, fileOf } from './specification.js';
import { sampleAt } from './random-specification.js';
import { isSmaller, measure, shrinkOrder, shrinkSpecification } from './shrink-specification.js';
import { interdependentSpace, privateSpace } from './space.js';

const specifications: fc.Arbitrary<EconomySpecification> = fc
  .tuple(fc.constantFrom(privateSpace, interdependentSpace), fc.string(), fc.nat())
  .map(([space, seed, index]) => {
    const wider = {
      ...space,
      groupCount: { least: space.groupCount.least, most: 4 },
      groupSize: { least: 2, most: 3 },
    };
    const sampled = sampleAt(wider, seed, index);
    return O.isSome(sampled) ? sampled.value.specification : (undefined as never);
  });

describe('a smaller specification', () => {
  it('is smaller in the first entry of its measure that differs', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const before = measure(specification);
        expect(before).toHaveLength(shrinkOrder.length);
        for (const { candidate } of shrinkSpecification(specification)) {
          const after = measure(candidate);
          const differs = after
            .map((entry, i) => entry - before[i]!)
            .filter((difference) => difference !== 0);
          expect(differs[0]).toBeLessThan(0);
        }
      }),
      { numRuns: 15 },
    );
  });
  it('is an economy, unless it owns too little', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        for (const { candidate } of shrinkSpecification(specification)) {
          const economy = economyOf(candidate, '');
          if (E.isLeft(economy))
            expect(economy.left).toMatch(/^(supply|too-few-traders-for-cap)(, supply)*$/);
        }
      }),
      { numRuns: 15 },
    );
  });
  it('keeps probabilities positive, and their sum 1', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        for (const { candidate } of shrinkSpecification(specification)) {
          if (candidate.kind === 'private-values') continue;
          const all = [
            candidate.shocks.map(({ probability }) => probability),
            ...candidate.shocks.map(({ signals }) => signals),
          ];
          for (const list of all) {
            expect(list.every((p) => Q.sign(p) > 0)).toBe(true);
            expect(Q.equals(Q.sum(list), Q.one)).toBe(true);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('going to smaller specifications', () => {
  it('ends, wherever one goes, at the smallest economies of the paper', () => {
    fc.assert(
      fc.property(specifications, fc.infiniteStream(fc.nat()), (specification, picks) => {
        let here = specification;
        for (;;) {
          const next = [...shrinkSpecification(here)]
            .map(({ candidate }) => candidate)
            .filter((candidate) => E.isRight(economyOf(candidate, '')));
          if (next.length === 0) break;
          // A step far ahead, so that the way is short.
          here = next[picks.next().value! % Math.min(4, next.length)]!;
        }
        const { commodities, cap, priceSteps, groups } = here;
        expect({ commodities, cap, priceSteps, groups }).toEqual({
          commodities: 1,
          cap: 2,
          priceSteps: 1,
          groups: { count: here.kind === 'private-values' ? 2 : 3, size: 2 },
        });
        const { traders } = fileOf(here, '');
        const owned = traders.reduce((sum, { endowment, count }) => sum + (count ?? 1) * endowment[0]!, 0);
        expect(owned).toBe(2);
      }),
      { numRuns: 10 },
    );
  });
  it('drops a commodity with its values', () => {
    const drawn = sampleAt(
      { ...privateSpace, commodities: { least: 2, most: 2 }, tastes: ['table'] },
      'k',
      0,
    );
    if (O.isNone(drawn)) throw new Error('empty');
    const { specification } = drawn.value;
    const without = [...shrinkSpecification(specification)].find(
      ({ step }) => step === 'without commodity 1',
    )!.candidate;
    if (specification.kind !== 'private-values' || without.kind !== 'private-values')
      throw new Error('not private');
    const [before, after] = [specification.utilities[0]!, without.utilities[0]!];
    if (before.kind !== 'table' || after.kind !== 'table') throw new Error('no table');
    // v(0, x2) is what is left of v(x1, x2).
    expect(after.values.map(Q.show)).toEqual(before.values.slice(0, specification.cap + 1).map(Q.show));
    expect(without.endowments).toEqual(specification.endowments.map(([, second]) => [second]));
  });
});

it('no specification is smaller than itself', () => {
  fc.assert(
    fc.property(specifications, specifications, (a, b) => {
      expect(isSmaller(a, a)).toBe(false);
      expect(isSmaller(a, b) && isSmaller(b, a)).toBe(false);
    }),
    { numRuns: 50 },
  );
});
