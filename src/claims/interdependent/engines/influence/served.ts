/**
 * Who is served, and what those get who are not, as functions of the automaton's state alone: the walk over all its
 * states and all pairs of own demands.
 */
import type { Computation } from '../../../../computation.js';
import { points } from '../../../../market/lattice.js';
import { corridor, firstOnly, serves, start, takeTurn } from '../../../../market/rationing.js';
import type { ThreeAnnouncements } from '../../../../mechanisms/three-announcements/mechanism.js';
import { heardGroups } from '../../../../mechanisms/three-announcements/mechanism.js';
import type { ReachedState } from './rationing-states.js';
import { rationingStates } from './rationing-states.js';
import type { Walk } from './contrast.js';

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((amount, h) => amount === b[h]!);

/**
 * In every state of Rule 3, whether my own demand changes whether I am served or what I get when I am not.
 *
 * @throws Error if it does: the automaton would be broken.
 */
export function* ownTurn(g: ThreeAnnouncements): Computation<Walk> {
  const { market } = g;
  const bundles = points(market.bundles);
  let ways = 0;
  const { turns } = yield* rationingStates(g);
  for (const { state } of turns) {
    const first = takeTurn(corridor(market.groups.size), market.cap, state, bundles[0]!);
    for (const bundle of bundles) {
      const turn = takeTurn(corridor(market.groups.size), market.cap, state, bundle);
      ways += 1;
      if (turn.served !== first.served || (!turn.served && !same(turn.amount, first.amount)))
        throw new Error('The rationing automaton asks the demand of the trader whose turn it is.');
    }
  }
  return { ways, contrast: undefined };
}

/**
 * Whether any member before me in my group has heard my first announcement when she makes her third: only so could it
 * move what I am left under Rule 3.
 *
 * @throws Error if one has: nobody hears her own group.
 */
export const heardBeforeMe = ({ market }: ThreeAnnouncements): Walk => {
  const { count, size } = market.groups;
  let ways = 0;
  for (let group = 0; group < count; group += 1) {
    if (heardGroups(count, 3, group).includes(group)) throw new Error('A group hears itself.');
    ways += (size * (size - 1)) / 2;
  }
  return { ways, contrast: undefined };
};

/** Under Rules 4, 5 and 6: at every position and for every demand of φ(1), whether anybody but φ(1) is served. */
export const onlyFirstServed = ({
  market,
}: ThreeAnnouncements): { readonly ways: number; readonly only: boolean } => {
  let ways = 0;
  let only = true;
  for (const bundle of points(market.bundles)) {
    let state = start(market.supply);
    for (let position = 0; position < market.traders; position += 1) {
      ways += 1;
      if (serves(firstOnly, market.cap, state, bundle) !== (position === 0)) only = false;
      state = takeTurn(firstOnly, market.cap, state, bundle).next;
    }
  }
  return { ways, only };
};

/** Two runs up to the same turn of the same group: one in which that member is served, and one in which she is not. */
export interface Dependence {
  readonly served: ReachedState;
  readonly refused: ReachedState;
}

/** Whether what others announce can decide if a member is served under Rule 3, with a pair of runs if so. */
export function* dependence(
  g: ThreeAnnouncements,
): Computation<{ readonly states: number; readonly found?: Dependence }> {
  const { market } = g;
  const accept = corridor(market.groups.size);
  const bundles = points(market.bundles);
  const { turns } = yield* rationingStates(g);
  for (const { state, members, asked } of turns) {
    if (!serves(accept, market.cap, state, bundles[0]!)) continue;
    let served: ReachedState | undefined;
    let refused: ReachedState | undefined;
    bundles.forEach((bundle, index) => {
      const next = takeTurn(accept, market.cap, state, bundle).next;
      if (next.turn > market.groups.size) return;
      const reached = { state: next, members, asked: [...asked, index] };
      if (serves(accept, market.cap, next, bundles[0]!)) served ??= reached;
      else refused ??= reached;
    });
    if (served !== undefined && refused !== undefined)
      return { states: turns.length, found: { served, refused } };
  }
  return { states: turns.length };
}
