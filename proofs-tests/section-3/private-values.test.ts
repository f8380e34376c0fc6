/**
 * Section 3, private values: properties (i)–(iii) and Theorem 1, proved for the economies named here and for random ones,
 * by enumeration of the definition and by separation.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFinding, judge } from '../../src/claims/judge.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { theorem1BySeparation } from '../../src/claims/private-values/engines/separation/theorem-1.js';
import { utilityAt } from '../../src/claims/private-values/engines/expected-utility.js';
import { isPriceTaking, priceTakingSets } from '../../src/economies/price-taking.js';
import * as L from '../../src/exact/lottery.js';
import * as Q from '../../src/exact/rational.js';
import type { Demand } from '../../src/market/demand.js';
import { countDemands } from '../../src/market/demand.js';
import { indexOf } from '../../src/market/lattice.js';
import { randomGrouping } from '../../src/mechanisms/random-grouping/mechanism.js';
import { traderLotteryPlain } from '../../src/mechanisms/random-grouping/plain.js';
import { finish } from '../../src/computation.js';
import { demandsOf, economiesOver, markets, messagesIn, smallEconomies } from '../random-economies.js';
import { bothEnginesProve, claims } from './both-engines.js';
import { fourEqualTraders, twentyDifferentTraders } from './small-markets.js';

describe('four equal traders', () => {
  const economy = fourEqualTraders();
  it('Theorem 1 by enumeration: 9 messages against 729 profiles, one undominated, the smallest margin 1/320', () => {
    const finding = finish(judge(subjectOf(economy, { engines: 'enumeration' }), 'theorem-1'));
    expect(finding.verdict).toBe('proved');
    expect(finding.method).toBe('enumeration');
    expect(encodeFinding(finding).evidence).toMatchObject({
      enumeration: {
        messages: '9',
        profiles: '729',
        traders: [1, 2, 3, 4].map((trader) => ({
          trader,
          undominated: [{ message: [[2], [0]] }],
          // Every other message is dominated by it; the smallest margin is that of (1, 0).
          fallen: (
            [
              [0, 0, '3/320'],
              [0, 1, '77/320'],
              [0, 2, '29/80'],
              [1, 0, '1/320'],
              [1, 1, '39/320'],
              [1, 2, '21/160'],
              [2, 1, '1/160'],
              [2, 2, '1/64'],
            ] as const
          ).map(([low, high, margin]) => ({ message: [[low], [high]], by: [[2], [0]], margin })),
        })),
      },
    });
  });
  it('Theorem 1 by separation: every other message is dominated by at least 1/320', () => {
    const finding = finish(judge(subjectOf(economy, { engines: 'separation' }), 'theorem-1'));
    expect(finding.verdict).toBe('proved');
    expect(encodeFinding(finding).evidence).toMatchObject({
      separation: {
        weightAtLeast: '1/80',
        traders: [{ marginAtLeast: '1/320', undominated: '1' }, {}, {}, {}],
      },
    });
  });
});

describe('a larger grid', () => {
  it('T = 2, l = 2: 27 messages against 19,683 profiles, all four traders', () => {
    const subject = subjectOf(fourEqualTraders(Q.of(1, 10), { priceSteps: 2 }), { engines: 'enumeration' });
    const finding = finish(judge(subject, 'theorem-1'));
    expect(finding.verdict).toBe('proved');
    expect(encodeFinding(finding).evidence).toMatchObject({
      enumeration: { messages: '27', profiles: '19683' },
    });
  });
  it('T = 2, l = 3: 64 messages against 262,144 profiles, one trader', () => {
    const subject = subjectOf(fourEqualTraders(Q.of(1, 10), { cap: 3, priceSteps: 2 }), {
      engines: 'enumeration',
      traders: [0],
    });
    const finding = finish(judge(subject, 'theorem-1'));
    expect(finding.verdict).toBe('proved');
    expect(encodeFinding(finding).evidence).toMatchObject({
      enumeration: { messages: '64', profiles: '262144' },
    });
  });
  it('k = 2, l = 3, T = 10, twenty different traders: by separation, the states counted', () => {
    const economy = twentyDifferentTraders();
    expect(countDemands(economy.market)).toBe(16n ** 121n);
    const result = finish(theorem1BySeparation(subjectOf(economy)));
    expect(result.verdict).toBe('proved');
    expect(result.scope).toMatch(/^20 of 20 traders, all messages: [\d,]+ states of the rationing automaton/);
  });
});

describe('random economies', () => {
  it('300 small ones: every claim is proved, by both engines, and they find the same sets', () => {
    fc.assert(fc.property(smallEconomies(), bothEnginesProve), { numRuns: 300 });
  });

  it('60 of two commodities, which only separation can decide', () => {
    fc.assert(
      fc.property(
        markets({ commodities: 2, groups: { count: 2, size: 3 } }).chain((market) => economiesOver(market)),
        (economy) => {
          const subject = subjectOf(economy, { engines: 'separation' });
          for (const claim of claims)
            expect([claim, finish(judge(subject, claim)).verdict]).toEqual([claim, 'proved']);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('100 of one or two commodities: at random profiles the gain of price taking is never below the proved bound', () => {
    fc.assert(
      fc.property(
        markets()
          .chain((market) => economiesOver(market))
          .chain((economy) =>
            fc.tuple(fc.constant(economy), messagesIn(economy.market), demandsOf(economy.market), fc.nat(3)),
          ),
        ([economy, messages, other, trader]) => {
          const { market } = economy;
          const g = randomGrouping(market, economy.epsilon);
          const sets = priceTakingSets(market, economy.traders[trader]!);
          const utility = (own: Demand): Q.Rational =>
            L.expectation(
              traderLotteryPlain(
                g,
                messages.map((m, i) => (i === trader ? own : m)),
                trader,
              ),
              ({ price, bundle }) =>
                utilityAt(market, economy.traders[trader]!, price, indexOf(market.bundles, bundle)),
            );
          const best = sets.map(([first]) => first!);
          const gain = Q.sub(utility(best), utility(other));
          // ε/(4·|P|) times what is lost at each price.
          const bound = Q.mul(
            Q.div(economy.epsilon, Q.of(4 * market.prices.size)),
            Q.sum(
              best.map((bundle, price) =>
                Q.sub(
                  utilityAt(market, economy.traders[trader]!, price, bundle),
                  utilityAt(market, economy.traders[trader]!, price, other[price]!),
                ),
              ),
            ),
          );
          expect(Q.leq(bound, gain)).toBe(true);
          expect(Q.sign(bound)).toBe(isPriceTaking(sets, other) ? 0 : 1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('20 of three groups, the variant of Remark 3, by separation', () => {
    fc.assert(
      fc.property(
        markets({ commodities: 1, groups: { count: 3, size: 2 } }).chain((market) => economiesOver(market)),
        (economy) => {
          const subject = subjectOf(economy, { engines: 'separation' });
          for (const claim of claims)
            expect([claim, finish(judge(subject, claim)).verdict]).toEqual([claim, 'proved']);
        },
      ),
      { numRuns: 20 },
    );
  });
});
