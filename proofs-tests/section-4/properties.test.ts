/**
 * Section 4, properties (iv) to (viii), feasibility and budget balance of G**: pointwise, over all messages. A failure
 * is two runs of the mechanism; the tests run them again from the data.
 */
import { encodeFinding, judge } from '../../src/claims/judge.js';
import { describe, expect, test } from 'vitest';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import type { Market } from '../../src/market/market.js';
import { isBalanced, isFeasible } from '../../src/market/allocation.js';
import { pointAt } from '../../src/market/lattice.js';
import { demandAt, countDemands } from '../../src/market/demand.js';
import { residuals } from '../../src/market/residual.js';
import { leakChannels } from '../../src/claims/interdependent/engines/rounds/leak.js';
import { feasibleSetting, settingOf } from '../../src/claims/interdependent/engines/setting.js';
import type { Rule } from '../../src/mechanisms/three-announcements/mechanism.js';
import { membersOf, infeasibleGroup } from '../../src/mechanisms/three-announcements/mechanism.js';
import { orderAt } from '../../src/mechanisms/orders.js';
import { trace } from '../../src/mechanisms/three-announcements/draw.js';
import type { Strategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../src/mechanisms/three-announcements/strategy.js';
import { E } from '../../src/prelude.js';
import type { Findings } from '../../src/claims/list.js';
import { finish } from '../../src/computation.js';
import {
  make,
  pooling,
  q,
  randomEconomy,
  forRandomCases,
  secondLeak,
  smallestLeak,
  twoGroups,
} from '../gallery/gallery.js';

const five = ['property-iv', 'property-v', 'property-vi', 'property-vii', 'property-viii'] as const;
const verdicts = (economy: InterdependentEconomy): string =>
  five.map((claim) => finish(judge(economy, claim)).verdict).join(' ');

/** The two trades of a refuted property. */
const trades = (finding: Findings['property-iv' | 'property-vi']) => {
  const { counterexample } = encodeFinding(finding);
  if (counterexample === undefined) throw new Error(`${finding.claim} is not refuted.`);
  return counterexample.cases.map(({ trade }) => trade);
};

describe('the readings of the residual', () => {
  test('all five properties hold under `shielded`; (vi) is refuted under `market`, by Rule 6', () => {
    expect(verdicts(smallestLeak({ residual: 'shielded' }))).toBe('proved proved proved proved proved');
    expect(verdicts(smallestLeak({ residual: 'market' }))).toBe('proved proved refuted proved proved');
    const finding = finish(judge(smallestLeak(), 'property-vi'));
    expect(finding.explanation[0]).toBe(
      "my first announcement (position 4) → φ(1)'s third, who heard it → Rule 6 → my residual.",
    );
    expect(trades(finding)).toEqual([
      { bundle: [2], price: ['0'] },
      { bundle: [1], price: ['0'] },
    ]);
  });

  test('where S > ((r−1)n−1)l Rule 5 leaks too, and (v) is refuted', () => {
    expect(verdicts(secondLeak())).toBe('proved refuted refuted proved proved');
    expect(finish(judge(secondLeak(), 'property-v')).explanation[0]).toContain(
      "φ(1)'s second, who heard it → Rule 5",
    );
  });

  test('the leak channels are those of the theory', () => {
    forRandomCases(200, (next) => {
      const economy = randomEconomy(next, {
        commodities: 1 + next(2),
        cap: 2,
        steps: 1,
        size: 2 + next(2),
        groups: 3 + next(2),
        residual: 'market',
        supply: () => true,
      });
      const { cap, groups, supply } = economy.market;
      const opened = leakChannels(feasibleSetting(economy)).map(({ rule }) => rule);
      expect(opened.includes(6)).toBe(supply.some((amount) => amount > (groups.size - 1) * cap));
      expect(opened.includes(5)).toBe(
        supply.some((amount) => amount > ((groups.count - 1) * groups.size - 1) * cap),
      );
      expect(leakChannels(feasibleSetting({ ...economy, residual: 'shielded' }))).toEqual([]);
    });
  });

  test('`group` is refused exactly where some group cannot be allocated the residual, and the group is named', () => {
    const economy = pooling({ endowments: [[1], [1], [1], [1], [0], [1]], residual: 'group' });
    expect(E.isLeft(settingOf(economy))).toBe(true);
    const finding = finish(judge(economy, 'feasible'));
    expect(finding.verdict).toBe('refuted');
    expect(encodeFinding(finding).counterexample).toMatchObject({
      members: [1, 5],
      supply: 1,
      least: 2,
      most: 2,
    });
    expect(finish(judge(pooling({ residual: 'group' }), 'feasible')).verdict).toBe('proved');

    const subsets = (market: Market): number[][] =>
      Array.from({ length: 2 ** market.traders }, (_, mask) => mask)
        .map((mask) => market.endowments.map((_, i) => i).filter((i) => (mask >> i) & 1))
        .filter((set) => set.length === market.groups.size);
    forRandomCases(60, (next) => {
      const { market } = randomEconomy(next, { cap: 2, size: 2 + next(2), steps: 1, supply: () => true });
      const fits = subsets(market).every((set) => {
        const supply = set.reduce((sum, i) => sum + market.endowments[i]![0]!, 0);
        return supply >= market.cap && supply <= (market.groups.size - 1) * market.cap;
      });
      expect(infeasibleGroup(market) === undefined).toBe(fits);
    });
  });
});

describe('two groups', () => {
  test('(iv) is refuted by the price, with the path', () => {
    const finding = finish(judge(twoGroups(), 'property-iv'));
    expect(finding.verdict).toBe('refuted');
    expect(finding.explanation[0]).toBe(
      'my first announcement (position 1) → the second announcements of group 2, which heard it → Rule 3 → the price of group 1, which is mine.',
    );
    expect(trades(finding).map(({ price }) => price)).toEqual([['0'], ['1']]);
  });

  test('(vi) is refuted by the price, which depends on the signals of one’s own group', () => {
    const finding = finish(judge(twoGroups(), 'property-vi'));
    expect(finding.verdict).toBe('refuted');
    expect(finding.explanation[0]).toContain('of my own group');
  });
});

test('(viii): for n = 2 others never decide whether one is served, for n = 3 they may', () => {
  expect(encodeFinding(finish(judge(pooling(), 'property-viii'))).evidence).toEqual({ depends: false });
  const nine = pooling({ size: 3, endowments: Array.from({ length: 9 }, () => [1]), residual: 'shielded' });
  expect(encodeFinding(finish(judge(nine, 'property-viii'))).evidence).toMatchObject({
    depends: true,
    served: { turn: 2 },
    refused: { turn: 2 },
  });
});

test('allocations are feasible and balanced in random draws, under every feasible reading', () => {
  forRandomCases(150, (next) => {
    const economy = randomEconomy(next, {
      commodities: 1 + next(2),
      cap: 2,
      steps: 1,
      size: 2 + next(2),
      supply: () => true,
    });
    for (const residual of residuals) {
      const setting = settingOf({ ...economy, residual });
      if (E.isLeft(setting)) continue;
      const { mechanism, priceTaker } = setting.right;
      const { market } = mechanism;
      expect(finish(judge({ ...economy, residual }, 'feasible')).verdict).toBe('proved');
      expect(finish(judge({ ...economy, residual }, 'budget-balance')).verdict).toBe('proved');
      const any = () => demandAt(market, BigInt(next(Number(countDemands(market)))));
      const strategies = market.endowments.map((): Strategy => ({
        first: [any(), any()],
        second: { default: any(), when: [{ signal: 0, announce: any() }] },
        third: { default: any(), when: [{ signal: 1, announce: any() }] },
      }));
      const order = orderAt(market.traders, BigInt(next(300)));
      const draw = {
        order,
        rule: (3 + next(4)) as Rule,
        price: next(market.prices.size),
        signals: market.endowments.map(() => next(2)),
      };
      const { trades: got, groups } = trace(mechanism, plansOf(strategies, priceTaker), draw);
      expect(isFeasible(market, got)).toBe(true);
      expect(isBalanced(market, got)).toBe(true);
      groups.forEach(({ members, nTilde }, g) => {
        expect(members).toEqual(membersOf(market, order, g));
        members.slice(0, nTilde).forEach((trader) => {
          const third = strategies[trader]!.third;
          const said = draw.signals[trader] === 1 ? third.when[0]!.announce : third.default;
          expect(got[trader]!.bundle).toEqual(
            pointAt(market.bundles, (said as readonly number[])[got[trader]!.price]!),
          );
        });
      });
    }
  });
});

describe('the assumptions', () => {
  test('hold in the gallery, with a witness', () => {
    expect(encodeFinding(finish(judge(pooling(), 'assumption-1'))).evidence).toEqual({
      separatedAt: [{ signals: ['L', 'H'], price: ['1'] }],
    });
    expect(finish(judge(pooling(), 'assumption-2')).verdict).toBe('proved');
  });

  test('fail with a witness', () => {
    const same = [
      [q('0'), q('1/2'), q('3/4')],
      [q('0'), q('1/2'), q('3/4')],
    ];
    const blurred = make({
      cap: 2,
      steps: 1,
      endowments: Array.from({ length: 6 }, () => [1]),
      signals: ['low', 'high'],
      shocks: [
        { name: 'bust', probability: q('1/4'), signals: [q('1/3'), q('2/3')] },
        { name: 'boom', probability: q('3/4'), signals: [q('1/3'), q('2/3')] },
      ],
      value: [same, same],
    });
    expect(encodeFinding(finish(judge(blurred, 'assumption-1'))).counterexample).toEqual({
      signals: ['low', 'high'],
      demand: [[2], [0]],
    });
    expect(encodeFinding(finish(judge(blurred, 'assumption-2'))).counterexample).toEqual({
      shocks: ['bust', 'boom'],
      distribution: ['1/3', '2/3'],
    });
  });
});
