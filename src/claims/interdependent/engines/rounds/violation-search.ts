/**
 * The search for a violation of the second or third claim of Theorem 2, in every way in which one is known to arise.
 */
import { E } from '../../../../prelude.js';
import { d1, firstOf, separateSignals } from '../../../../economies/price-taking-sets.js';
import { sameDemand } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import { demandText } from '../../../notation.js';
import type { ReplyStage } from './cells.js';
import { priceTakingFirsts } from './cells.js';
import type { FirstRound } from './first-round.js';
import { firstRoundOf } from './first-round.js';
import type { Setting } from '../setting.js';
import type { Survivor } from './survivors.js';
import type { Violation } from './violations.js';
import { violationAtReached, violationAtUnreached } from './violations.js';
import { WalkBudget } from './walk-budget.js';

/** A violation, if one was found, and in words what was tried. */
export interface ViolationSearch {
  readonly violation?: Violation;
  readonly tried: readonly string[];
  /** What there was no room to walk, in words. */
  readonly refusals?: readonly string[];
}

const searched = (tried: readonly string[], violation: Violation | 'refused' | undefined): ViolationSearch =>
  violation === 'refused' ? { tried: [] } : violation === undefined ? { tried } : { violation, tried };

/**
 * The others make another first announcement that survives, so that a price-taking one is never heard. Every signal with the
 * same price-taking announcement must have one.
 */
function* byOtherFirsts(
  setting: Setting,
  stage: ReplyStage,
  survivor: Survivor,
  budget: WalkBudget,
): Computation<ViolationSearch> {
  const { market, signals } = setting.economy;
  const priceTaking = priceTakingFirsts(setting);
  const { signal } = survivor;
  const survivors: Survivor[] = [survivor];
  for (let other = 0; other < signals.length; other += 1)
    if (other !== signal && sameDemand(priceTaking[other]!, priceTaking[signal]!)) {
      const round: FirstRound = yield* firstRoundOf(setting, other, budget);
      if (round.survivor !== undefined) survivors.push(round.survivor);
    }
  const tried = survivors.map(
    (each) => `the others announcing ${demandText(market, each.first)} with signal ${signals[each.signal]!}`,
  );
  const firsts = priceTaking.map((demand, s) => survivors.find((each) => each.signal === s)?.first ?? demand);
  const avoided = { signal, demand: priceTaking[signal]! };
  return searched(tried, yield* violationAtUnreached(setting, stage, firsts, avoided, survivors, budget));
}

/** The others break the ties of a signal in one way, so that another price-taking announcement is never heard. */
function* byTies(
  setting: Setting,
  stage: ReplyStage,
  signal: number,
  budget: WalkBudget,
): Computation<ViolationSearch> {
  const { economy } = setting;
  const members = d1(economy, signal);
  const price = members.findLastIndex((allowed) => allowed.length > 1);
  if (price < 0) return { tried: [] };
  const demand = firstOf(members).map((bundle, p) => (p === price ? members[p]![1]! : bundle));
  const tried = [
    `the others never announcing ${demandText(economy.market, demand)}, which ties for ${economy.signals[signal]!}`,
  ];
  const firsts = priceTakingFirsts(setting);
  return searched(tried, yield* violationAtUnreached(setting, stage, firsts, { signal, demand }, [], budget));
}

/** The others are price takers, and what they announce does not reveal their signals. */
function* byUnrevealedSignals(
  setting: Setting,
  stage: ReplyStage,
  budget: WalkBudget,
): Computation<ViolationSearch> {
  if (E.isRight(separateSignals(setting.economy))) return { tried: [] };
  return searched(
    ['price-taking others whose announcements do not reveal their signals'],
    yield* violationAtReached(setting, stage, budget),
  );
}

/**
 * Looks for a violation in every way we know, and stops at the first.
 *
 * @param round What is known of the first announcements that survive round one.
 */
export function* findViolation(
  setting: Setting,
  stage: ReplyStage,
  { survivor }: FirstRound,
): Computation<ViolationSearch> {
  const tried: string[] = [];
  const budget = new WalkBudget();
  const ways = [
    ...(survivor === undefined ? [] : [() => byOtherFirsts(setting, stage, survivor, budget)]),
    ...setting.economy.signals.map((_, signal) => () => byTies(setting, stage, signal, budget)),
    () => byUnrevealedSignals(setting, stage, budget),
  ];
  for (const way of ways) {
    const found: ViolationSearch = yield* way();
    tried.push(...found.tried);
    if (found.violation !== undefined) return { violation: found.violation, tried };
  }
  return { tried, refusals: budget.refusals() };
}
