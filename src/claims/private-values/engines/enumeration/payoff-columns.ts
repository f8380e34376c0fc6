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
import { pricingPositions } from '../../../../mechanisms/random-grouping/mechanism.js';
import { choose } from '../../../../mechanisms/random-grouping/trader-classes.js';
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

/** A bound on the size of every payoff, where Rule 1 has so many group tables. */
const payoffBound = ({ rule1, ownFirst, otherFirst }: PayoffParts, groups: number): bigint =>
  otherFirst.reduce(
    (sum, table) => sum + largestSize(table),
    BigInt(groups) * largestSize(rule1) + largestSize(ownFirst),
  );

/**
 * How a number is made of digits in some base, one digit a trader, the first trader's counting most: the weights of the
 * others' digits, and that of one trader's own, 0 where she has none.
 */
interface Digits {
  readonly others: readonly number[];
  readonly weights: readonly number[];
  readonly own: number;
}

const digitsOf = (traders: readonly number[], trader: number, base: number): Digits => {
  const weightOf = (i: number): number => base ** (traders.length - 1 - traders.indexOf(i));
  const others = traders.filter((i) => i !== trader);
  return {
    others,
    weights: others.map(weightOf),
    own: traders.includes(trader) ? weightOf(trader) : 0,
  };
};

/** A group table as one member reads it: by the messages of the price setters, then by the members' announced bundles. */
interface OwnGroupTable {
  readonly setters: Digits;
  readonly prices: Uint32Array;
  readonly members: Digits;
  /** Her amount (by index), by the number of the members' announced bundles. */
  readonly amounts: Uint32Array;
}

const ownGroupTables = (g: RandomGrouping, trader: number, messages: number): readonly OwnGroupTable[] =>
  groupTables(g, trader).map(({ members, setters, prices, rationing }) => ({
    setters: digitsOf(setters, trader, messages),
    prices,
    members: digitsOf(members, trader, g.market.bundles.size),
    amounts: rationing.amounts[members.indexOf(trader)]!,
  }));

/** What both rules need to read a column. */
interface Layout {
  /** |D|, |P| and |X|. */
  readonly messages: number;
  readonly prices: number;
  readonly bundles: number;
  /** `bundleAt[message · |P| + p]`: the bundle (by index) that a message announces at price p. */
  readonly bundleAt: Uint32Array;
  /** The message of each trader in the column that is read, by its place. */
  readonly profile: Uint32Array;
}

/** One number for every message, or for every price and bundle: doubles, or BigInts that pass for numbers. */
type Numbers = number[] | Float64Array;

/**
 * Adds what Rule 1 pays her in one group to her payoffs, for each of her messages: for a group whose price her message may move.
 */
const addRule1 = (
  payoffs: Numbers,
  { setters, prices, members, amounts }: OwnGroupTable,
  rule1: Numbers,
  { messages, prices: grid, bundles, bundleAt, profile }: Layout,
): void => {
  let ofSetters = 0;
  for (let j = 0; j < setters.others.length; j += 1)
    ofSetters += setters.weights[j]! * profile[setters.others[j]!]!;
  let price = -1;
  let ofMembers = 0;
  for (let m = 0; m < messages; m += 1) {
    const now = prices[ofSetters + setters.own * m]!;
    if (now !== price) {
      price = now;
      ofMembers = 0;
      for (let j = 0; j < members.others.length; j += 1)
        ofMembers += members.weights[j]! * bundleAt[profile[members.others[j]!]! * grid + price]!;
    }
    const amount = amounts[ofMembers + members.own * bundleAt[m * grid + price]!]!;
    payoffs[m]! += rule1[price * bundles + amount]!;
  }
};

/**
 * Adds what Rule 1 pays her in one group to what each of her bundles pays at each price: for a group whose price is looked up
 * without her message, so that her payoff depends on what she announces at that price alone.
 */
const addRule1AtPrice = (
  byBundle: Numbers,
  { setters, prices, members, amounts }: OwnGroupTable,
  rule1: Numbers,
  { prices: grid, bundles, bundleAt, profile }: Layout,
): void => {
  let ofSetters = 0;
  for (let j = 0; j < setters.others.length; j += 1)
    ofSetters += setters.weights[j]! * profile[setters.others[j]!]!;
  const price = prices[ofSetters]!;
  let ofMembers = 0;
  for (let j = 0; j < members.others.length; j += 1)
    ofMembers += members.weights[j]! * bundleAt[profile[members.others[j]!]! * grid + price]!;
  const base = price * bundles;
  for (let x = 0; x < bundles; x += 1)
    byBundle[base + x]! += rule1[base + amounts[ofMembers + members.own * x]!]!;
};

/** Adds, for each of her messages, what the bundles pay that it announces at one price after another. */
const addByBundle = (payoffs: Numbers, byBundle: Numbers, placeOf: Uint32Array): void => {
  const messages = payoffs.length;
  for (let from = 0; from < placeOf.length; from += messages)
    for (let m = 0; m < messages; m += 1) payoffs[m]! += byBundle[placeOf[from + m]!]!;
};

/** For each of her messages a number of hers and what Rule 2 pays her when another trader with a given message is first. */
const sumWithRule2 = (payoffs: Numbers, before: Numbers, table: Numbers, first: number): void => {
  const base = first * payoffs.length;
  for (let m = 0; m < payoffs.length; m += 1) payoffs[m] = before[m]! + table[base + m]!;
};

/** What her payoffs are added up from, and where. */
interface Sums {
  readonly rule1: Numbers;
  readonly otherFirst: readonly Numbers[];
  /** `sums[o]`: Rule 2 with herself or one of the first o of the others first, for each of her messages. */
  readonly sums: readonly Numbers[];
  /** Rule 1 by price and bundle, in one column; and the same before anything is added. */
  readonly byBundle: Numbers;
  readonly nothing: Numbers;
  /** The groups whose price her message may move, and the others. */
  readonly movable: readonly OwnGroupTable[];
  readonly fixed: readonly OwnGroupTable[];
}

/**
 * Reads one column after another. In neighbouring columns the first of the others send the same messages: what Rule 2 adds for them is
 * added up once.
 */
const columnReader = (
  layout: Layout,
  others: readonly number[],
  { rule1, otherFirst, sums, byBundle, nothing, movable, fixed }: Sums,
): PayoffColumns['read'] => {
  const { messages, prices, bundles, bundleAt, profile } = layout;
  const placeOf = Uint32Array.from({ length: prices * messages }, (_, at) => {
    const price = Math.floor(at / messages);
    return price * bundles + bundleAt[(at % messages) * prices + price]!;
  });
  const payoffs = sums.at(-1)!;
  let known = false;
  return (column) => {
    let changed = known ? others.length : 0;
    let rest = column;
    for (let o = others.length - 1; o >= 0; o -= 1) {
      const message = rest % messages;
      rest = Math.floor(rest / messages);
      if (profile[others[o]!] !== message) changed = Math.min(changed, o);
      profile[others[o]!] = message;
    }
    known = true;
    // The last sum is her payoffs, to which Rule 1 is added: it is formed anew in any case.
    for (let o = Math.min(changed, others.length - 1); o < others.length; o += 1)
      sumWithRule2(sums[o + 1]!, sums[o]!, otherFirst[o]!, profile[others[o]!]!);
    for (let at = 0; at < nothing.length; at += 1) byBundle[at] = nothing[at]!;
    for (const group of fixed) addRule1AtPrice(byBundle, group, rule1, layout);
    addByBundle(payoffs, byBundle, placeOf);
    for (const group of movable) addRule1(payoffs, group, rule1, layout);
    return payoffs;
  };
};

/**
 * How many entries the tables of {@link payoffColumns} have, at most: prices and rationings for every group that she may be
 * in, and what Rule 2 gives for the message of whoever is first.
 */
export const countTableEntries = (g: RandomGrouping): number => {
  const { market } = g;
  const messages = Number(countDemands(market));
  const ofGroup = messages ** pricingPositions(g, 0).length + market.bundles.size ** market.groups.size;
  const groups = Number(choose(market.traders - 1, market.groups.size - 1));
  return groups * ofGroup + market.traders * messages ** 2;
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
  const groups = ownGroupTables(g, trader, rows);
  const exact =
    arithmetic === 'proven' && fitsDouble(2n * payoffBound(parts, groups.length)) ? 'doubles' : 'bigints';
  // One kernel for both arithmetics: sums and look-ups are written alike. See the note in `dominance/pure/columns`.
  const hold = (values: readonly bigint[]): Numbers =>
    (exact === 'doubles' ? Float64Array.from(values, Number) : values.slice()) as Numbers;
  const bundles = market.bundles.size;
  const bundleAt = new Uint32Array(rows * grid);
  for (let m = 0; m < rows; m += 1) bundleAt.set(demandAt(market, BigInt(m)), m * grid);
  const layout: Layout = {
    messages: rows,
    prices: grid,
    bundles,
    bundleAt,
    profile: new Uint32Array(market.traders),
  };
  const read = columnReader(layout, others, {
    rule1: hold(parts.rule1),
    // Rule 2, with each of the others first in turn, on top of herself first: for all of them but the last as last looked up.
    sums: [parts.ownFirst, ...others.map(() => parts.ownFirst)].map(hold),
    otherFirst: parts.otherFirst.map(hold),
    byBundle: hold(new Array<bigint>(grid * bundles).fill(0n)),
    nothing: hold(new Array<bigint>(grid * bundles).fill(0n)),
    movable: groups.filter(({ setters }) => setters.own !== 0),
    fixed: groups.filter(({ setters }) => setters.own === 0),
  });
  return { rows, columns: Number(count), denominator: parts.denominator, exact, read };
};
