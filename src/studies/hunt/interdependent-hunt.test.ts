/**
 * Theorem 2 hunted under each reading of Rules 5 and 6.
 */
import { describe, expect, it } from 'vitest';
import type { ClaimName, AnyFinding } from '../../claims/list.js';
import { d1, isSingleton, separateSignals } from '../../economies/price-taking-sets.js';
import { E } from '../../prelude.js';
import { finish } from '../../computation.js';
import { sizeOf } from './economies/specification.js';
import { economies, huntedClaims, judgeQuickly } from './economies/economies.js';
import type { Hunted } from './hunt.js';
import { hunt } from './hunt.js';
import type { SampledEconomy } from './economies/random-specification.js';
import type { InterdependentSpace } from './economies/space.js';
import { interdependentSpace } from './economies/space.js';

const hunted = (
  claim: ClaimName,
  seed: string,
  change: Partial<InterdependentSpace>,
  cases: number,
): Hunted<SampledEconomy, AnyFinding> =>
  finish(
    hunt({
      source: economies({ ...interdependentSpace, ...change }, seed),
      judge: (sampled) => judgeQuickly(sampled, claim),
      cases,
    }),
  );

/** The reading `group` where it can be feasible: all pairs of traders own l, so that everybody owns 1 and l is 2. */
const groups = { residuals: ['group' as const], cap: { least: 2, most: 2 } };

describe('theorem-2.1', () => {
  it.each(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])(
    'is refuted under `market` in the smallest market of the paper, from seed %s',
    (seed) => {
      const { found } = hunted('theorem-2.1', seed, { residuals: ['market'] }, 100);
      expect(found?.minimal).toBe(true);
      const { specification, economy } = found!.smallest;
      expect(sizeOf(specification)).toBe('k = 1, l = 2, T = 1, r = 3, n = 2');
      // A supply above (n − 1)l opens a leak channel; 3 is the least of these.
      expect(economy.market.supply).toEqual([3]);
      expect(economy.kind === 'interdependent' && E.isRight(separateSignals(economy))).toBe(true);
    },
  );
  it('is proved under `shielded` and, where that is feasible, under `group`', () => {
    expect(hunted('theorem-2.1', 's', {}, 15).search.proved).toBe(15);
    expect(
      hunted('theorem-2.1', 's', { ...groups, endowments: { least: 1, most: 1 } }, 15).search.proved,
    ).toBe(15);
  });
});

describe('theorem-2.2 and theorem-2.3', () => {
  it.each(['theorem-2.2', 'theorem-2.3'] as const)(
    '%s are refuted under `shielded` by ties alone',
    (claim) => {
      const { found } = hunted(claim, '1', {}, 60);
      const { economy } = found!.smallest;
      if (economy.kind !== 'interdependent') throw new Error('not interdependent');
      expect(economy.signals.some((_, signal) => !isSingleton(d1(economy, signal)))).toBe(true);
      const { search } = hunted(claim, '1', { ties: 'none' }, 12);
      expect(search.proved).toBe(12);
    },
  );
});

it('every claim can be hunted', () => {
  for (const claim of huntedClaims.interdependent) {
    const { search } = hunted(claim, 'all', { readings: 'any', residuals: ['shielded', 'market'] }, 1);
    expect(search.next).toBe(1);
  }
});

it('where Assumption 1 may fail it is refuted, and it holds where it must', () => {
  expect(hunted('assumption-1', '1', {}, 15).search.proved).toBe(15);
  const { found } = hunted('assumption-1', '1', { assumption1: 'any' }, 100);
  expect(found?.smallest.economy).toMatchObject({ signals: { length: 2 } });
});

it('the reading `group` is drawn where it is infeasible only if that is asked for', () => {
  const { search } = hunted('feasible', '1', groups, 15);
  expect(search.found).toBeUndefined();
  expect(search.proved).toBeGreaterThan(5);
  expect(search.proved + search.empty).toBe(15);
  expect(hunted('feasible', '1', { ...groups, readings: 'any' }, 15).found?.minimal).toBe(true);
});
