/**
 * Offences against the second and third claims of Theorem 2: replies that survive both rounds though the claim forbids
 * them, each with the best-reply certificates that show it.
 */
import { withSignal } from '../../../../economies/information.js';
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import { d1, includes } from '../../../../economies/price-taking-sets.js';
import type { SignalCounts } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import type { ReplyRule, WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import type { BestReplyCertificate } from './best-reply-certificate.js';
import { bestReplyWith, certify, repliesAsRules } from './best-reply-certificate.js';
import type { CellKind, ReplyStage } from './cells.js';
import { allowsAll, cellKinds, heardList, sincereFirsts } from './cells.js';
import { interimSurplus } from './leak.js';
import { constantReplyStrategy, worstDemand } from './rewarding-profile.js';
import type { Setting } from '../setting.js';
import type { Survivor } from './survivors.js';

/** A reply that survives both rounds against the claim, with the certificates that show it. */
export interface Violation {
  readonly cell: CellKind;
  readonly list: readonly Demand[];
  readonly price: number;
  readonly bundle: number;
  readonly reached: boolean;
  /** The offending strategy is a best reply, for each of her signals. */
  readonly own: readonly BestReplyCertificate[];
  /** Each of the others' strategies is a best reply to some profile, so survives round one. */
  readonly others: readonly BestReplyCertificate[];
}

/** Announces given firsts, then what is price-taking on one's own signal alone, whatever she hears. */
const deafTo = (firsts: readonly Demand[], sincere: readonly Demand[]): WrittenStrategy => {
  const rule: ReplyRule<Demand> = {
    default: sincere[0]!,
    when: sincere.flatMap((announce, signal) =>
      sameDemand(announce, sincere[0]!) ? [] : [{ signal, announce }],
    ),
  };
  return { first: firsts, second: rule, third: rule };
};

/** One trader for each different endowment, traders ascending. */
const oneOfEach = ({ economy }: Setting): readonly number[] => {
  const seen = new Set<string>();
  return economy.market.endowments.flatMap((endowment, trader) => {
    const key = endowment.join();
    if (seen.has(key)) return [];
    seen.add(key);
    return [trader];
  });
};

/**
 * Certificates that a deaf strategy survives round one for every kind of trader and every signal: against a profile that
 * rewards its first announcement where it is not price-taking, against deaf others where it is. None if one fails.
 */
function* survivesRoundOne(
  setting: Setting,
  strategy: WrittenStrategy,
  survivors: readonly Survivor[],
): Computation<readonly BestReplyCertificate[] | undefined> {
  const { economy } = setting;
  const found: BestReplyCertificate[] = [];
  for (const trader of oneOfEach(setting))
    for (let signal = 0; signal < economy.signals.length; signal += 1) {
      const others =
        survivors.find((survivor) => survivor.signal === signal)?.others ??
        constantReplyStrategy(setting, worstDemand(interimSurplus(setting, signal)));
      const profile = economy.market.endowments.map((_, i) => (i === trader ? strategy : others));
      const certificate = yield* certify(setting, profile, trader, signal);
      if (certificate === undefined) return undefined;
      found.push(certificate);
    }
  return found;
}

/** A price and bundle outside a set, the first of each. */
const outside = (set: DemandSet, bundles: number): { price: number; bundle: number } | undefined => {
  for (let price = 0; price < set.length; price += 1)
    for (let bundle = 0; bundle < bundles; bundle += 1)
      if (!set[price]!.includes(bundle)) return { price, bundle };
  return undefined;
};

/** Trader 1 with a best reply to others who all play one strategy, and what she reaches. */
const bestReplier = (setting: Setting, others: WrittenStrategy) => {
  const { economy } = setting;
  const sincere = sincereFirsts(setting);
  const profile = economy.market.endowments.map(() => others);
  const replies = economy.signals.map((_, signal) => ({
    signal,
    cells: bestReplyWith(setting, profile, 0, signal, sincere[signal]!).replies,
  }));
  const strategy: WrittenStrategy = { first: sincere, ...repliesAsRules(replies, sincere[0]!) };
  return { strategy, replies, profile };
};

/** A strategy that announces another bundle at one cell. */
const alteredAt = (
  strategy: WrittenStrategy,
  stage: ReplyStage,
  signal: number,
  list: readonly Demand[],
  announce: Demand,
): WrittenStrategy => {
  const alter = (rule: ReplyRule<Demand>): ReplyRule<Demand> => ({
    ...rule,
    when: [{ signal, observes: list, announce }, ...rule.when],
  });
  return stage === 2
    ? { ...strategy, second: alter(strategy.second) }
    : { ...strategy, third: alter(strategy.third) };
};

function* certifyAll(
  setting: Setting,
  strategies: readonly WrittenStrategy[],
): Computation<readonly BestReplyCertificate[] | undefined> {
  const found: BestReplyCertificate[] = [];
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const certificate = yield* certify(setting, strategies, 0, signal);
    if (certificate === undefined) return undefined;
    found.push(certificate);
  }
  return found;
}

/** The offence of answering anything at a cell that a demand function, never announced by the others, would open. */
export function* violationAtUnreached(
  setting: Setting,
  stage: ReplyStage,
  firsts: readonly Demand[],
  avoided: { readonly signal: number; readonly demand: Demand },
  survivors: readonly Survivor[],
): Computation<Violation | undefined> {
  const { market } = setting.economy;
  const bundles = market.bundles.size;
  const cell = cellKinds(setting, stage).find(
    ({ heard, claimed }) => heard[avoided.signal]! > 0 && !allowsAll(claimed, bundles),
  );
  if (cell === undefined || firsts.some((demand) => sameDemand(demand, avoided.demand))) return undefined;
  const said = sincereFirsts(setting).map((demand, signal) =>
    signal === avoided.signal ? avoided.demand : demand,
  );
  const list = heardList(cell.heard, said);
  const { price, bundle } = outside(cell.claimed, bundles)!;
  const others = deafTo(firsts, sincereFirsts(setting));
  const certificates = yield* survivesRoundOne(setting, others, survivors);
  if (certificates === undefined) return undefined;
  const { strategy, profile } = bestReplier(setting, others);
  const announce = sincereFirsts(setting)[cell.signal]!.map((demanded, p) =>
    p === price ? bundle : demanded,
  );
  const offender = alteredAt(strategy, stage, cell.signal, list, announce);
  const own = yield* certifyAll(
    setting,
    profile.map((other, trader) => (trader === 0 ? offender : other)),
  );
  return own === undefined
    ? undefined
    : { cell, list, price, bundle, reached: false, own, others: certificates };
}

/** The signals whose D¹ holds a demand function. */
const owners = ({ economy }: Setting, demand: Demand): readonly number[] =>
  economy.signals.flatMap((_, signal) => (includes(d1(economy, signal), demand) ? [signal] : []));

/** All counts of signals that a list heard may stand for; none if somebody announced what is in no D¹. */
export const readings = (setting: Setting, list: readonly Demand[]): readonly SignalCounts[] => {
  let all: SignalCounts[] = [setting.economy.signals.map(() => 0)];
  for (const demand of list)
    all = owners(setting, demand).flatMap((signal) => all.map((counts) => withSignal(counts, signal)));
  return [...new Map(all.map((counts) => [counts.join(), counts])).values()];
};

/** Where Assumption 1 fails: a reached cell at which a best reply is not what the claim says of some signals heard. */
export function* violationAtReached(setting: Setting, stage: ReplyStage): Computation<Violation | undefined> {
  const sincere = sincereFirsts(setting);
  const others = deafTo(sincere, sincere);
  const kinds = cellKinds(setting, stage);
  const { strategy, replies, profile } = bestReplier(setting, others);
  for (const { signal, cells } of replies)
    for (const { stage: at, heard, best } of cells) {
      if (at !== stage) continue;
      for (const counts of readings(setting, heard)) {
        const cell = kinds.find((kind) => kind.signal === signal && kind.heard.join() === counts.join())!;
        for (let price = 0; price < best.length; price += 1)
          for (const bundle of best[price]!) {
            if (cell.claimed[price]!.includes(bundle)) continue;
            const certificates = yield* survivesRoundOne(setting, others, []);
            if (certificates === undefined) return undefined;
            const announce = best.map((bundles, p) => (p === price ? bundle : bundles[0]!));
            const offender = alteredAt(strategy, stage, signal, heard, announce);
            const own = yield* certifyAll(
              setting,
              profile.map((other, trader) => (trader === 0 ? offender : other)),
            );
            if (own === undefined) return undefined;
            return { cell, list: heard, price, bundle, reached: true, own, others: certificates };
          }
      }
    }
  return undefined;
}
