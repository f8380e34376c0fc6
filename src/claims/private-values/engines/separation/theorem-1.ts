/**
 * Theorem 1 by separation. Because of the pointwise form of (i)–(iii), a trader's utility is a sum over prices of a weight
 * that only the others' messages move, times what her bundle at that price is worth, plus a constant. So let a bundle that
 * is not best at some price be replaced by one that is: against all messages of the others that gains at least the smallest
 * weight times the difference in worth. And nothing gains over a message that is best at every price.
 *
 * The pointwise form and the smallest weight are checked over all states of the automaton, not assumed. Where one of them
 * fails, a message that is a best reply without being price-taking is searched for.
 */
import * as Q from '../../../../exact/rational.js';
import { priceTakingSets } from '../../../../economies/price-taking.js';
import { countSelections } from '../../../../market/demand.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../../../computation.js';
import { bundleAmounts, bundleText, priceText } from '../../../notation.js';
import { countText } from '../../../../exact/counts.js';
import { priceVector } from '../../../../market/market.js';
import { groupByText } from '../../../../words.js';
import type { t } from '../../../../prelude.js';
import type { Finding } from '../../../finding.js';
import type { theorem1Counterexample, theorem1Separation } from '../../evidence.js';
import type { EngineResult } from '../engine.js';
import { cannot } from '../engine.js';
import { searchBestReply } from './best-reply-search.js';
import { pointwiseEngines, priceEngines, statesFor } from '../pointwise.js';
import type { MechanismStates } from './states.js';
import { judgedBy } from '../engine.js';
import type { PrivateValuesSubject } from '../../subject.js';
import { memoize } from '../../subject.js';

/** The price at which a best bundle and one that is not best differ least in utility; price and bundles by index. */
interface NarrowestStep {
  readonly price: number;
  readonly best: number;
  readonly next: number;
  readonly difference: Q.Rational;
}

/** The first such price, and bundle at it; undefined if every bundle is best at every price. */
const narrowestStep = (subject: PrivateValuesSubject, trader: number): NarrowestStep | undefined => {
  const { market } = subject.mechanism;
  const { utility } = subject.economy.traders[trader]!;
  const sets = priceTakingSets(market, subject.economy.traders[trader]!);
  let smallest: { price: number; best: number; next: number; difference: bigint } | undefined;
  sets.forEach((bests, price) => {
    const base = price * market.bundles.size;
    const best = bests[0]!;
    for (let next = 0; next < market.bundles.size; next += 1) {
      const difference = utility.numerators[base + best]! - utility.numerators[base + next]!;
      if (difference > 0n && (smallest === undefined || difference < smallest.difference))
        smallest = { price, best, next, difference };
    }
  });
  return smallest && { ...smallest, difference: Q.of(smallest.difference, utility.denominator) };
};

/** Properties (i)–(iii) by the states, for all traders: a finding each. */
export const pointwiseForm = memoize(function* (subject): Computation<readonly Finding[]> {
  const byStates: PrivateValuesSubject = { ...subject, engines: 'separation' };
  return [
    yield* judgedBy('property-i', priceEngines).judge(byStates),
    yield* judgedBy('property-ii', pointwiseEngines('amount-moves')).judge(byStates),
    yield* judgedBy('property-iii', pointwiseEngines('acceptance-moves')).judge(byStates),
  ];
});

type Evidence = t.TypeOf<typeof theorem1Separation>;
type Result = EngineResult<{ readonly separation?: Evidence }, t.TypeOf<typeof theorem1Counterexample>>;

/**
 * A lower bound on the probability that a trader is served at a given price, whatever anybody announces: ε/(nr·|P|), from
 * Rule 2, times the number of turns in which she is served in every state.
 *
 * @param states the walk over the states of the mechanism.
 */
export const minServedProbability = (
  { epsilon, market }: RandomGrouping,
  { rule2 }: MechanismStates,
): Q.Rational => Q.mul(epsilon, Q.of(rule2.alwaysServedTurns.length, market.traders * market.prices.size));

/** What separation says of one trader. */
interface TraderResult {
  readonly line: string;
  readonly evidence: Evidence['traders'][number];
}

/**
 * One trader's price-taking messages dominate all others, at least by the smallest weight of a price times the smallest
 * difference in utility.
 *
 * @param weight a lower bound, positive, on the probability that she is served at a given price.
 */
const traderResult = (subject: PrivateValuesSubject, trader: number, weight: Q.Rational): TraderResult => {
  const { market } = subject.mechanism;
  const { name } = subject.economy.traders[trader]!;
  const sets = priceTakingSets(market, subject.economy.traders[trader]!);
  const base = { trader: trader + 1, name, undominated: countSelections(sets) };
  const step = narrowestStep(subject, trader);
  if (step === undefined)
    return {
      line: 'every bundle is best at every price, so every message is price-taking.',
      evidence: base,
    };
  const { price, difference } = step;
  const margin = Q.mul(weight, difference);
  const best = bundleAmounts(market, step.best);
  const next = bundleAmounts(market, step.next);
  return {
    line: `every other message is dominated, by at least ${Q.show(margin)}; best and next best are closest at price ${priceText(market, price)}, where ${bundleText(best)} is worth ${Q.show(difference)} more than ${bundleText(next)}.`,
    evidence: {
      ...base,
      marginAtLeast: margin,
      nearest: { price: priceVector(market, price), best, next, difference },
    },
  };
};

/** What separation needs and does not have: the properties that are not proved, or weight at every price. */
const whatIsMissing = (failed: readonly Finding[]): string =>
  failed.length > 0
    ? failed.map(({ claim, verdict }) => `${claim} is ${verdict}`).join(', ')
    : 'no price is certain to have weight: Rule 2 has probability zero';

/**
 * Judges Theorem 1 by separation, for each trader asked for: proved where properties (i)–(iii) are, and each price is
 * certain to have weight; else refuted if a best reply is found that is not price-taking.
 *
 * @paper Theorem 1
 */
export function* theorem1BySeparation(subject: PrivateValuesSubject): Computation<Result> {
  const engine = 'separation';
  const states = yield* statesFor(subject);
  if (typeof states === 'string') return cannot(engine, states);
  const failed = (yield* pointwiseForm(subject)).filter(({ verdict }) => verdict !== 'proved');
  const weight = minServedProbability(subject.mechanism, states);
  if (failed.length > 0 || Q.isZero(weight)) {
    const found = yield* searchBestReply(subject, failed.length === 0);
    return (
      found ??
      cannot(
        engine,
        `${whatIsMissing(failed)}, and no undominated message that is not price-taking was found`,
      )
    );
  }

  const { traders } = subject.economy;
  const { rule1, rule2 } = states;
  const walked = rule1.states + rule2.states;
  const turns = rule1.transitions + rule2.transitions;
  const prices = subject.mechanism.market.prices.size;
  const results = subject.traders.map((trader) => traderResult(subject, trader, weight));
  return {
    engine,
    verdict: 'proved',
    scope: `${String(subject.traders.length)} of ${String(traders.length)} traders, all messages: ${countText(walked)} states of the rationing automaton, ${countText(turns)} turns, ${countText(prices)} prices`,
    explanation: [
      `Whatever the others announce, a trader is served at each price with probability at least ${Q.show(weight)}.`,
      ...groupByText(results.map(({ line, evidence }) => ({ name: evidence.name, line }))),
    ],
    evidence: {
      separation: {
        groupSupplies: rule1.lines,
        states: walked,
        turns,
        prices,
        weightAtLeast: weight,
        traders: results.map(({ evidence }) => evidence),
      },
    },
  };
}
