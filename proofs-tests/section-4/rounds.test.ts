/**
 * Section 4, what survives the two rounds at each kind of cell, and how long the claims take.
 */
import { claimsByDefault, encodeFinding, judge } from '../../src/claims/judge.js';
import { describe, expect, test } from 'vitest';
import { interimOutcomes } from '../../src/claims/interdependent/engines/interim-report.js';
import { interimLotteries } from '../../src/cli/run/output.js';
import { interimOutput } from '../../src/cli/run/interdependent.js';
import type { CellLeft } from '../../src/claims/interdependent/engines/rounds/rounds.js';
import type { SignalLeak } from '../../src/claims/interdependent/engines/rounds/leak.js';
import { leakFor } from '../../src/claims/interdependent/engines/rounds/leak.js';
import { roundsOf } from '../../src/claims/interdependent/engines/rounds/rounds.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { d1 } from '../../src/economies/price-taking-sets.js';
import { residuals } from '../../src/market/residual.js';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import { priceTakingStrategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { finish } from '../../src/computation.js';
import { make, pooling, q, smallestLeak, ties } from '../gallery/gallery.js';

const cellsOf = (economy: InterdependentEconomy, round: 0 | 1): readonly CellLeft[] =>
  finish(roundsOf(economy)).rounds[round]!.cells;
const at = (
  cells: readonly CellLeft[],
  signal: string,
  stage: number,
  price: string,
  heard?: string,
): CellLeft | undefined =>
  cells.find(
    (cell) =>
      cell.signal === signal &&
      cell.stage === stage &&
      Q.show(cell.price[0]!) === price &&
      (heard === undefined || cell.observes.map((d) => d.flat().join('')).join() === heard),
  );

describe('the rounds, cell by cell', () => {
  test('in the smallest market a trader has 9^6643 messages', () => {
    expect(finish(roundsOf(smallestLeak())).messages).toBe('9^6643');
  });

  test('pooling, shielded: D¹ first, then D² and D³', () => {
    const economy = pooling({ residual: 'shielded' });
    expect(at(cellsOf(economy, 0), 'L', 1, '1')!.allowed).toEqual([[0]]);
    expect(at(cellsOf(economy, 0), 'L', 2, '1', '10,10')!.allowed).toEqual([[0], [1], [2]]);
    const two = cellsOf(economy, 1);
    expect(at(two, 'L', 2, '1', '10,10')).toMatchObject({ allowed: [[0]], exact: true });
    expect(at(two, 'L', 2, '1', '11,11')).toMatchObject({ allowed: [[1]], exact: true });
    expect(at(two, 'H', 2, '1', '10,11')).toMatchObject({ alike: 2n, allowed: [[1]] });
    // Two of the four heard were H: the mate's signal decides, so D³ keeps both bundles.
    expect(at(two, 'L', 3, '1', '10,10,11,11')).toMatchObject({
      alike: 6n,
      allowed: [[0], [1]],
      exact: false,
    });
  });

  test('ties: at a cell that tied announcements need not reach, every reply is allowed', () => {
    const two = cellsOf(ties(), 1);
    expect(at(two, 'L', 1, '0')!.allowed).toEqual([[1], [2]]);
    expect(at(two, 'L', 2, '1', '10,10')!.allowed).toEqual([[0], [1], [2]]);
  });

  test('the smallest leak, `market`: nothing is eliminated in round one', () => {
    const one = cellsOf(smallestLeak(), 0);
    expect(one.every(({ allowed }) => allowed.length === 3)).toBe(true);
  });
});

/**
 * The most that rewarding one first announcement and punishing another can be worth when the others' announcements do not
 * depend on their signals: for every leak channel and price, the best residual less the worst.
 */
const leakToConstantReplies = ({ channels, surplus: { table, unit } }: SignalLeak): Rational =>
  Q.mul(
    unit,
    Q.sum(
      channels.flatMap(({ left }) =>
        table.map((row) => {
          const surpluses = left.map((bundle) => Q.of(row[bundle]!));
          return Q.sub(surpluses.reduce(Q.max), surpluses.reduce(Q.min));
        }),
      ),
    ),
  );

describe('the first claim of Theorem 2', () => {
  test('is proved where every departure from price taking loses more than the leak can give back', () => {
    // One unit beyond (n−1)l, and one unit alone is worth next to nothing: no reply can make up for a departure.
    const v = [
      [q('0'), q('1/16'), q('6')],
      [q('0'), q('1/16'), q('8')],
    ];
    const economy = make({
      cap: 2,
      steps: 1,
      endowments: [[1], [1], [1], [0], [0], [0]],
      residual: 'market',
      signals: ['low', 'high'],
      shocks: [
        { name: 'bust', probability: q('1/2'), signals: [q('2/3'), q('1/3')] },
        { name: 'boom', probability: q('1/2'), signals: [q('1/3'), q('2/3')] },
      ],
      value: [v, v],
    });
    const finding = finish(judge(economy, 'theorem-2.1'));
    expect(finding.verdict).toBe('proved');
    expect(finding.assumptions).toContainEqual(expect.objectContaining({ name: 'no-leak', holds: false }));
    // The loss is 6 − 2 − 0 at price 1; the leak at position 3 is worth at most 1/16 at price 0 and 15/16 at price 1.
    expect(encodeFinding(finding).evidence).toMatchObject({
      gainAtLeast: [{ gain: '1/40' }, { gain: '1/24' }],
    });
  });

  test('is refuted by conditional replies where constant replies cannot make up for the loss', () => {
    // The first unit is good news in G and bad in B; the second makes price taking certain.
    const both = (first: string, top: string) => [0, 1].map(() => [q('0'), q(first), q(top)]);
    const economy = (top: string): InterdependentEconomy =>
      make({
        cap: 2,
        steps: 1,
        endowments: [[1], [1], [1], [0], [0], [0]],
        residual: 'market',
        signals: ['L', 'H'],
        shocks: [
          { name: 'B', probability: q('1/2'), signals: [q('9/10'), q('1/10')] },
          { name: 'G', probability: q('1/2'), signals: [q('1/10'), q('9/10')] },
        ],
        value: [both('-3/4', top), both('7/4', top)],
      });
    const setting = feasibleSetting(economy('21/5'));
    const leak = finish(leakFor(setting, 0));
    expect(Q.show(leak.bound)).toBe('6143/2500');
    expect(Q.show(leakToConstantReplies(leak))).toBe('2');
    // At price 1 asking for nothing loses 11/5, between the two: the others' first announcements must depend on their signals to make up for that.
    const finding = finish(judge(economy('21/5'), 'theorem-2.1'));
    expect(finding.verdict).toBe('refuted');
    const { strategies } = finding.counterexample!;
    expect(strategies[1]!.first['L']).not.toEqual(strategies[1]!.first['H']);
    // A larger loss, which nothing can make up for.
    expect(finish(judge(economy('6'), 'theorem-2.1')).verdict).toBe('proved');
  });

  test('is refuted with ε = 0: no first announcement has a cost', () => {
    const economy = { ...pooling({ residual: 'shielded' }), epsilon: Q.zero };
    expect(finish(judge(economy, 'theorem-2.1')).verdict).toBe('refuted');
  });
});

describe.each(residuals.filter((residual) => residual !== 'group'))('under %s', (residual) => {
  const nine = {
    size: 3,
    steps: 2,
    endowments: Array.from({ length: 9 }, (_, i) => [i % 3 === 0 ? 0 : 1]),
  } as const;
  test.each([
    ['the smallest market', smallestLeak({ residual }), []],
    ['nine traders', smallestLeak({ residual, ...nine }), ['theorem-2.2', 'theorem-2.3']],
  ] as const)('every claim is decided: %s', (_, economy, refutedWhereShielded) => {
    const refuted = claimsByDefault(economy).filter((claim) => {
      const { verdict } = finish(judge(economy, claim));
      expect(verdict).not.toBe('undecided');
      return verdict === 'refuted';
    });
    expect(refuted).toEqual(
      residual === 'market'
        ? ['property-vi', 'theorem-2.1', 'theorem-2.2', 'theorem-2.3']
        : refutedWhereShielded,
    );
  });
});

test('interim utilities of the price-taking profile, all traders and signals', () => {
  const setting = feasibleSetting(pooling({ residual: 'shielded' }));
  const strategies = Array.from({ length: 6 }, () => priceTakingStrategy(2));
  const { traders } = interimLotteries.encode(
    interimOutput(setting, finish(interimOutcomes(setting, strategies))),
  );
  expect(traders.map(({ trader }) => trader)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(traders.map(({ interim }) => JSON.stringify(interim))).size).toBe(1);
  expect(Object.keys(traders[0]!.interim)).toEqual(['L', 'H']);
  for (const { lottery } of traders)
    for (const chances of Object.values(lottery))
      expect(Q.show(Q.sum(chances.map(({ probability }) => q(probability))))).toBe('1');
  expect(d1(setting.economy, 0)).toEqual([[1], [0]]);
});
