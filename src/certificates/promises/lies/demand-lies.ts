/**
 * Lies in demand functions: the best of all messages that choose, at some price, a bundle that is not best there. Messages are
 * too many to be gone through, and need not be.
 *
 * - In random grouping utility is a sum over prices of what the bundle announced there is worth. So the best lie has one bundle
 *   that is not best, at the price where that costs least, and the most valuable bundles elsewhere.
 * - In the uniform-price market utility is what the price that a message leads to, and the bundle announced there, are worth. A
 *   message leads to a price if at every other price it leaves supply and demand further apart (where ties are for the other
 *   price), or no nearer: a condition price by price. So the messages that lead to a price with a bundle are a product of sets.
 */
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { range } from '../../kernel/lists.js';
import type { Pausable } from '../../kernel/pausable.js';
import { productOfSteps, stepsPerAmountKept, sumOfSteps } from '../../kernel/steps.js';
import { clearingPrice, outsiders } from '../../market/clearing.js';
import type { Demand } from '../../market/market.js';
import { demandText, readDemand, sumOf } from '../../market/market.js';
import type { PriceTable } from '../../private-values/economy.js';
import { bestBundles } from '../../private-values/economy.js';
import { chancesInGroup, encounterInGroups, maxStepsOfEncounter } from '../encounter.js';
import type { Chances } from '../line.js';
import { maxStepsOfLine } from '../line.js';
import type { DemandSubject } from '../subject.js';
import { groupSizeOf } from '../subject.js';
import type { BestLie, Lies } from './best-lie.js';

const product = (factors: readonly number[]): bigint =>
  factors.reduce((result, factor) => result * BigInt(factor), 1n);

const largest = (values: readonly Rational[]): Rational | undefined =>
  values.reduce<Rational | undefined>((a, b) => (a === undefined ? b : Q.max(a, b)), undefined);

/** What her bundles are worth at one price. */
interface AtPrice {
  readonly most: Rational;
  /** How many are worth as much, and how many of these are best for her. */
  readonly asGood: number;
  readonly asGoodAndBest: number;
  /** The most valuable of those that are not best, by how much it is worth less, and how many are worth the same. */
  readonly lie: { readonly loss: Rational; readonly count: number } | undefined;
}

const atPrice = (row: readonly Rational[], best: readonly number[]): AtPrice => {
  const most = row.reduce(Q.max);
  const bundles = range(row.length);
  const good = bundles.filter((x) => Q.equals(row[x]!, most));
  const others = bundles.filter((x) => !best.includes(x)).map((x) => row[x]!);
  const mostOfOthers = largest(others);
  const lie =
    mostOfOthers === undefined
      ? undefined
      : {
          loss: Q.sub(most, mostOfOthers),
          count: others.filter((value) => Q.equals(value, mostOfOthers)).length,
        };
  const asGoodAndBest = good.filter((x) => best.includes(x)).length;
  return { most, asGood: good.length, asGoodAndBest, lie };
};

/** The best lie where utility is a sum over prices; its gain is over `truth`. */
const bestOfSum = (
  table: PriceTable,
  best: ReadonlyArray<readonly number[]>,
  truth: Rational,
): BestLie | undefined => {
  const prices = table.map((row, price) => atPrice(row, best[price]!));
  const loss = prices.reduce<Rational | undefined>(
    (least, { lie }) => (lie === undefined ? least : least === undefined ? lie.loss : Q.min(least, lie.loss)),
    undefined,
  );
  if (loss === undefined) return undefined;
  const gain = Q.sub(Q.sub(Q.sum(prices.map(({ most }) => most)), loss), truth);
  if (Q.isZero(loss)) {
    const all = product(prices.map(({ asGood }) => asGood));
    const truths = product(prices.map(({ asGoodAndBest }) => asGoodAndBest));
    return { gain, isAttained: true, equallyGood: all - truths };
  }
  // Where every lie loses, the most valuable bundles are best at every price, and the best lies leave them at one price alone.
  const equallyGood = prices.reduce((count, { lie }, price) => {
    if (lie === undefined || !Q.equals(lie.loss, loss)) return count;
    const elsewhere = product(prices.filter((_, other) => other !== price).map(({ asGood }) => asGood));
    return count + BigInt(lie.count) * elsewhere;
  }, 0n);
  return { gain, isAttained: true, equallyGood };
};

/** The lies that are read, their gains worked out by what a message is worth. */
const readingOf =
  (
    { economy }: DemandSubject,
    best: ReadonlyArray<readonly number[]>,
    truth: Rational,
    utilityOf: (message: Demand) => Rational,
  ): Lies['read'] =>
  (stated) => {
    const message = readDemand(economy, stated);
    const isLie = message.some((bundle, price) => !best[price]!.includes(bundle));
    stated.require(isLie, 'this message is no lie: at every price its bundle is best');
    return { text: demandText(economy, message), gain: Q.sub(utilityOf(message), truth) };
  };

function* liesInGroups(
  subject: DemandSubject,
  trader: number,
  announced: readonly Demand[],
  best: ReadonlyArray<readonly number[]>,
): Pausable<Lies> {
  const { economy } = subject;
  const { served, otherwise } = yield* encounterInGroups(subject, trader, announced);
  const utility = range(economy.priceCount).map(economy.utility[trader]!);
  const constant = Q.sum(
    otherwise.map((row, price) => Q.sum(row.map((chance, x) => Q.mul(chance, utility[price]![x]!)))),
  );
  const table = utility.map((row, price) => row.map((value) => Q.mul(served[price]!, value)));
  const utilityOf = (message: Demand): Rational =>
    Q.add(constant, Q.sum(message.map((bundle, price) => table[price]![bundle]!)));
  const truth = utilityOf(announced[trader]!);
  return {
    utility: truth,
    best: bestOfSum(table, best, Q.sub(truth, constant)),
    read: readingOf(subject, best, truth, utilityOf),
  };
}

/** By how much supply and demand differ, by price and bundle of the trader, at given messages of the others. */
const imbalances = (
  { economy }: DemandSubject,
  trader: number,
  announced: readonly Demand[],
): ReadonlyArray<readonly number[]> => {
  const supply = sumOf(economy.endowments);
  const others = outsiders(economy, [trader]);
  return range(economy.priceCount).map((price) => {
    const demanded = sumOf(others.map((i) => economy.bundles[announced[i]![price]!]!));
    return economy.bundles.map((own) =>
      own.reduce((sum, amount, h) => sum + Math.abs(demanded[h]! + amount - supply[h]!), 0),
    );
  });
};

/** What a price is worth, by her bundle there, if a message leads to it. */
const valueAt = (
  subject: DemandSubject,
  trader: number,
  price: number,
  { served, otherwise }: Chances,
): readonly Rational[] => {
  const utility = subject.economy.utility[trader]!(price);
  const constant = Q.sum([...otherwise].map(([x, chance]) => Q.mul(chance, utility[x]!)));
  return utility.map((value) => Q.add(constant, Q.mul(served, value)));
};

/** How many lies lead to a price with a bundle there. */
const countLies = (
  { economy }: DemandSubject,
  imbalance: ReadonlyArray<readonly number[]>,
  best: ReadonlyArray<readonly number[]>,
  price: number,
  bundle: number,
): bigint => {
  const own = imbalance[price]![bundle]!;
  const others = range(economy.priceCount).filter((other) => other !== price);
  const allowed = others.map((other) => {
    const isPreferred = economy.selection === 'lowest' ? other < price : other > price;
    return range(economy.bundleCount).filter((x) =>
      isPreferred ? imbalance[other]![x]! > own : imbalance[other]![x]! >= own,
    );
  });
  const all = product(allowed.map((bundles) => bundles.length));
  if (!best[price]!.includes(bundle)) return all;
  const truths = allowed.map((bundles, i) => bundles.filter((x) => best[others[i]!]!.includes(x)).length);
  return all - product(truths);
};

function* liesInOneGroup(
  subject: DemandSubject,
  trader: number,
  announced: readonly Demand[],
  best: ReadonlyArray<readonly number[]>,
): Pausable<Lies> {
  const { economy } = subject;
  const imbalance = imbalances(subject, trader, announced);
  const mates = outsiders(economy, [trader]);
  const values: Array<readonly Rational[]> = [];
  for (const price of range(economy.priceCount)) {
    yield;
    values.push(valueAt(subject, trader, price, chancesInGroup(subject, mates, trader, price, announced)));
  }
  const everybody = range(economy.endowments.length);
  const utilityOf = (message: Demand): Rational => {
    const price = clearingPrice(economy, everybody, announced.with(trader, message));
    return values[price]![message[price]!]!;
  };
  const truth = utilityOf(announced[trader]!);
  let most: Rational | undefined;
  let equallyGood = 0n;
  for (const price of range(economy.priceCount)) {
    yield;
    for (const [bundle, value] of values[price]!.entries()) {
      if (most !== undefined && Q.lt(value, most)) continue;
      const count = countLies(subject, imbalance, best, price, bundle);
      if (count === 0n) continue;
      equallyGood = most !== undefined && Q.equals(value, most) ? equallyGood + count : count;
      most = value;
    }
  }
  return {
    utility: truth,
    best: most === undefined ? undefined : { gain: Q.sub(most, truth), isAttained: true, equallyGood },
    read: readingOf(subject, best, truth, utilityOf),
  };
}

/**
 * A trader's lies against messages of the others.
 *
 * @param announced the messages of all, hers the truthful one.
 */
export function* demandLies(
  subject: DemandSubject,
  trader: number,
  announced: readonly Demand[],
): Pausable<Lies> {
  const best = bestBundles(subject.economy, trader);
  return subject.isUniform
    ? yield* liesInOneGroup(subject, trader, announced, best)
    : yield* liesInGroups(subject, trader, announced, best);
}

/** An upper bound on the steps of one trader's lies. */
export const maxStepsOfDemandLies = (subject: DemandSubject): bigint => {
  const { priceCount, bundleCount, endowments } = subject.economy;
  const table = productOfSteps(priceCount, bundleCount, 4, stepsPerAmountKept);
  const including = productOfSteps(priceCount, bundleCount, bundleCount);
  if (!subject.isUniform) return sumOfSteps(maxStepsOfEncounter(subject), table, including);
  const lines = productOfSteps(priceCount, maxStepsOfLine(subject.economy, groupSizeOf(subject)));
  const chances = productOfSteps(priceCount, endowments.length + 1, stepsPerAmountKept);
  const counts = productOfSteps(priceCount, bundleCount, priceCount, bundleCount, bundleCount + 1);
  return sumOfSteps(
    lines,
    chances,
    counts,
    table,
    productOfSteps(priceCount, bundleCount, endowments.length),
  );
};
