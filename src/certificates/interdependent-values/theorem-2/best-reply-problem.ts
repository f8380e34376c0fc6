/**
 * A best-reply problem: a profile of strategies, a trader, and a signal of hers. Its size is reduced in two ways: traders who
 * are alike can be exchanged, and first announcements that nobody's strategy mentions are heard alike.
 */
import { numbersKey } from '../../kernel/keys.js';
import { cartesianProduct, range } from '../../kernel/lists.js';
import {
  choiceSteps,
  powerOfSteps,
  productOfSteps,
  stepsPerAmountKept,
  sumOfSteps,
} from '../../kernel/steps.js';
import type { Statement } from '../../kernel/statement.js';
import type { Demand } from '../../market/market.js';
import type { InterdependentEconomy } from '../economy.js';
import { readSignal, readTrader } from '../economy.js';
import type { Strategy } from '../strategy.js';
import { mentionedDemands, readStrategies } from '../strategy.js';

/** Whose best reply is to be shown, to what, with which signal. */
export interface BestReplyProblem {
  /** The strategies of all traders, her own among them. */
  readonly strategies: readonly Strategy[];
  readonly trader: number;
  readonly signal: number;
}

/** Reads the problem from the evidence about it. */
export const readProblem = (economy: InterdependentEconomy, evidence: Statement): BestReplyProblem => ({
  strategies: readStrategies(economy, evidence.field('strategies')),
  trader: readTrader(economy, evidence.field('trader')),
  signal: readSignal(economy, evidence.field('signal')),
});

/** First announcements that are enough to be tried. */
export interface FirstAnnouncements {
  /** Those that the others' strategies announce first, or that their replies depend on. */
  readonly mentioned: readonly Demand[];
  /** The place of a demand function among these; undefined if it is none of them. */
  readonly placeOf: (demand: Demand) => number | undefined;
  /** One that they do not mention, which represents all of these; undefined if they mention all. */
  readonly unmentioned: Demand | undefined;
}

/** Every demand function, in lexicographic order. */
export const everyDemand = ({ priceCount, bundleCount }: InterdependentEconomy): Generator<Demand> => {
  const bundles = range(bundleCount);
  return cartesianProduct(range(priceCount).map(() => bundles));
};

/** The first announcements of the trader that are enough to be tried, but for her own. */
export const firstAnnouncements = (
  economy: InterdependentEconomy,
  { strategies, trader }: BestReplyProblem,
): FirstAnnouncements => {
  const mentioned = mentionedDemands(strategies.toSpliced(trader, 1));
  const places = new Map(mentioned.map((demand, place) => [numbersKey(demand), place]));
  const placeOf = (demand: Demand): number | undefined => places.get(numbersKey(demand));
  for (const demand of everyDemand(economy))
    if (placeOf(demand) === undefined) return { mentioned, placeOf, unmentioned: demand };
  return { mentioned, placeOf, unmentioned: undefined };
};

/** All that are to be tried, in order: those that are mentioned, then the one that is not. */
export const toTry = ({ mentioned, unmentioned }: FirstAnnouncements): readonly Demand[] =>
  unmentioned === undefined ? mentioned : [...mentioned, unmentioned];

/** Classes of traders who own the same and play the same strategy; the trader herself is a class of her own. */
export type TraderClasses = ReadonlyArray<readonly number[]>;

/** The classes, in the order of their first members. */
export const traderClasses = (
  { endowments }: InterdependentEconomy,
  { strategies, trader }: BestReplyProblem,
): TraderClasses => {
  const numbers = new Map<Strategy, number>();
  for (const strategy of strategies) if (!numbers.has(strategy)) numbers.set(strategy, numbers.size);
  const classes = new Map<string, number[]>();
  endowments.forEach((endowment, i) => {
    const number = numbers.get(strategies[i]!)!;
    // No other trader has a strategy of this number.
    const key = numbersKey([i === trader ? numbers.size : number, ...endowment]);
    const members = classes.get(key);
    if (members === undefined) classes.set(key, [i]);
    else members.push(i);
  });
  return [...classes.values()];
};

/**
 * The orders of the traders, but for who of a class takes which of its positions. Each represents equally many orders:
 * exchanging two of a class, with their signals, changes nothing for the others.
 */
export function* distinctOrders(classes: TraderClasses): Generator<readonly number[]> {
  if (classes.every(({ length }) => length === 0)) {
    yield [];
    return;
  }
  for (const [number, [next, ...others]] of classes.entries())
    if (next !== undefined)
      for (const rest of distinctOrders(classes.with(number, others))) yield [next, ...rest];
}

const factorial = (count: number): bigint => range(count).reduce((product, i) => product * BigInt(i + 1), 1n);

/** How many such orders there are. */
export const countDistinctOrders = (classes: TraderClasses): bigint =>
  classes.reduce((count, { length }) => count / factorial(length), factorial(classes.flat().length));

/** How many such orders there are, as a bound that takes no time. */
export const maxDistinctOrders = (classes: TraderClasses): bigint => {
  let placed = 0;
  let orders = 1n;
  for (const { length } of classes) {
    placed += length;
    orders = productOfSteps(orders, choiceSteps(placed, length));
  }
  return orders;
};

/**
 * An upper bound on the steps of showing a best reply: every order, every list of the others' signals, every rule and price;
 * then what each bundle is worth at each price, for each composition of the others' signals, at everything she may hear.
 */
export const maxStepsOfBestReply = (economy: InterdependentEconomy, evidence: Statement): bigint => {
  const { endowments, signals, priceCount, bundleCount, groupSize } = economy;
  const traders = endowments.length;
  const problem = readProblem(economy, evidence);
  const orders = maxDistinctOrders(traderClasses(economy, problem));
  const lists = powerOfSteps(signals.length, traders - 1);
  const tried = toTry(firstAnnouncements(economy, problem)).length + 1;
  const perDraw = productOfSteps(tried, 2 * groupSize + 3 * priceCount);
  const draws = productOfSteps(orders, lists);

  const firsts = new Set(problem.strategies.flatMap(({ first }) => first.map(numbersKey))).size + 1;
  const heard = sumOfSteps(powerOfSteps(firsts, groupSize), powerOfSteps(firsts, traders - groupSize));
  const cells = heard < draws ? heard : draws;
  const cases = [...new Set(problem.strategies)].reduce(
    (count, { second, third }) => count + second.cases.length + third.cases.length,
    0,
  );
  const replies = productOfSteps(cells, signals.length, cases, traders);
  const compositions = choiceSteps(traders + signals.length - 2, signals.length - 1);
  const perTable = productOfSteps(compositions, priceCount, bundleCount);
  const tables = productOfSteps(perTable, sumOfSteps(stepsPerAmountKept, productOfSteps(cells, tried, 20)));
  return sumOfSteps(productOfSteps(draws, perDraw), replies, tables);
};
