/**
 * Allocations and the budget.
 *
 * Where traders announce demand functions, every situation in which a turn may come is visited, whatever they announce: all that a
 * line owns is handed out, in amounts from 0 to l. A line trades at one price, so that what its members pay and receive is that
 * price times what is left over, which is nothing. Quotes have one draw, and it is settled.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { productOfSteps, sumOfSteps } from '../kernel/steps.js';
import { sumOf } from '../market/market.js';
import { maxStepsOfVisits, visitBothRules, visitGroups } from '../market/situations.js';
import { settleBids, settlementsText, settleStatedDraw } from './draw.js';
import type { SettledDraw } from './draw.js';
import { countGroupings } from './groupings.js';
import { maxStepsOfSettling } from './settle-quotes.js';
import type { DemandSubject, PromiseSubject } from './subject.js';
import { groupSizeOf } from './subject.js';

/** Visits every situation of the rules of a mechanism. */
function* clearsEverywhere(subject: DemandSubject): Pausable<boolean> {
  const market = { ...subject.economy, groupSize: groupSizeOf(subject) };
  const { clears } = yield* subject.isUniform ? visitGroups(market) : visitBothRules(market);
  return clears;
}

/** Whether the bundles of a draw are what all traders own. */
const isAllocation = ({ economy }: PromiseSubject, { settlements }: SettledDraw): boolean => {
  const handedOut = sumOf(settlements.map(({ bundle }) => bundle));
  return sumOf(economy.endowments).every((amount, h) => amount === handedOut[h]);
};

/** Derives that every draw is an allocation. */
export function* deriveAllocations(subject: PromiseSubject, verdict: Statement): Pausable<Json> {
  verdict.mustEqual('proved');
  const clears =
    subject.kind === 'demands'
      ? yield* clearsEverywhere(subject)
      : isAllocation(subject, settleBids(subject));
  verdict.require(clears, 'there is a draw that is no allocation');
  return { kind: 'allocations', groupings: countGroupings(subject).toString() };
}

/** What traders pay less what they receive. */
const surplusOf = ({ settlements }: SettledDraw): Rational =>
  Q.neg(Q.sum(settlements.map(({ money }) => money)));

/** Derives the least and the greatest surplus, each with the draw that is stated. */
export function* deriveBudget(
  subject: PromiseSubject,
  claim: string,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  if (subject.kind === 'demands')
    verdict.require(yield* clearsEverywhere(subject), 'there is a draw that is no allocation');
  const ends = (['least', 'greatest'] as const).map((end) => {
    const drawn = settleStatedDraw(subject, evidence.field(end).field('draw'));
    return { drawn, surplus: surplusOf(drawn) };
  });
  const [least, greatest] = ends.map(({ drawn, surplus }) => ({
    surplus: Q.show(surplus),
    draw: drawn.text,
    settlements: settlementsText(drawn.settlements),
  }));
  // In every draw of demand functions it is 0, and quotes have one draw: so these are the least and the greatest.
  const holds = ends.every(({ surplus }) =>
    claim === 'promise:no-deficit' ? Q.sign(surplus) >= 0 : Q.isZero(surplus),
  );
  verdict.mustEqual(holds ? 'proved' : 'refuted');
  return { kind: 'budget', least: least!, greatest: greatest! };
}

/** An upper bound on the steps of either. */
export const maxStepsOfBudget = (subject: PromiseSubject): bigint => {
  const traders = subject.messages.length;
  if (subject.kind === 'bids') return productOfSteps(2, maxStepsOfSettling(traders));
  const { economy } = subject;
  const clearing = productOfSteps(2, traders, economy.priceCount, traders, economy.commodities.length);
  const visits = maxStepsOfVisits({ ...economy, groupSize: groupSizeOf(subject) });
  return sumOfSteps(visits, clearing, productOfSteps(traders, 1000));
};
