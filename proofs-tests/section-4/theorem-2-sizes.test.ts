/**
 * Section 4, Theorem 2: how large the claims are is known beforehand. What is beyond the bounds is refused with the count and
 * the way out; walks show progress, and what the three claims share is walked once.
 */
import { describe, expect, test } from 'vitest';
import { countCellKinds } from '../../src/claims/interdependent/engines/rounds/cells.js';
import { whyRoundsTooLarge } from '../../src/claims/interdependent/engines/rounds/claim-size.js';
import { roundsOf } from '../../src/claims/interdependent/engines/rounds/rounds.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import { judge, quickestFirst, workOf } from '../../src/claims/judge.js';
import type { Computation, Progress } from '../../src/computation.js';
import { finish } from '../../src/computation.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { countMultisets, multinomial } from '../../src/exact/counts.js';
import {
  exposureInSteps,
  sizeOfExposure,
} from '../../src/mechanisms/three-announcements/exposure/exposure.js';
import { plansOf, priceTakingStrategy } from '../../src/mechanisms/three-announcements/strategy.js';
import * as Q from '../../src/exact/rational.js';
import type { Residual } from '../../src/market/residual.js';
import { forRandomCases, make, q, randomEconomy, ties } from '../gallery/gallery.js';

const claims = ['theorem-2.1', 'theorem-2.2', 'theorem-2.3'] as const;
const leaves = 'orders and signal profiles';

/** Runs a computation to its end and keeps its progress. */
const followed = <A>(
  computation: Computation<A>,
): { readonly result: A; readonly progress: readonly Progress[] } => {
  const progress: Progress[] = [];
  for (;;) {
    const step = computation.next();
    if (step.done === true) return { result: step.value, progress };
    progress.push(step.value);
  }
};

interface Large {
  readonly groups: number;
  readonly size: number;
  readonly signals: number;
  readonly residual: Residual;
  readonly cap?: number;
}

/** A market in which every trader owns 1, the higher signals are good news, and values are linear but for a storage cost. */
const large = ({ groups, size, signals, residual, cap = 2 }: Large): InterdependentEconomy => {
  const all = Array.from({ length: signals }, (_, signal) => signal);
  const weights = (shock: number) => all.map((signal) => (shock === 0 ? signals - signal : signal + 1));
  const total = weights(0).reduce((sum, weight) => sum + weight, 0);
  return make({
    groups,
    size,
    cap,
    steps: 1,
    endowments: Array.from({ length: groups * size }, () => [1]),
    residual,
    signals: all.map((signal) => `signal ${String(signal)}`),
    shocks: [0, 1].map((shock) => ({
      name: `shock ${String(shock)}`,
      probability: q('1/2'),
      signals: weights(shock).map((weight) => Q.of(weight, total)),
    })),
    value: [0, 1].map((shock) =>
      all.map((signal) =>
        Array.from({ length: cap + 1 }, (_, x) =>
          Q.of(x * (3 + 5 * shock + 2 * signal) - x * x, 6 + 2 * signals),
        ),
      ),
    ),
  });
};

describe('what is too large is refused at once', () => {
  const thousand = large({ groups: 100, size: 10, signals: 40, residual: 'shielded' });

  test('40 signals of 1,000 traders: the second and third claims are undecided with the count and the way out', () => {
    for (const claim of ['theorem-2.2', 'theorem-2.3'] as const) {
      const { verdict, method, explanation } = finish(judge(thousand, claim));
      expect([verdict, method]).toEqual(['undecided', 'none']);
      expect(explanation.join(' ')).toMatch(
        /There are (328,712,901,440|about 10\^72) kinds of cells of the (second|third) announcement, .* 120,000,000 are done at most\./,
      );
      expect(explanation.at(-1)).toBe(
        'It takes less with fewer traders (here 100 groups of 10), fewer signals (40) and fewer prices and bundles (2 and 3: priceSteps, cap, commodities).',
      );
    }
    expect(finish(judge(thousand, 'theorem-2.1')).verdict).toBe('proved');
  });

  test('under `market` the leak of 100 traders with 5 signals is too large for all three claims', () => {
    const economy = large({ groups: 10, size: 10, signals: 5, residual: 'market' });
    for (const claim of claims) {
      const { verdict, explanation } = finish(judge(economy, claim));
      expect(verdict).toBe('undecided');
      expect(explanation[0]).toMatch(/^There are [\d,]+ numbers of signals that a leak may depend on,/);
    }
    expect(claims.map((claim) => workOf(economy, claim))).toEqual([[], [], []]);
  });

  test('walks against 12 traders with four signals are refused before the first of them', () => {
    const economy = large({ groups: 4, size: 3, signals: 4, residual: 'market', cap: 3 });
    const first = finish(judge(economy, 'theorem-2.1'));
    expect(first.verdict).toBe('refuted');
    const { result, progress } = followed(judge(economy, 'theorem-2.2'));
    expect(result.verdict).toBe('undecided');
    expect(progress.filter(({ unit }) => unit === leaves)).toEqual([]);
    expect(result.explanation.join(' ')).toMatch(
      /not tried: (it|the least of them) goes through [\d,]+ orders and signal profiles, and a search goes through 60,000,000 at most\./,
    );
    expect(result.explanation.at(-1)).toMatch(/^It takes less with fewer traders \(here 4 groups of 3\)/);
  });

  test('lists that no number can be given to are refused, and no fault of the program', () => {
    const economy = large({ groups: 10, size: 10, signals: 2, residual: 'market' });
    const { verdict, explanation } = finish(judge(economy, 'theorem-2.1'));
    expect(verdict).toBe('undecided');
    expect(explanation.join(' ')).toMatch(/makes about 10\^27 counts .* 4,194,304 can be kept\./);
  });

  test('rounds too large to be worked out or listed', () => {
    expect(whyRoundsTooLarge(feasibleSetting(thousand))?.[0]).toMatch(/328,712,901,440 kinds of cells/);
    const listed = large({ groups: 10, size: 10, signals: 3, residual: 'shielded' });
    expect(whyRoundsTooLarge(feasibleSetting(listed))?.[0]).toMatch(
      /^There are 12,756 kinds of cells, at which announcements of 4,528,800 bundles are heard; 1,000,000 are listed at most\.$/,
    );
  });

  test('nothing is refused in random economies: all rounds are worked out', () => {
    forRandomCases(60, (next) => {
      const economy = randomEconomy(next, { cap: 2, steps: 1 + next(3), supply: () => true });
      expect(whyRoundsTooLarge(feasibleSetting(economy))).toBeUndefined();
      expect(finish(roundsOf(economy)).rounds).toHaveLength(2);
    });
  });
});

describe('the sizes', () => {
  test('of a walk: its leaves, and a bound on the counts that it holds', () => {
    forRandomCases(20, (next) => {
      const economy = randomEconomy(next, { cap: 2, steps: 1, supply: () => true });
      const { mechanism, priceTaker } = feasibleSetting(economy);
      const kinds = economy.signals.length;
      const plans = plansOf(
        economy.market.endowments.map(() => priceTakingStrategy(kinds)),
        priceTaker,
      );
      const size = sizeOfExposure(mechanism, plans, 0);
      const { result } = followed(exposureInSteps(mechanism, plans, 0, 0, plans[0]!.first[0]!));
      const own = result.cells.reduce(
        (sum, { drawn, ordinary }) =>
          sum + drawn.size + ordinary.reduce((inCell, counts) => inCell + (counts?.size ?? 0), 0),
        0,
      );
      const residual = 2 * result.compositions.length * result.ordinary[0]!.length;
      expect(size.counts).toBeGreaterThanOrEqual(BigInt(own + residual));
      expect(result.compositions).toHaveLength(
        Number(countMultisets(result.evidence.length, economy.market.traders - 1)),
      );
    });
  });

  test('of cells: as many as are listed', () => {
    const setting = feasibleSetting(ties());
    expect(countCellKinds(setting, 2)).toBe(2n * 3n);
    expect(countCellKinds(setting, 3)).toBe(2n * multinomial([4, 1]));
  });

  test('work is declared for each claim, and the smaller claim is judged first', () => {
    const economy = ties();
    expect(workOf(economy, 'theorem-2.3')).toMatchObject([
      { unit: 'first announcements', count: 8 },
      { unit: 'kinds of cells of the third announcement', count: 10 },
      { unit: leaves, count: 6 * 2 ** 5 * 4, guessed: true },
    ]);
    expect(quickestFirst(economy, ['theorem-2.3', 'theorem-2.2', 'theorem-2.1'])).toEqual([...claims]);
  });
});

describe('walks', () => {
  /** Twelve traders with three signals, whom price taking reveals with ties: the walks are of millions. */
  const twelve = (): InterdependentEconomy => ({
    ...large({ groups: 4, size: 3, signals: 2, residual: 'shielded' }),
    value: ties().value,
  });
  /** How many orders and signal profiles were walked. */
  const walked = (progress: readonly Progress[]): number =>
    Math.max(0, ...progress.filter(({ unit }) => unit === leaves).map(({ done }) => done));

  test('show progress that goes forward to a total known from the first step', () => {
    const { result, progress } = followed(judge(twelve(), 'theorem-2.2'));
    expect(result.verdict).toBe('refuted');
    const steps = progress.filter(({ unit }) => unit === leaves);
    expect(steps.length).toBeGreaterThan(4);
    expect(new Set(steps.map(({ total }) => total)).size).toBe(1);
    steps.slice(1).forEach(({ done }, i) => expect(done).toBeGreaterThanOrEqual(steps[i]!.done));
    expect(walked(progress)).toBeLessThanOrEqual(steps[0]!.total);
  });

  test('are shared: after the second claim the third walks nothing that the second walked', () => {
    const alone = followed(judge(twelve(), 'theorem-2.3'));
    const economy = twelve();
    const second = followed(judge(economy, 'theorem-2.2'));
    const third = followed(judge(economy, 'theorem-2.3'));
    expect(walked(alone.progress)).toBeGreaterThan(0);
    expect(walked(second.progress)).toBeGreaterThan(0);
    expect(walked(third.progress)).toBe(0);
    expect(third.result).toEqual(alone.result);
    expect(followed(judge(economy, 'theorem-2.1')).progress.filter(({ unit }) => unit === leaves)).toEqual(
      [],
    );
  });
});
