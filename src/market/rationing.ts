/**
 * The rationing automaton: traders take their turns in order; while the auctioneer is serving, a trader gets
 * what she announced; afterwards each takes min[l, what is left] of every commodity.
 *
 * One automaton serves to trace a draw, to compute lotteries, and to check properties over all messages at once.
 * Who is served is decided by an {@link Acceptance}; the corridor is the paper's (n̄, n̲, ñ), `first-only` is that
 * of the rules in which only the first trader gets her demand.
 */

import { checkList, checkObject, checkOneOf, checkWhole } from '../exact/invalid-argument.js';

/**
 * Whether the trader whose turn it is gets her announced demand, given that all before her did.
 *
 * - `corridor`: the m-th of n members is served while l ≤ left(h) ≤ (n − m)·l for every h. `floored` is the lower side, n̄,
 *   without which more may be handed out than there is; `capped` the upper side, n̲, without which goods can be left over.
 *   Both are on in the paper's mechanism.
 * - `if-it-fits`: the m-th of n members is served if 0 ≤ left(h) − demand(h) ≤ (n − m)·l for every h. It serves more, and
 *   it looks at the demand it decides upon: not the paper's rule, and here to show what that costs.
 * - `first-only`: only the first in line is served.
 */
export type Acceptance =
  | {
      readonly kind: 'corridor';
      readonly size: number;
      readonly floored: boolean;
      readonly capped: boolean;
    }
  | { readonly kind: 'if-it-fits'; readonly size: number }
  | { readonly kind: 'first-only' };

const acceptanceKinds: ReadonlyArray<Acceptance['kind']> = ['corridor', 'if-it-fits', 'first-only'];

/** The paper's corridor for a group of n. @paper eq. (4) */
export const corridor = (size: number): Acceptance => ({
  kind: 'corridor',
  size,
  floored: true,
  capped: true,
});
/** Only the first in line gets her demand. @paper Rule 2 */
export const firstOnly: Acceptance = { kind: 'first-only' };

/** The state of the automaton: whose turn (from 1), what is left of each commodity, and whether it still serves. */
export interface RationingState {
  readonly turn: number;
  readonly left: readonly number[];
  readonly serving: boolean;
}

/** What one turn does. */
export interface Turn {
  readonly served: boolean;
  readonly amount: readonly number[];
  readonly next: RationingState;
}

/** The first turn. */
export const start = (supply: readonly number[]): RationingState => ({
  turn: 1,
  left: supply,
  serving: true,
});

/** Whether the trader whose turn it is will be served with this demand. */
export const serves = (
  acceptance: Acceptance,
  cap: number,
  { turn, left, serving }: RationingState,
  demand: readonly number[],
): boolean => {
  if (!serving) return false;
  switch (acceptance.kind) {
    case 'first-only':
      return turn === 1;
    case 'corridor': {
      const { size, floored, capped } = acceptance;
      return left.every(
        (amount) => (!floored || amount >= cap) && (!capped || amount <= (size - turn) * cap),
      );
    }
    case 'if-it-fits':
      return left.every((amount, h) => {
        const after = amount - demand[h]!;
        return after >= 0 && after <= (acceptance.size - turn) * cap;
      });
  }
};

/**
 * What a trader who is not served takes: min[l, what is left], commodity by commodity. A comparison keeps whole numbers what
 * they are; `Math.min` would make doubles of them, and everything that reads them twice as slow.
 *
 * @paper Rule 1
 */
export const residual = (cap: number, left: readonly number[]): readonly number[] =>
  left.map((amount) => (amount < cap ? amount : cap));

/** One turn with an announced demand. */
export const takeTurn = (
  acceptance: Acceptance,
  cap: number,
  state: RationingState,
  demand: readonly number[],
): Turn => {
  const served = serves(acceptance, cap, state, demand);
  const amount = served ? demand : residual(cap, state.left);
  return {
    served,
    amount,
    next: { turn: state.turn + 1, left: state.left.map((have, h) => have - amount[h]!), serving: served },
  };
};

/** All turns in order: what each gets, how many were served, what is left at the end. */
export interface Rationed {
  readonly amounts: ReadonlyArray<readonly number[]>;
  readonly served: number;
  readonly left: readonly number[];
}

/**
 * Runs the automaton over the announced demands, in order.
 *
 * @param supply the amount of each commodity.
 * @param demands one list of amounts a trader, in the order of their turns.
 * @throws {@link InvalidArgument} for an acceptance that there is not, or for what is no list of amounts.
 */
export const ration = (
  acceptance: Acceptance,
  cap: number,
  supply: readonly number[],
  demands: ReadonlyArray<readonly number[]>,
): Rationed => {
  checkObject('acceptance', acceptance, 'an object', 'corridor(3), for a group of 3');
  checkOneOf('acceptance.kind', acceptance.kind, acceptanceKinds);
  checkWhole('cap', cap, 1);
  checkList('supply', supply, 'amounts, one a commodity');
  checkList('demands', demands, 'demands, one a trader');
  for (const demand of demands) checkList('A demand', demand, 'amounts, one a commodity');
  let state = start(supply);
  let served = 0;
  const amounts: (readonly number[])[] = [];
  for (const demand of demands) {
    const turn = takeTurn(acceptance, cap, state, demand);
    if (turn.served) served += 1;
    amounts.push(turn.amount);
    state = turn.next;
  }
  return { amounts, served, left: state.left };
};
