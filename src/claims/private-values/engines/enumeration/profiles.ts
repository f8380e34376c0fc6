/**
 * How profiles of messages are numbered when they are enumerated: messages by their place among all demand functions,
 * profiles of the others lexicographically, the trader with the smallest number varying slowest.
 */
import { countDemands } from '../../../../market/demand.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';

/** The others of a trader, and how many profiles their messages have. */
export interface OthersProfiles {
  readonly others: readonly number[];
  readonly count: bigint;
}

/** The profiles of the messages of all traders but one. */
export const othersProfiles = (g: RandomGrouping, trader: number): OthersProfiles => {
  const others = Array.from({ length: g.market.traders }, (_, i) => i).filter((i) => i !== trader);
  return { others, count: countDemands(g.market) ** BigInt(others.length) };
};

/** The messages (by place) of all traders: the others' from the number of their profile, and the trader's own. */
export const messagesOf = (
  g: RandomGrouping,
  trader: number,
  column: number,
  own: number,
): readonly number[] => {
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
