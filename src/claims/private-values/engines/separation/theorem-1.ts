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
import { bundleData, bundleText, countText, priceText } from '../../../data.js';
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

/** Judges Theorem 1 by separation, for each trader asked for. @paper Theorem 1 */
export function* theorem1BySeparation(subject: PrivateValuesSubject): Computation<Result> {
  const engine = 'separation';
  const states = yield* statesFor(subject);
  if (typeof states === 'string') return cannot(engine, states);
  const properties = yield* pointwiseForm(subject);
  const failed = properties.filter(({ verdict }) => verdict !== 'proved');
  const floor = floorWeight(subject.mechanism, states);
  if (failed.length > 0 || Q.isZero(floor)) {
    const why =
      failed.length > 0
        ? `${failed.map(({ claim, verdict }) => `${claim} is ${verdict}`).join(', ')}`
        : 'no price is certain to have weight: Rule 2 has probability zero';
    const found = yield* searchBestReply(subject, failed.length === 0);
    return found ?? cannot(engine, `${why}, and no undominated message that is not price-taking was found`);
  }

  const { market } = subject.mechanism;
  const examined = states.rule1.states + states.rule2.states;
  const said: { name: string; line: string }[] = [];
  const evidence: Evidence['traders'][number][] = [];
  for (const trader of subject.traders) {
    const { name } = subject.economy.traders[trader]!;
    const sets = priceTakingSets(market, subject.economy.traders[trader]!);
    const step = narrowestStep(subject, trader);
    const bound = step && Q.mul(floor, step.difference);
    said.push({
      name,
      line:
        step === undefined || bound === undefined
          ? 'every bundle is best at every price, so every message is price-taking.'
          : `every other message is dominated, by at least ${Q.show(bound)}; the closest bundle is at price ${priceText(market, step.price)}, where ${bundleText(bundleData(market, step.next))} is ${Q.show(step.difference)} below ${bundleText(bundleData(market, step.best))}.`,
    });
    evidence.push({
      trader: trader + 1,
      name,
      undominated: countSelections(sets),
      ...(step === undefined || bound === undefined
        ? {}
        : {
            marginAtLeast: bound,
            nearest: {
              price: priceVector(market, step.price),
              best: bundleData(market, step.best),
              next: bundleData(market, step.next),
              difference: step.difference,
            },
          }),
    });
  }
  return {
    engine,
    verdict: 'proved',
    scope: `${String(subject.traders.length)} of ${String(subject.economy.traders.length)} traders, all messages: ${countText(examined)} states of the rationing automaton, ${countText(states.rule1.transitions + states.rule2.transitions)} turns, ${countText(market.prices.size)} prices`,
    explanation: [
      `Whatever the others announce, a trader is served at each price with probability at least ${Q.show(floor)}.`,
      ...groupByText(said),
    ],
    evidence: {
      separation: {
        groupSupplies: states.rule1.lines,
        states: examined,
        turns: states.rule1.transitions + states.rule2.transitions,
        prices: market.prices.size,
        weightAtLeast: floor,
        traders: evidence,
      },
    },
  };
}
