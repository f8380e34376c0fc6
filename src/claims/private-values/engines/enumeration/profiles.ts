/**
 * How profiles of messages are numbered when they are enumerated: messages by their place among all demand functions,
 * profiles of the others lexicographically, the trader with the smallest number varying slowest.
 */
import { countDemands } from '../../../../market/demand.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';

/** The traders other than one, and how many profiles of messages they have. */
export interface OthersProfiles {
  /** The others, from 0, ascending. */
  readonly others: readonly number[];
  /** |D|^(nr − 1). */
  readonly count: bigint;
}

/**
 * The profiles of the messages of all traders but one.
 *
 * @param trader the one, from 0.
 */
export const othersProfiles = (g: RandomGrouping, trader: number): OthersProfiles => {
  const others = Array.from({ length: g.market.traders }, (_, i) => i).filter((i) => i !== trader);
  return { others, count: countDemands(g.market) ** BigInt(others.length) };
};

/**
 * The messages of all traders: the others' from the number of their profile, and the trader's own.
 *
 * @param trader the trader, from 0.
 * @param column the number of the others' profile.
 * @param own her own message, by its place among all demand functions.
 * @returns one message a trader, by its place, in trader order; a list of its own at every call.
 */
export const messagesOf = (g: RandomGrouping, trader: number, column: number, own: number): number[] => {
  const base = Number(countDemands(g.market));
  const places = new Array<number>(g.market.traders);
  let rest = column;
  for (let i = g.market.traders - 1; i >= 0; i -= 1) {
    if (i === trader) continue;
    places[i] = rest % base;
    rest = (rest - places[i]!) / base;
  }
  places[trader] = own;
  return places;
};
