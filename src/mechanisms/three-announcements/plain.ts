/**
 * Interim counts by the plain definition: every order, every list of the others' signals, every rule, every price.
 */
import { orders } from '../orders.js';
import { pointAt } from '../../market/lattice.js';
import { announce } from './draw.js';
import type { Tally } from './interim.js';
import type { ThreeAnnouncements } from './mechanism.js';
import { allocateResidual, bundleIndex, groupAmounts, groupPrice, membersOf, supplyOf } from './mechanism.js';
import type { Plan } from './strategy.js';

/** All ways to hold `kinds` things in `size` numbers. */
const compositionsOf = (kinds: number, size: number): number[][] =>
  kinds === 1
    ? [[size]]
    : Array.from({ length: size + 1 }, (_, first) =>
        compositionsOf(kinds - 1, size - first).map((rest) => [first, ...rest]),
      ).flat();

/**
 * How often the trader gets each bundle at each price. Cost: (nr)!·|Ω₁|^(nr−1) draws, each of 1 + 3·|P| allocations.
 *
 * @paper Section 4: g(m)(a), u_i(s, ω_i)
 */
export const plainTally = (
  mechanism: ThreeAnnouncements,
  plans: readonly Plan[],
  trader: number,
  signal: number,
): Tally => {
  const { market } = mechanism;
  const kinds = plans[0]!.first.length;
  const compositions = compositionsOf(kinds, market.traders - 1);
  const place = new Map(compositions.map((counts, c) => [counts.join(), c]));
  const pairs = market.prices.size * market.bundles.size;
  const ordinary = compositions.map(() => new Float64Array(pairs));
  const drawn = compositions.map(() => new Float64Array(pairs));
  const others = Array.from({ length: market.traders }, (_, i) => i).filter((i) => i !== trader);
  for (const order of orders(market.traders)) {
    const position = order.indexOf(trader);
    const group = Math.floor(position / market.groups.size);
    const supplies = Array.from({ length: market.groups.count }, (_, g) =>
      supplyOf(market, membersOf(market, order, g)),
    );
    for (let profile = 0; profile < kinds ** others.length; profile += 1) {
      const signals = new Array<number>(market.traders).fill(signal);
      const counts = new Array<number>(kinds).fill(0);
      let rest = profile;
      for (const other of others) {
        signals[other] = rest % kinds;
        counts[rest % kinds]! += 1;
        rest = Math.floor(rest / kinds);
      }
      const c = place.get(counts.join())!;
      const said = announce(mechanism, plans, order, signals);
      const price = groupPrice(
        market,
        order,
        group,
        said.map(({ second }) => second),
      );
      const amounts = groupAmounts(
        market,
        order,
        group,
        price,
        said.map(({ third }) => third),
      );
      const bundle = bundleIndex(market, amounts[position % market.groups.size]!);
      ordinary[c]![price * market.bundles.size + bundle]! += 1;
      const first = said[order[0]!]!;
      for (let p = 0; p < market.prices.size; p += 1)
        for (const [rule, demand] of [
          [4, first.first],
          [5, first.second],
          [6, first.third],
        ] as const) {
          const asked = pointAt(market.bundles, demand[p]!);
          const got = allocateResidual(mechanism, rule, supplies, asked)[position]!;
          drawn[c]![p * market.bundles.size + bundleIndex(market, got)]! += 1;
        }
    }
  }
  return {
    trader,
    signal,
    ordersEach: 1n,
    evidence: Array.from({ length: kinds }, (_, s) => [s]),
    compositions,
    ordinary,
    drawn,
  };
};
