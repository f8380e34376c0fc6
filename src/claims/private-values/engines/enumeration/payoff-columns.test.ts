import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markets, economiesOver, smallEconomies } from '../../../../../proofs-tests/random-economies.js';
import type { PrivateValuesEconomy } from '../../../../economies/economy.js';
import { scaleAll } from '../../../../exact/scaling.js';
import * as L from '../../../../exact/lottery.js';
import * as Q from '../../../../exact/rational.js';
import { demandAt } from '../../../../market/demand.js';
import { indexOf } from '../../../../market/lattice.js';
import type { Clauses, RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { asPublished, randomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { asMechanism, traderLotteryPlain } from '../../../../mechanisms/random-grouping/plain.js';
import { induce } from '../../../../games/mechanism.js';
import type { PayoffColumns } from '../../../../dominance/pure/columns.js';
import { payoff } from '../../../../games/normal-form.js';
import { expectedUtilities, utilityAt } from '../expected-utility.js';
import { payoffColumns } from './payoff-columns.js';
import { messagesOf } from './profiles.js';

/** Expected utility straight from the definition: every draw, traced. */
const plainUtility = (
  { market, traders }: PrivateValuesEconomy,
  g: RandomGrouping,
  trader: number,
  column: number,
  own: number,
): Q.Rational => {
  const messages = messagesOf(g, trader, column, own).map((place) => demandAt(market, BigInt(place)));
  return L.expectation(traderLotteryPlain(g, messages, trader), ({ bundle, price }) =>
    utilityAt(market, traders[trader]!, price, indexOf(market.bundles, bundle)),
  );
};

const clauses: readonly Clauses[] = [
  asPublished,
  { ...asPublished, priceFrom: 'own-group' },
  { ...asPublished, acceptance: (size) => ({ kind: 'if-it-fits', size }) },
];

const payoffsAt = (
  { rows, read }: PayoffColumns,
  column: number,
): ReadonlyArray<number | bigint | undefined> => {
  const payoffs = read(column);
  return Array.from({ length: rows }, (_, own) => payoffs[own]);
};

describe("a trader's payoffs, streamed", () => {
  it('are those of the definition, in doubles and in BigInts, with each clause altered', () => {
    fc.assert(
      fc.property(
        smallEconomies(),
        fc.nat(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom(...clauses),
        (economy, c, m, trader, clause) => {
          const g = randomGrouping(economy.market, economy.epsilon, clause);
          const { utility } = economy.traders[trader]!;
          const fast = payoffColumns(g, trader, utility);
          const big = payoffColumns(g, trader, utility, 'bigints');
          expect(fast.exact).toBe('doubles');
          expect(big.exact).toBe('bigints');
          const column = c % fast.columns;
          const own = m % fast.rows;
          const plain = Q.show(plainUtility(economy, g, trader, column, own));
          expect(Q.show(Q.of(BigInt(fast.read(column)[own]!), fast.denominator))).toBe(plain);
          expect(Q.show(Q.of(BigInt(big.read(column)[own]!), big.denominator))).toBe(plain);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('are the same in whatever order columns are read', () => {
    fc.assert(
      fc.property(
        smallEconomies(),
        fc.array(fc.nat(), { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom(...clauses),
        (economy, numbers, big, clause) => {
          const g = randomGrouping(economy.market, economy.epsilon, clause);
          const columns = () => payoffColumns(g, 1, economy.traders[1]!.utility, big ? 'bigints' : 'proven');
          const together = columns();
          for (const number of numbers) {
            const column = number % together.columns;
            for (const next of [column, (column + 1) % together.columns])
              expect(payoffsAt(together, next)).toEqual(payoffsAt(columns(), next));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are the expected utilities of the exact lotteries, in groups of three and with three groups', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom({ count: 2, size: 3 }, { count: 3, size: 2 })
          .chain((groups) => markets({ commodities: 1, cap: 2, priceSteps: 1, groups }))
          .chain((market) => economiesOver(market)),
        fc.nat(),
        fc.nat(8),
        (economy, c, own) => {
          const g = randomGrouping(economy.market, economy.epsilon);
          const fast = payoffColumns(g, 0, economy.traders[0]!.utility);
          const column = c % fast.columns;
          const messages = messagesOf(g, 0, column, own).map((place) =>
            demandAt(economy.market, BigInt(place)),
          );
          expect(Q.show(Q.of(BigInt(fast.read(column)[own]!), fast.denominator))).toBe(
            Q.show(expectedUtilities(g, economy.traders, messages)[0]!),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('change to BigInts exactly where doubles could no longer hold every difference', () => {
    const economy = fc.sample(smallEconomies(), { numRuns: 1, seed: 7 })[0]!;
    const g = randomGrouping(economy.market, economy.epsilon);
    // One bundle is worth 2^j, the others nothing: the payoffs grow with j, and at some j the bound is passed.
    const withLargest = (exponent: number) =>
      scaleAll(
        Array.from({ length: economy.market.prices.size * economy.market.bundles.size }, (_, at) =>
          at % economy.market.bundles.size === 1 ? Q.of(2n ** BigInt(exponent) + 1n) : Q.of(at % 2),
        ),
      );
    const chosen = Array.from({ length: 60 }, (_, j) => payoffColumns(g, 0, withLargest(j)).exact);
    const edge = chosen.indexOf('bigints');
    expect(edge).toBeGreaterThan(20);
    expect(chosen).toEqual(chosen.map((_, j) => (j < edge ? 'doubles' : 'bigints')));
    for (const j of [edge - 1, edge]) {
      const utility = withLargest(j);
      const proven = payoffColumns(g, 0, utility);
      const big = payoffColumns(g, 0, utility, 'bigints');
      for (let column = 0; column < 9; column += 1)
        expect(Array.from(proven.read(column), BigInt)).toEqual(Array.from(big.read(column), BigInt));
    }
  });

  it('are the payoffs of the normal-form game that the mechanism and the values induce', () => {
    const economy = fc.sample(
      markets({ commodities: 1, cap: 2, priceSteps: 1 }).chain((m) => economiesOver(m)),
      { numRuns: 1, seed: 3 },
    )[0]!;
    const { market } = economy;
    const g = randomGrouping(market, economy.epsilon);
    // Two traders choose among three messages each, the others always announce the first of them.
    const whole = asMechanism(
      g,
      economy.traders.map(({ name }) => name),
    );
    const messages = whole.messages.map((all, i) => (i < 2 ? [all[0]!, all[4]!, all[7]!] : [all[0]!]));
    const game = induce(
      { ...whole, messages },
      {
        utility: (i, allocation) =>
          utilityAt(
            market,
            economy.traders[i]!,
            allocation[i]!.price,
            indexOf(market.bundles, allocation[i]!.bundle),
          ),
      },
    );
    for (let s = 0; s < 3; s += 1)
      for (let t = 0; t < 3; t += 1) {
        const profile = [s, t, 0, 0];
        const utilities = expectedUtilities(
          g,
          economy.traders,
          profile.map((choice, i) => messages[i]![choice]!),
        );
        utilities.forEach((u, i) => expect(Q.show(payoff(game, i, profile))).toBe(Q.show(u)));
      }
  });
});
