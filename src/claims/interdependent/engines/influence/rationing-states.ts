/**
 * Every state that the rationing automaton of Rule 3 can be in, whoever forms the group and whatever its members
 * announce: turn, what is left, still serving.
 */
import { points } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import type { RationingState } from '../../../../market/rationing.js';
import { corridor, start, takeTurn } from '../../../../market/rationing.js';

/** The supplies that groups of n traders can have, each with one such group (traders in order). */
export const groupSupplies = (
  market: Market,
): ReadonlyArray<{ readonly supply: readonly number[]; readonly members: readonly number[] }> => {
  const { size } = market.groups;
  type Entry = { supply: readonly number[]; members: readonly number[] };
  const bySize: Map<string, Entry>[] = Array.from({ length: size + 1 }, () => new Map<string, Entry>());
  const nothing = new Array<number>(market.commodities).fill(0);
  bySize[0]!.set(nothing.join(), { supply: nothing, members: [] });
  market.endowments.forEach((endowment, trader) => {
    for (let count = size - 1; count >= 0; count -= 1)
      for (const { supply, members } of [...bySize[count]!.values()]) {
        const sum = supply.map((amount, h) => amount + endowment[h]!);
        const key = sum.join();
        if (!bySize[count + 1]!.has(key))
          bySize[count + 1]!.set(key, { supply: sum, members: [...members, trader] });
      }
  });
  return [...bySize[size]!.values()];
};

/** A state, and one way into it: a group and the bundles (by index) that its members asked for so far. */
export interface ReachedState {
  readonly state: RationingState;
  readonly members: readonly number[];
  readonly asked: readonly number[];
}

/** All states before turns 1 to n, and those after the last turn. Cost: states × bundles. */
export interface RationingStates {
  readonly turns: readonly ReachedState[];
  readonly ends: readonly ReachedState[];
}

const keyOf = ({ turn, left, serving }: RationingState): string =>
  `${String(turn)};${left.join()};${String(serving)}`;

/** Walks through all states of Rule 3 in a market. @paper Rule 3 */
export const rationingStates = (market: Market): RationingStates => {
  const { size } = market.groups;
  const bundles = points(market.bundles);
  const known = new Set<string>();
  const turns: ReachedState[] = [];
  const ends: ReachedState[] = [];
  const meet = (reached: ReachedState): void => {
    const key = keyOf(reached.state);
    if (known.has(key)) return;
    known.add(key);
    (reached.state.turn > size ? ends : turns).push(reached);
  };
  for (const { supply, members } of groupSupplies(market)) meet({ state: start(supply), members, asked: [] });
  for (let at = 0; at < turns.length; at += 1) {
    const { state, members, asked } = turns[at]!;
    bundles.forEach((bundle, index) => {
      const turn = takeTurn(corridor(size), market.cap, state, bundle);
      meet({ state: turn.next, members, asked: [...asked, index] });
    });
  }
  return { turns, ends };
};
