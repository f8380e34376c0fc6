/**
 * Section 4, interim expected utility: u_i(s, ω_i) by the definition and by the faster exact way.
 */
import { describe, expect, test } from 'vitest';
import { finish } from '../../src/computation.js';
import * as Q from '../../src/exact/rational.js';
import { priceTaker } from '../../src/economies/price-taker.js';
import { valuationOf } from '../../src/economies/valuation.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { countDemands, demandAt } from '../../src/market/demand.js';
import { randomEconomy, forRandomCases, smallestLeak, demand } from '../gallery/gallery.js';
import { exposureOf, fastTally } from '../../src/mechanisms/three-announcements/exposure/exposure.js';
import { bestReplyTo } from '../../src/mechanisms/three-announcements/best-reply.js';
import { interimLottery, interimUtility } from '../../src/mechanisms/three-announcements/interim.js';
import { plainTally } from '../../src/mechanisms/three-announcements/plain.js';
import type { Announcement, ReplyRule, Strategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../src/mechanisms/three-announcements/strategy.js';

const randomStrategy = (next: (below: number) => number, economy: InterdependentEconomy): Strategy => {
  const any = (): Announcement => {
    if (next(6) === 0) return 'price-taking';
    return demandAt(economy.market, BigInt(next(Number(countDemands(economy.market)))));
  };
  const pool = [any(), any(), any()];
  const one = (): Announcement => pool[next(3)]!;
  const rule = (): ReplyRule => ({
    default: any(),
    when: Array.from({ length: next(3) }, () => {
      const heard = one();
      return {
        ...(next(2) === 0 ? { signal: next(2) } : {}),
        ...(heard === 'price-taking' ? {} : { includes: heard }),
        announce: any(),
      };
    }),
  });
  return { first: [one(), one()], second: rule(), third: rule() };
};

describe('interim utilities of G**', () => {
  test('the fast way and the definition agree on random markets, strategies and readings', () => {
    forRandomCases(8, (next) => {
      const economy = randomEconomy(next, {
        supply: () => true,
        steps: 1,
        cap: 2,
        groups: next(3) === 0 ? 2 : 3,
      });
      const values = valuationOf(economy);
      const same = randomStrategy(next, economy);
      const strategies = Array.from({ length: economy.market.traders }, () =>
        next(2) === 0 ? same : randomStrategy(next, economy),
      );
      const plans = plansOf(strategies, priceTaker(economy));
      const residual = (['market', 'shielded'] as const)[next(2)]!;
      const mechanism = { market: economy.market, epsilon: economy.epsilon, residual };
      const trader = next(economy.market.traders);
      const signal = next(2);
      const plain = plainTally(mechanism, plans, trader, signal);
      const fast = fastTally(mechanism, plans, trader, signal);
      expect(Q.show(interimUtility(mechanism, values, fast))).toBe(
        Q.show(interimUtility(mechanism, values, plain)),
      );
      const show = (tally: typeof plain): unknown =>
        interimLottery(mechanism, values, tally).map((c) => [c.price, c.bundle, Q.show(c.probability)]);
      expect(show(fast)).toEqual(show(plain));
      expect(Q.show(Q.sum(interimLottery(mechanism, values, fast).map((c) => c.probability)))).toBe('1');
    });
  });

  test('a profile against which (2,1) is better than every other first announcement', () => {
    const economy = smallestLeak();
    const values = valuationOf(economy);
    const d = (a: number, b: number) => demand(economy, [a, b]);
    const other: Strategy = {
      first: [d(1, 1), d(1, 1)],
      second: { default: d(1, 1), when: [] },
      third: { default: d(2, 0), when: [{ includes: d(2, 1), announce: d(0, 2) }] },
    };
    const own: Strategy = {
      first: [d(2, 1), d(2, 1)],
      second: { default: d(2, 0), when: [] },
      third: { default: d(2, 0), when: [] },
    };
    const mechanism = { market: economy.market, epsilon: economy.epsilon, residual: economy.residual };
    const plans = plansOf([own, other, other, other, other, other], priceTaker(economy));
    expect(Q.show(interimUtility(mechanism, values, plainTally(mechanism, plans, 0, 0)))).toBe('49/120');
    expect(Q.show(interimUtility(mechanism, values, fastTally(mechanism, plans, 0, 0)))).toBe('49/120');
    const best = Array.from({ length: 9 }, (_, at) => {
      const first = demandAt(economy.market, BigInt(at));
      return [
        first.join(),
        Q.show(finish(bestReplyTo(mechanism, values, exposureOf(mechanism, plans, 0, 0, first))).utility),
      ] as const;
    });
    expect(best.find(([first]) => first === '2,1')![1]).toBe('49/120');
  });
});
