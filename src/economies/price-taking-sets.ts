/**
 * The sets D¹, D² and D³ of price-taking demand functions. Each is free price by price, so it is held as one list of
 * allowed bundles a price; beliefs enter through counts of signals only.
 */
import { E, type Either } from '../prelude.js';
import type { Demand } from '../market/demand.js';
import type { InterdependentEconomy } from './economy.js';
import { addCounts, multisets, withSignal } from './information.js';
import type { SignalCounts } from './valuation.js';
import { shockWeights, surplusTable, valuationOf } from './valuation.js';

/** A set of demand functions: entry p lists the bundles (by index, ascending) allowed at the price with index p. */
export type DemandSet = ReadonlyArray<readonly number[]>;

/** The bundles at which a list of numbers is largest. */
const largest = (row: readonly bigint[]): readonly number[] => {
  const best = row.reduce((largest, value) => (value > largest ? value : largest));
  return row.flatMap((value, bundle) => (value === best ? [bundle] : []));
};

/** `surplus[price][bundle]` up to one positive factor, given one's own signal and counts of others' signals. */
export const surplusGiven = (
  economy: InterdependentEconomy,
  signal: number,
  others: SignalCounts,
): ReadonlyArray<readonly bigint[]> => {
  const valuation = valuationOf(economy);
  return surplusTable(valuation, signal, shockWeights(valuation, withSignal(others, signal)));
};

/**
 * D²(ω₁, …, ω_{n+1}): the demand functions that maximise E[v | own signal, others' signals] − p·x at every price; the
 * signals of the n traders of the precedent group (or of any others) as counts.
 *
 * @paper Section 4: D²
 */
export const d2 = (economy: InterdependentEconomy, signal: number, others: SignalCounts): DemandSet =>
  surplusGiven(economy, signal, others).map(largest);

const firstSets = new WeakMap<InterdependentEconomy, (DemandSet | undefined)[]>();

/** D¹(ω₁): price taking on one's own signal alone; worked out once an economy. @paper Section 4: D¹ */
export const d1 = (economy: InterdependentEconomy, signal: number): DemandSet => {
  const known = firstSets.get(economy) ?? [];
  firstSets.set(economy, known);
  return (known[signal] ??= d2(
    economy,
    signal,
    economy.signals.map(() => 0),
  ));
};

/** The ways in which the other n − 1 members of one's own group can hold signals, as counts. */
export const completions = (economy: InterdependentEconomy): readonly SignalCounts[] => [
  ...multisets(economy.signals.length, economy.market.groups.size - 1),
];

/**
 * D³(ω₁, …, ω_{(r−1)n+1}): at every price the bundles to which no other is strictly better whatever signals the other
 * members of one's own group hold. `heard` counts the signals of all other groups. Cost: |P|·|X|²·completions.
 *
 * @paper Section 4: D³
 */
export const d3 = (economy: InterdependentEconomy, signal: number, heard: SignalCounts): DemandSet =>
  unbeaten(completions(economy).map((rest) => surplusGiven(economy, signal, addCounts(heard, rest))));

/** At every price the bundles that no other beats in every one of the tables at once. */
export const unbeaten = (tables: ReadonlyArray<ReadonlyArray<readonly bigint[]>>): DemandSet =>
  tables[0]!.map((row, price) =>
    row.flatMap((_, x) => {
      const beaten = row.some((__, y) => tables.every((table) => table[price]![y]! > table[price]![x]!));
      return beaten ? [] : [x];
    }),
  );

/** Whether a demand function belongs to a set. */
export const includes = (set: DemandSet, demand: Demand): boolean =>
  set.every((bundles, price) => bundles.includes(demand[price]!));

/** Whether a set holds one demand function only. */
export const isSingleton = (set: DemandSet): boolean => set.every((bundles) => bundles.length === 1);

/** Its lexicographically first member. */
export const firstOf = (set: DemandSet): Demand => set.map((bundles) => bundles[0]!);

/** The demand functions in both sets; a price without a common bundle means that there is none. */
export const common = (a: DemandSet, b: DemandSet): DemandSet =>
  a.map((bundles, price) => bundles.filter((bundle) => b[price]!.includes(bundle)));

/** For each pair of signals a price at which their sets D¹ have no bundle in common. */
export type Separation = readonly { readonly signals: readonly [number, number]; readonly price: number }[];

/** Two signals and a demand function in D¹ of both. */
export interface Confusion {
  readonly signals: readonly [number, number];
  readonly demand: Demand;
}

/**
 * Whether first announcements of price takers reveal their signals: a separating price for every pair of signals, or two
 * signals with a common member of D¹.
 *
 * @paper Assumption 1
 */
export const separateSignals = (economy: InterdependentEconomy): Either<Confusion, Separation> => {
  const sets = economy.signals.map((_, signal) => d1(economy, signal));
  const separation: { signals: readonly [number, number]; price: number }[] = [];
  for (let a = 0; a < sets.length; a += 1)
    for (let b = a + 1; b < sets.length; b += 1) {
      const both = common(sets[a]!, sets[b]!);
      const price = both.findIndex((bundles) => bundles.length === 0);
      if (price < 0) return E.left({ signals: [a, b], demand: firstOf(both) });
      separation.push({ signals: [a, b], price });
    }
  return E.right(separation);
};

/** The signals whose D¹ has a member in common with that of another signal: what price takers announce may not reveal them. */
export const overlappingSignals = (economy: InterdependentEconomy): readonly number[] => {
  const all = [...economy.signals.keys()];
  const overlap = (a: number, b: number): boolean =>
    common(d1(economy, a), d1(economy, b)).every((bundles) => bundles.length > 0);
  return all.filter((a) => all.some((b) => a !== b && overlap(a, b)));
};
