/**
 * Arbitraries of fast-check for economies with interdependent values.
 */
import fc from 'fast-check';
import type { InterdependentEconomy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';
import type { Rational } from '../exact/rational.js';
import type { Market } from '../market/market.js';
import type { Residual } from '../market/residual.js';
import { checkWhole } from '../exact/invalid-argument.js';
import { markets } from './markets.js';

/** The information of an economy with interdependent values, as far as it is fixed. */
export interface InformationSize {
  /** The most signals, from 1; 3 if left out. */
  readonly signals?: number;
  /** The most shocks, from 1; 2 if left out. */
  readonly shocks?: number;
  /** The reading of Rules 5 and 6; `shielded` if left out, which is feasible in every market. */
  readonly residual?: Residual;
  /** ε, the probability of each of Rules 4, 5 and 6; 1/10 if left out. */
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

/**
 * Economies with interdependent values over a market. Probabilities of shocks, and of signals given each shock, are positive:
 * small whole numbers over their sum. A value v(x, ω₀, ω₁) is a whole number from −2 to 6 over 1, 2 or 4, drawn one by one, so
 * that ties occur. Assumptions 1 and 2 of the paper may fail.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { interdependentOver, markets } from 'undominated/arbitraries';
 *
 * const cases = markets({ groups: { count: 3, size: 2 } }).chain((market) =>
 *   interdependentOver(market, { signals: 1, shocks: 1 }),
 * );
 * fc.sample(cases, 1)[0]!.signals; // ["signal 1"]
 * ```
 *
 * @param market the market, with its endowments; the paper's has three groups at least.
 * @param size how many signals and shocks there are at most, the reading of Rules 5 and 6, and ε.
 * @throws InvalidArgument if a number of signals or shocks is no whole number from 1 up.
 */
export const interdependentOver = (
  market: Market,
  size: InformationSize = {},
): fc.Arbitrary<InterdependentEconomy> => {
  const { signals: maxSignals = 3, shocks: maxShocks = 2 } = size;
  checkWhole('size.signals', maxSignals, 1);
  checkWhole('size.shocks', maxShocks, 1);
  return fc
    .record({
      signals: fc.integer({ min: 1, max: maxSignals }),
      shocks: fc.integer({ min: 1, max: maxShocks }),
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
};

/**
 * Economies with interdependent values, of one commodity and three groups of two, with l from 2 to 3 and T from 1 to 2.
 *
 * ```ts
 * import fc from 'fast-check';
 * import { interdependentEconomies } from 'undominated/arbitraries';
 *
 * const [economy] = fc.sample(interdependentEconomies({ residual: 'market' }), 1);
 * economy!.traderNames.length; // 6
 * ```
 *
 * @param size as for {@link interdependentOver}.
 */
export const interdependentEconomies = (size: InformationSize = {}): fc.Arbitrary<InterdependentEconomy> =>
  markets({ commodities: 1, groups: { count: 3, size: 2 } }).chain((market) =>
    interdependentOver(market, size),
  );
