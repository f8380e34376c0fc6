/**
 * What a strategy profile gives each trader in G**: her exact interim utility and lottery, signal by signal.
 */
import type { Rational } from '../../../exact/rational.js';
import { countLeaves, fastTally } from '../../../mechanisms/three-announcements/exposure/exposure.js';
import type { InterimChance } from '../../../mechanisms/three-announcements/interim.js';
import { interimLottery, interimUtility } from '../../../mechanisms/three-announcements/interim.js';
import type { Strategy } from '../../../mechanisms/three-announcements/strategy.js';
import { plansOf } from '../../../mechanisms/three-announcements/strategy.js';
import type { Computation } from '../../../computation.js';
import type { Setting } from './setting.js';

/** One trader with one signal. */
export interface InterimOutcome {
  readonly trader: number;
  readonly signal: number;
  readonly utility: Rational;
  readonly lottery: readonly InterimChance[];
}

/** How many draws {@link interimOutcomes} will look at, known beforehand: some 200 nanoseconds each. */
export const countInterimDraws = (
  { economy, mechanism, priceTaker }: Setting,
  strategies: readonly Strategy[],
): bigint => {
  const plans = plansOf(strategies, priceTaker);
  return (
    BigInt(economy.signals.length) *
    strategies.reduce((sum, _, trader) => sum + countLeaves(mechanism, plans, trader), 0n)
  );
};

/** All traders with all signals, traders first; equal traders who play alike are worked out once. */
export function* interimOutcomes(
  { economy, mechanism, values, priceTaker }: Setting,
  strategies: readonly Strategy[],
): Computation<readonly InterimOutcome[]> {
  const plans = plansOf(strategies, priceTaker);
  const total = strategies.length * economy.signals.length;
  const known = new Map<string, InterimOutcome>();
  const outcomes: InterimOutcome[] = [];
  for (let trader = 0; trader < strategies.length; trader += 1)
    for (let signal = 0; signal < economy.signals.length; signal += 1) {
      yield { label: 'interim utilities', done: outcomes.length, total };
      const alike = `${String(plans.indexOf(plans[trader]!))};${economy.market.endowments[trader]!.join()};${String(signal)}`;
      let outcome = known.get(alike);
      if (outcome === undefined) {
        const tally = fastTally(mechanism, plans, trader, signal);
        outcome = {
          trader,
          signal,
          utility: interimUtility(mechanism, values, tally),
          lottery: interimLottery(mechanism, values, tally),
        };
        known.set(alike, outcome);
      }
      outcomes.push({ ...outcome, trader });
    }
  return outcomes;
}
