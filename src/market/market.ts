/**
 * A market: what the auctioneer knows. Commodities, the cap on consumption, the price grid, the number and
 * size of groups, the traders' endowments, and the selection from the clearing prices. Nothing about values.
 */
import { E, type Either, pipe } from '../prelude.js';
import { checkList, checkObject, checkOneOf } from '../exact/invalid-argument.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Lattice } from './lattice.js';
import { contains, countPoints, lattice, pointAt } from './lattice.js';

/** Which of several clearing prices is taken: the lexicographically first or last of the argmin. */
export type TieBreak = 'lowest' | 'highest';

/** Both selections. */
export const tieBreaks: readonly TieBreak[] = ['lowest', 'highest'];

/** The numbers that make a market. Traders and commodities are counted from 0 in code. */
export interface MarketParameters {
  /** k, at least 1. */
  readonly commodities: number;
  /** l, at least 2: the most that a trader can consume of one commodity. */
  readonly cap: number;
  /** T, at least 1: prices are 0, 1/T, …, 1. */
  readonly priceSteps: number;
  /** r groups of n traders. */
  readonly groups: { readonly count: number; readonly size: number };
  /** `endowments[i][h]` = e_i(h), from 0 to l − 1; one list a trader, r·n traders. */
  readonly endowments: ReadonlyArray<readonly number[]>;
  /** The selection p̂. */
  readonly tieBreak: TieBreak;
}

/**
 * A market that satisfies the paper's assumptions, with its price grid and bundles laid out.
 *
 * @paper Section 2
 */
export interface Market extends MarketParameters {
  /** n·r. */
  readonly traders: number;
  /** P, in steps of 1/T. */
  readonly prices: Lattice;
  /** X = {0..l}^k. */
  readonly bundles: Lattice;
  /** Total supply of each commodity, S(h). */
  readonly supply: readonly number[];
}

/** Why parameters are no market of the paper, with the trader (from 0) or the commodity concerned. */
export type MarketProblem =
  | { readonly kind: 'commodities'; readonly value: number }
  | { readonly kind: 'cap'; readonly value: number }
  | { readonly kind: 'price-steps'; readonly value: number }
  | { readonly kind: 'group-count'; readonly value: number }
  | { readonly kind: 'group-size'; readonly value: number }
  | { readonly kind: 'trader-count'; readonly expected: number; readonly found: number }
  | { readonly kind: 'endowment'; readonly trader: number; readonly value: readonly number[] }
  | { readonly kind: 'too-few-traders-for-cap'; readonly traders: number; readonly cap: number }
  | { readonly kind: 'supply'; readonly commodity: number; readonly supply: number; readonly cap: number }
  | {
      readonly kind: 'grid-too-large';
      readonly prices: bigint;
      readonly bundles: bigint;
      readonly most: bigint;
    };

/** The most (price, bundle) pairs that a market may have: its tables of values must be held in memory. */
export const maxPriceBundlePairs = 1n << 18n;

/** The largest number from `least` up to 2^21 for which something holds that ceases to hold as numbers grow; undefined if there is none. */
const largestFrom = (least: number, holds: (candidate: number) => boolean): number | undefined => {
  if (!holds(least)) return undefined;
  let low = least;
  let high = 2 ** 21;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
};

/** A smaller grid that can be held: of the numbers named only one is lowered, or cap and T together. */
export type SmallerGrid =
  | { readonly priceSteps: number }
  | { readonly cap: number; readonly priceSteps: number }
  | { readonly commodities: number };

/**
 * What to reduce of a grid that is too large, and to what: T if that is enough; else the cap, with T at its least; else the
 * number of commodities, with cap and T at their least.
 */
export const smallerGrid = ({ commodities, cap }: GridNumbers): SmallerGrid => {
  const fits = (k: number, l: number, T: number): boolean =>
    k <= maxDimensions && countPoints(k, T) * countPoints(k, l) <= maxPriceBundlePairs;
  const priceSteps = largestFrom(1, (candidate) => fits(commodities, cap, candidate));
  if (priceSteps !== undefined) return { priceSteps };
  const smallerCap = largestFrom(2, (candidate) => fits(commodities, candidate, 1));
  if (smallerCap !== undefined) return { cap: smallerCap, priceSteps: 1 };
  return { commodities: largestFrom(1, (candidate) => fits(candidate, 2, 1)) ?? 1 };
};

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

/** Checks that an argument has the shape of parameters. */
const checkShape = (parameters: MarketParameters): void => {
  checkObject(
    'parameters',
    parameters,
    'an object',
    "{ commodities: 1, cap: 2, priceSteps: 1, groups: { count: 2, size: 2 }, endowments: [[1], [1], [1], [1]], tieBreak: 'lowest' }",
  );
  checkObject('groups', parameters.groups, 'an object', '{ count: 2, size: 2 }');
  checkList('endowments', parameters.endowments, 'endowments, one a trader');
  parameters.endowments.forEach((own, i) =>
    checkList(`endowments[${String(i)}]`, own, 'whole numbers, one a commodity'),
  );
  checkOneOf('tieBreak', parameters.tieBreak, tieBreaks);
};

/** The numbers of a market; what is not known is left out, and not judged. */
export interface MarketNumbers {
  readonly commodities?: number | undefined;
  readonly cap?: number | undefined;
  readonly priceSteps?: number | undefined;
  readonly groups?: { readonly count?: number | undefined; readonly size?: number | undefined } | undefined;
}

/** The numbers that are out of their ranges, each judged by itself. */
export const numberProblems = (p: MarketNumbers): readonly MarketProblem[] => {
  const problems: MarketProblem[] = [];
  const judge = (
    kind: 'commodities' | 'cap' | 'price-steps' | 'group-count' | 'group-size',
    value: number | undefined,
    least: number,
  ): void => {
    if (value !== undefined && !isWhole(value, least)) problems.push({ kind, value });
  };
  judge('commodities', p.commodities, 1);
  judge('cap', p.cap, 2);
  judge('price-steps', p.priceSteps, 1);
  judge('group-count', p.groups?.count, 2);
  judge('group-size', p.groups?.size, 2);
  return problems;
};

/** A dimension larger than this cannot be exponentiated, let alone held. */
const maxDimensions = 64;

/** What prices and bundles are laid out by: sound numbers, or a part of a market. */
export type GridNumbers = Pick<MarketParameters, 'commodities' | 'cap' | 'priceSteps'>;
/** Prices and bundles, laid out. */
export type Grid = GridNumbers & Pick<Market, 'prices' | 'bundles'>;

/** The price grid and the bundles of sound numbers, or the problem that they are too many. */
export const layOutGrid = ({ commodities, cap, priceSteps }: GridNumbers): Either<MarketProblem, Grid> => {
  const tooManyDimensions = commodities > maxDimensions;
  const prices = tooManyDimensions ? 1n << 64n : countPoints(commodities, priceSteps);
  const bundles = tooManyDimensions ? 1n << 64n : countPoints(commodities, cap);
  return prices * bundles > maxPriceBundlePairs
    ? E.left({ kind: 'grid-too-large', prices, bundles, most: maxPriceBundlePairs })
    : E.right({
        commodities,
        cap,
        priceSteps,
        prices: lattice(commodities, priceSteps),
        bundles: lattice(commodities, cap),
      });
};

/** That r·n traders are at least as many as the cap l. */
export const capProblems = (traders: number, cap: number): readonly MarketProblem[] =>
  traders < cap ? [{ kind: 'too-few-traders-for-cap', traders, cap }] : [];

/** Condition (1) of the paper, commodity by commodity: the supply is at least the cap l. */
export const supplyProblems = (supply: readonly number[], cap: number): readonly MarketProblem[] =>
  supply.flatMap((amount, commodity): readonly MarketProblem[] =>
    amount < cap ? [{ kind: 'supply', commodity, supply: amount, cap }] : [],
  );

/** That the endowments are as many as the traders, and each from 0 to l − 1 of every commodity; and that n·r ≥ l. */
const traderProblems = (p: MarketParameters): readonly MarketProblem[] => {
  const traders = p.groups.count * p.groups.size;
  const problems: MarketProblem[] = [];
  if (p.endowments.length !== traders)
    problems.push({ kind: 'trader-count', expected: traders, found: p.endowments.length });
  const endowable = lattice(p.commodities, p.cap - 1);
  p.endowments.forEach((value, trader) => {
    if (!contains(endowable, value)) problems.push({ kind: 'endowment', trader, value });
  });
  return [...problems, ...capProblems(traders, p.cap)];
};

/** Goes on to the next check if there are no problems. */
const ifNone = (problems: readonly MarketProblem[]): Either<readonly MarketProblem[], undefined> =>
  problems.length > 0 ? E.left(problems) : E.right(undefined);

/**
 * Checks parameters against the paper's assumptions and lays out the grids. All problems are returned, not the first,
 * but for those that are only there because of another.
 *
 * @throws {@link InvalidArgument} for what has not the shape of parameters, such as a selection that there is not.
 */
export const makeMarket = (p: MarketParameters): Either<readonly MarketProblem[], Market> => {
  checkShape(p);
  return pipe(
    ifNone(numberProblems(p)),
    E.chain(() => E.mapLeft((problem: MarketProblem): readonly MarketProblem[] => [problem])(layOutGrid(p))),
    E.chainFirst(() => ifNone(traderProblems(p))),
    E.bindTo('grid'),
    E.let('supply', () => totalEndowment(p.endowments, p.commodities)),
    E.chainFirst(({ supply }) => ifNone(supplyProblems(supply, p.cap))),
    E.map(({ grid: { prices, bundles }, supply }) => ({
      ...p,
      traders: p.groups.count * p.groups.size,
      prices,
      bundles,
      supply,
    })),
  );
};

/** Σ e over a list of endowments, commodity by commodity. */
export const totalEndowment = (
  endowments: ReadonlyArray<readonly number[]>,
  commodities: number,
): readonly number[] =>
  Array.from({ length: commodities }, (_, h) => endowments.reduce((sum, e) => sum + e[h]!, 0));

/** The price vector with a given index of the grid, as exact numbers. */
export const priceVector = (market: Market, price: number): readonly Rational[] =>
  pointAt(market.prices, price).map((step) => Q.of(step, market.priceSteps));

/**
 * The money that a trader receives when she trades her endowment for a bundle at a price: p·(e − x), negative when
 * she pays. The price is an index of the grid, the bundle a list of amounts.
 *
 * @paper Section 2: the total monetary amount received
 */
export const moneyReceived = (
  market: Market,
  trader: number,
  price: number,
  bundle: readonly number[],
): Rational => {
  const endowment = market.endowments[trader]!;
  let units = 0;
  pointAt(market.prices, price).forEach((step, h) => (units += step * (endowment[h]! - bundle[h]!)));
  return Q.of(units, market.priceSteps);
};
