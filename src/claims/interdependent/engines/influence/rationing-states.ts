/**
 * Every state that the rationing automaton of Rule 3 can be in, whoever forms the group and whatever its members
 * announce: turn, what is left, still serving.
 */
import { points } from '../../../../market/lattice.js';
import type { Computation, PlannedWork } from '../../../../computation.js';
import type { Market } from '../../../../market/market.js';
import type { RationingState } from '../../../../market/rationing.js';
import { corridor, start, takeTurn } from '../../../../market/rationing.js';
import { statesByTurn } from '../../../../market/states-by-turn.js';
import type { ThreeAnnouncements } from '../../../../mechanisms/three-announcements/mechanism.js';

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

/** What the walk is counted in: a turn is a state and a bundle announced in it. */
const unit = 'turns of Rule 3';

/** The work of {@link rationingStates}, and of a claim that looks at all turns once more. */
export const workOfRationing = ({ market }: ThreeAnnouncements): readonly PlannedWork[] => {
  const states = statesByTurn(market).reduce((sum, ofTurn) => sum + ofTurn, 0);
  const cost = { nanoseconds: 500, warmUp: 30 };
  return [{ unit, count: states * market.bundles.size, guessed: true, cost }];
};

const known = new WeakMap<Market, RationingStates>();

/** Walks through all states of Rule 3, once for a market. @paper Rule 3 */
export function* rationingStates(g: ThreeAnnouncements): Computation<RationingStates> {
  const before = known.get(g.market);
  if (before !== undefined) return before;
  const states = yield* walkStates(g);
  known.set(g.market, states);
  return states;
}

function* walkStates(g: ThreeAnnouncements): Computation<RationingStates> {
  const { market } = g;
  const planned = workOfRationing(g).reduce((sum, { count }) => sum + count, 0);
  const { size } = market.groups;
  const bundles = points(market.bundles);
  const met = new Set<string>();
  const turns: ReachedState[] = [];
  const ends: ReachedState[] = [];
  const meet = (reached: ReachedState): void => {
    const key = keyOf(reached.state);
    if (met.has(key)) return;
    met.add(key);
    (reached.state.turn > size ? ends : turns).push(reached);
  };
  for (const { supply, members } of groupSupplies(market)) meet({ state: start(supply), members, asked: [] });
  for (let at = 0; at < turns.length; at += 1) {
    if (at % 256 === 0) {
      const total = Math.max(planned, turns.length * bundles.length);
      yield { label: unit, done: at * bundles.length, total, unit };
    }
    const { state, members, asked } = turns[at]!;
    bundles.forEach((bundle, index) => {
      const turn = takeTurn(corridor(size), market.cap, state, bundle);
      meet({ state: turn.next, members, asked: [...asked, index] });
    });
  }
  return { turns, ends };
}
