/**
 * Which first announcements survive the first round: a dominated one with the least that a dominator gains, an undominated
 * one with a profile to which it belongs to a best reply.
 */
import { counted } from '../../../../exact/counts.js';
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { d1, firstOf } from '../../../../economies/price-taking-sets.js';
import type { Demand } from '../../../../market/demand.js';
import type { WrittenStrategy } from '../../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../../computation.js';
import type { BestReplyCertificate } from './best-reply-certificate.js';
import { certify, repliesAsRules, walksToCertify } from './best-reply-certificate.js';
import { priceTakingFirsts } from './cells.js';
import { candidateStrategies } from './candidate-profiles.js';
import type { SignalLeak } from './leak.js';
import { lossOf, positionWeight } from './leak.js';
import type { Setting } from '../setting.js';
import { bestReplyWith } from './shared-walks.js';
import type { WalkBudget } from './walk-budget.js';
import { asOneWalk } from './walk-budget.js';

/** An undominated first announcement: the strategy of all others, and the certificate for trader 1. */
export interface Survivor {
  readonly signal: number;
  readonly first: Demand;
  readonly others: WrittenStrategy;
  readonly certificate: BestReplyCertificate;
}

/** The outcome of round one for a first announcement. `gain` is a lower bound over all strategies of the others. */
export type FirstRoundOutcome =
  | { readonly kind: 'undominated'; readonly survivor: Survivor }
  | { readonly kind: 'dominated'; readonly dominator: Demand; readonly gain: Rational }
  | { readonly kind: 'undecided'; readonly tried: string };

/** The profile in which trader 1 makes a first announcement and replies best, and all others play one strategy. */
function* profileAgainst(
  setting: Setting,
  signal: number,
  first: Demand,
  others: WrittenStrategy,
): Computation<readonly WrittenStrategy[]> {
  const priceTaking = priceTakingFirsts(setting);
  const profile = setting.economy.market.endowments.map(() => others);
  const { replies: cells } = yield* bestReplyWith(setting, profile, 0, signal, first);
  const own: WrittenStrategy = {
    first: priceTaking.map((demand, s) => (s === signal ? first : demand)),
    ...repliesAsRules([{ signal, cells }], priceTaking[signal]!),
  };
  return profile.map((strategy, trader) => (trader === 0 ? own : strategy));
}

function* survivesAgainst(
  setting: Setting,
  signal: number,
  first: Demand,
  others: WrittenStrategy,
): Computation<Survivor | undefined> {
  const profile = yield* profileAgainst(setting, signal, first, others);
  const certificate = yield* certify(setting, profile, 0, signal);
  return certificate === undefined ? undefined : { signal, first, others, certificate };
}

/**
 * The outcome of round one for a first announcement of a signal.
 *
 * @param budget what may be walked; a profile for which there is no room is left out.
 * @paper Theorem 2, first claim
 */
export function* firstRoundOutcome(
  setting: Setting,
  leak: SignalLeak,
  first: Demand,
  budget: WalkBudget,
): Computation<FirstRoundOutcome> {
  const { economy } = setting;
  const loss = Q.mul(Q.of(lossOf(leak.surplus, first)), leak.surplus.unit);
  const separate = economy.market.groups.count >= 3;
  const gain = Q.mul(positionWeight(setting), Q.sub(loss, leak.bound));
  if (separate && Q.sign(gain) > 0)
    return { kind: 'dominated', dominator: firstOf(d1(economy, leak.signal)), gain };
  let tried = 0;
  for (const others of candidateStrategies(setting, leak, first)) {
    const profile = economy.market.endowments.map(() => others);
    const walks = [walksToCertify(setting, profile, 0, [first])];
    if (!budget.admits(walks)) continue;
    tried += 1;
    const survivor = yield* asOneWalk(walks, survivesAgainst(setting, leak.signal, first, others));
    if (survivor !== undefined) return { kind: 'undominated', survivor };
  }
  return {
    kind: 'undecided',
    tried:
      `${tried === 0 ? 'no profile' : counted(tried, 'profile')} of the others` +
      (separate
        ? `; it loses ${Q.show(loss)} under Rule 4, and the leak is worth at most ${Q.show(leak.bound)}`
        : ''),
  };
}
