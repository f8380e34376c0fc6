/**
 * One price: in every draw, the prices of a unit of those whose bundle changes, and by how much they differ.
 *
 * In random grouping a draw divides the traders into groups, each way with the same probability, and puts each group in an order.
 * A group trades at one price; whether anybody in it trades depends on its own order alone. Under Rule 2 there is one price, and
 * so there is in the uniform-price market.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { numbersKey } from '../kernel/keys.js';
import { range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import {
  choiceSteps,
  powerOfSteps,
  productOfSteps,
  stepsPerAmountKept,
  sumOfSteps,
} from '../kernel/steps.js';
import type { Vector } from '../market/market.js';
import { priceVector, sumOf } from '../market/market.js';
import { rule2 } from '../market/rationing.js';
import { divisions, maxStepsOfDivisions } from '../private-values/law-of-one-price.js';
import type { Settlement } from './draw.js';
import { settleBids, settleStatedDraw } from './draw.js';
import { chanceOfNoTrade, maxStepsOfLine } from './line.js';
import { maxStepsOfSettling } from './settle-quotes.js';
import type { DemandSubject, PromiseSubject } from './subject.js';
import { groupPrice, groupSizeOf } from './subject.js';

/** The prices of a mechanism at the messages. */
interface Prices {
  /** Whether anybody trades in some draw. */
  readonly someTrade: boolean;
  readonly largestGap: Rational;
  readonly expectedGap: Rational;
}

/** A group, its price in steps of 1/T, and how likely it is that nobody in it trades. */
interface PricedGroup {
  readonly price: Vector;
  readonly noTrade: Rational;
}

/** The largest difference of a commodity's price among several; 0 among fewer than two. */
const gapInSteps = (prices: readonly Vector[]): number => {
  const [first] = prices;
  if (first === undefined) return 0;
  const gaps = first.map((_, h) => {
    const ofOne = prices.map((price) => price[h]!);
    return Math.max(...ofOne) - Math.min(...ofOne);
  });
  return Math.max(...gaps);
};

const priceGroup = (subject: DemandSubject, group: readonly number[]): PricedGroup => {
  const { economy, messages } = subject;
  const price = groupPrice(subject, group, messages);
  const owned = group.map((i) => economy.endowments[i]!);
  const announced = group.map((i) => messages[i]![price]!);
  return { price: priceVector(economy, price), noTrade: chanceOfNoTrade(economy, owned, announced) };
};

/** The largest and the expected gap between the groups of one division in which somebody trades, in steps of 1/T. */
const gapsOf = (groups: readonly PricedGroup[]): { readonly largest: number; readonly mean: Rational } => {
  const trading = groups.filter(({ noTrade }) => !Q.equals(noTrade, Q.one));
  // Each set of groups in which somebody trades, with its probability.
  let sets: ReadonlyArray<{ readonly prices: readonly Vector[]; readonly probability: Rational }> = [
    { prices: [], probability: Q.one },
  ];
  for (const { price, noTrade } of trading)
    sets = sets.flatMap(({ prices, probability }) => [
      { prices, probability: Q.mul(probability, noTrade) },
      { prices: [...prices, price], probability: Q.mul(probability, Q.sub(Q.one, noTrade)) },
    ]);
  const mean = Q.sum(sets.map(({ prices, probability }) => Q.mul(probability, Q.of(gapInSteps(prices)))));
  return { largest: gapInSteps(trading.map(({ price }) => price)), mean };
};

/** Whether somebody's bundle changes in some draw of Rule 2. */
const someTradeUnderRule2 = ({ economy, messages }: DemandSubject): boolean => {
  const { endowments, bundles, priceCount, cap } = economy;
  const behind = endowments.slice(1).map(() => bundles[0]!);
  const isSame = (a: Vector, b: Vector): boolean => a.every((amount, h) => amount === b[h]);
  return range(priceCount).some((price) =>
    endowments.some((owned, first) => {
      const line = [bundles[messages[first]![price]!]!, ...behind];
      const [own, ...amounts] = rule2(cap, sumOf(endowments), line).amounts;
      // Anybody may stand at any place behind the first.
      const others = endowments.filter((_, i) => i !== first);
      return !isSame(own!, owned) || amounts.some((amount) => others.some((other) => !isSame(amount, other)));
    }),
  );
};

function* pricesOfGroups(subject: DemandSubject): Pausable<Prices> {
  const { economy } = subject;
  const known = new Map<string, PricedGroup>();
  const priced = (group: readonly number[]): PricedGroup => {
    const key = numbersKey(group);
    const found = known.get(key) ?? priceGroup(subject, group);
    known.set(key, found);
    return found;
  };
  let count = 0;
  let largest = 0;
  let sum = Q.zero;
  for (const division of divisions(range(economy.endowments.length), groupSizeOf(subject))) {
    yield;
    const gaps = gapsOf(division.map(priced));
    count += 1;
    largest = Math.max(largest, gaps.largest);
    sum = Q.add(sum, gaps.mean);
  }
  const someTrade = [...known.values()].some(({ noTrade }) => !Q.equals(noTrade, Q.one));
  const underRule1 = subject.isUniform ? Q.one : Q.sub(Q.one, economy.epsilon);
  return {
    someTrade: someTrade || (!subject.isUniform && someTradeUnderRule2(subject)),
    largestGap: Q.of(largest, economy.priceSteps),
    expectedGap: Q.mul(underRule1, Q.div(sum, Q.of(count * economy.priceSteps))),
  };
}

/** A trader whose bundle changes, and the price of a unit that she trades at. */
interface Trading {
  readonly trader: number;
  readonly price: readonly Rational[];
}

/** Those whose bundle changes. */
const tradingIn = ({ economy }: PromiseSubject, settlements: readonly Settlement[]): readonly Trading[] =>
  settlements.flatMap(({ bundle, price }, trader) =>
    bundle.some((amount, h) => amount !== economy.endowments[trader]![h]) ? [{ trader, price }] : [],
  );

/** The largest difference of a commodity's price among those who trade. */
const gapAmong = (trading: readonly Trading[]): Rational => {
  const [first] = trading;
  if (first === undefined) return Q.zero;
  const gaps = first.price.map((_, h) => {
    const ofOne = trading.map(({ price }) => price[h]!);
    return Q.sub(ofOne.reduce(Q.max), ofOne.reduce(Q.min));
  });
  return gaps.reduce(Q.max);
};

function* pricesOf(subject: PromiseSubject): Pausable<Prices> {
  if (subject.kind === 'demands') return yield* pricesOfGroups(subject);
  const trading = tradingIn(subject, settleBids(subject).settlements);
  const gap = gapAmong(trading);
  return { someTrade: trading.length > 0, largestGap: gap, expectedGap: gap };
}

/** The draw that is stated, which must have the largest gap. */
const widestText = (subject: PromiseSubject, stated: Statement, largestGap: Rational): Json => {
  const { text, settlements } = settleStatedDraw(subject, stated.field('draw'));
  const trading = tradingIn(subject, settlements);
  stated.field('draw').require(trading.length > 0, 'nobody trades in this draw');
  const gap = gapAmong(trading);
  stated.field('draw').require(Q.equals(gap, largestGap), 'in another draw prices differ by more');
  const prices = trading.map(({ trader, price }) => ({ trader: trader + 1, price: price.map(Q.show) }));
  return { gap: Q.show(gap), draw: text, prices };
};

/** Derives the largest gap, with the draw that is stated, and the expected one. */
export function* derivePriceGaps(
  subject: PromiseSubject,
  evidence: Statement,
  verdict: Statement,
): Pausable<Json> {
  const { someTrade, largestGap, expectedGap } = yield* pricesOf(subject);
  verdict.mustEqual(Q.isZero(largestGap) ? 'proved' : 'refuted');
  const widest = someTrade ? widestText(subject, evidence.field('widest'), largestGap) : null;
  return { kind: 'prices', widest, expectedGap: Q.show(expectedGap) };
}

/** An upper bound on the steps of {@link derivePriceGaps}. */
export const maxStepsOfPriceGaps = (subject: PromiseSubject): bigint => {
  const traders = subject.messages.length;
  if (subject.kind === 'bids') return productOfSteps(3, maxStepsOfSettling(traders));
  const { economy } = subject;
  const size = groupSizeOf(subject);
  const divided = { ...economy, groupSize: size };
  const sets = powerOfSteps(2, traders / size);
  const perDivision = productOfSteps(sets, traders / size, stepsPerAmountKept);
  const ways = maxStepsOfDivisions({ ...divided, priceCount: 1 });
  const clearing = productOfSteps(economy.priceCount, traders, economy.commodities.length);
  const perGroup = sumOfSteps(clearing, maxStepsOfLine(economy, size), productOfSteps(size, size, 100));
  const underRule2 = productOfSteps(
    economy.priceCount,
    traders,
    traders,
    traders,
    economy.commodities.length,
  );
  const groups = productOfSteps(choiceSteps(traders, size), perGroup);
  return sumOfSteps(productOfSteps(ways, perDivision), groups, underRule2);
};
