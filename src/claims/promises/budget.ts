/**
 * Claims `promise:budget-balanced` and `promise:no-deficit`: what traders pay less what they receive is zero, or not below zero,
 * in every draw.
 */
import type { Computation } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { countText } from '../../exact/counts.js';
import type { t } from '../../prelude.js';
import { declareClaim } from '../claim.js';
import type { Encoded } from '../claim.js';
import type { Finding } from '../finding.js';
import { judgedOfBoth, undecidedPromise } from './declare.js';
import type { Budget, Surplus } from './engines/measures.js';
import { budgetOf, settlementsIn } from './engines/measures.js';
import { budgetEvidence, unbalancedDraw } from './evidence.js';
import { clearingStates } from './feasible.js';
import type { Played } from './played.js';
import { atMessages, drawText, shownDraw, shownHead, shownSettlements } from './shown.js';

type BudgetClaim = 'promise:budget-balanced' | 'promise:no-deficit';
type Evidence = t.TypeOf<typeof budgetEvidence>;
type Counterexample = t.TypeOf<typeof unbalancedDraw>;

const shownSurplus = (subject: Played, { surplus, draw }: Surplus): Evidence['least'] => ({
  surplus,
  draw: shownDraw(subject, draw),
  settlements: shownSettlements(settlementsIn(subject, draw)),
});

/** The least and the greatest surplus, and how they are known; undefined where they are not. */
function* budgetKnown(
  subject: Played,
): Computation<{ readonly budget: Budget; readonly scope: string; readonly method: string } | undefined> {
  if (subject.kind === 'bids') {
    const scope = `the one draw ${atMessages(subject)}`;
    return { budget: yield* budgetOf(subject), scope, method: 'one draw' };
  }
  const states = yield* clearingStates(subject);
  if (states === undefined) return undefined;
  // Nothing is ever left over, and each group trades at one price.
  const draw = { order: subject.economy.traders.map((_, i) => i), rule: 1 } as const;
  const surplus = surplusAgain(subject, { draw, surplus: Q.zero });
  if (!Q.isZero(surplus)) throw new Error('A draw that leaves nothing over does not balance.');
  const only = { surplus, draw };
  return {
    budget: { least: only, greatest: only },
    scope: `every draw, all messages: ${countText(states)} states of the rationing automaton leave nothing over, and each group trades at one price`,
    method: 'states',
  };
}

/** What traders pay less what they receive in a draw, added up once more. */
const surplusAgain = (subject: Played, { draw }: Surplus): Rational =>
  settlementsIn(subject, draw).reduce((sum, { money }) => Q.sub(sum, money), Q.zero);

/** The surplus that breaks a promise: the deficit first. */
const breaking = (claim: BudgetClaim, { least, greatest }: Budget): Surplus | undefined => {
  if (Q.sign(least.surplus) < 0) return least;
  return claim === 'promise:budget-balanced' && Q.sign(greatest.surplus) > 0 ? greatest : undefined;
};

const refutedWords = ({ surplus, draw }: Surplus): string =>
  Q.sign(surplus) < 0
    ? `${drawText(draw)} traders receive ${Q.show(Q.neg(surplus))} more than they pay: a deficit.`
    : `${drawText(draw)} traders pay ${Q.show(surplus)} more than they receive, which the auctioneer keeps.`;

function* judgeBudget<N extends BudgetClaim>(
  claim: N,
  subject: Played,
): Computation<Finding<N, Evidence, Counterexample>> {
  const known = yield* budgetKnown(subject);
  if (known === undefined)
    return undecidedPromise(
      claim,
      'the states of the rationing automaton are too many, or some leave something over: promise:feasible says which',
    );
  const { budget, scope, method } = known;
  const { least, greatest } = budget;
  const evidence: Evidence = {
    ...shownHead(subject),
    least: shownSurplus(subject, least),
    greatest: shownSurplus(subject, greatest),
  };
  const broken = breaking(claim, budget);
  if (broken === undefined)
    return {
      claim,
      verdict: 'proved',
      scope,
      method,
      explanation: [
        Q.isZero(greatest.surplus)
          ? 'What is paid is what is received.'
          : `The auctioneer keeps ${Q.show(greatest.surplus)}.`,
      ],
      evidence,
    };
  if (!Q.equals(surplusAgain(subject, broken), broken.surplus))
    throw new Error('A surplus did not survive its second check.');
  return {
    claim,
    verdict: 'refuted',
    scope,
    method,
    explanation: [refutedWords(broken)],
    evidence,
    counterexample: { ...shownSurplus(subject, broken), rechecked: true },
  };
}

const certified = ({ evidence }: Encoded<t.OutputOf<typeof budgetEvidence>, unknown>) => {
  if (evidence === null) return undefined;
  const { least, greatest, ...head } = evidence;
  return { ...head, evidence: [{ kind: 'budget', least, greatest } as const] };
};

/** The claim `promise:budget-balanced`. */
export const budgetBalanced = declareClaim({
  name: 'promise:budget-balanced',
  aliases: ['budget-balanced', 'budget balanced'],
  paper: 'eq. (3)',
  meaning: ['In every draw what traders pay is exactly what traders receive.'],
  where: ['claims/promises/budget: budgetBalanced'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth((subject) => judgeBudget('promise:budget-balanced', subject)),
  evidence: budgetEvidence,
  counterexample: unbalancedDraw,
  promise: certified,
});

/** The claim `promise:no-deficit`. */
export const noDeficit = declareClaim({
  name: 'promise:no-deficit',
  aliases: ['deficit'],
  paper: 'Remark 2',
  meaning: ['In no draw do traders receive more than traders pay: no outsider has to add money.'],
  where: ['claims/promises/budget: noDeficit'],
  judgedByDefault: false,
  hunted: true,
  ...judgedOfBoth((subject) => judgeBudget('promise:no-deficit', subject)),
  evidence: budgetEvidence,
  counterexample: unbalancedDraw,
  promise: certified,
});
