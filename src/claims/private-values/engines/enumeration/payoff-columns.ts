/**
 * One trader's payoffs in the game that G* and her utility induce, column by column: for every profile of the others'
 * messages, her exact expected utility from each of her own.
 *
 * This is the definition, tabulated: every payoff is the sum, over all orders, rules and prices, of the weight of the draw
 * times her utility from what the mechanism gives her. What is looked up are pieces of the mechanism itself: the clearing
 * price of a set of messages, and what rationing gives in a group with given announced bundles, hers among them. That
 * her message does not move her price, or her acceptance, is nowhere used.
 */
import * as Q from '../../../../exact/rational.js';
import type { Scaled } from '../../../../exact/scaling.js';
import { fitsDouble, gcd } from '../../../../exact/scaling.js';
import type { PayoffColumns } from '../../../../dominance/pure/columns.js';
import { countDemands, demandAt } from '../../../../market/demand.js';
import { indexOf, pointAt } from '../../../../market/lattice.js';
import { firstOnly, ration } from '../../../../market/rationing.js';
import { factorial } from '../../../../mechanisms/orders.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { othersProfiles } from './profiles.js';
import { groupTables } from './group-tables.js';

/** Whole-number weights of the draws: one order of Rule 1, one order and price of Rule 2, over a common denominator. */
interface DrawWeights {
  readonly rule1: bigint;
  readonly rule2: bigint;
  readonly denominator: bigint;
}

const drawWeights = (g: RandomGrouping): DrawWeights => {
  const prices = BigInt(g.market.prices.size);
  const { epsilon, market } = g;
  const b = Q.denominator(epsilon);
  const a = Q.numerator(epsilon);
  return { rule1: (b - a) * prices, rule2: a, denominator: b * prices * factorial(market.traders) };
};

/**
 * Rule 2 by who is first: her summed utility over all prices and orders, for her message and the message of the first.
 * `table[first's message · messages + own message]`; for herself first, the two are the same message.
 */
const rule2Table = (
  g: RandomGrouping,
  trader: number,
  first: number,
  utility: readonly bigint[],
): readonly bigint[] => {
  const { market } = g;
  const messages = Number(countDemands(market));
  const { size: bundles } = market.bundles;
  const n = market.traders;
  // Her utility at one price, summed over orders, for the bundles announced there by the first and by her.
  const atPrice = (price: number): readonly bigint[] =>
    Array.from({ length: bundles * bundles }, (_, pair) => {
      const firstBundle = pointAt(market.bundles, Math.floor(pair / bundles));
      const ownBundle = pointAt(market.bundles, pair % bundles);
      let sum = 0n;
      for (let position = 0; position < n; position += 1) {
        if ((position === 0) !== (first === trader)) continue;
        const line = Array.from({ length: n }, (_, j) =>
          j === 0 ? firstBundle : j === position ? ownBundle : market.supply.map(() => 0),
        );
        const amount = ration(firstOnly, market.cap, market.supply, line).amounts[position]!;
        sum += utility[price * bundles + indexOf(market.bundles, amount)]!;
      }
      return sum * factorial(first === trader ? n - 1 : n - 2);
    });
  const byPrice = Array.from({ length: market.prices.size }, (_, price) => atPrice(price));
  const demandsOf = Array.from({ length: messages }, (_, place) => demandAt(market, BigInt(place)));
  const sumFor = (firstDemand: readonly number[], ownDemand: readonly number[]): bigint =>
    byPrice.reduce(
      (sum, table, price) => sum + table[firstDemand[price]! * bundles + ownDemand[price]!]!,
      0n,
    );
  return first === trader
    ? demandsOf.map((own) => sumFor(own, own))
    : demandsOf.flatMap((theirs) => demandsOf.map((own) => sumFor(theirs, own)));
};

const largest = (values: readonly bigint[]): bigint =>
  values.reduce((most, v) => (v < 0n ? (-v > most ? -v : most) : v > most ? v : most), 0n);

/**
 * One trader's payoffs, ready to be streamed. Payoffs are doubles where a bound proves every sum and difference below
 * 2^53, BigInts otherwise.
 *
 * Cost: tables of |D|^{(r−1)n} prices for every set of price setters and of |D|² sums under Rule 2; then, for each payoff, one
 * look-up for every order of her group and one for every trader who may be first under Rule 2. The caller asks
 * {@link othersProfiles} first whether that can be done.
 *
 * @param utility `numerators[p · |X| + x]` is her utility from bundle x at price p.
 * @paper Section 3: u_i(g(m))
 */
export const payoffColumns = (
  g: RandomGrouping,
  trader: number,
  utility: Scaled,
  arithmetic: 'proven' | 'bigints' = 'proven',
): PayoffColumns => {
  const { market } = g;
  const rows = Number(countDemands(market));
  const bundles = market.bundles.size;
  const grid = market.prices.size;
  const { others, count } = othersProfiles(g, trader);
  const weights = drawWeights(g);
  const scenes = groupTables(g, trader);
  // Every order in which her group is this one, at any of the r places, with the rest in any order.
  const sceneOrders = BigInt(market.groups.count) * factorial(market.traders - market.groups.size);
  const rule1 = utility.numerators.map((u) => u * weights.rule1 * sceneOrders);
  const ownFirst = rule2Table(g, trader, trader, utility.numerators).map((u) => u * weights.rule2);
  const otherFirst = others.map((first) =>
    rule2Table(g, trader, first, utility.numerators).map((u) => u * weights.rule2),
  );

  const whole = [weights.denominator * utility.denominator, ...rule1, ...ownFirst, ...otherFirst.flat()];
  const common = whole.reduce((d, v) => (d === 1n ? 1n : gcd(d, v)), 0n);
  const bound =
    (BigInt(scenes.length) * largest(rule1) +
      largest(ownFirst) +
      otherFirst.reduce((s, t) => s + largest(t), 0n)) /
    common;
  const exact = arithmetic === 'proven' && fitsDouble(2n * bound) ? 'doubles' : 'bigints';
  // One kernel for both arithmetics: sums and look-ups are written alike. See the note in `dominance/columns`.
  const hold = (values: readonly bigint[]): number[] =>
    (exact === 'doubles' ? values.map((v) => Number(v / common)) : values.map((v) => v / common)) as number[];
  const u1 = hold(rule1);
  const own2 = hold(ownFirst);
  const other2 = otherFirst.map(hold);

  const bundleAt = new Uint32Array(rows * grid);
  for (let m = 0; m < rows; m += 1) bundleAt.set(demandAt(market, BigInt(m)), m * grid);
  const views = scenes.map(({ members, setters, prices, rationing }) => ({
    members,
    setters,
    prices,
    amounts: rationing.amounts[members.indexOf(trader)]!,
  }));
  const payoffs: number[] = own2.slice();
  const digits = new Uint32Array(market.traders);

  const read = (column: number): ArrayLike<number> => {
    let rest = column;
    for (let o = others.length - 1; o >= 0; o -= 1) {
      digits[others[o]!] = rest % rows;
      rest = Math.floor(rest / rows);
    }
    for (let m = 0; m < rows; m += 1) payoffs[m] = own2[m]!;
    for (let o = 0; o < others.length; o += 1) {
      const table = other2[o]!;
      const base = digits[others[o]!]! * rows;
      for (let m = 0; m < rows; m += 1) payoffs[m]! += table[base + m]!;
    }
    for (const { members, setters, prices, amounts } of views) {
      // The place of her own message among the setters' and of her own bundle among the members', 0 where she is absent.
      let ownSetter = 0;
      let setterBase = 0;
      for (const i of setters) {
        setterBase *= rows;
        ownSetter *= rows;
        if (i === trader) ownSetter = 1;
        else setterBase += digits[i]!;
      }
      let price = -1;
      let memberBase = 0;
      let ownMember = 0;
      for (let m = 0; m < rows; m += 1) {
        const now = prices[setterBase + ownSetter * m]!;
        if (now !== price) {
          price = now;
          memberBase = 0;
          ownMember = 0;
          for (const i of members) {
            memberBase *= bundles;
            ownMember *= bundles;
            if (i === trader) ownMember = 1;
            else memberBase += bundleAt[digits[i]! * grid + price]!;
          }
        }
        const amount = amounts[memberBase + ownMember * bundleAt[m * grid + price]!]!;
        payoffs[m]! += u1[price * bundles + amount]!;
      }
    }
    return payoffs;
  };

  return {
    rows,
    columns: Number(count),
    denominator: (weights.denominator * utility.denominator) / common,
    exact,
    read,
  };
};
