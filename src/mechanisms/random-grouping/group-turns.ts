/**
 * What can happen in one group when its order is random: whether anybody's bundle changes, and whether anything is left over.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { pointAt } from '../../market/lattice.js';
import type { Acceptance, RationingState } from '../../market/rationing.js';
import { start, takeTurn } from '../../market/rationing.js';
import type { RandomGrouping } from './mechanism.js';
import type { TraderClass } from './trader-classes.js';

/** Over all orders of a group; an order is given by the classes of the members, turn by turn. */
export interface GroupTurns {
  /** The probability that every member keeps her endowment. */
  readonly unchanged: Rational;
  /** An order in which somebody's bundle changes; undefined if there is none. */
  readonly changing: readonly number[] | undefined;
  /** An order after which something is left over, and what; undefined if there is none. */
  readonly leaving: { readonly order: readonly number[]; readonly left: readonly number[] } | undefined;
}

const sameBundle = (a: readonly number[], b: readonly number[]): boolean => a.every((x, h) => x === b[h]);

/**
 * Goes through the orders of a group, states that agree in who waits, what is left and whether it still serves taken
 * together. Cost: at most Π(c + 1) such states while all are served, c members in a class, and for each the residual turns.
 *
 * @param members how many of each class are in the group.
 * @param price the price at which it trades, by index.
 * @param acceptance who is served.
 */
export const groupTurns = (
  { market }: Pick<RandomGrouping, 'market'>,
  classes: readonly TraderClass[],
  members: readonly number[],
  price: number,
  acceptance: Acceptance,
): GroupTurns => {
  const demands = classes.map(({ message }) => pointAt(market.bundles, message[price]!));
  const supply = market.supply.map((_, h) =>
    members.reduce((sum, count, k) => sum + count * classes[k]!.endowment[h]!, 0),
  );
  const known = new Map<string, GroupTurns>();
  const from = (state: RationingState, waiting: readonly number[]): GroupTurns => {
    const all = waiting.reduce((sum, count) => sum + count, 0);
    if (all === 0)
      return {
        unchanged: Q.one,
        changing: undefined,
        leaving: state.left.every((amount) => amount === 0) ? undefined : { order: [], left: state.left },
      };
    const key = `${waiting.join()};${state.left.join()};${String(state.serving)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let unchanged = Q.zero;
    let changing: readonly number[] | undefined;
    let leaving: GroupTurns['leaving'];
    waiting.forEach((count, k) => {
      if (count === 0) return;
      const { amount, next } = takeTurn(acceptance, market.cap, state, demands[k]!);
      const rest = waiting.map((others, other) => (other === k ? others - 1 : others));
      const later = from(next, rest);
      const keeps = sameBundle(amount, classes[k]!.endowment);
      if (keeps) unchanged = Q.add(unchanged, Q.mul(Q.of(count, all), later.unchanged));
      const changed = keeps ? later.changing : rest.flatMap((n, other) => new Array<number>(n).fill(other));
      if (changed !== undefined) changing ??= [k, ...changed];
      if (later.leaving !== undefined)
        leaving ??= { order: [k, ...later.leaving.order], left: later.leaving.left };
    });
    const found = { unchanged, changing, leaving };
    known.set(key, found);
    return found;
  };
  return from(start(supply), members);
};
