/**
 * The exact lottery of G* by its definition: every order φ, every price p, both rules, each with its probability.
 * Cost: (nr)! · (1 + |P|) traced draws. `trader-lottery` computes a trader's marginal without the factorial.
 */
import * as L from '../../exact/lottery.js';
import type { Lottery } from '../../exact/lottery.js';
import * as Q from '../../exact/rational.js';
import type { Mechanism } from '../../games/mechanism.js';
import type { Allocation, Trade } from '../../market/allocation.js';
import type { Demand } from '../../market/demand.js';
import { demands } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { factorial, orders } from '../orders.js';
import type { TracedDraw } from './draw.js';
import { traceDraw } from './draw.js';
import type { RandomGrouping } from './mechanism.js';

/**
 * Every draw, traced: each order once under Rule 1, and once for each price under Rule 2.
 *
 * @param messages one demand function a trader, in trader order.
 * @paper Stage 0
 */
export function* draws(g: RandomGrouping, messages: readonly Demand[]): Generator<TracedDraw> {
  for (const order of orders(g.market.traders)) {
    yield traceDraw(g, messages, { order, rule: 1 });
    for (let price = 0; price < g.market.prices.size; price += 1)
      yield traceDraw(g, messages, { order, rule: 2, price });
  }
}

/** In how many draws of each rule an outcome occurs; under Rule 1 an order is one draw, whatever the price. */
interface OutcomeCount<A> {
  readonly outcome: A;
  rule1: number;
  rule2: number;
}

/**
 * The lottery over something that every draw determines.
 *
 * @param read what the draw determines.
 * @param key a text that is the same for two outcomes exactly if they are.
 */
const lotteryOver = <A>(
  g: RandomGrouping,
  messages: readonly Demand[],
  read: (trace: TracedDraw) => A,
  key: (outcome: A) => string,
): Lottery<A> => {
  const seen = new Map<string, OutcomeCount<A>>();
  for (const trace of draws(g, messages)) {
    const outcome = read(trace);
    const k = key(outcome);
    let entry = seen.get(k);
    if (entry === undefined) seen.set(k, (entry = { outcome, rule1: 0, rule2: 0 }));
    if (trace.draw.rule === 1) entry.rule1 += 1;
    else entry.rule2 += 1;
  }
  const allOrders = factorial(g.market.traders);
  const perDraw1 = Q.div(Q.sub(Q.one, g.epsilon), Q.of(allOrders));
  const perDraw2 = Q.div(g.epsilon, Q.of(allOrders * BigInt(g.market.prices.size)));
  const weights = [...seen.values()].map(
    ({ outcome, rule1, rule2 }) =>
      [outcome, Q.add(Q.mul(Q.of(rule1), perDraw1), Q.mul(Q.of(rule2), perDraw2))] as const,
  );
  return {
    chances: weights
      .filter(([, w]) => !Q.isZero(w))
      .map(([outcome, probability]) => ({ outcome, probability })),
  };
};

/** A text that is the same for two trades exactly if their price and their bundle are. */
export const tradeKey = (trade: Trade): string => `${String(trade.price)}:${trade.bundle.join(',')}`;

/** Compares trades by price, then by bundle, both lexicographically: negative if the first comes first, 0 if they are the same. */
export const compareTrades = (a: Trade, b: Trade): number => {
  if (a.price !== b.price) return a.price - b.price;
  const h = a.bundle.findIndex((amount, i) => amount !== b.bundle[i]);
  return h < 0 ? 0 : a.bundle[h]! - b.bundle[h]!;
};

/**
 * The exact lottery over whole allocations, g(m).
 *
 * Cost: every draw; see the head of this file.
 *
 * @param messages one demand function a trader, in trader order.
 * @returns a trade a trader in each outcome, in trader order.
 * @paper Section 3: the definition of g
 */
export const allocationLottery = (g: RandomGrouping, messages: readonly Demand[]): Lottery<Allocation> =>
  lotteryOver(
    g,
    messages,
    (trace) => trace.trades,
    (allocation) => allocation.map(tradeKey).join(';'),
  );

/**
 * One trader's exact lottery over (bundle, price), by enumeration of the draws.
 *
 * Cost: every draw; see the head of this file.
 *
 * @param messages one demand function a trader, in trader order.
 * @param trader the trader, from 0.
 * @returns trades by price, then by bundle.
 */
export const traderLotteryPlain = (
  g: RandomGrouping,
  messages: readonly Demand[],
  trader: number,
): Lottery<Trade> => {
  const lottery = lotteryOver(g, messages, (trace) => trace.trades[trader]!, tradeKey);
  return { chances: [...lottery.chances].sort((a, b) => compareTrades(a.outcome, b.outcome)) };
};

/**
 * G* as a finite mechanism in the sense of the games: messages are all demand functions, outcomes whole allocations.
 * Only for markets with few demand functions, since they are listed.
 *
 * @param names the traders' names, in trader order.
 */
export const asMechanism = (g: RandomGrouping, names: readonly string[]): Mechanism<Demand, Allocation> => {
  const all = [...demands(g.market)];
  return {
    participants: names,
    messages: names.map(() => all),
    nameOf: (demand) => demand.map((bundle) => `(${pointAt(g.market.bundles, bundle).join(',')})`).join(' '),
    outcome: (profile) => L.collect(allocationLottery(g, profile), (a) => a.map(tradeKey).join(';')),
  };
};
