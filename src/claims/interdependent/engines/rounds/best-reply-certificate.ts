/**
 * Best-reply certificates: a full profile of the others as finite data, and a strategy of one trader that is a best
 * reply to it for one of her signals. Nothing dominates such a strategy strictly, pure or mixed.
 */
import { powerAtMost } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Demand } from '../../../../market/demand.js';
import { demandPower, demands, selections } from '../../../../market/demand.js';
import type { Market } from '../../../../market/market.js';
import type { CellReply } from '../../../../mechanisms/three-announcements/best-reply.js';
import type {
  Announcement,
  Reply,
  ReplyRule,
  Strategy,
  WrittenStrategy,
} from '../../../../mechanisms/three-announcements/strategy.js';
import { plansOf, sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import { demandBundles } from '../../../notation.js';
import type { BestReplyEvidence } from '../../evidence/theorem-2.js';
import { strategyEvidence } from '../strategy-evidence.js';
import { interimSurplus, lossOf, positionWeight } from './leak.js';
import type { Setting } from '../setting.js';
import { bestUtilityWith, utilityOf, walkAgainst } from './shared-walks.js';
import type { Walks } from './walk-budget.js';

/** The best that a trader can get with a given first announcement. */
export interface Alternative {
  readonly first: Demand;
  readonly utility: Rational;
}

/**
 * A profile in which `strategies[trader]` is a best reply for one signal, with all her alternatives. Where demand
 * functions are too many to list, those that nobody's rules mention are heard alike, and `unmentioned` bounds what any
 * of them can give.
 *
 * @typeParam S The strategies of the profile: {@link WrittenStrategy} where it can be shown as evidence.
 */
export interface BestReplyCertificate<S extends Strategy = WrittenStrategy> {
  readonly trader: number;
  readonly signal: number;
  readonly strategies: readonly S[];
  readonly utility: Rational;
  readonly alternatives: readonly Alternative[];
  readonly unmentioned?: Rational;
}

/** The most first announcements that are tried one by one. */
export const maxAlternatives = 729n;

/** The demand functions that the others announce first, or that conditions of their rules mention. */
const mentionedBy = (strategies: readonly Strategy[], trader: number): readonly Demand[] => {
  const all = new Map<string, Demand>();
  const add = (announcement: Announcement): void => {
    if (announcement !== 'price-taking') all.set(announcement.join(), announcement);
  };
  new Set(strategies.filter((_, other) => other !== trader)).forEach(({ first, second, third }) => {
    first.forEach(add);
    for (const reply of [...second.when, ...third.when]) {
      reply.observes?.forEach(add);
      if (reply.includes !== undefined) add(reply.includes);
    }
  });
  return [...all.values()];
};

/** The most that first announcements give against the others of a profile. */
interface AlternativeUtilities {
  /** What a first announcement that is not mentioned would give if it lost nothing under Rule 4; undefined if all are mentioned. */
  readonly unmentioned: Rational | undefined;
  /** The most that a first announcement gives. */
  readonly utilityWith: (first: Demand) => Rational;
}

/** A strategy of which it is asked whether it is a best reply, and its utility. */
type Candidate<S extends Strategy> = Pick<
  BestReplyCertificate<S>,
  'trader' | 'signal' | 'strategies' | 'utility'
>;

/** The first announcements whose best replies are worked out: those mentioned, and one other for all the rest. */
interface TriedFirsts {
  readonly mentioned: readonly Demand[];
  readonly other: Demand | undefined;
  readonly tried: readonly Demand[];
}

const triedFirsts = (
  { mechanism }: Setting,
  strategies: readonly Strategy[],
  trader: number,
): TriedFirsts => {
  const mentioned = mentionedBy(strategies, trader);
  const other = firstUnmentioned(mechanism.market, mentioned);
  return { mentioned, other, tried: other === undefined ? mentioned : [...mentioned, other] };
};

/**
 * The most that each first announcement gives; undefined as soon as one gives more than the candidate.
 *
 * First announcements that the others' rules do not mention are heard alike, so they differ by what Rule 4 gives alone,
 * and one of them is worked out for all.
 */
function* alternativeUtilities(
  setting: Setting,
  { strategies, trader, signal, utility }: Candidate<Strategy>,
  { other, tried }: TriedFirsts,
): Computation<AlternativeUtilities | undefined> {
  const known = new Map<string, Rational>();
  for (const first of tried) {
    yield { label: 'best replies', done: known.size, total: tried.length };
    const best = yield* bestUtilityWith(setting, strategies, trader, signal, first);
    if (Q.lt(utility, best)) return undefined;
    known.set(first.join(), best);
  }
  const surplus = interimSurplus(setting, signal);
  const lossUnderRule4 = (first: Demand): Rational =>
    Q.mul(positionWeight(setting), Q.mul(Q.of(lossOf(surplus, first)), surplus.unit));
  const unmentioned =
    other === undefined ? undefined : Q.add(known.get(other.join())!, lossUnderRule4(other));
  return {
    unmentioned,
    utilityWith: (first) => known.get(first.join()) ?? Q.sub(unmentioned!, lossUnderRule4(first)),
  };
}

/** The walks of {@link certify} for a trader who makes one of some first announcements, for any of her signals. */
export const walksToCertify = (
  setting: Setting,
  strategies: readonly Strategy[],
  trader: number,
  own: readonly Demand[],
): Walks => {
  const { tried } = triedFirsts(setting, strategies, trader);
  const firsts = new Set([...tried, ...own].map((first) => first.join()));
  return { walks: firsts.size, ...walkAgainst(setting, strategies, trader) };
};

/**
 * Checks that `strategies[trader]` is a best reply for a signal: her exact utility against the best with each first
 * announcement. None if it is not one. How much it walks is told by {@link walksToCertify}.
 *
 * The others' strategies must be written out, without `price-taking`.
 */
export function* certify<S extends Strategy>(
  setting: Setting,
  strategies: readonly S[],
  trader: number,
  signal: number,
): Computation<BestReplyCertificate<S> | undefined> {
  const { market } = setting.mechanism;
  const plans = plansOf(strategies, setting.priceTaker);
  const firsts = triedFirsts(setting, strategies, trader);
  const utility = yield* utilityOf(setting, strategies, trader, signal);
  const candidate: Candidate<S> = { trader, signal, strategies, utility };
  const found = yield* alternativeUtilities(setting, candidate, firsts);
  if (found === undefined) return undefined;
  const { unmentioned, utilityWith } = found;
  const alternative = (first: Demand): Alternative => ({ first, utility: utilityWith(first) });

  if (powerAtMost(demandPower(market), maxAlternatives) !== undefined) {
    const alternatives = [...demands(market)].map(alternative);
    if (alternatives.some((each) => Q.lt(utility, each.utility))) return undefined;
    return { ...candidate, alternatives };
  }
  if (unmentioned !== undefined && Q.lt(utility, unmentioned)) return undefined;
  const own = plans[trader]!.first[signal]!;
  const { mentioned } = firsts;
  const listed = mentioned.some((demand) => sameDemand(demand, own)) ? mentioned : [...mentioned, own];
  return {
    ...candidate,
    alternatives: listed.map(alternative),
    ...(unmentioned === undefined ? {} : { unmentioned }),
  };
}

/** The first demand function that is not in a list. */
const firstUnmentioned = (market: Market, named: readonly Demand[]): Demand | undefined => {
  const all = Array.from({ length: market.bundles.size }, (_, bundle) => bundle);
  for (const demand of selections(new Array<readonly number[]>(market.prices.size).fill(all)))
    if (!named.some((other) => sameDemand(other, demand))) return demand;
  return undefined;
};

/** The best second and third announcements as rules: at each reached cell the first best bundle, elsewhere a default. */
export const repliesAsRules = (
  replies: ReadonlyArray<{ readonly signal: number; readonly cells: readonly CellReply[] }>,
  otherwise: Demand,
): { readonly second: ReplyRule<Demand>; readonly third: ReplyRule<Demand> } => {
  const rule = (stage: 2 | 3): ReplyRule<Demand> => {
    const when: ReadonlyArray<Reply<Demand>> = replies.flatMap(({ signal, cells }) =>
      cells
        .filter((cell) => cell.stage === stage)
        .map((cell) => ({ signal, observes: cell.heard, announce: cell.best.map((bundles) => bundles[0]!) })),
    );
    return simplified({ default: otherwise, when });
  };
  return { second: rule(2), third: rule(3) };
};

/** The same rule without the cases that announce what the default announces anyway. */
const simplified = (rule: ReplyRule<Demand>): ReplyRule<Demand> => ({
  default: rule.default,
  when: rule.when.filter((reply) => !sameDemand(reply.announce, rule.default)),
});

/** A certificate as evidence: the profile, and the utility of every alternative. */
export const certificateEvidence = (
  { economy }: Setting,
  certificate: BestReplyCertificate,
): BestReplyEvidence => ({
  kind: 'best-reply',
  trader: certificate.trader + 1,
  signal: economy.signals[certificate.signal]!,
  utility: certificate.utility,
  alternatives: certificate.alternatives.map(({ first, utility }) => ({
    first: demandBundles(economy.market, first),
    utility,
  })),
  ...(certificate.unmentioned === undefined ? {} : { anyOtherAtMost: certificate.unmentioned }),
  strategies: certificate.strategies.map((strategy) => strategyEvidence(economy, strategy)),
});
