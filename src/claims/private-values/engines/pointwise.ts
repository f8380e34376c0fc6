/**
 * Properties (i)–(iii) in their pointwise form: for given order, rule, price and messages of the others, neither a trader's
 * price, nor whether she is served, nor what she gets if she is not, moves with her own message. Shared by the three
 * claims; each of them names the fault that would refute it.
 *
 * Two engines: the states of the automaton (all messages at once), and the enumeration of outcomes.
 */
import type { Demand } from '../../../market/demand.js';
import { constantDemand, demandAt } from '../../../market/demand.js';
import type { Draw, TracedDraw } from '../../../mechanisms/random-grouping/draw.js';
import { traceDraw } from '../../../mechanisms/random-grouping/draw.js';
import type { RandomGrouping } from '../../../mechanisms/random-grouping/mechanism.js';
import { positionsOf, pricingPositions } from '../../../mechanisms/random-grouping/mechanism.js';
import type { Computation, PlannedWork } from '../../../computation.js';
import { countText } from '../../../exact/counts.js';
import {
  bundleText,
  demandBundles,
  demandText,
  profileBundles,
  priceText,
  pricedTrade,
  traderNumbers,
} from '../../notation.js';
import type { t } from '../../../prelude.js';
import type { movedByOwnMessage, priceSetters, walkedStates, enumeratedOutcomes } from '../evidence.js';
import type { EngineResult } from './engine.js';
import { cannot } from './engine.js';
import type { EnumeratedOutcomes } from './enumeration/outcomes.js';
import {
  enumerateOutcomes,
  maxOutcomes,
  outcomesBeforehand,
  workOfOutcomes,
} from './enumeration/outcomes.js';
import type { FaultyPath, MechanismStates } from './separation/states.js';
import {
  forcing,
  messagesTo,
  maxStates,
  statesBeforehand,
  walkMechanism,
  workOfWalk,
} from './separation/states.js';
import type { PrivateValuesSubject } from '../subject.js';
import { memoize } from '../subject.js';

/** Two messages that give a trader different outcomes. */
type Moved = t.TypeOf<typeof movedByOwnMessage>;
/** What the walk over the states says, and what the enumeration says. */
type ByStates = EngineResult<{ readonly states?: t.TypeOf<typeof walkedStates> }, Moved>;
type ByPositions = EngineResult<{ readonly states?: t.TypeOf<typeof priceSetters> }, Moved>;
type ByEnumeration = EngineResult<{ readonly enumeration?: t.TypeOf<typeof enumeratedOutcomes> }, Moved>;

/** What refutes each property: (i), (ii) and (iii) in turn. */
export type PointwiseFault = 'price-moves' | 'amount-moves' | 'acceptance-moves';

/**
 * The walk over the states of the automaton, done once for a subject.
 *
 * @returns what was found; or why there are too many states, in a clause.
 */
export function* statesFor(subject: PrivateValuesSubject): Computation<MechanismStates | string> {
  const beforehand = statesBeforehand(subject.mechanism);
  if (beforehand > maxStates)
    return `up to ${countText(beforehand)} states, more than ${countText(maxStates)}`;
  return yield* memoizedWalk(subject);
}
const memoizedWalk = memoize(({ mechanism }) => walkMechanism(mechanism));

/**
 * The enumeration of outcomes, done once for a subject.
 *
 * @returns what was found; or why there are too many outcomes, in a clause.
 */
export function* outcomesFor(subject: PrivateValuesSubject): Computation<EnumeratedOutcomes | string> {
  if (outcomesBeforehand(subject.mechanism) === undefined)
    return `more than ${countText(maxOutcomes)} outcomes`;
  return yield* memoizedEnumeration(subject);
}
const memoizedEnumeration = memoize(({ mechanism }) => enumerateOutcomes(mechanism));

const drawOf = (g: RandomGrouping, order: readonly number[], rule: 1 | 2): Draw =>
  rule === 1 ? { order, rule } : { order, rule, price: g.market.prices.size - 1 };

/** What a trader gets in a draw, and how. */
const outcomeOf = (trace: TracedDraw, trader: number) => ({
  price: trace.trades[trader]!.price,
  served: trace.served[trader]!,
  bundle: trace.trades[trader]!.bundle,
});

/**
 * A counterexample, checked again by two traced draws.
 *
 * @param trader the trader whose message is changed, from 0.
 * @param messages one demand function a trader, hers among them.
 * @param other her other message.
 * @throws Error if it does not hold: a fault of this program.
 */
const recheck = (
  g: RandomGrouping,
  fault: PointwiseFault,
  draw: Draw,
  trader: number,
  messages: readonly Demand[],
  other: Demand,
): { readonly data: Moved; readonly explanation: readonly string[] } => {
  const changed = messages.map((message, i) => (i === trader ? other : message));
  const before = outcomeOf(traceDraw(g, messages, draw), trader);
  const after = outcomeOf(traceDraw(g, changed, draw), trader);
  const holds =
    fault === 'price-moves'
      ? before.price !== after.price
      : fault === 'acceptance-moves'
        ? before.served !== after.served
        : !before.served && !after.served && before.bundle.join() !== after.bundle.join();
  if (!holds) throw new Error(`A counterexample to ${fault} did not survive its second check.`);
  const { market } = g;
  const outcomeText = ({ served, bundle, price }: ReturnType<typeof outcomeOf>): string =>
    `she is ${served ? 'served' : 'not served'} and gets ${bundleText(bundle)} at price ${priceText(market, price)}`;
  return {
    data: {
      trader: trader + 1,
      draw: { order: traderNumbers(draw.order), rule: draw.rule },
      messages: profileBundles(market, messages),
      otherMessage: demandBundles(market, other),
      first: { ...pricedTrade(market, before), served: before.served },
      second: { ...pricedTrade(market, after), served: after.served },
      rechecked: true,
    },
    explanation: [
      `In the order ${traderNumbers(draw.order).join(', ')}, under Rule ${String(draw.rule)}, trader ${String(trader + 1)} announces ${demandText(market, messages[trader]!)}: ${outcomeText(before)}.`,
      `If she announces ${demandText(market, other)} and the others announce the same as before, ${outcomeText(after)}.`,
    ],
  };
};

/** (i) by positions: whose announcements set the price at each position; and, if her own do, a pair of messages that moves it. */
const priceByPositions = (g: RandomGrouping): ByPositions => {
  const { market } = g;
  const groups = Array.from({ length: market.groups.count }, (_, group) => ({
    group,
    positions: positionsOf(g, group),
    setBy: pricingPositions(g, group),
  }));
  const own = groups.find(({ positions, setBy }) => {
    const setters = new Set(setBy);
    return positions.some((position) => setters.has(position));
  });
  const engine = 'states';
  if (own === undefined)
    return {
      engine,
      verdict: 'proved',
      scope: `all messages: at each of the ${countText(market.traders)} positions of the order, the price of Rule 1 is set by the announcements of other positions only, and that of Rule 2 by chance`,
      explanation: ["No trader is among those whose announcements set her group's price."],
      evidence: {
        states: {
          groups: groups.map(({ group, positions, setBy }) => ({
            group: group + 1,
            positions: positions.map((position) => position + 1),
            priceSetBy: setBy.map((position) => position + 1),
          })),
        },
      },
    };
  // Two prices that the others leave balanced: her own announcement decides which of them clears.
  const order = Array.from({ length: market.traders }, (_, i) => i);
  const trader = own.positions[0]!;
  const low = 0;
  const high = market.prices.size - 1;
  const messages = order.map((i) => forcing(market, i, i === trader ? [low] : [low, high]));
  const { data, explanation } = recheck(
    g,
    'price-moves',
    { order, rule: 1 },
    trader,
    messages,
    forcing(market, trader, [high]),
  );
  return {
    engine,
    verdict: 'refuted',
    scope: 'one pair of messages, constructed',
    explanation,
    counterexample: data,
  };
};

/** (ii) or (iii) by the states of the automaton: every state and every bundle announced in it. */
const byStates = (
  { mechanism: g }: PrivateValuesSubject,
  fault: Exclude<PointwiseFault, 'price-moves'>,
  states: MechanismStates,
): ByStates => {
  const price = priceByPositions(g);
  const engine = 'states';
  const broken: { path: FaultyPath; rule: 1 | 2 } | undefined =
    states.rule1.faults[fault] !== undefined
      ? { path: states.rule1.faults[fault], rule: 1 }
      : states.rule2.faults[fault] !== undefined
        ? { path: states.rule2.faults[fault], rule: 2 }
        : undefined;
  if (broken !== undefined && (broken.rule === 2 || price.verdict === 'proved')) {
    const { messages, trader } = messagesTo(g.market, broken.path);
    const [first, second] = broken.path.alternatives!;
    const announced = messages.map((m, i) => (i === trader ? constantDemand(g.market.prices, first) : m));
    const order = [...broken.path.line, ...messages.keys()].filter((i, at, all) => all.indexOf(i) === at);
    const { data, explanation } = recheck(
      g,
      fault,
      drawOf(g, order, broken.rule),
      trader!,
      announced,
      constantDemand(g.market.prices, second),
    );
    return {
      engine,
      verdict: 'refuted',
      scope: 'one state of the automaton',
      explanation,
      counterexample: data,
    };
  }
  if (price.verdict !== 'proved')
    return cannot(
      engine,
      'the states are compared at one price, and here the price itself moves with the message',
    );
  const { rule1, rule2 } = states;
  return {
    engine,
    verdict: 'proved',
    scope: `all messages: ${countText(rule1.states + rule2.states)} states of the rationing automaton (${countText(rule1.states)} of Rule 1 over ${countText(rule1.lines)} group ${rule1.lines === 1 ? 'supply' : 'supplies'}, ${countText(rule2.states)} of Rule 2), every bundle announced in each, ${countText(rule1.transitions + rule2.transitions)} turns`,
    explanation: [
      fault === 'amount-moves'
        ? 'In every state, a trader who is not served gets the same amount whatever she announces.'
        : 'In every state, a trader is served whatever she announces, or whatever she announces is not.',
    ],
    evidence: {
      states: {
        groupSupplies: rule1.lines,
        states: rule1.states + rule2.states,
        turns: rule1.transitions + rule2.transitions,
      },
    },
  };
};

/** What the enumeration of outcomes says of one of the three properties. */
const byEnumeration = (
  subject: PrivateValuesSubject,
  fault: PointwiseFault,
  { outcomes, faults }: EnumeratedOutcomes,
): ByEnumeration => {
  const g = subject.mechanism;
  const engine = 'enumeration';
  const found = faults[fault];
  if (found === undefined)
    return {
      engine,
      verdict: 'proved',
      scope: `${countText(outcomes)} outcomes: every order of every trader's group, every profile of messages`,
      explanation: [],
      evidence: { enumeration: { outcomes } },
    };
  const demand = (place: number): Demand => demandAt(g.market, BigInt(place));
  const { data, explanation } = recheck(
    g,
    fault,
    drawOf(g, found.order, found.rule),
    found.trader,
    found.places.map(demand),
    demand(found.otherPlace!),
  );
  return { engine, verdict: 'refuted', scope: 'one pair of outcomes', explanation, counterexample: data };
};

/** Enumerates outcomes for one of the three properties. */
function* enumerationOf(subject: PrivateValuesSubject, fault: PointwiseFault): Computation<ByEnumeration> {
  const outcomes = yield* outcomesFor(subject);
  return typeof outcomes === 'string'
    ? cannot('enumeration', outcomes)
    : byEnumeration(subject, fault, outcomes);
}

/** The engines that may run for property (i): positions, then outcomes. */
export const priceEngines = ({ engines }: PrivateValuesSubject) => [
  ...(engines === 'enumeration'
    ? []
    : [
        function* (subject: PrivateValuesSubject): Computation<ByPositions> {
          const states = yield* statesFor(subject);
          return typeof states === 'string' ? cannot('states', states) : priceByPositions(subject.mechanism);
        },
      ]),
  ...(engines === 'separation'
    ? []
    : [(subject: PrivateValuesSubject) => enumerationOf(subject, 'price-moves')]),
];

/** The engines that may run for property (ii) or (iii): the states of the automaton, then outcomes. */
export const pointwiseEngines =
  (fault: Exclude<PointwiseFault, 'price-moves'>) =>
  ({ engines }: PrivateValuesSubject) => [
    ...(engines === 'enumeration'
      ? []
      : [
          function* (subject: PrivateValuesSubject): Computation<ByStates> {
            const states = yield* statesFor(subject);
            return typeof states === 'string' ? cannot('states', states) : byStates(subject, fault, states);
          },
        ]),
    ...(engines === 'separation' ? [] : [(subject: PrivateValuesSubject) => enumerationOf(subject, fault)]),
  ];

/** The work of a claim that the states of the automaton and the enumeration of outcomes judge, each where it may and can run. */
export const workOfPointwise = ({ mechanism, engines }: PrivateValuesSubject): readonly PlannedWork[] => [
  ...(engines === 'enumeration' || statesBeforehand(mechanism) > maxStates ? [] : workOfWalk(mechanism)),
  ...(engines === 'separation' ? [] : workOfOutcomes(mechanism)),
];
