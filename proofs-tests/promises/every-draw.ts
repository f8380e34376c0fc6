/**
 * What promises are about, straight from the definitions: every draw of a mechanism traced. For small economies.
 */
import { utilityAt } from '../../src/claims/private-values/engines/expected-utility.js';
import type { PrivateValuesSubject } from '../../src/claims/private-values/subject.js';
import { quasiLinearValues } from '../../src/economies/description.js';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { Demand } from '../../src/market/demand.js';
import { indexOf } from '../../src/market/lattice.js';
import { budgetSurplus } from '../../src/market/allocation.js';
import { priceVector } from '../../src/market/market.js';
import { factorial } from '../../src/mechanisms/orders.js';
import type { TracedDraw } from '../../src/mechanisms/random-grouping/draw.js';
import { draws } from '../../src/mechanisms/random-grouping/plain.js';

/** The expectation of something over all draws. */
const expectedOver = (
  { mechanism: g }: PrivateValuesSubject,
  all: readonly TracedDraw[],
  quantity: (draw: TracedDraw) => Rational,
): Rational => {
  const orders = Q.of(factorial(g.market.traders));
  const of = (rule: 1 | 2) => Q.sum(all.filter(({ draw }) => draw.rule === rule).map(quantity));
  const first = Q.mul(Q.sub(Q.one, g.epsilon), Q.div(of(1), orders));
  const second = Q.mul(g.epsilon, Q.div(of(2), Q.mul(orders, Q.of(g.market.prices.size))));
  return Q.add(first, second);
};

/** The draws that have a positive probability. */
const possible = (subject: PrivateValuesSubject, messages: readonly Demand[]): readonly TracedDraw[] =>
  [...draws(subject.mechanism, messages)].filter(
    ({ draw }) => draw.rule === 1 || !Q.isZero(subject.mechanism.epsilon),
  );

const utilityIn = (
  { mechanism: { market }, economy }: PrivateValuesSubject,
  { trades }: TracedDraw,
  i: number,
): Rational =>
  utilityAt(market, economy.traders[i]!, trades[i]!.price, indexOf(market.bundles, trades[i]!.bundle));

/** The largest difference of a price among those whose bundle changes; undefined where nobody trades. */
const gapOf = ({ mechanism: { market } }: PrivateValuesSubject, { trades }: TracedDraw) => {
  const prices = trades.flatMap(({ bundle, price }, i) =>
    bundle.join() === market.endowments[i]!.join() ? [] : [priceVector(market, price)],
  );
  if (prices.length === 0) return undefined;
  return prices
    .flatMap((one) => prices.flatMap((other) => one.map((p, h) => Q.sub(p, other[h]!))))
    .reduce(Q.max);
};

/** What every draw of a mechanism brings, put together. */
export const plainOutcome = (subject: PrivateValuesSubject) => {
  const { economy, mechanism, messages } = subject;
  const all = possible(subject, messages);
  const values = economy.traders.map((_, i) => quasiLinearValues(economy, i));
  const gaps = all.flatMap((draw) => gapOf(subject, draw) ?? []);
  const surpluses = all.map(({ trades }) => budgetSurplus(mechanism.market, trades));
  return {
    traders: economy.traders.map((_, i) => ({
      utility: Q.show(expectedOver(subject, all, (draw) => utilityIn(subject, draw, i))),
      worst: Q.show(all.map((draw) => utilityIn(subject, draw, i)).reduce(Q.min)),
    })),
    welfare: values.every((own) => own !== undefined)
      ? Q.show(
          expectedOver(subject, all, ({ trades }) =>
            Q.sum(trades.map(({ bundle }, i) => values[i]![indexOf(mechanism.market.bundles, bundle)]!)),
          ),
        )
      : undefined,
    budget: { least: Q.show(surpluses.reduce(Q.min)), greatest: Q.show(surpluses.reduce(Q.max)) },
    largestGap: gaps.length === 0 ? undefined : Q.show(gaps.reduce(Q.max)),
    expectedGap: Q.show(expectedOver(subject, all, (draw) => gapOf(subject, draw) ?? Q.zero)),
  };
};
