/**
 * Arbitraries of fast-check for markets, demand functions and messages.
 */
import fc from 'fast-check';
import { countText } from '../exact/counts.js';
import { checkWhole, InvalidArgument } from '../exact/invalid-argument.js';
import { E } from '../prelude.js';
import type { Demand } from '../market/demand.js';
import type { Market } from '../market/market.js';
import { makeMarket, maxPriceBundlePairs } from '../market/market.js';

/** The size of a market, as far as it is fixed. */
export interface MarketSize {
  /** How many commodities (k), from 1; 1 or 2 if left out. */
  readonly commodities?: number;
  /** The cap on a trader's consumption of a commodity (l), from 2; 2 or 3 if left out. */
  readonly cap?: number;
  /** The steps of the price grid (T), from 1; 1 or 2 if left out. */
  readonly priceSteps?: number;
  /** How many groups (r), from 2, and how many traders in each (n), from 2; two groups of two if left out. */
  readonly groups?: { readonly count: number; readonly size: number };
}

/** Refuses a size of which no market is one of the paper: no endowments would satisfy its assumptions. */
const checkSize = ({
  commodities = 1,
  cap = 2,
  priceSteps = 1,
  groups = { count: 2, size: 2 },
}: MarketSize): void => {
  checkWhole('size.commodities', commodities, 1);
  checkWhole('size.cap', cap, 2);
  checkWhole('size.priceSteps', priceSteps, 1);
  checkWhole('size.groups.count', groups.count, 2);
  checkWhole('size.groups.size', groups.size, 2);
  const traders = groups.count * groups.size;
  if (cap > traders)
    throw new InvalidArgument('size.cap', cap, `at most ${countText(traders)}, the number of traders`);
  const endowments = Array.from({ length: traders }, () => new Array<number>(commodities).fill(cap - 1));
  const largest = makeMarket({ commodities, cap, priceSteps, groups, endowments, tieBreak: 'lowest' });
  if (E.isLeft(largest))
    throw new InvalidArgument(
      'size',
      { commodities, cap, priceSteps },
      `small enough for at most ${countText(maxPriceBundlePairs)} pairs of a price vector and a bundle`,
    );
};

/**
 * Markets that the paper allows: endowments from 0 to l − 1 of each commodity that add up to l at least, with either
 * selection from the clearing prices. What the size leaves out is drawn.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { markets } from 'undominated/arbitraries';
 *
 * const small = markets({ commodities: 1, cap: 2, priceSteps: 1 });
 * fc.assert(fc.property(small, ({ supply }) => supply[0]! >= 2));
 * fc.sample(small, 1)[0]!.traders; // 4
 * ```
 *
 * @throws InvalidArgument if no market of the paper has such a size.
 */
export const markets = (size: MarketSize = {}): fc.Arbitrary<Market> => {
  checkSize(size);
  return fc
    .record({
      commodities:
        size.commodities === undefined ? fc.integer({ min: 1, max: 2 }) : fc.constant(size.commodities),
      cap: size.cap === undefined ? fc.integer({ min: 2, max: 3 }) : fc.constant(size.cap),
      priceSteps:
        size.priceSteps === undefined ? fc.integer({ min: 1, max: 2 }) : fc.constant(size.priceSteps),
      groups: fc.constant(size.groups ?? { count: 2, size: 2 }),
      tieBreak: fc.constantFrom('lowest' as const, 'highest' as const),
    })
    .chain((frame) =>
      fc
        .array(
          fc.array(fc.nat(frame.cap - 1), { minLength: frame.commodities, maxLength: frame.commodities }),
          {
            minLength: frame.groups.count * frame.groups.size,
            maxLength: frame.groups.count * frame.groups.size,
          },
        )
        .map((endowments) => makeMarket({ ...frame, endowments })),
    )
    .filter(E.isRight)
    .map(({ right }) => right);
};

/**
 * Demand functions of a market: at each price vector, in grid order, the index of a bundle. All are equally likely.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { demandsOf, markets } from 'undominated/arbitraries';
 *
 * const cases = markets({ commodities: 1, cap: 2, priceSteps: 1 }).chain(demandsOf);
 * fc.sample(cases, 1)[0]!.length; // 2
 * ```
 */
export const demandsOf = (market: Market): fc.Arbitrary<Demand> =>
  fc.array(fc.nat(market.bundles.size - 1), { minLength: market.prices.size, maxLength: market.prices.size });

/**
 * Messages of all traders in their order, a demand function each. Some of them are often equal: a few demand functions are
 * drawn, and each trader sends one of these.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { markets, messagesIn } from 'undominated/arbitraries';
 *
 * const cases = markets({ groups: { count: 2, size: 3 } }).chain(messagesIn);
 * fc.sample(cases, 1)[0]!.length; // 6
 * ```
 */
export const messagesIn = (market: Market): fc.Arbitrary<readonly Demand[]> =>
  fc
    .tuple(
      fc.array(demandsOf(market), { minLength: 1, maxLength: market.traders }),
      fc.infiniteStream(fc.nat()),
    )
    .map(([some, picks]) =>
      Array.from({ length: market.traders }, () => some[picks.next().value! % some.length]!),
    );
