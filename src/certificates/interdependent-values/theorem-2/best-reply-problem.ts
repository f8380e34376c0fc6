/**
 * A best-reply problem: a profile of strategies, a trader, and a signal of hers. Its size is reduced in two ways: traders who
 * are alike can be exchanged, and first announcements that nobody's strategy mentions are heard alike.
 */
import { cartesianProduct, range } from '../../kernel/lists.js';
import type { Statement } from '../../kernel/statement.js';
import type { Demand } from '../../market/market.js';
import type { InterdependentEconomy } from '../economy.js';
import { readSignal, readTrader } from '../economy.js';
import type { Strategy } from '../strategy.js';
import { isSameDemand, mentionedDemands, readStrategies } from '../strategy.js';

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
  /** One that they do not mention, which represents all of these; undefined if they mention all. */
  readonly unmentioned: Demand | undefined;
}

/** The first announcements of the trader that are enough to be tried, but for her own. */
export const firstAnnouncements = (
  { prices, bundles }: InterdependentEconomy,
  { strategies, trader }: BestReplyProblem,
): FirstAnnouncements => {
  const mentioned = mentionedDemands(strategies.toSpliced(trader, 1));
  for (const demand of cartesianProduct(prices.map(() => range(bundles.length))))
    if (!mentioned.some((other) => isSameDemand(other, demand))) return { mentioned, unmentioned: demand };
  return { mentioned, unmentioned: undefined };
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
  const classes = new Map<string, number[]>();
  endowments.forEach((endowment, i) => {
    const key = i === trader ? 'herself' : `${endowment.join()} ${strategies.indexOf(strategies[i]!)}`;
    classes.set(key, [...(classes.get(key) ?? []), i]);
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

/** An upper bound on the steps of showing a best reply: every order, every list of the others' signals, every rule and price. */
export const maxStepsOfBestReply = (economy: InterdependentEconomy, evidence: Statement): bigint => {
  const { endowments, signals, prices, groupSize } = economy;
  const problem = readProblem(economy, evidence);
  const orders = countDistinctOrders(traderClasses(economy, problem));
  const lists = BigInt(signals.length) ** BigInt(endowments.length - 1);
  const tried = toTry(firstAnnouncements(economy, problem)).length + 1;
  return orders * lists * BigInt(tried * (2 * groupSize + 3 * prices.length));
};
