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
import type { Digits } from './digits.js';
import { digitsOf, numberOfOthers } from './digits.js';
import { othersProfiles } from './profiles.js';
import { groupTables } from './group-tables.js';

/** Weights of the draws: of one order under Rule 1, of one order and price under Rule 2, over a common denominator. */
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
 *
 * @param utility `utility[p · |X| + x]` is her utility from bundle x at price p.
 * @returns `table[first's message · messages + own message]`; `table[own message]` where she is first herself.
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

/** A trader's payoffs piece by piece, as whole numbers over `denominator`. */
interface PayoffParts {
  /** Rule 1, for one group table: `rule1[p · |X| + x]` is what bundle x at price p adds. */
  readonly rule1: readonly bigint[];
  /** Rule 2 with herself first: `ownFirst[own message]`. */
  readonly ownFirst: readonly bigint[];
  /** Rule 2 with one of the others first, in their order: `otherFirst[o][their message · messages + own message]`. */
  readonly otherFirst: ReadonlyArray<readonly bigint[]>;
  readonly denominator: bigint;
}

const payoffParts = (
  g: RandomGrouping,
  trader: number,
  others: readonly number[],
  utility: Scaled,
): PayoffParts => {
  const { market } = g;
  const weights = drawWeights(g);
  // Every order in which her group is a given one, at any of the r places, with the rest in any order.
  const ordersOfGroup = BigInt(market.groups.count) * factorial(market.traders - market.groups.size);
  const rule2 = (first: number): readonly bigint[] =>
    rule2Table(g, trader, first, utility.numerators).map((u) => u * weights.rule2);
  const parts = {
    rule1: utility.numerators.map((u) => u * weights.rule1 * ordersOfGroup),
    ownFirst: rule2(trader),
    otherFirst: others.map(rule2),
    denominator: weights.denominator * utility.denominator,
  };
  const whole = [parts.denominator, ...parts.rule1, ...parts.ownFirst, ...parts.otherFirst.flat()];
  const common = whole.reduce((d, v) => (d === 1n ? 1n : gcd(d, v)), 0n);
  const reduced = (values: readonly bigint[]): readonly bigint[] => values.map((v) => v / common);
  return {
    rule1: reduced(parts.rule1),
    ownFirst: reduced(parts.ownFirst),
    otherFirst: parts.otherFirst.map(reduced),
    denominator: parts.denominator / common,
  };
};

const largestSize = (values: readonly bigint[]): bigint =>
  values.reduce((largest, v) => {
    const size = v < 0n ? -v : v;
    return size > largest ? size : largest;
  }, 0n);

/** A bound on the size of every payoff, where her group has so many orders. */
const payoffBound = ({ rule1, ownFirst, otherFirst }: PayoffParts, orders: number): bigint =>
  otherFirst.reduce(
    (sum, table) => sum + largestSize(table),
    BigInt(orders) * largestSize(rule1) + largestSize(ownFirst),
  );

/** How one order of a group is read: what her amounts are, and how the bundles announced by its members number them. */
interface OwnOrder {
  /** The weights of the other members' announced bundles, the members ascending, and that of her own. */
  readonly weights: readonly number[];
  readonly own: number;
  /** Her amount (by index), by the number of the members' announced bundles. */
  readonly amounts: Uint32Array;
}

/** The orders of a group whose members and price setters are the same: what they pay her is one sum. */
interface OwnGroup {
  /** The other members, ascending. */
  readonly others: readonly number[];
  readonly setters: Digits;
  /** The price (by index), by the number of the setters' messages. */
  readonly prices: Uint32Array;
  readonly orders: OwnOrder[];
  /**
   * `known[p · |X|^(n−1) + the others' bundles]`: what the group pays her by her message at price p, once it was asked for; the
   * others' bundles are a number in base |X|, the first member's counting most.
   */
  readonly known: (Payoffs | undefined)[];
}

const ownGroups = (g: RandomGrouping, trader: number, messages: number): readonly OwnGroup[] => {
  const { market } = g;
  const groups = new Map<string, OwnGroup>();
  for (const { members, setters, prices, rationing } of groupTables(g, trader)) {
    const others = members.filter((i) => i !== trader).sort((a, b) => a - b);
    const key = `${others.join()};${setters.join()}`;
    const group = groups.get(key) ?? {
      others,
      setters: digitsOf(setters, trader, messages),
      prices,
      orders: [],
      known: new Array<undefined>(market.prices.size * market.bundles.size ** others.length).fill(undefined),
    };
    groups.set(key, group);
    const weightOf = (i: number): number => market.bundles.size ** (members.length - 1 - members.indexOf(i));
    group.orders.push({
      weights: others.map(weightOf),
      own: weightOf(trader),
      amounts: rationing.amounts[members.indexOf(trader)]!,
    });
  }
  return [...groups.values()];
};

/** Payoffs as the kernels hold them: doubles, or BigInts in the same code. */
type Payoffs = Float64Array | number[];

/** What reading a column needs. */
interface Layout {
  /** |D|, |P| and |X|. */
  readonly messages: number;
  readonly prices: number;
  readonly bundles: number;
  /** `bundleAt[message · |P| + p]`: the bundle (by index) that a message announces at price p. */
  readonly bundleAt: Uint32Array;
  /** The message of each trader in the column that is read, by its place. */
  readonly profile: Uint32Array;
  /** `rule1[p · |X| + x]`: what bundle x at price p adds under Rule 1, in one order of her group. */
  readonly rule1: readonly bigint[];
  readonly hold: (values: readonly bigint[]) => Payoffs;
}

/** What a group pays her at a price by her message, summed over its orders, the others' announced bundles being given. */
const paidAt = (
  { others, orders }: OwnGroup,
  price: number,
  ofOthers: number,
  { messages, prices, bundles, bundleAt, rule1, hold }: Layout,
): Payoffs => {
  const announced = others.map((_, j) => Math.floor(ofOthers / bundles ** (others.length - 1 - j)) % bundles);
  const bases = orders.map(({ weights }) => weights.reduce((sum, weight, j) => sum + weight * announced[j]!, 0));
  const byBundle = Array.from({ length: bundles }, (_, bundle) =>
    orders.reduce(
      (sum, { own, amounts }, o) => sum + rule1[price * bundles + amounts[bases[o]! + own * bundle]!]!,
      0n,
    ),
  );
  return hold(Array.from({ length: messages }, (_, m) => byBundle[bundleAt[m * prices + price]!]!));
};

/** Adds the entries of a table from a place on to her payoffs, for each of her messages. */
const addRow = (payoffs: Payoffs, table: Payoffs, from: number): void => {
  for (let m = 0; m < payoffs.length; m += 1) payoffs[m]! += table[from + m]!;
};

/** Adds what Rule 1 pays her in one group to her payoffs, for each of her messages. */
const addRule1 = (payoffs: Payoffs, group: OwnGroup, layout: Layout): void => {
  const { others, setters, prices, known } = group;
  const { messages, prices: grid, bundles, bundleAt, profile } = layout;
  const ofSetters = numberOfOthers(setters, profile);
  /** By her message, at a price. */
  const paid = (price: number): Payoffs => {
    let ofOthers = 0;
    for (let j = 0; j < others.length; j += 1)
      ofOthers = ofOthers * bundles + bundleAt[profile[others[j]!]! * grid + price]!;
    const at = price * bundles ** others.length + ofOthers;
    return (known[at] ??= paidAt(group, price, ofOthers, layout));
  };
  if (setters.own === 0) {
    addRow(payoffs, paid(prices[ofSetters]!), 0);
    return;
  }
  for (let m = 0; m < messages; m += 1) payoffs[m]! += paid(prices[ofSetters + setters.own * m]!)[m]!;
};

/**
 * One trader's payoffs, ready to be streamed. Payoffs are doubles where a bound proves every sum and difference below
 * 2^53, BigInts otherwise.
 *
 * Cost: tables of |D|^{(r−1)n} prices for every set of price setters and of |D|² sums under Rule 2; then, for each payoff, one
 * look-up for every order of her group and one for every trader who may be first under Rule 2. The caller asks
 * {@link othersProfiles} first whether that can be done.
 *
 * @param trader the trader, from 0.
 * @param utility `numerators[p · |X| + x]` is her utility from bundle x at price p.
 * @param arithmetic `bigints` takes BigInts in any case.
 * @returns rows are her messages by their place among all demand functions, columns the profiles of the others as
 * {@link messagesOf} numbers them.
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
  const grid = market.prices.size;
  const { others, count } = othersProfiles(g, trader);
  const parts = payoffParts(g, trader, others, utility);
  const groups = ownGroups(g, trader, rows);
  const orders = groups.reduce((sum, group) => sum + group.orders.length, 0);
  const exact =
    arithmetic === 'proven' && fitsDouble(2n * payoffBound(parts, orders)) ? 'doubles' : 'bigints';
  // One kernel for both arithmetics: sums and look-ups are written alike. See the note in `dominance/pure/columns`.
  const hold = (values: readonly bigint[]): Payoffs =>
    (exact === 'doubles' ? Float64Array.from(values, Number) : values.slice()) as Payoffs;
  const ownFirst = hold(parts.ownFirst);
  const otherFirst = parts.otherFirst.map(hold);

  const bundleAt = new Uint32Array(rows * grid);
  for (let m = 0; m < rows; m += 1) bundleAt.set(demandAt(market, BigInt(m)), m * grid);
  const profile = new Uint32Array(market.traders);
  const layout: Layout = {
    messages: rows,
    prices: grid,
    bundles: market.bundles.size,
    bundleAt,
    profile,
    rule1: parts.rule1,
    hold,
  };
  const payoffs = ownFirst.slice();
  // What Rule 2 pays her when she or any of the others but the last is first, kept while their messages stay the same.
  const kept = ownFirst.slice();
  let keptFor = -1;
  const keep = (): void => {
    for (let m = 0; m < rows; m += 1) kept[m] = ownFirst[m]!;
    for (let o = 0; o < others.length - 1; o += 1) addRow(kept, otherFirst[o]!, rows * profile[others[o]!]!);
  };
  const last = others.length - 1;

  const read = (column: number): ArrayLike<number> => {
    const before = Math.floor(column / rows);
    profile[others[last]!] = column % rows;
    if (before !== keptFor) {
      let rest = before;
      for (let o = last - 1; o >= 0; o -= 1) {
        profile[others[o]!] = rest % rows;
        rest = Math.floor(rest / rows);
      }
      keep();
      keptFor = before;
    }
    for (let m = 0; m < rows; m += 1) payoffs[m] = kept[m]!;
    addRow(payoffs, otherFirst[last]!, rows * profile[others[last]!]!);
    for (const group of groups) addRule1(payoffs, group, layout);
    return payoffs;
  };

  return { rows, columns: Number(count), denominator: parts.denominator, exact, read };
};
