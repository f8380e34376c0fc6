/**
 * The rationing automaton walked over all messages at once: every state that announced bundles can lead to, and in every
 * state every bundle that the trader whose turn it is might announce.
 *
 * A message matters to a turn only by the bundle announced at the trading price, and messages may announce anything
 * anywhere; so what holds in all these states holds for all messages, however many there are.
 */
import type { Demand } from '../../../../market/demand.js';
import { constantDemand } from '../../../../market/demand.js';
import { contains, indexOf, lattice, points } from '../../../../market/lattice.js';
import type { Market } from '../../../../market/market.js';
import type { Acceptance, RationingState } from '../../../../market/rationing.js';
import { firstOnly, start, takeTurn } from '../../../../market/rationing.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation } from '../../../../computation.js';

/** What a state may show to be wrong. */
export type StateFault =
  /** (ii): two bundles that are not served leave the announcer with different amounts. */
  | 'amount-moves'
  /** (iii): one bundle is served and another is not. */
  | 'acceptance-moves'
  /** (2): something is left over at the end, or an amount cannot be consumed. */
  | 'not-an-allocation';

/** How a fault comes about: the traders in line, what they announce, and the two bundles of the one whose turn it is. */
export interface FaultyPath {
  readonly fault: StateFault;
  /** The traders in the line (a group, or everybody), in order. */
  readonly line: readonly number[];
  /** The bundles (by index) that those before announce. */
  readonly announced: readonly number[];
  /** For the first two faults: the bundles (by index) that the next in line may announce. */
  readonly alternatives?: readonly [number, number];
}

/** What a walk covered, and the first fault of each sort. */
export interface StateWalk {
  readonly states: number;
  readonly transitions: number;
  readonly lines: number;
  readonly faults: Partial<Record<StateFault, FaultyPath>>;
  /** In how many of the turns (from 1) the trader is served in every state, whatever anybody announces. */
  readonly alwaysServedTurns: readonly number[];
}

/** A line's supply, and some traders who own it together. */
interface Line {
  readonly supply: readonly number[];
  readonly traders: readonly number[];
}

/** Every supply that some n of the traders own, each with such traders. */
export const groupLines = (market: Market): readonly Line[] => {
  const n = market.groups.size;
  const bySize = Array.from({ length: n + 1 }, () => new Map<string, Line>());
  const nothing = market.supply.map(() => 0);
  bySize[0]!.set(nothing.join(','), { supply: nothing, traders: [] });
  market.endowments.forEach((endowment, trader) => {
    for (let size = n - 1; size >= 0; size -= 1)
      for (const { supply, traders } of bySize[size]!.values()) {
        const sum = supply.map((have, h) => have + endowment[h]!);
        const key = sum.join(',');
        if (!bySize[size + 1]!.has(key))
          bySize[size + 1]!.set(key, { supply: sum, traders: [...traders, trader] });
      }
  });
  return [...bySize[n]!.values()];
};

/** The states that a walk may visit at most: for saying beforehand how much there is. */
export const countStates = (market: Market, length: number, most: readonly number[]): bigint =>
  2n * BigInt(length + 1) * BigInt(Math.max(...most) + 1) ** BigInt(market.commodities);

function* walk(
  market: Market,
  acceptance: Acceptance,
  length: number,
  lines: readonly Line[],
  label: string,
): Computation<StateWalk> {
  const top = lines.reduce((most, { supply }) => Math.max(most, ...supply), 0);
  // Without its floor the corridor may hand out more than there is, and less than nothing is left.
  const debt = acceptance.kind === 'corridor' && !acceptance.floored ? length * market.cap : 0;
  const lefts = lattice(market.commodities, top + debt);
  const idOf = ({ turn, left, serving }: RationingState): number =>
    ((turn - 1) * lefts.size +
      indexOf(
        lefts,
        left.map((amount) => amount + debt),
      )) *
      2 +
    (serving ? 1 : 0);
  const total = (length + 1) * lefts.size * 2;
  const parent = new Int32Array(total).fill(-2);
  const announcedHere = new Int32Array(total);
  const lineOf = new Int32Array(total);
  const bundles = points(market.bundles);
  const faults: Partial<Record<StateFault, FaultyPath>> = {};
  const servedAlways = new Array<boolean>(length).fill(true);

  const pathTo = (id: number): { line: readonly number[]; announced: readonly number[] } => {
    const announced: number[] = [];
    let at = id;
    while (parent[at]! >= 0) {
      announced.unshift(announcedHere[at]!);
      at = parent[at]!;
    }
    return { line: lines[lineOf[at]!]!.traders, announced };
  };
  const report = (fault: StateFault, id: number, rest: Partial<FaultyPath> = {}): void => {
    faults[fault] ??= { fault, ...pathTo(id), ...rest };
  };

  let frontier: RationingState[] = [];
  lines.forEach(({ supply }, line) => {
    const first = start(supply);
    const id = idOf(first);
    if (parent[id] !== -2) return;
    parent[id] = -1;
    lineOf[id] = line;
    frontier.push(first);
  });
  let states = frontier.length;
  let transitions = 0;
  for (let turn = 1; turn <= length; turn += 1) {
    const next: RationingState[] = [];
    for (const state of frontier) {
      if (transitions % 65_536 < bundles.length) yield { label, done: states, total };
      const id = idOf(state);
      let servedBundle = -1;
      let refusedBundle = -1;
      let refusedAmount = '';
      for (let bundle = 0; bundle < bundles.length; bundle += 1) {
        const taken = takeTurn(acceptance, market.cap, state, bundles[bundle]!);
        transitions += 1;
        if (taken.served) servedBundle = bundle;
        else {
          servedAlways[turn - 1] = false;
          const amount = taken.amount.join(',');
          if (refusedBundle >= 0 && amount !== refusedAmount)
            report('amount-moves', id, { alternatives: [refusedBundle, bundle] });
          refusedBundle = bundle;
          refusedAmount = amount;
        }
        if (servedBundle >= 0 && refusedBundle >= 0)
          report('acceptance-moves', id, { alternatives: [servedBundle, refusedBundle] });
        const reached = idOf(taken.next);
        if (parent[reached] === -2) {
          parent[reached] = id;
          announcedHere[reached] = bundle;
          lineOf[reached] = lineOf[id]!;
          next.push(taken.next);
          states += 1;
        }
        if (!contains(market.bundles, taken.amount)) report('not-an-allocation', reached);
      }
    }
    frontier = next;
  }
  for (const state of frontier)
    if (state.left.some((amount) => amount !== 0)) report('not-an-allocation', idOf(state));
  return {
    states,
    transitions,
    lines: lines.length,
    faults,
    alwaysServedTurns: servedAlways.flatMap((always, turn) => (always ? [turn + 1] : [])),
  };
}

/** The walk of Rule 1 (every group, whoever is in it) and that of Rule 2 (everybody in one line). */
export interface MechanismStates {
  readonly rule1: StateWalk;
  readonly rule2: StateWalk;
}

/** The most states that are walked. */
export const maxStates = 20_000_000n;

/** How many states the two walks may visit at most. */
export const statesBeforehand = ({ market }: RandomGrouping): bigint => {
  const group = market.supply.map((_, h) =>
    market.endowments
      .map((e) => e[h]!)
      .sort((a, b) => b - a)
      .slice(0, market.groups.size)
      .reduce((sum, amount) => sum + amount, 0),
  );
  return countStates(market, market.groups.size, group) + countStates(market, market.traders, market.supply);
};

/** Walks both automata. The caller asks {@link statesBeforehand} first. @paper Rules 1 and 2 */
export function* walkMechanism(g: RandomGrouping): Computation<MechanismStates> {
  const { market } = g;
  const everybody = Array.from({ length: market.traders }, (_, i) => i);
  const rule1 = yield* walk(
    market,
    g.clauses.acceptance(market.groups.size),
    market.groups.size,
    groupLines(market),
    'states of Rule 1',
  );
  const rule2 = yield* walk(
    market,
    firstOnly,
    market.traders,
    [{ supply: market.supply, traders: everybody }],
    'states of Rule 2',
  );
  return { rule1, rule2 };
}

/**
 * Messages that lead to a faulty state: everybody before announces her bundle at every price, everybody else nothing. The
 * message of the one whose turn it is comes separately, once for each of her alternatives.
 */
export const messagesTo = (
  market: Market,
  { line, announced }: FaultyPath,
): { readonly messages: readonly Demand[]; readonly trader: number | undefined } => {
  const messages = Array.from({ length: market.traders }, () => constantDemand(market.prices, 0));
  announced.forEach((bundle, turn) => (messages[line[turn]!] = constantDemand(market.prices, bundle)));
  return { messages, trader: line[announced.length] };
};

/** The demand function that makes a price clear: one's endowment there, the cap everywhere else. */
export const forcing = (market: Market, trader: number, prices: readonly number[]): Demand => {
  const most = market.bundles.size - 1;
  const own = indexOf(market.bundles, market.endowments[trader]!);
  return Array.from({ length: market.prices.size }, (_, price) => (prices.includes(price) ? own : most));
};
