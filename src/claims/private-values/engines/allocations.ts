/**
 * Whether every draw of G* gives an allocation, (2), with a balanced budget, (3), over all messages. Shared by the two
 * claims; within a group all trade at one price, so the budget can only fail where something is left over.
 */
import * as Q from '../../../exact/rational.js';
import { budgetSurplus, isBalanced, isFeasible, unallocated } from '../../../market/allocation.js';
import type { Demand } from '../../../market/demand.js';
import { constantDemand, demandAt } from '../../../market/demand.js';
import type { Draw } from '../../../mechanisms/random-grouping/draw.js';
import { traceDraw } from '../../../mechanisms/random-grouping/draw.js';
import type { RandomGrouping } from '../../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../../computation.js';
import { bundleText, pricedTrade, profileBundles, traderNumbers } from '../../notation.js';
import { countText } from '../../../exact/counts.js';
import type { t } from '../../../prelude.js';
import type { failedAllocation, statesAndOutcomes } from '../evidence.js';
import type { EngineResult } from './engine.js';
import { cannot } from './engine.js';
import { outcomesFor, statesFor } from './pointwise.js';
import type { FaultyPath } from './separation/states.js';
import { forcing } from './separation/states.js';
import type { PrivateValuesSubject } from '../subject.js';

/** A draw that fails, and what an engine says of allocations. */
type Failure = t.TypeOf<typeof failedAllocation>;
type Result = EngineResult<t.TypeOf<typeof statesAndOutcomes>, Failure>;

/** The two claims about allocations. */
export type AllocationClaim = 'feasible' | 'budget-balance';

/** A counterexample traced again; undefined if the draw gives an allocation, or balances the budget, after all. */
const recheck = (
  g: RandomGrouping,
  claim: AllocationClaim,
  draw: Draw,
  messages: readonly Demand[],
): { readonly data: Failure; readonly explanation: readonly string[] } | undefined => {
  const { market } = g;
  const { trades } = traceDraw(g, messages, draw);
  const sound = claim === 'feasible' ? isFeasible(market, trades) : isBalanced(market, trades);
  if (sound) return undefined;
  const left = unallocated(market, trades);
  const surplus = budgetSurplus(market, trades);
  return {
    data: {
      draw: { order: traderNumbers(draw.order), rule: draw.rule },
      messages: profileBundles(market, messages),
      trades: trades.map((trade, trader) => ({ trader: trader + 1, ...pricedTrade(market, trade) })),
      leftOver: left,
      surplus,
      rechecked: true,
    },
    explanation: [
      `In the order ${traderNumbers(draw.order).join(', ')}, under Rule ${String(draw.rule)}, ${bundleText(left)} is left over and the auctioneer is left with ${Q.show(surplus)} of money.`,
    ],
  };
};

/**
 * Draws and messages that lead a group to a fault at the highest price, so that the budget fails with it: the others make
 * that price clear, and the members announce their bundles at every price, or there and the cap elsewhere.
 */
const drawsTo = (
  g: RandomGrouping,
  { line, announced }: FaultyPath,
  rule: 1 | 2,
): ReadonlyArray<{ readonly draw: Draw; readonly messages: readonly Demand[] }> => {
  const { market } = g;
  const top = market.prices.size - 1;
  const order = [...line, ...Array.from({ length: market.traders }, (_, i) => i)].filter(
    (i, at, all) => all.indexOf(i) === at,
  );
  return [0, market.bundles.size - 1].map((elsewhere, variant) => ({
    draw: rule === 1 ? { order, rule } : { order, rule, price: top },
    messages: Array.from({ length: market.traders }, (_, i) => {
      const turn = line.indexOf(i);
      if (turn < 0) return forcing(market, i, [top]);
      const bundle = announced[turn] ?? 0;
      return constantDemand(market.prices, bundle).map((b, p) =>
        p === top || variant === 0 ? b : elsewhere,
      );
    }),
  }));
};

/** By the states of the automaton: every state and every bundle announced in it. */
function* byStates(subject: PrivateValuesSubject, claim: AllocationClaim): Computation<Result> {
  const engine = 'states';
  const states = yield* statesFor(subject);
  if (typeof states === 'string') return cannot(engine, states);
  const { rule1, rule2 } = states;
  const first = rule1.faults['not-an-allocation'];
  const fault = first ?? rule2.faults['not-an-allocation'];
  if (fault === undefined)
    return {
      engine,
      verdict: 'proved',
      scope: `all messages: ${countText(rule1.states + rule2.states)} states of the rationing automaton, every bundle announced in each`,
      explanation: [
        claim === 'feasible'
          ? 'Every line of traders ends with nothing left over, and nobody is given more than she can consume.'
          : 'Nothing is left over and each group trades at one price, so what is paid in is paid out.',
      ],
      evidence: {
        states: {
          groupSupplies: rule1.lines,
          states: rule1.states + rule2.states,
          turns: rule1.transitions + rule2.transitions,
        },
      },
    };
  for (const { draw, messages } of drawsTo(subject.mechanism, fault, first === undefined ? 2 : 1)) {
    const checked = recheck(subject.mechanism, claim, draw, messages);
    if (checked !== undefined)
      return {
        engine,
        verdict: 'refuted',
        scope: 'one path of the automaton',
        explanation: checked.explanation,
        counterexample: checked.data,
      };
  }
  return cannot(engine, 'goods are left over in some state, but at no positive price that was tried');
}

/** By the enumeration of outcomes. */
function* byEnumeration(subject: PrivateValuesSubject, claim: AllocationClaim): Computation<Result> {
  const engine = 'enumeration';
  const outcomes = yield* outcomesFor(subject);
  if (typeof outcomes === 'string') return cannot(engine, outcomes);
  const fault = outcomes.faults[claim === 'feasible' ? 'not-an-allocation' : 'budget'];
  if (fault === undefined)
    return {
      engine,
      verdict: 'proved',
      scope: `${countText(outcomes.outcomes)} outcomes: every order of every group, every profile of messages`,
      explanation: [],
      evidence: { enumeration: { outcomes: outcomes.outcomes } },
    };
  const g = subject.mechanism;
  const draw: Draw =
    fault.rule === 1
      ? { order: fault.order, rule: 1 }
      : { order: fault.order, rule: 2, price: g.market.prices.size - 1 };
  const checked = recheck(
    g,
    claim,
    draw,
    fault.places.map((place) => demandAt(g.market, BigInt(place))),
  );
  if (checked === undefined)
    throw new Error(`A counterexample to ${claim} did not survive its second check.`);
  return {
    engine,
    verdict: 'refuted',
    scope: 'one outcome',
    explanation: checked.explanation,
    counterexample: checked.data,
  };
}

/** The engines that may run for a claim about allocations: the states of the automaton, then outcomes. */
export const allocationEngines =
  (claim: AllocationClaim) =>
  ({ engines }: PrivateValuesSubject) => [
    ...(engines === 'enumeration' ? [] : [(subject: PrivateValuesSubject) => byStates(subject, claim)]),
    ...(engines === 'separation' ? [] : [(subject: PrivateValuesSubject) => byEnumeration(subject, claim)]),
  ];
