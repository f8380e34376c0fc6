/**
 * Claims `budget-balance` and `no-deficit`: in every outcome that may be drawn at some profile of messages, payments sum to
 * zero, or to no less than zero.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable, TabulatedOutcome } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import type { Computation } from '../../computation.js';
import { countText } from '../data.js';
import type { Fields, MechanismFinding } from './claims.js';
import { messagesAt, notTheSame } from './claims.js';

const totalOf = ({ payments }: TabulatedOutcome): Rational => {
  if (payments === undefined)
    throw new Error('The budget was asked of an environment without payments: give it `payments`.');
  return Q.sum(payments);
};

/** An outcome with what is paid in it in total, and the first profile that may lead to it, run again. */
const totalData = (table: MechanismTable, place: number): Fields => {
  const profile = table.lotteries.findIndex((lottery) => lottery.some(({ outcome }) => outcome === place));
  const { name } = table.outcomes[place]!;
  const total = totalOf(table.outcomes[place]!);
  const drawn = table.again(profileAt(table.players, profile)).chances;
  if (!drawn.some(({ outcome }) => outcome.name === name && Q.equals(totalOf(outcome), total)))
    throw new Error(notTheSame);
  return { messages: messagesAt(table, profile), outcome: name, total: Q.show(total) };
};

/**
 * Judges the budget in every draw at every profile of messages, truthful or not.
 *
 * The witness against balance is the outcome with the total farthest from zero, against no deficit the one with the least
 * total, the first at ties.
 *
 * @throws Error if the environment has no payments.
 */
export function* judgeBudget(
  table: MechanismTable,
  claim: 'budget-balance' | 'no-deficit',
): Computation<MechanismFinding> {
  const profiles = table.lotteries.length;
  const balance = claim === 'budget-balance';
  const totals = table.outcomes.map(totalOf);
  const badness = (total: Rational): Rational => (balance ? Q.abs(total) : Q.neg(total));
  let worst = 0;
  for (const [place, total] of totals.entries()) {
    yield { label: 'outcomes', done: place, total: totals.length };
    if (Q.lt(badness(totals[worst]!), badness(total))) worst = place;
  }
  const refuted = Q.sign(badness(totals[worst]!)) > 0;
  const shown = totalData(table, worst);
  const where = `in the outcome ${String(shown['outcome'])}, which may be drawn at the messages ${(shown['messages'] as readonly string[]).join(', ')}`;
  const explanation = refuted
    ? `Payments sum to ${String(shown['total'])} ${where}.`
    : balance
      ? 'Payments sum to 0 in every outcome.'
      : `Payments sum to at least ${String(shown['total'])}: ${where}.`;
  return {
    claim,
    verdict: refuted ? 'refuted' : 'proved',
    scope: `every outcome of positive probability (${countText(totals.length)} different ones) at every one of ${countText(profiles)} profiles of messages, truthful or not`,
    method: 'enumeration',
    explanation: [explanation],
    evidence: { profiles, outcomes: totals.length, worst: shown },
    ...(refuted ? { counterexample: { ...shown, rechecked: true } } : {}),
  };
}
