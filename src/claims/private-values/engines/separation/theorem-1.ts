/**
 * Theorem 1 by separation. Because of the pointwise form of (i)–(iii), a trader's utility is a sum over prices of a weight
 * that only the others' messages move, times what her bundle at that price is worth, plus a constant. Replacing a bundle
 * that is not best at some price by one that is therefore gains at least the least weight times the difference, against
 * everything; and nothing gains over a message that is best at every price.
 *
 * The pointwise form and the least weight are checked over all states of the automaton, not assumed; where one of them
 * fails, a message that is a best reply without being price-taking is looked for.
 */
import * as Q from '../../../../exact/rational.js';
import { priceTakingSets } from '../../../../economies/price-taking.js';
import { countSelections } from '../../../../market/demand.js';
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
import { floorWeight, pointwiseEngines, priceEngines, statesFor } from '../pointwise.js';
import { judgedBy } from '../engine.js';
import type { PrivateValuesSubject } from '../../subject.js';
import { memoize } from '../../subject.js';

/** A price at which a trader's best and next best bundles are nearest in value, and by how much they differ. */
interface NarrowestStep {
  readonly price: number;
  readonly best: number;
  readonly next: number;
  readonly difference: Q.Rational;
}

const narrowestStep = (subject: PrivateValuesSubject, trader: number): NarrowestStep | undefined => {
  const { market } = subject.mechanism;
  const { utility } = subject.economy.traders[trader]!;
  const sets = priceTakingSets(market, subject.economy.traders[trader]!);
  let least: { price: number; best: number; next: number; difference: bigint } | undefined;
  sets.forEach((bests, price) => {
    const base = price * market.bundles.size;
    const best = bests[0]!;
    for (let next = 0; next < market.bundles.size; next += 1) {
      const difference = utility.numerators[base + best]! - utility.numerators[base + next]!;
      if (difference > 0n && (least === undefined || difference < least.difference))
        least = { price, best, next, difference };
    }
  });
  return least && { ...least, difference: Q.of(least.difference, utility.denominator) };
};

/** Properties (i)–(iii) by the states, for all traders. */
const pointwiseForm = memoize(function* (subject): Computation<readonly Finding[]> {
  const byStates: PrivateValuesSubject = { ...subject, engines: 'separation' };
  return [
    yield* judgedBy('property-i', priceEngines).judge(byStates),
    yield* judgedBy('property-ii', pointwiseEngines('amount-moves')).judge(byStates),
    yield* judgedBy('property-iii', pointwiseEngines('acceptance-moves')).judge(byStates),
  ];
});

type Evidence = t.TypeOf<typeof theorem1Separation>;
type Result = EngineResult<{ readonly separation?: Evidence }, t.TypeOf<typeof theorem1Counterexample>>;

/** What separation says of one trader. */
interface TraderResult {
  readonly line: string;
  readonly evidence: Evidence['traders'][number];
}

/**
 * One trader's price-taking messages dominate all others, by the least weight of a price times the smallest difference.
 *
 * @param weight the probability with which she is served at each price at least.
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
    line: `every other message is dominated, by at least ${Q.show(margin)}; the closest bundle is at price ${priceText(market, price)}, where ${bundleText(next)} is ${Q.show(difference)} below ${bundleText(best)}.`,
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
  const weight = floorWeight(subject.mechanism, states);
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
