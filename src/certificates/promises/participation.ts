/** Individual rationality: what every trader expects, what she has without trade, and what she has in her worst draw. */
import * as Q from '../../exact/rational.js';
import type { Pausable } from '../kernel/pausable.js';
import type { Json, Statement } from '../kernel/statement.js';
import { bundleNumber } from '../market/market.js';
import { expected, outcomesOf } from './outcomes.js';
import type { PromiseSubject } from './subject.js';

/** Derives what taking part is worth. The promise is kept if nobody expects less than she has without trade. */
export function* deriveParticipation(subject: PromiseSubject, verdict: Statement): Pausable<Json> {
  const { economy } = subject;
  const outcomes = yield* outcomesOf(subject);
  const traders = outcomes.map((chances, trader) => {
    // At price 0, the first, no money changes hands.
    const outside = economy.utility[trader]!(0)[bundleNumber(economy, economy.endowments[trader]!)]!;
    const utility = expected(chances, (chance) => chance.utility);
    const worst = chances.map((chance) => chance.utility).reduce(Q.min);
    return { trader: trader + 1, utility, outside, worst };
  });
  const holds = traders.every(({ utility, outside }) => Q.leq(outside, utility));
  verdict.mustEqual(holds ? 'proved' : 'refuted');
  const texts = traders.map(({ trader, utility, outside, worst }) => ({
    trader,
    utility: Q.show(utility),
    outside: Q.show(outside),
    worst: Q.show(worst),
  }));
  return { kind: 'participation', traders: texts };
}
