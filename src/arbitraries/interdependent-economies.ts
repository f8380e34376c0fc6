/**
 * Arbitraries of fast-check for economies with interdependent values.
 */
import fc from 'fast-check';
import type { InterdependentEconomy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Market } from '../market/market.js';
import type { Residual } from '../market/residual.js';
import { markets } from './markets.js';

/** What an arbitrary of interdependent economies fixes. */
export interface InformationSize {
  /** Most signals; 3 if left out. */
  readonly signals?: number;
  /** Most shocks; 2 if left out. */
  readonly shocks?: number;
  /** The reading of Rules 5 and 6; `shielded` if left out, which is feasible in every market. */
  readonly residual?: Residual;
  readonly epsilon?: Rational;
}

/** Positive probabilities that sum to 1. */
const probabilities = (count: number): fc.Arbitrary<readonly Rational[]> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: count, maxLength: count }).map((parts) => {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => Q.of(part, whole));
  });

const numbered = (word: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${word} ${String(i + 1)}`);

/** Economies with interdependent values over a market; values are of few different sizes, so that ties occur. */
export const interdependentOver = (
  market: Market,
  size: InformationSize = {},
): fc.Arbitrary<InterdependentEconomy> =>
  fc
    .record({
      signals: fc.integer({ min: 1, max: size.signals ?? 3 }),
      shocks: fc.integer({ min: 1, max: size.shocks ?? 2 }),
      denominator: fc.constantFrom(1, 2, 4),
    })
    .chain(({ signals, shocks, denominator }) => {
      const exactly = <A>(arbitrary: fc.Arbitrary<A>, count: number): fc.Arbitrary<A[]> =>
        fc.array(arbitrary, { minLength: count, maxLength: count });
      const value = fc.integer({ min: -2, max: 6 }).map((number) => Q.of(number, denominator));
      return fc.record({
        priors: probabilities(shocks),
        signals: exactly(probabilities(signals), shocks),
        value: exactly(exactly(exactly(value, market.bundles.size), signals), shocks),
      });
    })
    .map(({ priors, signals, value }) => ({
      kind: 'interdependent',
      title: 'Random',
      commodityNames: Array.from({ length: market.commodities }, (_, h) => `x${String(h + 1)}`),
      market,
      epsilon: size.epsilon ?? Q.of(1, 10),
      residual: size.residual ?? 'shielded',
      traderNames: numbered('Trader', market.traders),
      signals: numbered('signal', signals[0]!.length),
      shocks: numbered('shock', priors.length).map((name, i) => ({
        name,
        probability: priors[i]!,
        signals: signals[i]!,
      })),
      value,
    }));

/** Interdependent economies of three groups of two, one commodity, l from 2 to 3 and T from 1 to 2. */
export const interdependentEconomies = (size: InformationSize = {}): fc.Arbitrary<InterdependentEconomy> =>
  markets({ commodities: 1, groups: { count: 3, size: 2 } }).chain((market) =>
    interdependentOver(market, size),
  );
