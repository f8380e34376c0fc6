/**
 * The gallery, interdependent values: each economy file of `examples/`, and the strategies beside it, show what they
 * say, with the exact numbers.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { certify } from '../../src/claims/interdependent/engines/rounds/best-reply-certificate.js';
import { bestReplyWith, utilityOf } from '../../src/claims/interdependent/engines/rounds/shared-walks.js';
import type { Setting } from '../../src/claims/interdependent/engines/setting.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import { claimsByDefault, encodeFinding, judge } from '../../src/claims/judge.js';
import type { ClaimName, AnyFinding } from '../../src/claims/list.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { d1 } from '../../src/economies/price-taking-sets.js';
import * as Q from '../../src/exact/rational.js';
import { readMessages } from '../../src/formats/messages/read.js';
import type { Demand } from '../../src/market/demand.js';
import { demands } from '../../src/market/demand.js';
import type { Residual } from '../../src/market/residual.js';
import { residuals } from '../../src/market/residual.js';
import { membersOf, infeasibleGroup, supplyOf } from '../../src/mechanisms/three-announcements/mechanism.js';
import { orders } from '../../src/mechanisms/orders.js';
import { plainTally } from '../../src/mechanisms/three-announcements/plain.js';
import { interimUtility } from '../../src/mechanisms/three-announcements/interim.js';
import type { Strategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { plansOf, priceTakingStrategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { finish } from '../../src/computation.js';
import { demand, load, q, forRandomCases } from './gallery.js';

/** The profile of a strategies file of the gallery. */
const profileOf = (name: string, economy: InterdependentEconomy): readonly Strategy[] => {
  const file = new URL(`../../examples/strategies/${name}.json`, import.meta.url);
  const read = readMessages(readFileSync(file, 'utf8'), `strategies/${name}.json`, economy);
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  if (read.right.kind !== 'strategies' || read.right.strategies === 'price-taking')
    throw new Error(`${name} is no list of strategies.`);
  return read.right.strategies.map((strategy) =>
    strategy === 'price-taking' ? priceTakingStrategy(economy.signals.length) : strategy,
  );
};

const under = (name: string, change: Partial<InterdependentEconomy>): InterdependentEconomy => ({
  ...load(name),
  ...change,
});

const judged = (economy: InterdependentEconomy, claim: ClaimName): AnyFinding =>
  finish(judge(economy, claim));

const interimUtilities = (
  setting: Setting,
  strategies: readonly Strategy[],
  trader: number,
): readonly string[] =>
  setting.economy.signals.map((_, signal) => Q.show(finish(utilityOf(setting, strategies, trader, signal))));

/**
 * Whether a trader's strategy is better, for a signal, than every strategy that differs from it at a reached cell: than
 * the best reply with every other first announcement, and at each cell no second bundle is as good.
 */
const isStrict = (
  setting: Setting,
  profile: readonly Strategy[],
  trader: number,
  signal: number,
): boolean => {
  const utility = finish(utilityOf(setting, profile, trader, signal));
  const own = plansOf(profile, setting.priceTaker)[trader]!.first[signal]!;
  return [...demands(setting.economy.market)].every((first) => {
    const best = finish(bestReplyWith(setting, profile, trader, signal, first));
    if (first.join() !== own.join()) return Q.lt(best.utility, utility);
    return (
      Q.equals(best.utility, utility) &&
      best.replies.every((cell) => cell.best.every((bundles) => bundles.length === 1))
    );
  });
};

/** What is refuted under each reading, all else being proved; `infeasible` where the reading is. */
const theorem2 = ['theorem-2.1', 'theorem-2.2', 'theorem-2.3'];
const replies = ['theorem-2.2', 'theorem-2.3'];
const leak = ['property-vi', ...theorem2];
const expected: Record<string, Readonly<Record<Residual, readonly string[] | 'infeasible'>>> = {
  pooling: { market: leak, group: [], shielded: [] },
  pivotal: { market: leak, group: [], shielded: [] },
  'rule-5': { market: ['property-v', ...leak], group: 'infeasible', shielded: [] },
  unheard: { market: leak, group: replies, shielded: replies },
  'two-groups': {
    market: ['property-iv', 'property-v', ...leak],
    group: ['property-iv', ...leak],
    shielded: ['property-iv', ...leak],
  },
  'smallest-leak': { market: leak, group: [], shielded: [] },
  'unequal-endowments': { market: [], group: 'infeasible', shielded: [] },
};

describe.each(Object.entries(expected))('the claims on %s', (name, readings) => {
  test.each(residuals)('under the reading `%s`', (residual) => {
    const economy = under(name, { residual });
    const refuted = readings[residual];
    if (refuted === 'infeasible') {
      expect(infeasibleGroup(economy.market)).toBeDefined();
      expect(judged(economy, 'feasible').verdict).toBe('refuted');
      return;
    }
    const verdicts = claimsByDefault(economy).map((claim) => [claim, judged(economy, claim).verdict]);
    expect(verdicts).toHaveLength(12);
    expect(Object.fromEntries(verdicts)).toEqual(
      Object.fromEntries(
        claimsByDefault(economy).map((claim) => [claim, refuted.includes(claim) ? 'refuted' : 'proved']),
      ),
    );
  });
});

describe('9. pooling', () => {
  const settings = [
    ['1/4', 'lowest', ['139/256', '281/256']],
    ['1/4', 'highest', ['285/512', '567/512']],
    ['1/10', 'lowest', ['95/128', '181/128']],
    ['1/10', 'highest', ['957/1280', '363/256']],
    ['1/100', 'lowest', ['1103/1280', '2053/1280']],
    ['1/100', 'highest', ['11037/12800', '4107/2560']],
  ] as const;
  describe.each(settings)('ε = %s, the %s clearing price', (epsilon, tieBreak, utilities) => {
    const pooling = load('pooling');
    const economy = { ...pooling, epsilon: q(epsilon), market: { ...pooling.market, tieBreak } };
    const setting = feasibleSetting(economy);
    const profile = profileOf(`pooling-${tieBreak}`, economy);
    it('both types are better off than with any strategy that differs at a reached cell', () => {
      for (const signal of [0, 1]) {
        expect(finish(certify(setting, profile, 0, signal))).toBeDefined();
        expect(isStrict(setting, profile, 0, signal)).toBe(true);
      }
    });
    it('everybody has these interim utilities', () => {
      for (const trader of [0, 5]) expect(interimUtilities(setting, profile, trader)).toEqual(utilities);
    });
  });
  it('interim utilities are the same when every draw is enumerated', () => {
    const setting = feasibleSetting(load('pooling'));
    const plans = plansOf(profileOf('pooling-lowest', setting.economy), setting.priceTaker);
    const found = [0, 1].map((signal) =>
      interimUtility(setting.mechanism, setting.values, plainTally(setting.mechanism, plans, 0, signal)),
    );
    expect(found.map(Q.show)).toEqual(['95/128', '181/128']);
  });
  it('the profile of one selection is not strictly best under the other', () => {
    const pooling = load('pooling');
    const other = { ...pooling, market: { ...pooling.market, tieBreak: 'highest' as const } };
    for (const [economy, name] of [
      [pooling, 'pooling-highest'],
      [other, 'pooling-lowest'],
    ] as const) {
      const profile = profileOf(name, economy);
      const setting = feasibleSetting(economy);
      expect([0, 1].every((signal) => isStrict(setting, profile, 0, signal))).toBe(false);
    }
  });
  it('under `shielded` the profile is no equilibrium: type H would rather announce D¹', () => {
    const setting = feasibleSetting(under('pooling', { residual: 'shielded' }));
    const profile = profileOf('pooling-lowest', setting.economy);
    expect(finish(certify(setting, profile, 0, 0))).toBeDefined();
    expect(finish(certify(setting, profile, 0, 1))).toBeUndefined();
  });
});

describe('10. sincere but pivotal', () => {
  const utilities = (residual: Residual): readonly (readonly string[])[] => {
    const setting = feasibleSetting(under('pivotal', { residual }));
    const sincere = setting.economy.market.endowments.map(() => priceTakingStrategy(2));
    return [sincere, profileOf('pivotal', setting.economy)].map((profile) =>
      interimUtilities(setting, profile, 0),
    );
  };
  it('trader 1 with signal L announces D¹(H)', () => {
    const economy = load('pivotal');
    const [liar] = profileOf('pivotal', economy);
    expect(d1(economy, 1)).toEqual((liar!.first[0] as Demand).map((bundle) => [bundle]));
    expect(d1(economy, 0)).not.toEqual(d1(economy, 1));
  });
  it('under `market` type L gains 89/122880 by it', () => {
    const [sincere, lie] = utilities('market');
    expect([sincere![0], lie![0]]).toEqual(['216869/655360', '652031/1966080']);
    expect(Q.show(Q.sub(q(lie![0]!), q(sincere![0]!)))).toBe('89/122880');
  });
  it('under `shielded` type L loses 1/1920 by it', () => {
    const [sincere, lie] = utilities('shielded');
    expect([sincere![0], lie![0]]).toEqual(['217379/655360', '651113/1966080']);
    expect(Q.show(Q.sub(q(lie![0]!), q(sincere![0]!)))).toBe('-1/1920');
  });
});

describe('11. Rule 5', () => {
  const setting = feasibleSetting(load('rule-5'));
  const profile = profileOf('rule-5', setting.economy);
  it('hiding the signal is a strict equilibrium, although third announcements depend on nothing that was heard', () => {
    expect([0, 1].map((signal) => isStrict(setting, profile, 0, signal))).toEqual([true, true]);
    expect(
      profile[0]!.third.when.every(({ observes, includes }) => (observes ?? includes) === undefined),
    ).toBe(true);
  });
  it('property (v) is refuted, and the path of the leak is named', () => {
    const { counterexample } = encodeFinding(judged(setting.economy, 'property-v'));
    expect(counterexample).toMatchObject({
      path: ['my first announcement (position 5)', "φ(1)'s second, who heard it", 'Rule 5', 'my residual'],
      trader: 1,
      cases: [{ draw: { order: [2, 3, 4, 5, 1, 6], rule: 5 } }, { draw: { rule: 5 } }],
    });
  });
  it('under `shielded` hiding the signal is no strict equilibrium', () => {
    const shielded = feasibleSetting({ ...setting.economy, residual: 'shielded' });
    expect([0, 1].every((signal) => isStrict(shielded, profile, 0, signal))).toBe(false);
  });
});

describe('12. ties', () => {
  it('the second claim is refuted under `shielded`, naming the tied sets and the cell that is not reached', () => {
    const { evidence, counterexample } = encodeFinding(judged(load('unheard'), 'theorem-2.2'));
    expect(evidence).toEqual({
      ties: [
        { signal: 'L', priceTaking: [[[1], [2]], [[0]]] },
        { signal: 'H', priceTaking: [[[1], [2]], [[1]]] },
      ],
    });
    expect(counterexample).toMatchObject({
      cell: { signal: 'L', stage: 2, price: ['0'], announces: [0], allowed: [[[1], [2]]], reached: false },
    });
  });
  it('with a small storage cost, the only difference to pooling, the claim is proved', () => {
    const [tied, stored] = [load('unheard'), load('pooling')];
    expect(stored.value.map((bySignal) => bySignal.map((v) => v.map(Q.show)))).toEqual(
      tied.value.map((bySignal) =>
        bySignal.map((v) => v.map((w, x) => Q.show(x < 2 ? w : Q.sub(w, Q.of(1, 4))))),
      ),
    );
    expect(judged({ ...stored, residual: 'shielded' }, 'theorem-2.2').verdict).toBe('proved');
  });
});

describe('13. two groups', () => {
  it('property (iv) is refuted, and the path is named', () => {
    const { verdict, explanation } = judged(load('two-groups'), 'property-iv');
    expect(verdict).toBe('refuted');
    expect(explanation[0]).toMatch(
      /^my first announcement .*second announcements of group 2.*Rule 3 .*price/,
    );
  });
});

describe('14. the smallest leak', () => {
  const economy = load('smallest-leak');
  const setting = feasibleSetting(economy);
  const profile = profileOf('smallest-leak', economy);
  const low = 0;
  it('against this profile type low gets 49/120 with (2,1), and at most 19/48 with any other first announcement', () => {
    expect(Q.show(finish(utilityOf(setting, profile, 0, low)))).toBe('49/120');
    const { alternatives } = finish(certify(setting, profile, 0, low))!;
    expect(alternatives).toHaveLength(9);
    const best = (first: string): string =>
      Q.show(alternatives.find((one) => one.first.join() === first)!.utility);
    expect(best('2,1')).toBe('49/120');
    const others = alternatives.filter((one) => one.first.join() !== '2,1').map(({ utility }) => utility);
    expect(Q.show(others.reduce(Q.max))).toBe('19/48');
  });
  it('(2,1) is not price-taking for low', () => {
    expect(d1(economy, 0)).toEqual([[2], [0]]);
  });
  it('under `shielded` type low gains by announcing her D¹ against the same profile', () => {
    const shielded = feasibleSetting({ ...economy, residual: 'shielded' });
    expect(finish(certify(shielded, profile, 0, low))).toBeUndefined();
  });
  it('under `market` each of the nine first announcements survives, for either signal', () => {
    const { evidence } = encodeFinding(judged(economy, 'theorem-2.1'));
    const { firstAnnouncements } = evidence as {
      firstAnnouncements: { signal: string; first: number[][]; fate: string }[];
    };
    expect(new Set(firstAnnouncements.map(({ signal, first }) => JSON.stringify([signal, first]))).size).toBe(
      18,
    );
    expect(new Set(firstAnnouncements.map(({ fate }) => fate))).toEqual(new Set(['survives']));
  });
});

describe('15. unequal endowments', () => {
  const economy = load('unequal-endowments');
  const { market } = economy;
  const setting = feasibleSetting(economy);
  const profile = profileOf('unequal-endowments', economy);
  const [strategy, others] = [profile[0]!, profile[1]!];
  it('is the strategy of type H: D¹(H) first and second; third, she never buys at price 1', () => {
    const sincere = d1(economy, 1).map(([bundle]) => bundle!);
    expect(sincere).toEqual(demand(economy, [3, 3]));
    expect(strategy.first[1]).toEqual(sincere);
    expect(strategy.second.when).toEqual([{ signal: 1, announce: sincere }]);
    expect(strategy.third).toEqual({ default: demand(economy, [3, 0]), when: [] });
  });
  it('is undominated for trader 1: it is a best reply to the profile in the file', () => {
    expect(Q.show(finish(certify(setting, profile, 0, 1))!.utility)).toBe(
      interimUtilities(setting, profile, 0)[1],
    );
  });
  it('trader 3 is never served under Rule 3: whatever her group, it owns less than l', () => {
    for (const order of orders(market.traders))
      for (let group = 0; group < 3; group += 1) {
        const members = membersOf(market, order, group);
        if (members.includes(2)) expect(supplyOf(market, members)[0]).toBeLessThan(market.cap);
      }
  });
  it('is dominated for trader 3: buying three at price 1 too gains 1/640 against everything', () => {
    const buys: Strategy = {
      ...strategy,
      third: { ...strategy.third, when: [{ signal: 1, announce: demand(economy, [3, 3]) }] },
    };
    const gainsAgainst = (rest: readonly Strategy[]): void => {
      const [bad, good] = [strategy, buys].map((own) =>
        finish(
          utilityOf(
            setting,
            rest.map((other, i) => (i === 2 ? own : other)),
            2,
            1,
          ),
        ),
      );
      expect(Q.show(Q.sub(good!, bad!))).toBe('1/640');
    };
    gainsAgainst(profile.map(() => others));
    forRandomCases(9, (next) => {
      const any = (): Demand => demand(economy, [next(4), next(4)]);
      gainsAgainst(
        profile.map((): Strategy => {
          const said = any();
          return {
            first: [said, any()],
            second: { default: any(), when: [{ includes: said, announce: any() }] },
            third: { default: any(), when: [{ signal: 1, announce: any() }] },
          };
        }),
      );
    });
  });
});
