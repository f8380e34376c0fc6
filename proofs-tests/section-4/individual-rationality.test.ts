/**
 * Individual rationality with interdependent values: utilities by every draw, and the certificate that derives them again.
 */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/certificates/check.js';
import { certificateOf } from '../../src/claims/certificate.js';
import { feasibleSetting } from '../../src/claims/interdependent/engines/setting.js';
import { judge } from '../../src/claims/judge.js';
import { finish } from '../../src/computation.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import * as Q from '../../src/exact/rational.js';
import { interimUtility } from '../../src/mechanisms/three-announcements/interim.js';
import { plainTally } from '../../src/mechanisms/three-announcements/plain.js';
import { plansOf, priceTakingStrategy } from '../../src/mechanisms/three-announcements/strategy.js';
import { forRandomCases, make, pooling, q, randomEconomy, twoGroups } from '../gallery/gallery.js';

const rationality = (economy: InterdependentEconomy) => finish(judge(economy, 'individual-rationality'));

/** The utility of a trader with a signal where all are price takers, by every draw. */
const utilityByDraws = (economy: InterdependentEconomy, trader: number, signal: number): string => {
  const { mechanism, values, priceTaker } = feasibleSetting(economy);
  const strategy = priceTakingStrategy(economy.signals.length);
  const plans = plansOf(
    economy.traderNames.map(() => strategy),
    priceTaker,
  );
  return Q.show(interimUtility(mechanism, values, plainTally(mechanism, plans, trader, signal)));
};

/** Nobody wants anything, so nobody loses or gains. */
const indifferent = make({
  cap: 2,
  steps: 1,
  endowments: Array.from({ length: 6 }, () => [1]),
  signals: ['only'],
  shocks: [{ name: 'only', probability: Q.one, signals: [Q.one] }],
  value: [[[q('0'), q('0'), q('0')]]],
});

describe('interim individual rationality', () => {
  it('compares what every trader with every signal expects with her endowment', () => {
    const economy = pooling({});
    const { evidence, verdict } = rationality(economy);
    expect(verdict).toBe('refuted');
    if (evidence === null || !('profile' in evidence)) throw new Error('no evidence of Section 4');
    expect(evidence.traders.length).toBe(12);
    const [first] = evidence.traders;
    expect(Q.show(first!.utility)).toBe(utilityByDraws(economy, 0, 0));
    for (const { utility, outside, shortfall } of evidence.traders)
      expect(Q.show(shortfall)).toBe(Q.show(Q.max(Q.zero, Q.sub(outside, utility))));
  });
  it('fails where nobody has gains from trade, as printed', () => {
    const { verdict, counterexample } = rationality(indifferent);
    expect(verdict).toBe('refuted');
    expect(counterexample).toMatchObject({ rechecked: true, recheckedBy: 'every draw, by the definition' });
  });
  it('has a certificate that is accepted, on random economies too', () => {
    const accepted = (economy: InterdependentEconomy): void => {
      const certificate = certificateOf(economy, rationality(economy));
      expect(check(JSON.parse(JSON.stringify(certificate)))).toMatchObject({ kind: 'valid' });
    };
    accepted(twoGroups({}));
    forRandomCases(5, (next) =>
      accepted(randomEconomy(next, { steps: 1, supply: (total, cap) => total >= cap })),
    );
  });
});
