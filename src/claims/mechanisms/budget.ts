/**
 * Claims `budget-balance` and `no-deficit`: in every outcome that may be drawn at some profile of messages, payments sum to
 * zero, or to no less than zero.
 */
import type { t } from '../../prelude.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { MechanismTable, TabulatedOutcome } from '../../games/mechanism-table.js';
import { profileAt } from '../../games/normal-form.js';
import type { Computation } from '../../computation.js';
import { counted, everyCounted } from '../../exact/counts.js';
import type { Finding } from '../finding.js';
import { declareMechanismClaim } from './claim.js';
import type { paidTotal } from './evidence.js';
import { budgetCounterexample, budgetEvidence } from './evidence.js';
import { messagesAt, notTheSame } from './profiles.js';

type BudgetClaim = 'budget-balance' | 'no-deficit';

/** What is paid in an outcome, all participants together. */
const totalOf = ({ payments }: TabulatedOutcome): Rational => {
  if (payments === undefined) throw new Error('An outcome has no payments.');
  return Q.sum(payments);
};

/** An outcome (by index) with its total, and the first profile at which it may be drawn, where the mechanism is run again. */
const paidAt = (table: MechanismTable, place: number): t.TypeOf<typeof paidTotal> => {
  const profile = table.lotteries.findIndex((lottery) => lottery.some(({ outcome }) => outcome === place));
  const { name } = table.outcomes[place]!;
  const total = totalOf(table.outcomes[place]!);
  const drawn = table.again(profileAt(table.players, profile)).chances;
  if (!drawn.some(({ outcome }) => outcome.name === name && Q.equals(totalOf(outcome), total)))
    throw new Error(notTheSame);
  return { messages: messagesAt(table, profile), outcome: name, total };
};

/** How far a total is from what the claim allows: positive where the claim fails. */
const excess = (claim: BudgetClaim, total: Rational): Rational =>
  claim === 'budget-balance' ? Q.abs(total) : Q.neg(total);

/**
 * Judges the budget in every draw at every profile of messages, truthful or not.
 *
 * The witness against balance is the outcome with the total farthest from zero, against no deficit the one with the least
 * total, the first at ties.
 */
function* judgeBudget<Name extends BudgetClaim>(
  table: MechanismTable,
  claim: Name,
): Computation<Finding<Name, t.TypeOf<typeof budgetEvidence>, t.TypeOf<typeof budgetCounterexample>>> {
  const totals = table.outcomes.map(totalOf);
  let place = 0;
  for (const [next, total] of totals.entries()) {
    yield { label: 'outcomes', done: next, total: totals.length };
    if (Q.lt(excess(claim, totals[place]!), excess(claim, total))) place = next;
  }
  const refuted = Q.sign(excess(claim, totals[place]!)) > 0;
  const worst = paidAt(table, place);
  const where = `in the outcome ${worst.outcome}, which may be drawn at the messages ${worst.messages.join(', ')}`;
  const explanation = refuted
    ? `Payments sum to ${Q.show(worst.total)} ${where}.`
    : claim === 'budget-balance'
      ? 'Payments sum to 0 in every outcome.'
      : `Payments sum to at least ${Q.show(worst.total)}: ${where}.`;
  const profiles = table.lotteries.length;
  return {
    claim,
    verdict: refuted ? 'refuted' : 'proved',
    scope: `every outcome of positive probability (${counted(totals.length, 'different one')}) at ${everyCounted(profiles, 'profile')} of messages, truthful or not`,
    method: 'enumeration',
    explanation: [explanation],
    evidence: { profiles, outcomes: totals.length, worst },
    ...(refuted ? { counterexample: { ...worst, rechecked: true } } : {}),
  };
}

const withoutPayments = ({ outcomes }: MechanismTable): string | undefined =>
  outcomes.every(({ payments }) => payments !== undefined)
    ? undefined
    : 'The environment has no payments: give it `payments`.';

/** The claim `budget-balance`. */
export const budgetBalance = declareMechanismClaim({
  name: 'budget-balance',
  holdsIf: 'payments sum to 0 in every outcome of positive probability, at every profile of messages',
  witness: 'the total farthest from 0',
  doesNotApply: withoutPayments,
  judge: (table) => judgeBudget(table, 'budget-balance'),
  evidence: budgetEvidence,
  counterexample: budgetCounterexample,
  certificate: (evidence) => ({ evidence }),
});

/** The claim `no-deficit`. */
export const noDeficit = declareMechanismClaim({
  name: 'no-deficit',
  holdsIf:
    'payments sum to at least 0 in every outcome of positive probability, at every profile of messages',
  witness: 'the least total',
  doesNotApply: withoutPayments,
  judge: (table) => judgeBudget(table, 'no-deficit'),
  evidence: budgetEvidence,
  counterexample: budgetCounterexample,
  certificate: (evidence) => ({ evidence }),
});
