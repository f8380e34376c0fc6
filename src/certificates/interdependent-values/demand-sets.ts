/** What bundles are worth given what a trader knows, and the sets of demand functions D¹, D² and D³. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { cartesianProduct, range } from '../kernel/lists.js';
import type { Json } from '../kernel/statement.js';
import type { Demand } from '../market/market.js';
import { costInSteps, demandText, priceVector } from '../market/market.js';
import type { InterdependentEconomy } from './economy.js';

/** The numbers of all signals. */
export const everySignal = ({ signals }: InterdependentEconomy): readonly number[] => range(signals.length);

/**
 * The joint probability of each shock and of some traders' signals, f_0(ω_0) Π f(ω|ω_0).
 *
 * @param signals the signals of these traders.
 */
export const jointProbabilities = (
  { prior, likelihood }: InterdependentEconomy,
  signals: readonly number[],
): readonly Rational[] =>
  prior.map((probability, shock) =>
    signals.reduce((joint, signal) => Q.mul(joint, likelihood[shock]![signal]!), probability),
  );

/** The probability of a signal. */
export const signalProbability = (economy: InterdependentEconomy, signal: number): Rational =>
  Q.sum(jointProbabilities(economy, [signal]));

/**
 * What bundles are worth at prices, net of what they cost, by price and bundle. A table is not divided by the probability
 * of what is known: it holds expected net values times that probability.
 */
export type NetValues = ReadonlyArray<readonly Rational[]>;

/** Net values for a trader with a signal, given the joint probability of each shock and all that she knows. */
export const netValues = (
  economy: InterdependentEconomy,
  signal: number,
  probabilities: readonly Rational[],
): NetValues => {
  const { priceCount, bundles, priceSteps, value } = economy;
  const total = Q.sum(probabilities);
  const gross = bundles.map((_, x) =>
    Q.sum(probabilities.map((probability, shock) => Q.mul(probability, value[shock]![signal]![x]!))),
  );
  return range(priceCount).map((number) => {
    const price = priceVector(economy, number);
    return gross.map((worth, x) => {
      const cost = Q.of(costInSteps(price, bundles[x]!), priceSteps);
      return Q.sub(worth, Q.mul(total, cost));
    });
  });
};

/** Net values for a trader who knows her signal and those of some others: E[v(x, ω_0, ω_1) | …] − p·x. */
export const netValuesGiven = (
  economy: InterdependentEconomy,
  signal: number,
  others: readonly number[],
): NetValues => netValues(economy, signal, jointProbabilities(economy, [signal, ...others]));

/** A set of demand functions that chooses freely price by price: the numbers of the bundles at each price. */
export type DemandSet = ReadonlyArray<readonly number[]>;

/**
 * The bundles that no other bundle beats in every table at once, price by price. Of one table these are the bundles that
 * are best in it.
 */
export const undominatedBundles = (tables: readonly NetValues[]): DemandSet =>
  tables[0]!.map((row, p) => {
    const beats = (y: number, x: number): boolean =>
      tables.every((table) => Q.lt(table[p]![x]!, table[p]![y]!));
    return range(row.length).filter((x) => !row.some((_, y) => beats(y, x)));
  });

/** D¹(ω_1), and with the signals of others D²(ω_1, …). @paper Section 4: D¹, D² */
export const bestGiven = (
  economy: InterdependentEconomy,
  signal: number,
  others: readonly number[] = [],
): DemandSet => undominatedBundles([netValuesGiven(economy, signal, others)]);

/** Every list of signals that the n − 1 other members of a trader's group may have. */
export const mateSignals = (economy: InterdependentEconomy): ReadonlyArray<readonly number[]> => [
  ...signalLists(economy, economy.groupSize - 1),
];

/** Every list of so many signals. */
export const signalLists = (economy: InterdependentEconomy, count: number): Generator<readonly number[]> =>
  cartesianProduct(range(count).map(() => everySignal(economy)));

/**
 * D³(ω_1, …): what no other bundle beats in every case of the signals of the rest of one's group. @paper Section 4: D³
 */
export const undominatedGiven = (
  economy: InterdependentEconomy,
  signal: number,
  others: readonly number[],
): DemandSet =>
  undominatedBundles(
    mateSignals(economy).map((mates) => netValuesGiven(economy, signal, [...others, ...mates])),
  );

/** Whether a demand function is in a set. */
export const includes = (set: DemandSet, demand: Demand): boolean =>
  set.every((bundles, p) => bundles.includes(demand[p]!));

/** Whether two sets have a demand function in common. */
export const intersect = (a: DemandSet, b: DemandSet): boolean =>
  a.every((bundles, p) => bundles.some((x) => b[p]!.includes(x)));

/** Whether a set has one member. */
export const isSingleton = (set: DemandSet): boolean => set.every(({ length }) => length === 1);

/** A set as certificates write it: the bundles at each price. */
export const demandSetText = (economy: InterdependentEconomy, set: DemandSet): Json =>
  set.map((bundles) => demandText(economy, bundles));

/** D¹ of a signal as certificates write it. */
export const priceTakingText = (economy: InterdependentEconomy, signal: number): Json => ({
  signal: economy.signals[signal]!,
  priceTaking: demandSetText(economy, bestGiven(economy, signal)),
});
