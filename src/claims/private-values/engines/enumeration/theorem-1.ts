/**
 * Theorem 1 by the definition: every message of a trader, every rival message, every profile of the others' messages. Her
 * undominated messages M* are compared with her price-taking ones D*, message by message.
 */
import type { Power } from '../../../../exact/counts.js';
import { powerAtMost, powerText, showPower } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import { isPriceTaking, priceTakingSets } from '../../../../economies/price-taking.js';
import type { UndominatedSet } from '../../../../dominance/pure/columns.js';
import { undominatedAgainst } from '../../../../dominance/pure/columns.js';
import { countDemands, demandAt, demandPower } from '../../../../market/demand.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../../../computation.js';
import { countText, demandData, demandText, messagesData, numberData } from '../../../data.js';
import { groupByText } from '../../../../words.js';
import type { Data } from '../../../finding.js';
import type { EngineResult } from '../engine.js';
import { cannot } from '../engine.js';
import { expectedUtilities, utilityAgain } from '../expected-utility.js';
import { payoffColumns } from './payoff-columns.js';
import { messagesOf } from './profiles.js';
import { countGroupTables } from './scenes.js';
import type { Subject } from '../../subject.js';
import { memoize } from '../../subject.js';

/** The most look-ups that enumeration may cost over all traders; about ten seconds. */
export const maxLookUps = 1n << 30n;

/** The size of the enumeration for one trader, known beforehand: |D| messages, |D|^(nr − 1) profiles of the others. */
export interface EnumerationSize {
  readonly messages: Power;
  readonly profiles: Power;
}

/** How much there is to enumerate for one trader. */
export const enumerationSize = ({ market }: RandomGrouping): EnumerationSize => {
  const { base, exponent } = demandPower(market);
  return {
    messages: { base, exponent },
    profiles: { base, exponent: exponent * BigInt(market.traders - 1) },
  };
};

/** A trader's undominated messages by enumeration, worked out once for a subject. */
export function* undominatedByEnumeration(subject: Subject, trader: number): Computation<UndominatedSet> {
  const { economy, mechanism } = subject;
  return yield* memoize(subject, `undominated ${String(trader)}`, () =>
    undominatedAgainst(
      payoffColumns(mechanism, trader, economy.traders[trader]!.utility),
      `profiles against ${economy.traders[trader]!.name}`,
    ),
  );
}

/** How many look-ups the enumeration takes for all traders asked for; undefined if more than `most`. */
export const lookUpsBeforehand = (subject: Subject, most = maxLookUps): bigint | undefined => {
  const g = subject.mechanism;
  const { messages, profiles } = enumerationSize(g);
  const perPayoff = (countGroupTables(g) + BigInt(g.market.traders)) * BigInt(subject.traders.length);
  const payoffs = powerAtMost(
    { base: messages.base, exponent: messages.exponent + profiles.exponent },
    most / perPayoff,
  );
  return payoffs === undefined ? undefined : payoffs * perPayoff;
};

/** Why the undominated messages of all traders asked for cannot be enumerated; undefined if they can. */
export const tooMuch = (subject: Subject): string | undefined => {
  if (lookUpsBeforehand(subject) !== undefined) return undefined;
  const { messages, profiles } = enumerationSize(subject.mechanism);
  return `${showPower(messages)} messages against ${showPower(profiles)} profiles a trader are too many`;
};

const profileData = (subject: Subject, trader: number, column: number, own: number): Data =>
  messagesData(
    subject.mechanism.market,
    messagesOf(subject.mechanism, trader, column, own).map((place) =>
      demandAt(subject.mechanism.market, BigInt(place)),
    ),
  );

/** The gain of one message over another at a profile, worked out again by another way. */
const gainAgain = (
  subject: Subject,
  trader: number,
  column: number,
  better: number,
  worse: number,
): Q.Rational => {
  const { mechanism, economy } = subject;
  const utility = (own: number): Q.Rational =>
    utilityAgain(
      mechanism,
      economy.traders,
      messagesOf(mechanism, trader, column, own).map((place) => demandAt(mechanism.market, BigInt(place))),
      trader,
    ).utility;
  return Q.sub(utility(better), utility(worse));
};

/** The profile that a message is a best reply to, what it is worth there, and the most that another message is. */
const bestReplyData = (subject: Subject, trader: number, column: number, own: number) => {
  const { mechanism, economy, memory } = subject;
  const utility = (place: number): Q.Rational =>
    expectedUtilities(
      mechanism,
      economy.traders,
      messagesOf(mechanism, trader, column, place).map((m) => demandAt(mechanism.market, BigInt(m))),
    )[trader]!;
  const key = `utilities ${String(trader)} ${String(column)}`;
  const places = Array.from({ length: Number(countDemands(mechanism.market)) }, (_, place) => place);
  const utilities = (memory.get(key) as readonly Q.Rational[] | undefined) ?? places.map(utility);
  memory.set(key, utilities);
  const best = utilities.filter((_, place) => place !== own).reduce(Q.max);
  if (Q.lt(utilities[own]!, best)) throw new Error('A best reply did not survive its second check.');
  return {
    bestReplyTo: profileData(subject, trader, column, own),
    utility: numberData(utilities[own]!),
    bestAlternative: numberData(best),
  };
};

interface TraderResult {
  readonly trader: number;
  readonly holds: boolean;
  readonly line: string;
  readonly evidence: Data;
  readonly counterexample?: Data;
}

function* judgeTrader(subject: Subject, trader: number): Computation<TraderResult> {
  const { mechanism, economy } = subject;
  const { market } = mechanism;
  const { name } = economy.traders[trader]!;
  const demand = (place: number) => demandAt(market, BigInt(place));
  const sets = priceTakingSets(market, economy.traders[trader]!);
  const { dominated: fallen, undominated: standing } = yield* undominatedByEnumeration(subject, trader);

  const intruder = standing.find(({ strategy }) => !isPriceTaking(sets, demand(strategy)));
  if (intruder !== undefined) {
    const { strategy, bestReplyAt, savedAt } = intruder;
    for (const [rival, column] of savedAt.entries())
      if (column >= 0 && Q.sign(gainAgain(subject, trader, column, rival, strategy)) > 0)
        throw new Error('A survivor did not survive its second check.');
    if (bestReplyAt !== undefined)
      for (let rival = 0; rival < savedAt.length; rival += 1)
        if (Q.sign(gainAgain(subject, trader, bestReplyAt, rival, strategy)) > 0)
          throw new Error('A best reply did not survive its second check.');
    return {
      trader,
      holds: false,
      line: `${demandText(market, demand(strategy))} is undominated and not price-taking${bestReplyAt === undefined ? '' : ': it is a best reply to one profile of the others'}.`,
      evidence: { trader: trader + 1, undominated: standing.length },
      counterexample: {
        trader: trader + 1,
        message: demandData(market, demand(strategy)),
        kind: 'undominated and not price-taking',
        ...(bestReplyAt === undefined
          ? {
              savedFromRivals: savedAt.flatMap((column, rival) =>
                column < 0
                  ? []
                  : [
                      {
                        rival: demandData(market, demand(rival)),
                        messages: profileData(subject, trader, column, strategy),
                      },
                    ],
              ),
            }
          : { bestReplyTo: profileData(subject, trader, bestReplyAt, strategy) }),
        rechecked: true,
      },
    };
  }
  const lost = fallen.find(({ strategy }) => isPriceTaking(sets, demand(strategy)));
  if (lost !== undefined) {
    const { strategy, by, margin, attainedAt } = lost;
    if (!Q.equals(gainAgain(subject, trader, attainedAt, by, strategy), margin))
      throw new Error('A dominator did not survive its second check.');
    return {
      trader,
      holds: false,
      line: `the price-taking ${demandText(market, demand(strategy))} is dominated by ${demandText(market, demand(by))}, by at least ${Q.show(margin)}.`,
      evidence: { trader: trader + 1, undominated: standing.length },
      counterexample: {
        trader: trader + 1,
        message: demandData(market, demand(strategy)),
        kind: 'price-taking and dominated',
        by: demandData(market, demand(by)),
        margin: numberData(margin),
        attainedAt: profileData(subject, trader, attainedAt, strategy),
        rechecked: true,
      },
    };
  }
  const narrowest = fallen.reduce<(typeof fallen)[number] | undefined>(
    (least, f) => (least === undefined || Q.lt(f.margin, least.margin) ? f : least),
    undefined,
  );
  if (
    narrowest !== undefined &&
    !Q.equals(
      gainAgain(subject, trader, narrowest.attainedAt, narrowest.by, narrowest.strategy),
      narrowest.margin,
    )
  )
    throw new Error('The narrowest margin did not survive its second check.');
  return {
    trader,
    holds: true,
    line:
      narrowest === undefined
        ? `all ${countText(standing.length)} messages are price-taking and undominated.`
        : `${countText(standing.length)} undominated, the price-taking ${standing.length === 1 ? 'one' : 'ones'}; ${countText(fallen.length)} fall, the narrowest by ${Q.show(narrowest.margin)}: ${demandText(market, demand(narrowest.strategy))} to ${demandText(market, demand(narrowest.by))}.`,
    evidence: {
      trader: trader + 1,
      name,
      undominated: standing.map(({ strategy, bestReplyAt }) => ({
        message: demandData(market, demand(strategy)),
        ...(bestReplyAt === undefined ? {} : bestReplyData(subject, trader, bestReplyAt, strategy)),
      })),
      fallen: fallen.map(({ strategy, by, margin, attainedAt }) => ({
        message: demandData(market, demand(strategy)),
        by: demandData(market, demand(by)),
        margin: numberData(margin),
        attainedAt: profileData(subject, trader, attainedAt, strategy),
      })),
    },
  };
}

/** Judges Theorem 1 by enumeration, for each trader asked for. @paper Theorem 1 */
export function* theorem1ByEnumeration(subject: Subject): Computation<EngineResult> {
  const engine = 'enumeration';
  const why = tooMuch(subject);
  if (why !== undefined) return cannot(engine, why);
  const { messages, profiles } = enumerationSize(subject.mechanism);
  const results: TraderResult[] = [];
  for (const trader of subject.traders) results.push(yield* judgeTrader(subject, trader));
  const broken = results.find(({ holds }) => !holds);
  const each = `${showPower(messages)} messages against ${showPower(profiles)} profiles of the others`;
  const who = `${String(subject.traders.length)} of ${String(subject.economy.traders.length)} traders`;
  return {
    engine,
    verdict: broken === undefined ? 'proved' : 'refuted',
    scope: `${who}, each with ${each}, every rival message`,
    explanation: groupByText(
      (broken === undefined ? results : [broken]).map(({ trader, line }) => ({
        name: subject.economy.traders[trader]!.name,
        line,
      })),
    ),
    evidence: {
      messages: powerText(messages),
      profiles: powerText(profiles),
      traders: results.map((r) => r.evidence),
    },
    ...(broken?.counterexample === undefined ? {} : { counterexample: broken.counterexample }),
  };
}
