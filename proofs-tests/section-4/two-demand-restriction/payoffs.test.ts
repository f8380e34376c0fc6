/**
 * Section 4, the payoffs of the two-demand restriction are interim utilities of G**: the same messages, written as
 * strategies and played by the plain definition, give the same.
 */
import { expect, test } from 'vitest';
import * as Q from '../../../src/exact/rational.js';
import type { Rational } from '../../../src/exact/rational.js';
import { countSignals } from '../../../src/economies/information.js';
import { shockWeights } from '../../../src/economies/valuation.js';
import type { Restriction } from './messages.js';
import { messageCount, secondBit, secondCells, thirdBit, thirdCells } from './messages.js';
import { restrictionPayoffs } from './payoffs.js';
import type { Setting } from '../../../src/claims/interdependent/engines/setting.js';
import { feasibleSetting } from '../../../src/claims/interdependent/engines/setting.js';
import type { Demand } from '../../../src/market/demand.js';
import { interimUtility } from '../../../src/mechanisms/three-announcements/interim.js';
import { plainTally } from '../../../src/mechanisms/three-announcements/plain.js';
import type { ReplyRule, Strategy } from '../../../src/mechanisms/three-announcements/strategy.js';
import { residuals } from '../../../src/market/residual.js';
import { plansOf } from '../../../src/mechanisms/three-announcements/strategy.js';
import { forRandomCases } from '../../gallery/gallery.js';
import { randomRestriction } from './agreement.js';

/** Two messages, by signal, as a strategy. */
const asStrategy = ({ demands }: Restriction, messages: readonly [number, number]): Strategy => {
  const [a, b] = demands;
  const heard = (length: number, cell: number): readonly Demand[] =>
    Array.from({ length }, (_, place) => (place === cell - 1 ? b : a));
  const rule = (length: number, cells: number, bit: (cell: number) => number): ReplyRule => ({
    default: a,
    when: messages.flatMap((message, signal) =>
      Array.from({ length: cells }, (_, cell) => ({
        signal,
        observes: heard(length, cell),
        announce: demands[(message >> bit(cell)) & 1]!,
      })),
    ),
  });
  return {
    first: messages.map((message) => demands[message & 1]!),
    second: rule(2, secondCells, secondBit),
    third: rule(4, thirdCells, thirdBit),
  };
};

/** What one unit of the payoffs is worth. */
const unitOf = ({ mechanism, values }: Setting, type: number): Rational => {
  const mass = [0, 1]
    .flatMap((other) => shockWeights(values, countSignals(2, [type, other])))
    .reduce((a, b) => a + b, 0n);
  const scale = 720n * BigInt(mechanism.market.prices.size) * Q.denominator(mechanism.epsilon);
  return Q.of(1n, scale * mass * values.unit);
};

test('payoffs are interim utilities for random messages, types and readings', () => {
  for (const residual of residuals)
    forRandomCases(1, (next) => {
      const { economy, restriction } = randomRestriction(next, residual);
      const setting = feasibleSetting(economy);
      const tables = restrictionPayoffs(setting, restriction);
      const player = next(2);
      const type = next(2);
      const own = next(messageCount);
      const other = [next(messageCount), next(messageCount)] as const;
      const strategies = economy.market.endowments.map((_, trader) =>
        asStrategy(
          restriction,
          trader === restriction.active[player]
            ? [own, own]
            : trader === restriction.active[1 - player]
              ? [other[0], other[1]]
              : [0, 0],
        ),
      );
      const plans = plansOf(strategies, setting.priceTaker);
      const plain = interimUtility(
        setting.mechanism,
        setting.values,
        plainTally(setting.mechanism, plans, restriction.active[player]!, type),
      );
      const sum = tables[player]![type]!.reduce((total, { mask, columns, values }, othersType) => {
        const column = columns.indexOf(other[othersType]! & mask);
        return total + values[own * columns.length + column]!;
      }, 0);
      expect(Q.show(Q.mul(Q.of(sum), unitOf(setting, type)))).toBe(Q.show(plain));
    });
});
