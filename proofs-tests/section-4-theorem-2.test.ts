/**
 * Section 4, Theorem 2: the three claims, for the gallery's economies and for random ones.
 */
import { describe, expect, test } from 'vitest';
import { finish } from '../src/work.js';
import { theorem21 } from '../src/claims/interdependent/theorem-2-1.js';
import { theorem22 } from '../src/claims/interdependent/theorem-2-2.js';
import { theorem23 } from '../src/claims/interdependent/theorem-2-3.js';
import {
  pooling,
  randomEconomy,
  randomStream,
  secondLeak,
  smallestLeak,
  pivotal,
  ties,
  twoGroups,
  unequal,
} from './gallery.js';

describe('the first claim', () => {
  test('gallery', () => {
    for (const [name, make] of Object.entries({
      pooling,
      pivotal,
      secondLeak,
      ties,
      twoGroups,
      smallestLeak,
      unequal,
    }))
      for (const residual of ['market', 'shielded'] as const)
        for (const claim of [theorem21, theorem22, theorem23]) {
          const t = performance.now();
          const f = finish(claim(make({ residual })));
          console.log(
            name,
            residual,
            f.claim,
            f.verdict,
            f.explanation,
            JSON.stringify(f.evidence).slice(0, 300),
            performance.now() - t,
            JSON.stringify(f.counterexample ?? null).length,
          );
        }
  });
  test('random', () => {
    const next = randomStream(11);
    const count: Record<string, number> = {};
    const t = performance.now();
    for (let run = 0; run < 30; run += 1) {
      const economy = randomEconomy(next, { residual: 'market', supply: (s, cap, size) => s >= size * cap });
      for (const claim of [theorem21, theorem22, theorem23]) {
        const f = finish(claim(economy));
        count[f.claim + f.verdict] = (count[f.claim + f.verdict] ?? 0) + 1;
        if (f.verdict !== 'refuted') console.log(f.explanation);
      }
    }
    console.log(count, performance.now() - t);
  });
  test('random shielded', () => {
    const next = randomStream(12);
    const count: Record<string, number> = {};
    const t = performance.now();
    for (let run = 0; run < 60; run += 1) {
      const economy = randomEconomy(next, { residual: 'shielded', supply: () => true });
      for (const claim of [theorem21, theorem22, theorem23]) {
        const f = finish(claim(economy));
        const key =
          f.claim +
          f.verdict +
          f
            .assumptions!.filter((a) => !a.holds)
            .map((a) => a.name)
            .join();
        count[key] = (count[key] ?? 0) + 1;
      }
    }
    console.log(count, performance.now() - t);
  });
});
