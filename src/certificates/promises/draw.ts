/** A draw that a certificate states, and what every trader gets in it. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { range } from '../kernel/lists.js';
import type { Json, Statement } from '../kernel/statement.js';
import type { Vector } from '../market/market.js';
import { costInSteps, priceText, priceVector, readPrice, sumOf } from '../market/market.js';
import type { RationingRule } from '../market/rationing.js';
import { rule1, rule2 } from '../market/rationing.js';
import { holdsUnit } from './outcomes.js';
import { settleQuotes } from './settle-quotes.js';
import type { BidSubject, DemandSubject, PromiseSubject } from './subject.js';
import { groupPrice, groupSizeOf } from './subject.js';

/** What a trader gets in a draw. */
export interface Settlement {
  readonly bundle: Vector;
  /** The money that she receives. */
  readonly money: Rational;
  /** The price of a unit of each commodity; of quotes, of the unit that changes hands, and 0 where none does. */
  readonly price: readonly Rational[];
}

/** A draw, as it must be stated, and what every trader gets in it. */
export interface SettledDraw {
  readonly text: Json;
  readonly settlements: readonly Settlement[];
}

/** The only draw of quotes. */
export const settleBids = ({ economy, bidMechanism, sides, messages }: BidSubject): SettledDraw => {
  const settled = settleQuotes(bidMechanism, sides, messages);
  const settlements = economy.endowments.map((_, i) => {
    const { trades, money } = settled[i]!;
    const price = [Q.mul(Q.of(sides[i] === 'buyer' ? -1 : 1), money)];
    return { bundle: [holdsUnit(sides[i]!, trades) ? 1 : 0], money, price };
  });
  return { text: null, settlements };
};

/** Reads an order of all traders, who count from 1. */
const readOrder = (stated: Statement, traders: number): readonly number[] => {
  const order = stated.list(traders).map((entry) => entry.integer(1, traders) - 1);
  stated.require(new Set(order).size === traders, 'every trader has one place');
  return order;
};

/** What the traders of a line get at a price, noted by trader. */
const settleLine = (
  { economy, messages }: DemandSubject,
  line: readonly number[],
  price: number,
  rule: RationingRule,
  settled: Settlement[],
): void => {
  const { endowments, bundles, cap, priceSteps } = economy;
  const supply = sumOf(line.map((i) => endowments[i]!));
  const demands = line.map((i) => bundles[messages[i]![price]!]!);
  const vector = priceVector(economy, price);
  const prices = vector.map((steps) => Q.of(steps, priceSteps));
  rule(cap, supply, demands).amounts.forEach((bundle, place) => {
    const trader = line[place]!;
    const sold = bundle.map((amount, h) => endowments[trader]![h]! - amount);
    settled[trader] = { bundle, money: Q.of(costInSteps(vector, sold), priceSteps), price: prices };
  });
};

/** Reads a draw of demand functions: the order of the traders, the rule, and under Rule 2 the price. */
const settleDemands = (subject: DemandSubject, stated: Statement): SettledDraw => {
  const { economy, isUniform, messages } = subject;
  const traders = economy.endowments.length;
  const rule = stated.field('rule').integer(1, isUniform ? 1 : 2);
  stated.allowOnly(rule === 1 ? ['order', 'rule'] : ['order', 'rule', 'price']);
  const order = readOrder(stated.field('order'), traders);
  const text = { order: order.map((i) => i + 1), rule };
  const settlements: Settlement[] = [];
  if (rule === 2) {
    const price = readPrice(economy, stated.field('price'));
    settleLine(subject, order, price, rule2, settlements);
    return { text: { ...text, price: priceText(economy, price) }, settlements };
  }
  const size = groupSizeOf(subject);
  for (const group of range(traders / size)) {
    const line = order.slice(group * size, (group + 1) * size);
    settleLine(subject, line, groupPrice(subject, line, messages), rule1, settlements);
  }
  return { text, settlements };
};

/** Reads a draw, and settles it. */
export const settleStatedDraw = (subject: PromiseSubject, stated: Statement): SettledDraw => {
  if (subject.kind === 'demands') return settleDemands(subject, stated);
  stated.require(stated.value === null, 'this mechanism has one draw, which is null');
  return settleBids(subject);
};

/** The traders' settlements as certificates write them. */
export const settlementsText = (settlements: readonly Settlement[]): Json =>
  settlements.map(({ bundle, money }, i) => ({ trader: i + 1, bundle, money: Q.show(money) }));
