/**
 * Section 4, profiles of mutual best replies: the leak as an equilibrium, sincere but pivotal, the leak of Rule 5, and
 * two traders whose undominated strategies differ.
 */
import { describe, expect, test } from 'vitest';
import * as Q from '../src/exact/rational.js';
import type { InterdependentEconomy } from '../src/economies/economy.js';
import type { Demand } from '../src/market/demand.js';
import { demands } from '../src/market/demand.js';
import type { TieBreak } from '../src/market/market.js';
import type { Strategy } from '../src/mechanisms/three-announcements/strategy.js';
import { priceTakingStrategy } from '../src/mechanisms/three-announcements/strategy.js';
import { bestReplyWith, certify, utilityOf } from '../src/claims/interdependent/best-reply-certificate.js';
import { feasibleSetting } from '../src/claims/interdependent/setting.js';
import { finish } from '../src/work.js';
import { demand, pivotal, pooling, randomStream, secondLeak, unequal } from './gallery.js';

const everybody = (economy: InterdependentEconomy, strategy: Strategy): readonly Strategy[] =>
  economy.market.endowments.map(() => strategy);

/** Whether a strategy, played by all, is better for a signal than every strategy that differs from it at a reached cell. */
const isStrict = (economy: InterdependentEconomy, strategy: Strategy, signal: number): boolean => {
  const setting = feasibleSetting(economy);
  const profile = everybody(economy, strategy);
  const utility = utilityOf(setting, profile, 0, signal);
  const own = strategy.first[signal] as Demand;
  return [...demands(economy.market)].every((first) => {
    const best = bestReplyWith(setting, profile, 0, signal, first);
    if (first.join() !== own.join()) return Q.lt(best.utility, utility);
    return (
      Q.equals(best.utility, utility) &&
      best.replies.every((cell) => cell.best.every((bundles) => bundles.length === 1))
    );
  });
};

const poolingStrategy = (economy: InterdependentEconomy, tieBreak: TieBreak): Strategy => {
  const d = (a: number, b: number): Demand => demand(economy, [a, b]);
  const pooled = [d(1, 0), d(1, 0), d(1, 0), d(1, 0)];
  const second = { default: d(1, 0), when: [{ signal: 1, announce: d(1, 1) }] };
  const when =
    tieBreak === 'lowest'
      ? [
          { signal: 0, observes: pooled, announce: d(1, 0) },
          { signal: 1, observes: pooled, announce: d(1, 1) },
        ]
      : [{ observes: pooled, announce: d(1, 1) }];
  return { first: [d(1, 0), d(1, 0)], second, third: { default: d(2, 0), when } };
};

describe('pooling', () => {
  test.each([
    ['1/4', 'lowest', ['139/256', '281/256']],
    ['1/4', 'highest', ['285/512', '567/512']],
    ['1/100', 'lowest', ['1103/1280', '2053/1280']],
    ['1/100', 'highest', ['11037/12800', '4107/2560']],
  ] as const)('is a strict equilibrium for ε = %s and the %s selection', (epsilon, tieBreak, utilities) => {
    const economy = pooling({ epsilon, tieBreak });
    const strategy = poolingStrategy(economy, tieBreak);
    const setting = feasibleSetting(economy);
    expect([0, 1].map((signal) => isStrict(economy, strategy, signal))).toEqual([true, true]);
    expect(
      [0, 1].map((signal) => Q.show(utilityOf(setting, everybody(economy, strategy), 0, signal))),
    ).toEqual(utilities);
  });

  test('under `shielded` the same profile is no equilibrium: type H would rather announce D¹', () => {
    const economy = pooling({ residual: 'shielded' });
    const strategy = poolingStrategy(economy, 'lowest');
    expect(finish(certify(feasibleSetting(economy), everybody(economy, strategy), 0, 0))).toBeDefined();
    expect(finish(certify(feasibleSetting(economy), everybody(economy, strategy), 0, 1))).toBeUndefined();
  });
});

test('sincere but pivotal: type L gains by announcing D¹(H) under `market` and loses under `shielded`', () => {
  const gain = (residual: 'market' | 'shielded'): string => {
    const economy = pivotal({ residual });
    const setting = feasibleSetting(economy);
    const profile = everybody(economy, priceTakingStrategy(2));
    const [low, high] = [0, 1].map((signal) => setting.priceTaker.first(signal)) as [Demand, Demand];
    return Q.show(
      Q.sub(
        bestReplyWith(setting, profile, 0, 0, high).utility,
        bestReplyWith(setting, profile, 0, 0, low).utility,
      ),
    );
  };
  expect(gain('market')).toBe('89/122880');
  expect(gain('shielded')).toBe('-1/1920');
});

test('the leak of Rule 5 is a strict equilibrium too', () => {
  const economy = secondLeak();
  const d = (a: number, b: number): Demand => demand(economy, [a, b]);
  const heard = [d(1, 0), d(1, 0)];
  const strategy: Strategy = {
    first: [d(1, 0), d(1, 0)],
    second: {
      default: d(3, 0),
      when: [
        { signal: 0, observes: heard, announce: d(1, 0) },
        { signal: 1, observes: heard, announce: d(1, 1) },
      ],
    },
    third: { default: d(1, 0), when: [{ signal: 1, announce: d(1, 1) }] },
  };
  expect([0, 1].map((signal) => isStrict(economy, strategy, signal))).toEqual([true, true]);
});

describe('equation (5) fails where endowments differ', () => {
  const economy = unequal();
  const setting = feasibleSetting(economy);
  const d = (a: number, b: number): Demand => demand(economy, [a, b]);
  const [sincere, held] = [d(3, 3), d(3, 0)];
  const strategy = (third: Demand): Strategy => ({
    first: [d(3, 0), sincere],
    second: { default: d(3, 0), when: [{ signal: 1, announce: sincere }] },
    third: { default: third, when: [] },
  });

  test('never buying at price 1 is a best reply for trader 1 with signal H', () => {
    // The others say the same first; those of signal L set price 1, which is bad news.
    const others: Strategy = {
      first: [d(0, 0), d(0, 0)],
      second: { default: d(3, 0), when: [{ signal: 1, announce: d(0, 3) }] },
      third: { default: d(0, 0), when: [] },
    };
    const profile = economy.market.endowments.map((_, i) => (i === 0 ? strategy(held) : others));
    expect(finish(certify(setting, profile, 0, 1))).toBeDefined();
  });

  test('for trader 3 buying three at price 1 as well gains the same against everything: 1/640', () => {
    const next = randomStream(3);
    const any = (): Demand => d(next(4), next(4));
    for (let run = 0; run < 10; run += 1) {
      const others = Array.from({ length: 6 }, (): Strategy => {
        const said = any();
        return {
          first: [said, any()],
          second: { default: any(), when: [{ includes: said, announce: any() }] },
          third: { default: any(), when: [{ signal: 1, announce: any() }] },
        };
      });
      const gain = Q.sub(
        utilityOf(
          setting,
          others.map((other, i) => (i === 2 ? strategy(sincere) : other)),
          2,
          1,
        ),
        utilityOf(
          setting,
          others.map((other, i) => (i === 2 ? strategy(held) : other)),
          2,
          1,
        ),
      );
      expect(Q.show(gain)).toBe('1/640');
    }
  });
});
