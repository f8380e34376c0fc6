/** Budget balance and no deficit: what the payments of an outcome sum to. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { MechanismTables } from './mechanism.js';
import { profileText } from './mechanism.js';

/** The two claims about payments: they sum to 0 in every outcome, or to no less than 0. */
export type PaymentClaim = 'budget-balance' | 'no-deficit';

/** By how much a sum of payments misses the claim; positive if it contradicts it. */
const shortfall = (claim: PaymentClaim, total: Rational): Rational =>
  claim === 'budget-balance' ? Q.abs(total) : Q.neg(total);

/** The outcome that misses the claim by most, the first of them, and the first profile at which it is drawn. */
export const derivePayments = (tables: MechanismTables, claim: PaymentClaim, verdict: Statement): Json => {
  const { participants, outcomes, lotteries, profileCount } = tables;
  const totals = outcomes.map(({ payments, stated }) => {
    if (payments === undefined) throw stated.refusal('the payments are missing');
    return Q.sum(payments);
  });
  const shortfalls = totals.map((total) => shortfall(claim, total));
  const largest = shortfalls.reduce(Q.max);
  const worst = shortfalls.findIndex((one) => Q.equals(one, largest));
  verdict.mustEqual(Q.sign(largest) > 0 ? 'refuted' : 'proved');
  const { name, stated } = outcomes[worst]!;
  const profile = lotteries.findIndex((chances) => chances.some(({ outcome }) => outcome === worst));
  stated.require(profile >= 0, 'this outcome is never drawn');
  const messages = profileText(participants, profile);
  return {
    profiles: profileCount,
    outcomes: totals.length,
    worst: { messages, outcome: name, total: Q.show(totals[worst]!) },
  };
};
