import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceTakingSets } from '../../../economies/price-taking.js';
import * as Q from '../../../exact/rational.js';
import { O } from '../../../prelude.js';
import { fileOf } from './specification.js';
import type { SampledEconomy } from './random-specification.js';
import { sampleAt } from './random-specification.js';
import type { Range, Space } from './space.js';
import { interdependentSpace, privateSpace } from './space.js';

const at = (space: Space, seed: string, index: number): SampledEconomy => {
  const sampled = sampleAt(space, seed, index);
  if (O.isNone(sampled)) throw new Error('empty');
  return sampled.value;
};
const text = ({ specification }: SampledEconomy): string => JSON.stringify(fileOf(specification, ''));
const spaces: readonly Space[] = [privateSpace, interdependentSpace];

describe('case i of a seed', () => {
  it('is the same whatever was drawn before it', () => {
    for (const space of spaces) {
      const forwards = Array.from({ length: 20 }, (_, i) => text(at(space, 'a', i)));
      const backwards = Array.from({ length: 20 }, (_, i) => text(at(space, 'a', 19 - i))).reverse();
      expect(backwards).toEqual(forwards);
      expect(new Set(forwards).size).toBe(20);
    }
  });
  it('is this economy, on every machine', () => {
    expect(fileOf(at(privateSpace, '1', 5).specification, 'Case 5')).toMatchSnapshot();
    expect(fileOf(at(interdependentSpace, '1', 5).specification, 'Case 5')).toMatchSnapshot();
  });
  it('is another one for another seed', () => {
    for (const space of spaces) expect(text(at(space, 'a', 0))).not.toBe(text(at(space, 'b', 0)));
  });
});

describe('a space', () => {
  const inside = ({ least, most }: Range, value: number): boolean => least <= value && value <= most;
  it('holds every economy drawn from it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spaces), fc.string(), fc.nat(), (space, seed, index) => {
        const { specification } = at(space, seed, index);
        expect(specification.kind).toBe(space.kind);
        expect(inside(space.commodities, specification.commodities)).toBe(true);
        expect(inside(space.cap, specification.cap)).toBe(true);
        expect(inside(space.priceSteps, specification.priceSteps)).toBe(true);
        expect(inside(space.groupCount, specification.groups.count)).toBe(true);
        expect(inside(space.groupSize, specification.groups.size)).toBe(true);
        expect(space.epsilons).toContain(Q.show(specification.epsilon));
        expect(specification.endowments.flat().every((amount) => inside(space.endowments, amount))).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
  it('is drawn from in full: every size and every selection occurs', () => {
    const drawn = Array.from({ length: 200 }, (_, i) => at(privateSpace, 'all', i).specification);
    const seen = new Set(
      drawn.map(
        (d) => `${String(d.commodities)} ${String(d.cap)} ${String(d.priceSteps)} ${String(d.groups.size)}`,
      ),
    );
    expect(seen.size).toBe(16);
    expect(new Set(drawn.map(({ tieBreak }) => tieBreak)).size).toBe(2);
  });
  it('may do without ties, or insist on them', () => {
    for (const ties of ['none', 'some'] as const)
      for (let i = 0; i < 60; i += 1) {
        const { economy } = at({ ...privateSpace, ties }, 'ties', i);
        if (economy.kind !== 'private-values') throw new Error('not private');
        const tied = economy.traders.some((trader) =>
          priceTakingSets(economy.market, trader).some((best) => best.length > 1),
        );
        expect(tied).toBe(ties === 'some');
      }
  });
  it('without economies gives empty cases', () => {
    const nothing: Space = { ...privateSpace, endowments: { least: 0, most: 0 } };
    expect(sampleAt(nothing, 'a', 0)).toEqual(O.none);
  });
});
