/**
 * Section 4, Theorem 2: the three claims for the gallery's economies and for random ones, under the readings of the
 * residual. Every refutation carries a profile; here each is run again.
 */
import { encodeFinding, judge } from '../../src/claims/judge.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { d1, isSingleton } from '../../src/economies/price-taking-sets.js';
import { certify } from '../../src/claims/interdependent/engines/rounds/best-reply-certificate.js';
import { bestReplyWith } from '../../src/claims/interdependent/engines/rounds/shared-walks.js';
import { allowsAll, cellKinds, tiedSignals } from '../../src/claims/interdependent/engines/rounds/cells.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import {
  firstRoundOutcomes,
  firstRound,
} from '../../src/claims/interdependent/engines/rounds/first-round.js';
import { interimUtility } from '../../src/mechanisms/three-announcements/interim.js';
import { infeasibleGroup } from '../../src/mechanisms/three-announcements/mechanism.js';
import { plainTally } from '../../src/mechanisms/three-announcements/plain.js';
import { plansOf } from '../../src/mechanisms/three-announcements/strategy.js';
import * as Q from '../../src/exact/rational.js';
import type { Residual } from '../../src/market/residual.js';
import { finish } from '../../src/computation.js';
import {
  pivotal,
  make,
  pooling,
  q,
  randomEconomy,
  forRandomCases,
  secondLeak,
  smallestLeak,
  ties,
  twoGroups,
  unequal,
} from '../gallery/gallery.js';

const claims = ['theorem-2.1', 'theorem-2.2', 'theorem-2.3'] as const;
const verdicts = (economy: InterdependentEconomy): string =>
  claims.map((claim) => finish(judge(economy, claim)).verdict).join(' ');
const failing = (economy: InterdependentEconomy): readonly string[] =>
  finish(judge(economy, 'theorem-2.1'))
    .assumptions!.filter(({ holds }) => !holds)
    .map(({ name }) => name);

/** The solution of linear equations, each a list of coefficients and the right side at its end; one solution is presumed. */
const solved = (equations: ReadonlyArray<readonly Q.Rational[]>): readonly Q.Rational[] => {
  let rows = equations;
  for (let column = 0; column < equations.length; column += 1) {
    const pivot = rows.find((row, r) => r >= column && !Q.isZero(row[column]!))!;
    const unit = pivot.map((value) => Q.div(value, pivot[column]!));
    const others = rows.filter((row) => row !== pivot);
    const cleared = others.map((row) => row.map((value, c) => Q.sub(value, Q.mul(row[column]!, unit[c]!))));
    rows = cleared.toSpliced(column, 0, unit);
  }
  return rows.map((row) => row.at(-1)!);
};

/**
 * Six traders, signals L and H, values w·x. Six shocks make H the more likely the higher they are. What one more unit is worth
 * to a trader with a signal, given how many of all six hold H, is −1 and 2 by turns: so the one signal in her group that she
 * does not know always decides, and where an L was heard no third announcement is ruled out. With L alone she expects `withLow`
 * of a unit (0: price 0 ties), with H alone 3.
 */
const harmlessTies = (withLow = '0'): InterdependentEconomy => {
  const chances = [1, 2, 3, 4, 5, 6].map((shock) => Q.of(shock, 7));
  const weightsOf = (high: number, of: number): readonly Q.Rational[] =>
    chances.map((chance) =>
      Q.mul(Q.pow(chance, BigInt(high)), Q.pow(Q.sub(Q.one, chance), BigInt(of - high))),
    );
  /** By shock, what a unit is worth with a signal. */
  const worth = (own: 0 | 1, alone: Q.Rational): readonly Q.Rational[] =>
    solved(
      [
        ...[0, 1, 2, 3, 4].map((turn) => ({
          weights: weightsOf(own + turn, 6),
          mean: (turn + own) % 2 === 0 ? q('-1') : q('2'),
        })),
        { weights: weightsOf(own, 1), mean: alone },
      ].map(({ weights, mean }) => [...weights, Q.mul(mean, Q.sum(weights))]),
    );
  const byShock = [worth(0, q(withLow)), worth(1, q('3'))];
  return make({
    cap: 2,
    steps: 1,
    endowments: [[1], [1], [1], [1], [1], [1]],
    signals: ['L', 'H'],
    shocks: chances.map((chance, shock) => ({
      name: `shock ${String(shock + 1)}`,
      probability: Q.of(1, 6),
      signals: [Q.sub(Q.one, chance), chance],
    })),
    value: chances.map((_, shock) =>
      byShock.map((unit) => [0, 1, 2].map((x) => Q.mul(Q.of(x), unit[shock]!))),
    ),
  });
};

describe('the gallery', () => {
  const market = 'refuted refuted refuted';
  const sound = 'proved proved proved';
  test.each([
    ['item 9, pooling', pooling, market, sound],
    ['item 10, sincere but pivotal', pivotal, market, sound],
    ['item 11, Rule 5', secondLeak, market, sound],
    ['item 12, ties', ties, market, 'proved refuted refuted'],
    ['item 13, two groups', twoGroups, market, market],
    ['item 14, the smallest leak', smallestLeak, market, sound],
    ['item 15, unequal endowments', unequal, sound, sound],
  ] as const)('%s', (_, make, underMarket, underShielded) => {
    expect(verdicts(make({ residual: 'market' }))).toBe(underMarket);
    expect(verdicts(make({ residual: 'shielded' }))).toBe(underShielded);
  });

  test('item 14: refuted for type low with the first announcement (2,1)', () => {
    const { counterexample } = encodeFinding(finish(judge(smallestLeak(), 'theorem-2.1')));
    expect(counterexample).toMatchObject({
      kind: 'best-reply',
      trader: 1,
      signal: 'low',
      utility: '101/240',
    });
    const { strategies, alternatives } = counterexample!;
    expect(strategies).toHaveLength(6);
    expect(strategies[0]!.first['low']).toEqual([[2], [1]]);
    expect(alternatives).toHaveLength(9);
    expect(
      alternatives.map(({ utility }) => utility).filter((utility) => utility === '101/240'),
    ).toHaveLength(1);
  });

  test('item 14: under `market` each of the nine first announcements survives, each by a certificate that checks', () => {
    const setting = feasibleSetting(smallestLeak());
    const outcomes = finish(firstRoundOutcomes(setting));
    expect(outcomes).toHaveLength(18);
    for (const { signal, first, outcome } of outcomes) {
      if (outcome.kind !== 'undominated')
        throw new Error(`${String(signal)}: ${first.join()} ${outcome.kind}`);
      const { strategies, utility, alternatives } = outcome.survivor.certificate;
      expect(finish(certify(setting, strategies, 0, signal))!.utility).toEqual(utility);
      expect(alternatives).toHaveLength(9);
      expect(alternatives.every((alternative) => Q.leq(alternative.utility, utility))).toBe(true);
    }
  });

  test('item 12: the ties and the cell that is not reached are named', () => {
    const finding = encodeFinding(finish(judge(ties(), 'theorem-2.2')));
    expect(finding.evidence).toEqual({
      ties: [
        { signal: 'L', priceTaking: [[[1], [2]], [[0]]] },
        { signal: 'H', priceTaking: [[[1], [2]], [[1]]] },
      ],
    });
    expect(finding.counterexample).toMatchObject({
      cell: {
        signal: 'L',
        stage: 2,
        observes: [
          [[2], [0]],
          [[2], [0]],
        ],
        price: ['0'],
        announces: [0],
        allowed: [[[1], [2]]],
        reached: false,
      },
    });
  });
});

describe('random economies', () => {
  test('k = 1 and S ≥ nl under `market`: the first claim is refuted in every one of 100', () => {
    forRandomCases(100, (next) => {
      const economy = randomEconomy(next, {
        residual: 'market',
        supply: (total, cap, size) => total >= size * cap,
      });
      expect(finish(judge(economy, 'theorem-2.1')).verdict).toBe('refuted');
    });
  });

  test('S ≤ (n−1)l: `market` and `shielded` give the same verdicts, and the first claim is proved', () => {
    forRandomCases(40, (next) => {
      const economy = randomEconomy(next, {
        commodities: next(8) === 0 ? 2 : 1,
        cap: 2,
        steps: 1,
        size: next(5) === 0 ? 3 : 2,
        supply: (total, cap, size) => total <= (size - 1) * cap,
      });
      const found = verdicts({ ...economy, residual: 'market' });
      expect(verdicts({ ...economy, residual: 'shielded' })).toBe(found);
      expect(found.startsWith('proved')).toBe(true);
    });
  });

  test('where `group` is feasible it gives the verdicts of `shielded`', () => {
    forRandomCases(20, (next) => {
      // With S ≤ (n−1)l the reading `group` needs r ≤ n − 1: twelve traders at least, each with a quarter of the cap.
      const twelve = next(4) === 0;
      const economy = randomEconomy(next, {
        cap: twelve ? 4 : 2,
        steps: 1,
        size: twelve ? 4 : 3,
        supply: () => true,
      });
      const { market } = economy;
      const even = {
        ...economy,
        market: { ...market, endowments: market.endowments.map(() => [1]), supply: [market.traders] },
      };
      expect(infeasibleGroup(even.market)).toBeUndefined();
      const readings: readonly Residual[] = twelve ? ['group', 'market', 'shielded'] : ['group', 'shielded'];
      expect(new Set(readings.map((residual) => verdicts({ ...even, residual }))).size).toBe(1);
    });
  });

  test('S > (n−1)l, Assumption 1 and single-valued D¹: all three claims are proved under `shielded`', () => {
    forRandomCases(60, (next) => {
      const economy = randomEconomy(next, {
        commodities: next(10) === 0 ? 2 : 1,
        supply: (total, cap, size) => total > (size - 1) * cap,
      });
      fc.pre(economy.signals.every((_, signal) => isSingleton(d1(economy, signal))));
      fc.pre(!failing(economy).includes('assumption-1'));
      expect(verdicts(economy)).toBe('proved proved proved');
    });
  });

  test('ties under `shielded`: a claim is refuted exactly where a bad reply at a tied cell survives', () => {
    // About one economy in a hundred has ties that matter; among 2,000 there is one, but for one run in a hundred million.
    const seen = { refuted: 0, proved: 0 };
    forRandomCases(2000, (next) => {
      const economy = randomEconomy(next, { steps: 1, cap: 2, supply: () => true });
      const failed = failing(economy);
      if (failed.includes('assumption-1') || !failed.includes('no-ties')) return;
      const setting = feasibleSetting(economy);
      for (const [stage, claim] of [
        [2, 'theorem-2.2'],
        [3, 'theorem-2.3'],
      ] as const) {
        const badly = finish(cellKinds(setting, stage)).some(
          (kind) =>
            tiedSignals(setting, kind).length > 0 && !allowsAll(kind.claimed, economy.market.bundles.size),
        );
        const { verdict } = finish(judge(economy, claim));
        expect(verdict).toBe(badly ? 'refuted' : 'proved');
        seen[badly ? 'refuted' : 'proved'] += 1;
      }
    });
    expect(seen.refuted).toBeGreaterThan(0);
  });

  test('ties under `shielded` that do no harm: where a tie was heard every reply is in D³, and the third claim is proved', () => {
    const economy = harmlessTies();
    expect(failing(economy)).toEqual(['no-ties']);
    expect(d1(economy, 0)).toEqual([[0, 1, 2], [0]]);
    const setting = feasibleSetting(economy);
    const tied = (stage: 2 | 3) =>
      finish(cellKinds(setting, stage)).filter((kind) => tiedSignals(setting, kind).length > 0);
    expect(tied(3)).toHaveLength(2 * 4);
    expect(tied(3).every(({ claimed }) => allowsAll(claimed, 3))).toBe(true);
    // At a second announcement nothing is open but the shock: one price of two at least allows not all.
    expect(tied(2).some(({ claimed }) => allowsAll(claimed, 3))).toBe(false);
    expect(verdicts(economy)).toBe('proved refuted proved');
    // Without the ties of the low signal it is the second claim that is proved, too.
    expect(verdicts(harmlessTies('-1/2'))).toBe('proved proved proved');
  });

  test('k = 1 and S ≥ nl under `market`: every first announcement survives, each with its own profile', () => {
    forRandomCases(6, (next) => {
      const economy = randomEconomy(next, {
        cap: 2 + next(2),
        steps: 1,
        residual: 'market',
        supply: (total, cap, size) => total >= size * cap,
      });
      const outcomes = finish(firstRoundOutcomes(feasibleSetting(economy)));
      expect(new Set(outcomes.map(({ outcome }) => outcome.kind))).toEqual(new Set(['undominated']));
    });
  });
});

test('a certificate states for each alternative the utility of the best reply with it', () => {
  let runs = 0;
  forRandomCases(6, (next) => {
    runs += 1;
    const economy = randomEconomy(next, {
      residual: 'market',
      cap: 2,
      steps: 1,
      supply: (total, cap, size) => total > (size - 1) * cap,
    });
    const setting = feasibleSetting(economy);
    const { survivor } = finish(firstRound(setting));
    if (survivor === undefined) return;
    const { strategies, signal, alternatives, utility } = survivor.certificate;
    for (const alternative of alternatives) {
      const best = finish(bestReplyWith(setting, strategies, 0, signal, alternative.first));
      expect(Q.show(alternative.utility)).toBe(Q.show(best.utility));
    }
    const plans = plansOf(strategies, setting.priceTaker);
    // The definition takes long: once is enough.
    if (runs === 1)
      expect(
        Q.show(
          interimUtility(setting.mechanism, setting.values, plainTally(setting.mechanism, plans, 0, signal)),
        ),
      ).toBe(Q.show(utility));
  });
});
