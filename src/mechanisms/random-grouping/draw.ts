/**
 * One draw of G*, traced: the order φ, the rule, and under Rule 2 the price, give an allocation; on the way every group's
 * price, n̄, n̲ and ñ are recorded.
 */
import * as Q from '../../exact/rational.js';
import type { Trade } from '../../market/allocation.js';
import { select } from '../../market/clearing.js';
import type { Demand } from '../../market/demand.js';
import { pointAt } from '../../market/lattice.js';
import { totalEndowment } from '../../market/market.js';
import { firstOnly, ration } from '../../market/rationing.js';
import { nBar, nTilde, nUnder } from '../../market/served-count.js';
import { factorial, orderAt } from '../orders.js';
import { seeded } from '../../exact/seeded.js';
import type { RandomGrouping } from './mechanism.js';
import { positionsOf, pricesClearing, pricingPositions } from './mechanism.js';

/** What chance decides: the order φ (traders counted from 0), and the rule; Rule 2 also has a price (by index). */
export type Draw =
  | { readonly order: readonly number[]; readonly rule: 1 }
  | { readonly order: readonly number[]; readonly rule: 2; readonly price: number };

/** What happens to one group under Rule 1. */
export interface GroupTrace {
  /** The members in their order, traders counted from 0. */
  readonly members: readonly number[];
  /** Whose announcements set the price. */
  readonly priceSetters: readonly number[];
  /** All clearing prices of the price setters, by index. */
  readonly argmin: readonly number[];
  /** The clearing price that the tie-break selects, by index: the group trades at it. */
  readonly price: number;
  /** The group's supply of each commodity. */
  readonly supply: readonly number[];
  /** n̄, n̲ and ñ, the bounds on the number of members served and that number itself, by their definitions. */
  readonly nBar: number;
  readonly nUnder: number;
  readonly nTilde: number;
  /** How many were served: ñ in the paper's mechanism. */
  readonly served: number;
}

/** A draw and what follows from it; `trades` and `served` in trader order, `groups` empty under Rule 2. */
export interface TracedDraw {
  readonly draw: Draw;
  readonly groups: readonly GroupTrace[];
  readonly trades: readonly Trade[];
  /** For each trader, whether her announced demand was served. */
  readonly served: readonly boolean[];
  /** What is left over in each commodity when all have had their turn: zero in the paper's mechanism. */
  readonly leftOver: readonly number[];
}

const demandsAt = (
  g: RandomGrouping,
  messages: readonly Demand[],
  traders: readonly number[],
  price: number,
): ReadonlyArray<readonly number[]> => traders.map((i) => pointAt(g.market.bundles, messages[i]![price]!));

const supplyOf = (g: RandomGrouping, traders: readonly number[]): readonly number[] =>
  totalEndowment(
    traders.map((i) => g.market.endowments[i]!),
    g.market.commodities,
  );

const traceRule1 = (
  g: RandomGrouping,
  messages: readonly Demand[],
  draw: Draw & { readonly rule: 1 },
): TracedDraw => {
  const { market } = g;
  const trades = new Array<Trade>(market.traders);
  const served = new Array<boolean>(market.traders);
  const leftOver = market.supply.map(() => 0);
  const groups = Array.from({ length: market.groups.count }, (_, group): GroupTrace => {
    const members = positionsOf(g, group).map((position) => draw.order[position]!);
    const priceSetters = pricingPositions(g, group).map((position) => draw.order[position]!);
    const argmin = pricesClearing(g, messages, priceSetters);
    const price = select(argmin, market.tieBreak);
    const supply = supplyOf(g, members);
    const demands = demandsAt(g, messages, members, price);
    const atPrice = { cap: market.cap, supply, demands };
    const result = ration(g.clauses.acceptance(market.groups.size), market.cap, supply, demands);
    members.forEach((trader, j) => {
      trades[trader] = { bundle: result.amounts[j]!, price };
      served[trader] = j < result.served;
    });
    result.left.forEach((amount, h) => (leftOver[h]! += amount));
    return {
      members,
      priceSetters,
      argmin,
      price,
      supply,
      nBar: nBar(atPrice),
      nUnder: nUnder(atPrice),
      nTilde: nTilde(atPrice),
      served: result.served,
    };
  });
  return { draw, groups, trades, served, leftOver };
};

const traceRule2 = (
  g: RandomGrouping,
  messages: readonly Demand[],
  draw: Draw & { readonly rule: 2 },
): TracedDraw => {
  const { market } = g;
  const demands = demandsAt(g, messages, draw.order, draw.price);
  const result = ration(firstOnly, market.cap, market.supply, demands);
  const trades = new Array<Trade>(market.traders);
  const served = new Array<boolean>(market.traders);
  draw.order.forEach((trader, position) => {
    trades[trader] = { bundle: result.amounts[position]!, price: draw.price };
    served[trader] = position < result.served;
  });
  return { draw, groups: [], trades, served, leftOver: result.left };
};

/**
 * What one draw does with these messages, straight from Rules 1 and 2.
 *
 * @param messages one demand function a trader, in trader order.
 * @paper Rules 1 and 2
 */
export const traceDraw = (g: RandomGrouping, messages: readonly Demand[], draw: Draw): TracedDraw =>
  draw.rule === 1 ? traceRule1(g, messages, draw) : traceRule2(g, messages, draw);

/**
 * The draw that a seed picks, with the mechanism's own probabilities.
 *
 * @param seed any text; the same text gives the same draw.
 * @paper Stage 0
 */
export const randomDraw = (g: RandomGrouping, seed: string): Draw => {
  const chance = seeded(seed);
  const order = orderAt(g.market.traders, chance(factorial(g.market.traders)));
  const price = Number(chance(BigInt(g.market.prices.size)));
  const isRule2 = chance(Q.denominator(g.epsilon)) < Q.numerator(g.epsilon);
  return isRule2 ? { order, rule: 2, price } : { order, rule: 1 };
};
