/**
 * Theorem 1 by the definition: every message of a trader, every rival message, every profile of the others' messages. Her
 * undominated messages, M*, are compared with her price-taking ones, D*, message by message.
 */
import type { Power } from '../../../../exact/counts.js';
import { countText, powerAtMost, showPower } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import { isPriceTaking, priceTakingSets } from '../../../../economies/price-taking.js';
import type {
  DominatedStrategy,
  UndominatedSet,
  UndominatedStrategy,
} from '../../../../dominance/pure/columns.js';
import { undominatedAgainst } from '../../../../dominance/pure/columns.js';
import type { Demand } from '../../../../market/demand.js';
import { countDemands, demandAt, demandPower } from '../../../../market/demand.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import { choose } from '../../../../mechanisms/random-grouping/trader-classes.js';
import type { Computation, PlannedWork } from '../../../../computation.js';
import { demandBundles, demandText, profileBundles } from '../../../notation.js';
import { groupByText } from '../../../../words.js';
import type { t } from '../../../../prelude.js';
import type { theorem1Counterexample, theorem1Enumeration } from '../../evidence.js';
import type { EngineResult } from '../engine.js';
import { cannot } from '../engine.js';
import {
  countDrawsAgain,
  expectedUtilities,
  lotteries,
  utilityAgain,
  workOfLotteries,
} from '../expected-utility.js';
import { countTableEntries, payoffColumns } from './payoff-columns.js';
import { messagesOf } from './profiles.js';
import { countGroupTables } from './group-tables.js';
import type { PrivateValuesSubject } from '../../subject.js';
import { memoize } from '../../subject.js';

/** The most look-ups that enumeration may cost over all traders; some seconds. */
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

/**
 * A trader's undominated messages by enumeration, worked out once for a subject. Strategies are messages by their places
 * among all demand functions; columns are profiles of the others as `messagesOf` numbers them.
 *
 * Cost: see {@link lookUpsBeforehand}. The caller asks {@link whyNotEnumerable} first.
 */
export const undominatedByEnumeration = memoize(function* (
  { economy, mechanism },
  trader,
): Computation<UndominatedSet> {
  const { name, utility } = economy.traders[trader]!;
  const entries = { label: `tables of ${name}`, total: countTableEntries(mechanism), unit: tableEntries };
  yield { ...entries, done: 0 };
  const columns = payoffColumns(mechanism, trader, utility);
  yield { ...entries, done: entries.total };
  return yield* undominatedAgainst(columns, `payoffs of ${name}`);
});

/**
 * How many look-ups the enumeration takes for all traders asked for.
 *
 * @param max the most that are of interest.
 * @returns their number; undefined if there are more than `max`.
 */
export const lookUpsBeforehand = (subject: PrivateValuesSubject, max = maxLookUps): bigint | undefined => {
  const g = subject.mechanism;
  const { messages, profiles } = enumerationSize(g);
  const perPayoff = (countGroupTables(g) + BigInt(g.market.traders)) * BigInt(subject.traders.length);
  const payoffs = powerAtMost(
    { base: messages.base, exponent: messages.exponent + profiles.exponent },
    max / perPayoff,
  );
  return payoffs === undefined ? undefined : payoffs * perPayoff;
};

/** What the tables from which payoffs are read are counted in, and what is traced in second checks. */
const tableEntries = 'table entries';
const drawsAgain = 'draws';

/**
 * The work of enumerating payoffs, traders × messages × profiles of the others, and of the tables from which they are read;
 * none if it cannot be done.
 */
export const workOfPayoffs = (subject: PrivateValuesSubject): readonly PlannedWork[] => {
  const lookUps = lookUpsBeforehand(subject);
  const { mechanism, traders } = subject;
  if (lookUps === undefined || traders.length === 0) return [];
  const perPayoff = Number(countGroupTables(mechanism)) + mechanism.market.traders;
  return [
    {
      unit: tableEntries,
      count: traders.length * countTableEntries(mechanism),
      cost: { nanoseconds: 1800, warmUp: 150 },
    },
    {
      unit: 'payoffs',
      count: Number(lookUps) / perPayoff,
      cost: { nanoseconds: 3 * perPayoff, warmUp: 100 },
    },
  ];
};

/**
 * The work of {@link theorem1ByEnumeration}: that of the payoffs, and for each trader the second checks. Her utility from
 * each message is worked out against the profile to which a message is a best reply (the same for all of them where the
 * theorem holds), and twice more where a dominator gains least.
 */
export const workOfEnumeration = (subject: PrivateValuesSubject): readonly PlannedWork[] => {
  const payoffs = workOfPayoffs(subject);
  if (payoffs.length === 0) return [];
  const { market } = subject.mechanism;
  const traders = subject.traders.length;
  return [
    ...payoffs,
    workOfLotteries(
      traders * Number(countDemands(market)),
      Number(choose(market.traders, market.groups.size)),
    ),
    {
      unit: drawsAgain,
      count: traders * 2 * countDrawsAgain(market),
      cost: { nanoseconds: 1000 * market.traders, warmUp: 150 },
    },
  ];
};

/** Why the undominated messages of all traders asked for are not enumerated, in a clause; undefined if they can be. */
export const whyNotEnumerable = (subject: PrivateValuesSubject): string | undefined => {
  if (lookUpsBeforehand(subject) !== undefined) return undefined;
  const { messages, profiles } = enumerationSize(subject.mechanism);
  return `${showPower(messages)} messages against ${showPower(profiles)} profiles a trader are too many`;
};

/** A trader who is examined. Columns are profiles of the others as `messagesOf` numbers them. */
interface Examined {
  readonly subject: PrivateValuesSubject;
  readonly trader: number;
}

/** The demand function with a place among all of them; its bundles; and the same in words. */
const demandOf = ({ subject }: Examined, place: number): Demand =>
  demandAt(subject.mechanism.market, BigInt(place));
const bundlesOf = (examined: Examined, place: number) =>
  demandBundles(examined.subject.mechanism.market, demandOf(examined, place));
const demandTextOf = (examined: Examined, place: number): string =>
  demandText(examined.subject.mechanism.market, demandOf(examined, place));

/** All traders' messages at a profile of the others, her own being given by its place. */
const messagesAt = (examined: Examined, column: number, own: number): readonly Demand[] =>
  messagesOf(examined.subject.mechanism, examined.trader, column, own).map((place) =>
    demandOf(examined, place),
  );
const profileAt = (examined: Examined, column: number, own: number) =>
  profileBundles(examined.subject.mechanism.market, messagesAt(examined, column, own));

/** Her gain from one message over another at a profile of the others, worked out a second time by another way. */
const gainAgain = (examined: Examined, column: number, better: number, worse: number): Q.Rational => {
  const { mechanism, economy } = examined.subject;
  const utility = (own: number): Q.Rational =>
    utilityAgain(mechanism, economy.traders, messagesAt(examined, column, own), examined.trader).utility;
  return Q.sub(utility(better), utility(worse));
};

/** Her expected utility from each of her messages at a profile of the others, worked out once. */
const utilitiesAt = (() => {
  const known = new WeakMap<object, Map<string, readonly Q.Rational[]>>();
  return (examined: Examined, column: number): readonly Q.Rational[] => {
    const { mechanism, economy, memory } = examined.subject;
    const own = known.get(memory) ?? new Map<string, readonly Q.Rational[]>();
    known.set(memory, own);
    const key = `${String(examined.trader)} ${String(column)}`;
    const utilities =
      own.get(key) ??
      Array.from(
        { length: Number(countDemands(mechanism.market)) },
        (_, place) =>
          expectedUtilities(mechanism, economy.traders, messagesAt(examined, column, place))[
            examined.trader
          ]!,
      );
    own.set(key, utilities);
    return utilities;
  };
})();

/** The profile to which a message is a best reply, her utility there, and the largest utility from another message. */
const bestReplyAt = (examined: Examined, column: number, own: number) => {
  const utilities = utilitiesAt(examined, column);
  const best = utilities.filter((_, place) => place !== own).reduce(Q.max);
  if (Q.lt(utilities[own]!, best)) throw new Error('A best reply did not survive its second check.');
  return {
    bestReplyTo: profileAt(examined, column, own),
    utility: utilities[own]!,
    bestAlternative: best,
  };
};

type Evidence = t.TypeOf<typeof theorem1Enumeration>;
type Counterexample = t.TypeOf<typeof theorem1Counterexample>;

/** What enumeration says of one trader. */
interface TraderResult {
  readonly trader: number;
  readonly holds: boolean;
  readonly line: string;
  readonly evidence: Evidence['traders'][number];
  readonly counterexample?: Counterexample;
}

/** The theorem fails: a message is undominated though it is not price-taking. Its witness is checked again. */
const undominatedNotPriceTaking = (
  examined: Examined,
  { strategy, bestReplyAt: column, savedAt }: UndominatedStrategy,
): Omit<TraderResult, 'evidence'> => {
  const { trader } = examined;
  for (const [rival, at] of savedAt.entries())
    if (at >= 0 && Q.sign(gainAgain(examined, at, rival, strategy)) > 0)
      throw new Error('An undominated message did not survive its second check.');
  if (column !== undefined)
    for (let rival = 0; rival < savedAt.length; rival += 1)
      if (Q.sign(gainAgain(examined, column, rival, strategy)) > 0)
        throw new Error('A best reply did not survive its second check.');
  return {
    trader,
    holds: false,
    line: `${demandTextOf(examined, strategy)} is undominated and not price-taking${column === undefined ? '' : ': it is a best reply to one profile of the others'}.`,
    counterexample: {
      trader: trader + 1,
      message: bundlesOf(examined, strategy),
      kind: 'undominated and not price-taking',
      ...(column === undefined
        ? {
            savedFromRivals: savedAt.flatMap((at, rival) =>
              at < 0
                ? []
                : [
                    {
                      rival: bundlesOf(examined, rival),
                      messages: profileAt(examined, at, strategy),
                    },
                  ],
            ),
          }
        : { bestReplyTo: profileAt(examined, column, strategy) }),
      rechecked: true,
    },
  };
};

/** The theorem fails: a price-taking message is dominated. Its dominator's smallest gain is checked again. */
const priceTakingDominated = (
  examined: Examined,
  { strategy, dominator, margin, attainedAt }: DominatedStrategy,
): Omit<TraderResult, 'evidence'> => {
  const { trader } = examined;
  if (!Q.equals(gainAgain(examined, attainedAt, dominator, strategy), margin))
    throw new Error('A dominator did not survive its second check.');
  return {
    trader,
    holds: false,
    line: `the price-taking ${demandTextOf(examined, strategy)} is dominated by ${demandTextOf(examined, dominator)}, by at least ${Q.show(margin)}.`,
    counterexample: {
      trader: trader + 1,
      message: bundlesOf(examined, strategy),
      kind: 'price-taking and dominated',
      by: bundlesOf(examined, dominator),
      margin,
      attainedAt: profileAt(examined, attainedAt, strategy),
      rechecked: true,
    },
  };
};

/** The dominated message whose margin is smallest, the first of them at ties; none where nothing is dominated. */
const closest = (dominated: readonly DominatedStrategy[]): DominatedStrategy | undefined =>
  dominated.reduce<DominatedStrategy | undefined>(
    (smallest, one) => (smallest === undefined || Q.lt(one.margin, smallest.margin) ? one : smallest),
    undefined,
  );

/** What is found of a trader for whom the theorem holds, in a sentence. */
const holdsLine = (
  examined: Examined,
  dominated: readonly DominatedStrategy[],
  undominated: readonly UndominatedStrategy[],
): string => {
  const total = dominated.length + undominated.length;
  const nearest = closest(dominated);
  if (nearest === undefined) return `all ${countText(total)} messages are price-taking and undominated.`;
  return (
    `${countText(dominated.length)} of ${countText(total)} messages are dominated; the closest, ` +
    `${demandTextOf(examined, nearest.strategy)}, loses at least ${Q.show(nearest.margin)} to ${demandTextOf(examined, nearest.dominator)}. ` +
    (undominated.length === 1
      ? 'The price-taking message is the only undominated one.'
      : `The ${countText(undominated.length)} price-taking messages are the undominated ones.`)
  );
};

/** The theorem holds for a trader: her undominated messages are exactly the price-taking ones. */
function* sameSets(
  examined: Examined,
  { dominated, undominated }: UndominatedSet,
): Computation<TraderResult> {
  const { subject, trader } = examined;
  const { name } = subject.economy.traders[trader]!;
  const { market } = subject.mechanism;
  const checks = (unit: string, total: number) => ({ label: `checks of ${name}`, total, unit });
  const draws = checks(drawsAgain, 2 * countDrawsAgain(market));
  const utilities = checks(lotteries, Number(countDemands(market)));
  const nearest = closest(dominated);
  yield { ...draws, done: 0 };
  if (
    nearest !== undefined &&
    !Q.equals(gainAgain(examined, nearest.attainedAt, nearest.dominator, nearest.strategy), nearest.margin)
  )
    throw new Error('The smallest margin did not survive its second check.');
  yield { ...draws, done: draws.total };
  yield { ...utilities, done: 0 };
  const result: TraderResult = {
    trader,
    holds: true,
    line: holdsLine(examined, dominated, undominated),
    evidence: {
      trader: trader + 1,
      name,
      undominated: undominated.map(({ strategy, bestReplyAt: column }) => ({
        message: bundlesOf(examined, strategy),
        ...(column === undefined ? {} : bestReplyAt(examined, column, strategy)),
      })),
      fallen: dominated.map(({ strategy, dominator, margin, attainedAt }) => ({
        message: bundlesOf(examined, strategy),
        by: bundlesOf(examined, dominator),
        margin,
        attainedAt: profileAt(examined, attainedAt, strategy),
      })),
    },
  };
  yield { ...utilities, done: utilities.total };
  return result;
}

/** Judges the theorem for one trader: are her undominated messages exactly the price-taking ones? */
function* judgeTrader(subject: PrivateValuesSubject, trader: number): Computation<TraderResult> {
  const examined = { subject, trader };
  const sets = priceTakingSets(subject.mechanism.market, subject.economy.traders[trader]!);
  const found = yield* undominatedByEnumeration(subject, trader);
  const isPriceTaker = ({ strategy }: { readonly strategy: number }): boolean =>
    isPriceTaking(sets, demandOf(examined, strategy));
  const evidence = { trader: trader + 1, undominated: found.undominated.length };
  const extra = found.undominated.find((one) => !isPriceTaker(one));
  if (extra !== undefined) return { ...undominatedNotPriceTaking(examined, extra), evidence };
  const missing = found.dominated.find(isPriceTaker);
  if (missing !== undefined) return { ...priceTakingDominated(examined, missing), evidence };
  return yield* sameSets(examined, found);
}

/** What the engine says: evidence under its name, and a counterexample. */
type Result = EngineResult<{ readonly enumeration?: Evidence }, Counterexample>;

/** Judges Theorem 1 by enumeration, for each trader asked for. @paper Theorem 1 */
export function* theorem1ByEnumeration(subject: PrivateValuesSubject): Computation<Result> {
  const engine = 'enumeration';
  const why = whyNotEnumerable(subject);
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
      enumeration: {
        messages: messages.base ** messages.exponent,
        profiles: profiles.base ** profiles.exponent,
        traders: results.map((result) => result.evidence),
      },
    },
    ...(broken?.counterexample === undefined ? {} : { counterexample: broken.counterexample }),
  };
}
