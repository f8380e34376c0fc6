/**
 * Demand functions d : P → X, as lists of bundle indices in grid order, and their enumeration.
 */
import { checkList, InvalidArgument } from '../exact/invalid-argument.js';
import type { Power } from '../exact/counts.js';
import type { Lattice } from './lattice.js';
import type { Market } from './market.js';

/** A demand function: entry p is the index of the bundle demanded at the price with index p. */
export type Demand = readonly number[];

/**
 * Checks that an argument is a demand function: a bundle, by its index, at every price.
 *
 * @throws {@link InvalidArgument} if it is not.
 */
export const checkDemand = ({ prices, bundles }: Market, argument: string, demand: Demand): void => {
  if (!Array.isArray(demand) || demand.length !== prices.size)
    throw new InvalidArgument(argument, demand, `a list of ${String(prices.size)} bundles, one a price`);
  demand.forEach((bundle: number, price) => {
    if (!(Number.isInteger(bundle) && bundle >= 0 && bundle < bundles.size))
      throw new InvalidArgument(
        `${argument}[${String(price)}]`,
        bundle,
        `the index of a bundle, from 0 to ${String(bundles.size - 1)}`,
      );
  });
};

/** Checks a list of demand functions. @throws {@link InvalidArgument} for the first that is none. */
export const checkDemands = (market: Market, demands: readonly Demand[]): void => {
  checkList('demands', demands, 'demand functions');
  for (let i = 0; i < demands.length; i += 1) checkDemand(market, 'A demand function', demands[i]!);
};

/** |D| = |X|^|P| as a power, whose digits nobody may want. */
export const demandPower = ({ prices, bundles }: Market): Power => ({
  base: BigInt(bundles.size),
  exponent: BigInt(prices.size),
});

/** |D| = |X|^|P|, exactly: a number of |P| digits or so. */
export const countDemands = ({ prices, bundles }: Market): bigint =>
  BigInt(bundles.size) ** BigInt(prices.size);

/**
 * The demand function with a given place in lexicographic order (the first price varies slowest).
 *
 * @param place from 0 to {@link countDemands} − 1.
 * @throws {@link InvalidArgument} for what is no BigInt, at least 0.
 */
export const demandAt = (market: Market, place: bigint): Demand => {
  if (typeof place !== 'bigint' || place < 0n)
    throw new InvalidArgument('The place of a demand function', place, 'a BigInt, at least 0n');
  const base = BigInt(market.bundles.size);
  const demand = new Array<number>(market.prices.size);
  let rest = place;
  for (let p = market.prices.size - 1; p >= 0; p -= 1) {
    demand[p] = Number(rest % base);
    rest /= base;
  }
  return demand;
};

/** The place of a demand function in lexicographic order. */
export const placeOf = (market: Market, demand: Demand): bigint => {
  const base = BigInt(market.bundles.size);
  let place = 0n;
  for (const bundle of demand) place = place * base + BigInt(bundle);
  return place;
};

/** All demand functions in lexicographic order; as many as {@link countDemands}, so ask that first. */
export function* demands(market: Market): Generator<Demand> {
  const count = countDemands(market);
  for (let place = 0n; place < count; place += 1n) yield demandAt(market, place);
}

/**
 * Every choice of one bundle a price from the given sets, in lexicographic order.
 *
 * @param from the choice to begin with; the first if left out.
 */
export function* selections(sets: ReadonlyArray<readonly number[]>, from?: Demand): Generator<Demand> {
  if (sets.some((set) => set.length === 0)) return;
  const at = sets.map((set, p) => (from === undefined ? 0 : set.indexOf(from[p]!)));
  for (;;) {
    yield sets.map((set, p) => set[at[p]!]!);
    let p = sets.length - 1;
    while (p >= 0 && at[p] === sets[p]!.length - 1) at[p--] = 0;
    if (p < 0) return;
    at[p]! += 1;
  }
}

/** The number of {@link selections}. */
export const countSelections = (sets: ReadonlyArray<readonly number[]>): bigint => {
  const bySize = new Map<number, number>();
  for (const { length } of sets) bySize.set(length, (bySize.get(length) ?? 0) + 1);
  return [...bySize].reduce((product, [size, times]) => product * BigInt(size) ** BigInt(times), 1n);
};

/** The demand function that asks for the same bundle at every price. */
export const constantDemand = ({ size }: Lattice, bundle: number): Demand =>
  new Array<number>(size).fill(bundle);
