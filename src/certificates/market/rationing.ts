/** How a line of traders is served: n̄, n̲ and ñ, and the first two rationing rules, as the paper writes them. */
import type { Vector } from './market.js';

/** How many members of a group are served. @paper eq. (4) */
export interface ServedCount {
  /** n̄: the last turn at which the group has l of every commodity left; 0 if there is none. */
  readonly nBar: number;
  /** n̲: the first turn at which more is left than those behind can take; n + 1 if there is none. */
  readonly nUnder: number;
  /** ñ: so many members are served. */
  readonly nTilde: number;
}

/**
 * n̄, n̲ and ñ of a group.
 *
 * @param cap l.
 * @param supply what the group owns.
 * @param demands the bundles that its members announce, in order.
 * @paper eq. (4)
 */
export const servedCount = (cap: number, supply: Vector, demands: readonly Vector[]): ServedCount => {
  const n = demands.length;
  let nBar = 0;
  let nUnder = n + 1;
  // The supply less the demands of the members before this turn.
  const left = [...supply];
  for (let turn = 1; turn <= n; turn += 1) {
    if (left.every((amount) => amount >= cap)) nBar = turn;
    if (nUnder > n && left.some((amount) => amount > (n - turn) * cap)) nUnder = turn;
    demands[turn - 1]!.forEach((amount, h) => (left[h]! -= amount));
  }
  return { nBar, nUnder, nTilde: Math.min(nBar, nUnder - 1) };
};

/** What a line of traders gets. */
export interface Allotment {
  /** So many traders, the first in line, get what they announced. */
  readonly served: number;
  /** What each gets, in line order. */
  readonly amounts: readonly Vector[];
}

/** What a line of traders gets of a supply if they announce these bundles, in order; `cap` is l. */
export type RationingRule = (cap: number, supply: Vector, demands: readonly Vector[]) => Allotment;

/** The first in line get what they announced; behind them each takes min[l, what is left]. */
export const rationInLine = (
  cap: number,
  supply: Vector,
  demands: readonly Vector[],
  served: number,
): Allotment => {
  const left = [...supply];
  const amounts = demands.map((demand, place) => {
    const amount = place < served ? demand : left.map((available) => Math.min(cap, available));
    amount.forEach((taken, h) => (left[h]! -= taken));
    return amount;
  });
  return { served, amounts };
};

/** The rule in one group: ñ members are served. @paper Rule 1 */
export const rule1: RationingRule = (cap, supply, demands) =>
  rationInLine(cap, supply, demands, servedCount(cap, supply, demands).nTilde);

/** The rule with everybody in one line: the first alone is served. @paper Rule 2 */
export const rule2: RationingRule = (cap, supply, demands) => rationInLine(cap, supply, demands, 1);
