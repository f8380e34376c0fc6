/**
 * Violations of the second and third claims of Theorem 2: replies that survive both rounds though the claim forbids them, each
 * with the best-reply certificates that show it.
 */
import type { DemandSet } from '../../../../economies/price-taking-sets.js';
import type { Demand } from '../../../../market/demand.js';
import type { CellReply } from '../../../../mechanisms/three-announcements/best-reply.js';
import type { ReplyRule, WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import type { BestReplyCertificate } from './best-reply-certificate.js';
import { certify, repliesAsRules, walksToCertify } from './best-reply-certificate.js';
import type { CellKind, ReplyStage } from './cells.js';
import { allowsAll, cellKinds, heardList, priceTakingFirsts } from './cells.js';
import { interimSurplus } from './leak.js';
import { constantReplyStrategy, worstDemand } from './rewarding-profile.js';
import type { Setting } from '../setting.js';
import { bestReplyWith } from './shared-walks.js';
import { possibleCounts } from './settled-cells.js';
import type { Survivor } from './survivors.js';
import type { WalkBudget, Walks } from './walk-budget.js';
import { asOneWalk } from './walk-budget.js';

/** A cell, and a bundle that trader 1 asks for there at one price, though the claim forbids it. */
interface ForbiddenReply {
  readonly cell: CellKind;
  /** What is heard at the cell. */
  readonly list: readonly Demand[];
  readonly price: number;
  readonly bundle: number;
}

/** A forbidden reply that survives both rounds, with the certificates that show it. */
export interface Violation extends ForbiddenReply {
  /** Whether the others' strategies reach the cell. */
  readonly reached: boolean;
  /** The strategy with the forbidden reply is a best reply, for each of the trader's signals. */
  readonly own: readonly BestReplyCertificate[];
  /** Each of the others' strategies is a best reply to some profile, so it survives round one. */
  readonly others: readonly BestReplyCertificate[];
}

/** A strategy with given first announcements, and then what is price-taking on the own signal alone, whatever is heard. */
const signalReplyStrategy = (firsts: readonly Demand[], priceTaking: readonly Demand[]): WrittenStrategy => {
  const rule: ReplyRule<Demand> = {
    default: priceTaking[0]!,
    when: priceTaking.flatMap((announce, signal) =>
      sameDemand(announce, priceTaking[0]!) ? [] : [{ signal, announce }],
    ),
  };
  return { first: firsts, second: rule, third: rule };
};

/** The first trader with each different endowment, traders ascending. */
const tradersByEndowment = ({ economy }: Setting): readonly number[] => {
  const { endowments } = economy.market;
  const keys = endowments.map((endowment) => endowment.join());
  return [...keys.keys()].filter((trader) => keys.indexOf(keys[trader]!) === trader);
};

/** The strategy of all others against which a first announcement of a signal is shown to survive round one. */
const othersFor = (setting: Setting, signal: number, survivors: readonly Survivor[]): WrittenStrategy =>
  survivors.find((survivor) => survivor.signal === signal)?.others ??
  constantReplyStrategy(setting, worstDemand(interimSurplus(setting, signal)));

/** The walks of {@link survivesRoundOne} and {@link bestReplier}, and of certificates for all signals of that replier. */
const walksOfViolation = (
  setting: Setting,
  strategy: WrittenStrategy,
  survivors: readonly Survivor[],
): readonly Walks[] => {
  const { economy } = setting;
  const against = new Map<string, { readonly others: WrittenStrategy; readonly own: Demand[] }>();
  for (const [signal] of economy.signals.entries()) {
    const others = othersFor(setting, signal, survivors);
    const key = JSON.stringify(others);
    const known = against.get(key) ?? { others, own: [] };
    against.set(key, known);
    known.own.push(strategy.first[signal]!);
  }
  const profileOf = (others: WrittenStrategy) => economy.market.endowments.map(() => others);
  return [
    ...tradersByEndowment(setting).flatMap((trader) =>
      [...against.values()].map(({ others, own }) => walksToCertify(setting, profileOf(others), trader, own)),
    ),
    walksToCertify(setting, profileOf(strategy), 0, priceTakingFirsts(setting)),
  ];
};

/**
 * Certificates that a strategy whose replies do not depend on what is heard survives round one, for every endowment and every
 * signal: against a profile that rewards its first announcement where that is not price-taking, and against constant replies
 * where it is. None if one fails.
 */
function* survivesRoundOne(
  setting: Setting,
  strategy: WrittenStrategy,
  survivors: readonly Survivor[],
): Computation<readonly BestReplyCertificate[] | undefined> {
  const { economy } = setting;
  const certificates: BestReplyCertificate[] = [];
  for (const trader of tradersByEndowment(setting))
    for (let signal = 0; signal < economy.signals.length; signal += 1) {
      const others = othersFor(setting, signal, survivors);
      const profile = economy.market.endowments.map((_, i) => (i === trader ? strategy : others));
      const certificate = yield* certify(setting, profile, trader, signal);
      if (certificate === undefined) return undefined;
      certificates.push(certificate);
    }
  return certificates;
}

/** The first price and bundle outside a set; undefined if the set allows everything. */
const firstOutside = (
  set: DemandSet,
  bundles: number,
): { readonly price: number; readonly bundle: number } | undefined => {
  for (let price = 0; price < set.length; price += 1)
    for (let bundle = 0; bundle < bundles; bundle += 1)
      if (!set[price]!.includes(bundle)) return { price, bundle };
  return undefined;
};

/** Trader 1 with a best reply to others who all play one strategy, and what she reaches. */
interface BestReplier {
  readonly strategy: WrittenStrategy;
  readonly replies: ReadonlyArray<{ readonly signal: number; readonly cells: readonly CellReply[] }>;
  readonly profile: readonly WrittenStrategy[];
}

/** {@link BestReplier} to others who play a strategy. */
function* bestReplier(setting: Setting, others: WrittenStrategy): Computation<BestReplier> {
  const { economy } = setting;
  const priceTaking = priceTakingFirsts(setting);
  const profile = economy.market.endowments.map(() => others);
  const replies: { readonly signal: number; readonly cells: readonly CellReply[] }[] = [];
  for (const [signal, first] of priceTaking.entries()) {
    const best = yield* bestReplyWith(setting, profile, 0, signal, first);
    replies.push({ signal, cells: best.replies });
  }
  const strategy: WrittenStrategy = { first: priceTaking, ...repliesAsRules(replies, priceTaking[0]!) };
  return { strategy, replies, profile };
}

/** The same strategy with another announcement at one cell. */
const alteredAt = (
  strategy: WrittenStrategy,
  { stage, signal }: CellKind,
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

/** Certificates that trader 1's strategy is a best reply for each of her signals; undefined if one fails. */
function* certifyAllSignals(
  setting: Setting,
  strategies: readonly WrittenStrategy[],
): Computation<readonly BestReplyCertificate[] | undefined> {
  const certificates: BestReplyCertificate[] = [];
  for (let signal = 0; signal < setting.economy.signals.length; signal += 1) {
    const certificate = yield* certify(setting, strategies, 0, signal);
    if (certificate === undefined) return undefined;
    certificates.push(certificate);
  }
  return certificates;
}

/**
 * A violation at a cell that is not reached: the others never announce a demand function that would open it, so a reply there
 * costs nothing, whatever it is.
 *
 * @param firsts The others' first announcements by signal.
 * @param avoided The demand function that they never announce, price-taking for a signal.
 * @param survivors Why the first announcements that are not price-taking survive round one.
 * @param budget What may be walked; refused where there is no room.
 */
export function* violationAtUnreached(
  setting: Setting,
  stage: ReplyStage,
  firsts: readonly Demand[],
  avoided: { readonly signal: number; readonly demand: Demand },
  survivors: readonly Survivor[],
  budget: WalkBudget,
): Computation<Violation | 'refused' | undefined> {
  const bundles = setting.economy.market.bundles.size;
  const priceTaking = priceTakingFirsts(setting);
  const kinds = yield* cellKinds(setting, stage);
  const cell = kinds.find(({ heard, claimed }) => heard[avoided.signal]! > 0 && !allowsAll(claimed, bundles));
  if (cell === undefined || firsts.some((demand) => sameDemand(demand, avoided.demand))) return undefined;
  const announced = priceTaking.map((demand, signal) =>
    signal === avoided.signal ? avoided.demand : demand,
  );
  const list = heardList(cell.heard, announced);
  const { price, bundle } = firstOutside(cell.claimed, bundles)!;
  const strategyOfOthers = signalReplyStrategy(firsts, priceTaking);
  const walks = walksOfViolation(setting, strategyOfOthers, survivors);
  if (!budget.admits(walks)) return 'refused';
  const announce = priceTaking[cell.signal]!.map((demanded, p) => (p === price ? bundle : demanded));
  const certificates = yield* asOneWalk(
    walks,
    certifyAltered(setting, strategyOfOthers, survivors, (strategy) =>
      alteredAt(strategy, cell, list, announce),
    ),
  );
  return certificates === undefined
    ? undefined
    : { cell, list, price, bundle, reached: false, ...certificates };
}

/** That a strategy of the others survives round one, and that an altered best reply to it is still one. */
function* certifyAltered(
  setting: Setting,
  strategyOfOthers: WrittenStrategy,
  survivors: readonly Survivor[],
  alter: (strategy: WrittenStrategy) => WrittenStrategy,
): Computation<Pick<Violation, 'own' | 'others'> | undefined> {
  const others = yield* survivesRoundOne(setting, strategyOfOthers, survivors);
  if (others === undefined) return undefined;
  const { strategy, profile } = yield* bestReplier(setting, strategyOfOthers);
  const own = yield* certifyAllSignals(setting, profile.with(0, alter(strategy)));
  return own === undefined ? undefined : { own, others };
}

/** Best replies to price-taking others that the claim forbids for some of the signals that may have been heard. */
function* forbiddenBestReplies(
  setting: Setting,
  stage: ReplyStage,
  kinds: readonly CellKind[],
  { replies }: BestReplier,
): Generator<ForbiddenReply & { readonly announce: Demand }> {
  const kindOf = new Map(kinds.map((kind) => [`${String(kind.signal)};${kind.heard.join()}`, kind]));
  for (const { signal, cells } of replies)
    for (const { stage: at, heard, best } of cells)
      for (const counts of at === stage ? possibleCounts(setting, heard) : []) {
        const cell = kindOf.get(`${String(signal)};${counts.join()}`)!;
        for (const [price, bundles] of best.entries())
          for (const bundle of bundles)
            if (!cell.claimed[price]!.includes(bundle)) {
              const announce = best.map((choices, p) => (p === price ? bundle : choices[0]!));
              yield { cell, list: heard, price, bundle, announce };
            }
      }
}

/** A violation where Assumption 1 fails: at a reached cell a best reply is forbidden for some of the signals heard. */
export function* violationAtReached(
  setting: Setting,
  stage: ReplyStage,
  budget: WalkBudget,
): Computation<Violation | 'refused' | undefined> {
  const priceTaking = priceTakingFirsts(setting);
  const strategyOfOthers = signalReplyStrategy(priceTaking, priceTaking);
  const walks = walksOfViolation(setting, strategyOfOthers, []);
  if (!budget.admits(walks)) return 'refused';
  const kinds = yield* cellKinds(setting, stage);
  return yield* asOneWalk(walks, certifyReached(setting, stage, kinds, strategyOfOthers));
}

function* certifyReached(
  setting: Setting,
  stage: ReplyStage,
  kinds: readonly CellKind[],
  strategyOfOthers: WrittenStrategy,
): Computation<Violation | undefined> {
  const replier = yield* bestReplier(setting, strategyOfOthers);
  const [forbidden] = forbiddenBestReplies(setting, stage, kinds, replier);
  if (forbidden === undefined) return undefined;
  const others = yield* survivesRoundOne(setting, strategyOfOthers, []);
  if (others === undefined) return undefined;
  const { announce, ...reply } = forbidden;
  const violating = alteredAt(replier.strategy, reply.cell, reply.list, announce);
  const own = yield* certifyAllSignals(setting, replier.profile.with(0, violating));
  return own === undefined ? undefined : { ...reply, reached: true, own, others };
}
