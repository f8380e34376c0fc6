/**
 * Every trader's exact chances at a profile of messages, worked out once for as long as the profile is held.
 */
import type { Computation } from '../../../computation.js';
import type { Demand } from '../../../market/demand.js';
import type { RandomGrouping } from '../../../mechanisms/random-grouping/mechanism.js';
import type { TraderChance } from '../../../mechanisms/random-grouping/trader-lottery.js';
import { traderChancesInSteps } from '../../../mechanisms/random-grouping/trader-lottery.js';

type Chances = ReadonlyArray<readonly TraderChance[]>;

const known = new WeakMap<
  readonly Demand[],
  { readonly mechanism: RandomGrouping; readonly chances: Chances }
>();

/**
 * Every trader's chances, in trader order.
 *
 * Cost: the exact lotteries, once for a list of messages; see `lotteryWork`, which the caller asks first.
 *
 * @param messages one demand function a trader; the list itself is remembered.
 */
export function* chancesAt(mechanism: RandomGrouping, messages: readonly Demand[]): Computation<Chances> {
  const before = known.get(messages);
  if (before?.mechanism === mechanism) return before.chances;
  const chances = yield* traderChancesInSteps(mechanism, messages);
  known.set(messages, { mechanism, chances });
  return chances;
}
