/**
 * The price taker of an interdependent economy: what she announces at each stage, given what she heard.
 */
import type { Demand } from '../market/demand.js';
import type { InterdependentEconomy } from './economy.js';
import { countSignals } from './information.js';
import { d1, d2, firstOf, includes } from './price-taking-sets.js';

/** Answers by signal and by the first announcements heard. */
export interface PriceTaker {
  /** Her first announcement. */
  readonly first: (signal: number) => Demand;
  /** Her second or third announcement after hearing these first announcements. */
  readonly reply: (signal: number, heard: readonly Demand[]) => Demand;
}

/**
 * The price taker: first of D¹; then of the maximisers given her own signal and the signals revealed to her. A demand
 * function reveals the one signal whose D¹ holds it; one in no D¹, or in several, reveals nothing. At every price the
 * lexicographically first maximising bundle.
 */
export const priceTaker = (economy: InterdependentEconomy): PriceTaker => {
  const kinds = economy.signals.length;
  const sets = economy.signals.map((_, signal) => d1(economy, signal));
  const known = new Map<string, Demand>();
  const revealed = (demand: Demand): readonly number[] => {
    const owners = sets.flatMap((set, signal) => (includes(set, demand) ? [signal] : []));
    return owners.length === 1 ? owners : [];
  };
  return {
    first: (signal) => firstOf(sets[signal]!),
    reply: (signal, heard) => {
      const counts = countSignals(kinds, heard.flatMap(revealed));
      const key = `${String(signal)}:${counts.join(',')}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const fresh = firstOf(d2(economy, signal, counts));
      known.set(key, fresh);
      return fresh;
    },
  };
};
