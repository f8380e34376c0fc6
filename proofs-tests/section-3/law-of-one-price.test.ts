/**
 * The law of one price against its definition: every order of the traders traced under Rule 1, the prices of its groups
 * compared. On random small economies with two and with three groups, at price-taking and at arbitrary messages.
 */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { economiesOver, markets, messagesIn } from '../../src/arbitraries/index.js';
import { judge } from '../../src/claims/judge.js';
import type { PrivateValuesSubject } from '../../src/claims/private-values/subject.js';
import { subjectOf } from '../../src/claims/private-values/subject.js';
import { finish } from '../../src/computation.js';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import { pointAt } from '../../src/market/lattice.js';
import { orders } from '../../src/mechanisms/orders.js';
import { traceDraw } from '../../src/mechanisms/random-grouping/draw.js';

/** The largest difference of a good's price between two groups of a draw, from the prices themselves. */
const gapIn = ({ mechanism, messages }: PrivateValuesSubject, order: readonly number[]): Rational => {
  const { market } = mechanism;
  const prices = traceDraw(mechanism, messages, { order, rule: 1 }).groups.map((group) =>
    pointAt(market.prices, group.price).map((step) => Q.of(step, market.priceSteps)),
  );
  const gaps = prices.flatMap((one) =>
    prices.flatMap((other) => one.map((p, h) => Q.abs(Q.sub(p, other[h]!)))),
  );
  return gaps.reduce(Q.max, Q.zero);
};

/** The same by the definition: over all orders of the traders, each as likely as any other, and Rule 2 with one price. */
const byDefinition = (subject: PrivateValuesSubject) => {
  const { market, epsilon } = subject.mechanism;
  const gaps = [...orders(market.traders)].map((order) => gapIn(subject, order));
  const share = (total: Rational) => Q.mul(Q.sub(Q.one, epsilon), Q.div(total, Q.of(gaps.length)));
  return {
    probability: share(Q.of(gaps.filter((gap) => !Q.isZero(gap)).length)),
    largestGap: gaps.reduce(Q.max, Q.zero),
    expectedGap: share(Q.sum(gaps)),
  };
};

const subjects = fc
  .constantFrom({ count: 2, size: 2 }, { count: 2, size: 3 }, { count: 3, size: 2 })
  .chain((groups) => markets({ groups }))
  .chain((market) =>
    fc
      .tuple(economiesOver(market), fc.option(messagesIn(market), { nil: undefined }))
      .map(([economy, messages]) => subjectOf(economy, messages === undefined ? {} : { messages })),
  );

describe('the law of one price', () => {
  test.prop([subjects], { numRuns: 120 })('agrees with its definition', (subject) => {
    const finding = finish(judge(subject, 'law-of-one-price'));
    const expected = byDefinition(subject);
    expect(finding.verdict).toBe(Q.isZero(expected.largestGap) ? 'proved' : 'refuted');
    const evidence = finding.evidence!;
    expect({
      probability: Q.show(evidence.probability),
      largestGap: Q.show(evidence.largestGap),
      expectedGap: Q.show(evidence.expectedGap),
    }).toEqual({
      probability: Q.show(expected.probability),
      largestGap: Q.show(expected.largestGap),
      expectedGap: Q.show(expected.expectedGap),
    });
    if (finding.counterexample !== undefined) {
      const order = finding.counterexample.draw.order.map((trader) => trader - 1);
      expect(Q.equals(gapIn(subject, order), expected.largestGap)).toBe(true);
    }
  });
});
