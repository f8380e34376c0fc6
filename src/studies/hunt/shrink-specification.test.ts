import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { E, O } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { EconomySpecification } from './specification.js';
import { economyOf, fileOf } from './specification.js';
import { sampleAt } from './random-specification.js';
import { isSmaller, measure, shrinkOrder, shrinkSpecification } from './shrink-specification.js';
import { interdependentSpace, privateSpace } from './space.js';

const drafts: fc.Arbitrary<EconomySpecification> = fc
  .tuple(fc.constantFrom(privateSpace, interdependentSpace), fc.string(), fc.nat())
  .map(([space, seed, index]) => {
    const wider = {
      ...space,
      groupCount: { least: space.groupCount.least, most: 4 },
      groupSize: { least: 2, most: 3 },
    };
    const specimen = sampleAt(wider, seed, index);
    return O.isSome(specimen) ? specimen.value.draft : (undefined as never);
  });

describe('a smaller draft', () => {
  it('is smaller in the first entry of its measure that differs', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const before = measure(draft);
        expect(before).toHaveLength(shrinkOrder.length);
        for (const { candidate } of shrinkSpecification(draft)) {
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
      fc.property(drafts, (draft) => {
        for (const { candidate } of shrinkSpecification(draft)) {
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
      fc.property(drafts, (draft) => {
        for (const { candidate } of shrinkSpecification(draft)) {
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

describe('going to smaller drafts', () => {
  it('ends, wherever one goes, at the smallest economies of the paper', () => {
    fc.assert(
      fc.property(drafts, fc.infiniteStream(fc.nat()), (draft, picks) => {
        let here = draft;
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
    const { draft } = drawn.value;
    const without = [...shrinkSpecification(draft)].find(
      ({ step }) => step === 'without commodity 1',
    )!.candidate;
    if (draft.kind !== 'private-values' || without.kind !== 'private-values') throw new Error('not private');
    const [before, after] = [draft.tastes[0]!, without.tastes[0]!];
    if (before.kind !== 'table' || after.kind !== 'table') throw new Error('no table');
    // v(0, x2) is what is left of v(x1, x2).
    expect(after.values.map(Q.show)).toEqual(before.values.slice(0, draft.cap + 1).map(Q.show));
    expect(without.endowments).toEqual(draft.endowments.map(([, second]) => [second]));
  });
});

it('no draft is smaller than itself', () => {
  fc.assert(
    fc.property(drafts, drafts, (a, b) => {
      expect(isSmaller(a, a)).toBe(false);
      expect(isSmaller(a, b) && isSmaller(b, a)).toBe(false);
    }),
    { numRuns: 50 },
  );
});
