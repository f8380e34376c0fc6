/**
 * Bundles that are best for a trader at a price and of which she may announce one in place of the other without changing
 * anybody's expected utility, whatever undominated messages all send.
 *
 * Her own is never changed: both are best for her, and by (ii) and (iii) what she gets when she is not served, and whether she
 * is, do not depend on what she announces. For the others it is derived, in every way in which an announcement has an effect:
 * on what is left under Rule 2, on the price of a group that she is outside of, and on the amounts in her own group.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { arrangements, cartesianProduct, combinations, range } from '../kernel/lists.js';
import type { Pausable } from '../kernel/pausable.js';
import {
  arrangementSteps,
  choiceSteps,
  powerOfSteps,
  productOfSteps,
  stepsPerAmount,
  sumOfSteps,
} from '../kernel/steps.js';
import { outsiders } from '../market/clearing.js';
import type { Market, Vector } from '../market/market.js';
import { bundleNumber, sumOf } from '../market/market.js';
import { rule1, rule2 } from '../market/rationing.js';
import type { PrivateValuesEconomy } from './economy.js';

/** The best bundles by trader and price, in which ties are looked for. */
export type BestBundles = ReadonlyArray<ReadonlyArray<readonly number[]>>;

/** Two bundles of a trader at a price, all by their numbers. */
export interface Exchange {
  readonly trader: number;
  readonly price: number;
  readonly bundle: number;
  readonly other: number;
}

/** What those hold who are about to exchange: the economy, and what is best in it. */
interface Setting {
  readonly economy: PrivateValuesEconomy;
  readonly best: BestBundles;
}

/** What a trader has of amounts at a price, all of them together. */
const worth = (
  economy: PrivateValuesEconomy,
  trader: number,
  price: number,
  amounts: readonly Vector[],
): Rational => {
  const row = economy.utility[trader]!(price);
  return Q.sum(amounts.map((amount) => row[bundleNumber(economy, amount)]!));
};

/** Rule 2: all that a trader who is first leaves to those behind her, place by place. */
const leftBehind = ({ endowments, bundles, cap }: Market, bundle: number): readonly Vector[] => {
  const line = [bundles[bundle]!, ...endowments.slice(1).map(() => bundles[0]!)];
  return rule2(cap, sumOf(endowments), line).amounts.slice(1);
};

/** Whether all others have the same, summed over the places behind her, whichever bundle she takes first. @paper Rule 2 */
const leavesTheSame = ({ economy }: Setting, { trader, price, bundle, other }: Exchange): boolean =>
  outsiders(economy, [trader]).every((i) =>
    Q.equals(
      worth(economy, i, price, leftBehind(economy, bundle)),
      worth(economy, i, price, leftBehind(economy, other)),
    ),
  );

/** How far some traders are from balance at a price, for each choice of one of the bundles listed for each of them. */
function* imbalances(
  { endowments, bundles }: Market,
  traders: readonly number[],
  lists: ReadonlyArray<readonly number[]>,
): Generator<number, void, void> {
  const supply = sumOf(traders.map((i) => endowments[i]!));
  for (const choice of cartesianProduct(lists)) {
    const demand = sumOf(choice.map((bundle) => bundles[bundle]!));
    yield supply.reduce((sum, owned, h) => sum + Math.abs(demand[h]! - owned), 0);
  }
}

/** The least and the largest imbalance of some traders at each price. */
const imbalanceRanges = ({ economy, best }: Setting, traders: readonly number[]) =>
  range(economy.priceCount).map((price) => {
    const all = [
      ...imbalances(
        economy,
        traders,
        traders.map((i) => best[i]![price]!),
      ),
    ];
    return { least: all.reduce((a, b) => Math.min(a, b)), most: all.reduce((a, b) => Math.max(a, b)) };
  });

type Ranges = ReturnType<typeof imbalanceRanges>;

/** Whether one price is selected before another where both are as near to balance. */
const comesFirst = ({ selection }: Market, price: number, other: number): boolean =>
  selection === 'lowest' ? price < other : price > other;

/** Whether an imbalance at a price is less than every one at every other price, so that it is p̂ whatever is announced. */
const isTaken = (market: Market, ranges: Ranges, price: number, imbalance: number): boolean =>
  ranges.every(
    ({ least }, other) =>
      other === price || imbalance < least || (imbalance === least && comesFirst(market, price, other)),
  );

/** Whether an imbalance at a price is more than every one at some other price, so that it is not p̂ whatever is announced. */
const isPassedOver = (market: Market, ranges: Ranges, price: number, imbalance: number): boolean =>
  ranges.some(
    ({ most }, other) =>
      other !== price && (imbalance > most || (imbalance === most && comesFirst(market, other, price))),
  );

/**
 * Whether p̂ of some traders is the same whichever bundle one of them demands at a price: their imbalance there is the same, or
 * the price is taken with both whatever else is announced, or with neither.
 */
const setsTheSamePrice = (
  { economy, best }: Setting,
  setters: readonly number[],
  ranges: Ranges,
  { trader, price, bundle, other }: Exchange,
): boolean => {
  const withBundle = (own: number): readonly number[] => [
    ...imbalances(
      economy,
      setters,
      setters.map((i) => (i === trader ? [own] : best[i]![price]!)),
    ),
  ];
  const after = withBundle(other);
  return withBundle(bundle).every((imbalance, choice) => {
    const instead = after[choice]!;
    return (
      imbalance === instead ||
      [isTaken, isPassedOver].some(
        (holds) => holds(economy, ranges, price, imbalance) && holds(economy, ranges, price, instead),
      )
    );
  });
};

/** Whether some traders may set a price: whether it is not passed over where it is as near to balance as it can be. */
const maySet = (market: Market, ranges: Ranges, price: number): boolean =>
  !isPassedOver(market, ranges, price, ranges[price]!.least);

/** Whether all mates have the same, summed over the orders of their group, whichever bundle she demands. @paper Rule 1 */
const servesTheSame = (
  { economy, best }: Setting,
  group: readonly number[],
  { trader, price, bundle, other }: Exchange,
): boolean => {
  const { bundles, cap, endowments } = economy;
  const supply = sumOf(group.map((i) => endowments[i]!));
  const orders = [...arrangements(range(group.length), group.length)];
  /** What each member gets, order by order. */
  const amountsOf = (choice: readonly number[], own: number): ReadonlyArray<readonly Vector[]> => {
    const inOrders = orders.map((order) => {
      const line = order.map((member) => bundles[group[member] === trader ? own : choice[member]!]!);
      const { amounts } = rule1(cap, supply, line);
      return group.map((_, member) => amounts[order.indexOf(member)]!);
    });
    return group.map((_, member) => inOrders.map((amounts) => amounts[member]!));
  };
  for (const choice of cartesianProduct(group.map((i) => (i === trader ? [bundle] : best[i]![price]!)))) {
    const [before, after] = [amountsOf(choice, bundle), amountsOf(choice, other)];
    const isSame = group.every(
      (i, member) =>
        i === trader ||
        Q.equals(worth(economy, i, price, before[member]!), worth(economy, i, price, after[member]!)),
    );
    if (!isSame) return false;
  }
  return true;
};

/** What is known of each group: its members, those outside it who set its price, and how far these are from balance. */
export interface Grouping {
  readonly group: readonly number[];
  readonly setters: readonly number[];
  readonly ranges: Ranges;
}

/** Every group. */
export function* layOutGroupings(
  economy: PrivateValuesEconomy,
  best: BestBundles,
): Pausable<readonly Grouping[]> {
  const groupings: Grouping[] = [];
  for (const group of combinations(range(economy.endowments.length), economy.groupSize)) {
    yield;
    const setters = outsiders(economy, group);
    groupings.push({ group, setters, ranges: imbalanceRanges({ economy, best }, setters) });
  }
  return groupings;
}

/** Whether a trader may exchange two of her best bundles at a price without changing what any other trader expects. */
export function* isExchangeable(
  economy: PrivateValuesEconomy,
  best: BestBundles,
  groupings: readonly Grouping[],
  exchange: Exchange,
): Pausable<boolean> {
  const setting = { economy, best };
  if (!leavesTheSame(setting, exchange)) return false;
  for (const { group, setters, ranges } of groupings) {
    yield;
    const isSame = group.includes(exchange.trader)
      ? !maySet(economy, ranges, exchange.price) || servesTheSame(setting, group, exchange)
      : setsTheSamePrice(setting, setters, ranges, exchange);
    if (!isSame) return false;
  }
  return true;
}

/** An upper bound on the steps of {@link layOutGroupings} and of so many calls of {@link isExchangeable}. */
export const maxStepsOfExchanges = (economy: Market, exchanges: number): bigint => {
  const { endowments, groupSize, priceCount, bundleCount, commodities } = economy;
  if (exchanges === 0) return 0n;
  const traders = endowments.length;
  const perChoice = productOfSteps(traders, commodities.length + 1);
  const ofSetters = productOfSteps(powerOfSteps(bundleCount, traders - groupSize), perChoice);
  const ofMates = productOfSteps(
    powerOfSteps(bundleCount, groupSize - 1),
    arrangementSteps(groupSize, groupSize),
    sumOfSteps(perChoice, productOfSteps(groupSize, stepsPerAmount)),
    2,
  );
  // Utilities are worked out price by price when they are asked for.
  const utilities = productOfSteps(traders, 2, sumOfSteps(bundleCount, traders), stepsPerAmount);
  // Each choice of the setters is compared with every price.
  const compared = productOfSteps(powerOfSteps(bundleCount, traders - groupSize), priceCount, 4);
  const each = sumOfSteps(ofSetters, ofSetters, compared, ofMates, utilities, priceCount);
  const groups = choiceSteps(traders, groupSize);
  return productOfSteps(
    groups,
    sumOfSteps(productOfSteps(priceCount, ofSetters), productOfSteps(exchanges, each)),
  );
};
