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
import { groupSupplies, statesByTurn } from '../../../../market/states-by-turn.js';
import type { RandomGrouping } from '../../../../mechanisms/random-grouping/mechanism.js';
import type { Computation, PlannedWork } from '../../../../computation.js';

/** What may be wrong in a state. */
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
  /** The traders in the line (a group, or everybody), from 0, in order. */
  readonly line: readonly number[];
  /** The bundles (by index) that those before announce. */
  readonly announced: readonly number[];
  /** For the first two faults: the bundles (by index) that the next in line may announce. */
  readonly alternatives?: readonly [number, number];
}

/** What a walk covered, and the first fault of each sort. */
export interface StateWalk {
  /** How many states were reached. */
  readonly states: number;
  /** How many turns were taken: one for each state and bundle. */
  readonly transitions: number;
  /** From how many supplies the walk started. */
  readonly lines: number;
  readonly faults: Partial<Record<StateFault, FaultyPath>>;
  /** The turns (from 1) in which the trader is served in every state, whatever anybody announces. */
  readonly alwaysServedTurns: readonly number[];
}

/** A line's supply of each commodity, and some traders who own it together. */
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

/**
 * A bound on the states that a walk visits, known before it starts.
 *
 * @param length how many traders are in the line.
 * @param maxSupply a bound on the line's supply of each commodity.
 */
export const countStates = (market: Market, length: number, maxSupply: readonly number[]): bigint =>
  2n * BigInt(length + 1) * BigInt(Math.max(...maxSupply) + 1) ** BigInt(market.commodities);

/** What is walked: lines of traders of one length, under one acceptance. */
interface Setting {
  readonly market: Market;
  readonly acceptance: Acceptance;
  /** How many traders are in a line. */
  readonly length: number;
  readonly lines: readonly Line[];
}

/** Numbers for the states of a walk, by the turn, what is left, and whether the auctioneer still serves. */
const numberStates = ({
  market,
  acceptance,
  length,
  lines,
}: Setting): { readonly total: number; readonly idOf: (state: RationingState) => number } => {
  const top = lines.reduce((largest, { supply }) => Math.max(largest, ...supply), 0);
  // Without its floor the corridor may hand out more than there is, and less than nothing is left.
  const debt = acceptance.kind === 'corridor' && !acceptance.floored ? length * market.cap : 0;
  const lefts = lattice(market.commodities, top + debt);
  return {
    total: (length + 1) * lefts.size * 2,
    idOf: ({ turn, left, serving }) => {
      const leftIndex = indexOf(
        lefts,
        left.map((amount) => amount + debt),
      );
      return ((turn - 1) * lefts.size + leftIndex) * 2 + (serving ? 1 : 0);
    },
  };
};

/** In `parent`: the state was not reached, or it is one in which a line starts. */
const unreached = -2;
const atStart = -1;

/** The states that a walk has reached, and how each of them was reached first. */
class ReachedStates {
  /** How many there may be. */
  readonly total: number;
  /** How many there are. */
  count = 0;
  /** The number of a state. */
  readonly idOf: (state: RationingState) => number;
  private readonly lines: readonly Line[];
  private readonly parent: Int32Array;
  private readonly announced: Int32Array;
  private readonly lineOf: Int32Array;

  constructor(setting: Setting) {
    const { total, idOf } = numberStates(setting);
    this.total = total;
    this.idOf = idOf;
    this.lines = setting.lines;
    this.parent = new Int32Array(total).fill(unreached);
    this.announced = new Int32Array(total);
    this.lineOf = new Int32Array(total);
  }

  /** Adds the state in which a line starts. Says whether it is a new one. */
  addStart(state: RationingState, line: number): boolean {
    const id = this.idOf(state);
    if (this.parent[id] !== unreached) return false;
    this.parent[id] = atStart;
    this.lineOf[id] = line;
    this.count += 1;
    return true;
  }

  /** Adds the state that follows another when a bundle is announced there. Says whether it is a new one. */
  addNext(id: number, from: number, bundle: number): boolean {
    if (this.parent[id] !== unreached) return false;
    this.parent[id] = from;
    this.announced[id] = bundle;
    this.lineOf[id] = this.lineOf[from]!;
    this.count += 1;
    return true;
  }

  /** How a state was reached first: the traders in line, and the bundles (by index) that were announced before it. */
  pathTo(id: number): { readonly line: readonly number[]; readonly announced: readonly number[] } {
    const announced: number[] = [];
    let at = id;
    while (this.parent[at]! >= 0) {
      announced.unshift(this.announced[at]!);
      at = this.parent[at]!;
    }
    return { line: this.lines[this.lineOf[at]!]!.traders, announced };
  }
}

/** Reports a fault in a state, by its number. */
type Report = (fault: StateFault, id: number, alternatives?: readonly [number, number]) => void;

/**
 * Lets the trader whose turn it is announce every bundle, compares what she gets, and reports what is wrong.
 *
 * @param bundles all bundles, by their index.
 * @param next takes the states that follow and were not reached before.
 * @returns whether she is served whatever she announces.
 */
const announceEveryBundle = (
  { market, acceptance }: Setting,
  bundles: ReadonlyArray<readonly number[]>,
  state: RationingState,
  reached: ReachedStates,
  next: RationingState[],
  report: Report,
): boolean => {
  const id = reached.idOf(state);
  // The last bundle that was served, and the last that was not, with what she got.
  let served = -1;
  let refused = -1;
  let refusedAmount: readonly number[] = [];
  for (let bundle = 0; bundle < bundles.length; bundle += 1) {
    const turn = takeTurn(acceptance, market.cap, state, bundles[bundle]!);
    if (turn.served) served = bundle;
    else {
      if (refused >= 0 && turn.amount.some((amount, h) => amount !== refusedAmount[h]))
        report('amount-moves', id, [refused, bundle]);
      refused = bundle;
      refusedAmount = turn.amount;
    }
    if (served >= 0 && refused >= 0) report('acceptance-moves', id, [served, refused]);
    const nextId = reached.idOf(turn.next);
    if (reached.addNext(nextId, id, bundle)) next.push(turn.next);
    if (!contains(market.bundles, turn.amount)) report('not-an-allocation', nextId);
  }
  return refused < 0;
};

/**
 * Roughly how many states are left to visit: those of this turn, and of the later ones as many as were planned, corrected by
 * how many more there were than planned up to now. That counts as much as the turns up to now do among all: in the first
 * there are fewer, since a walk begins with a few supplies.
 *
 * @param planned the states of each turn, as planned.
 * @param here the turn, from 1, how many states were visited, and how many of this turn are left.
 */
const statesLeft = (
  planned: readonly number[],
  here: { readonly turn: number; readonly visited: number; readonly left: number },
): number => {
  const sum = (states: readonly number[]): number => states.reduce((all, one) => all + one, 0);
  const [before, later] = [sum(planned.slice(0, here.turn)), sum(planned.slice(here.turn))];
  const more = (here.visited + here.left - before) / (before + later);
  return here.left + Math.round((1 + more) * later);
};

/**
 * Walks through the states turn by turn.
 *
 * @param rule whose states they are, in words.
 * @param planned the states of each turn, as planned.
 */
function* walk(setting: Setting, rule: string, planned: readonly number[]): Computation<StateWalk> {
  const { market, length, lines } = setting;
  const bundles = points(market.bundles);
  const reached = new ReachedStates(setting);
  const faults: Partial<Record<StateFault, FaultyPath>> = {};
  const report: Report = (fault, id, alternatives) => {
    faults[fault] ??= {
      fault,
      ...reached.pathTo(id),
      ...(alternatives === undefined ? {} : { alternatives }),
    };
  };
  const alwaysServedTurns: number[] = [];
  let transitions = 0;
  let states = lines
    .map(({ supply }) => start(supply))
    .filter((state, line) => reached.addStart(state, line));
  for (let turn = 1; turn <= length; turn += 1) {
    const next: RationingState[] = [];
    let alwaysServed = true;
    for (const [at, state] of states.entries()) {
      if (transitions % 65_536 < bundles.length) {
        const here = { turn, visited: transitions / bundles.length, left: states.length - at };
        const total = transitions + statesLeft(planned, here) * bundles.length;
        yield { label: `states of ${rule}`, done: transitions, total, unit: turnsOf(rule) };
      }
      if (!announceEveryBundle(setting, bundles, state, reached, next, report)) alwaysServed = false;
      transitions += bundles.length;
    }
    if (alwaysServed) alwaysServedTurns.push(turn);
    states = next;
  }
  for (const state of states)
    if (state.left.some((amount) => amount !== 0)) report('not-an-allocation', reached.idOf(state));
  return { states: reached.count, transitions, lines: lines.length, faults, alwaysServedTurns };
}

/** The walk of Rule 1 (every group, whoever is in it) and that of Rule 2 (everybody in one line). */
export interface MechanismStates {
  readonly rule1: StateWalk;
  readonly rule2: StateWalk;
}

/** The most states that are walked. */
export const maxStates = 20_000_000n;

/** A bound on the states that the walk of Rule 1 visits. */
const statesOfRule1 = (market: Market): bigint =>
  countStates(
    market,
    market.groups.size,
    groupSupplies(market).map(({ most }) => most),
  );

/** A bound on the states that the two walks visit, to be compared with {@link maxStates}. */
export const statesBeforehand = ({ market }: RandomGrouping): bigint => {
  const known = statesOf.get(market);
  if (known !== undefined) return known;
  const states = statesOfRule1(market) + countStates(market, market.traders, market.supply);
  statesOf.set(market, states);
  return states;
};
/** Counted once for a market: with thousands of traders, each of whom is solved by herself, that is what takes longest. */
const statesOf = new WeakMap<Market, bigint>();

/** The states of each turn of Rule 2, where only what the first trader takes may differ: each who follows takes the cap while it is there. */
const statesByTurnOfRule2 = ({ traders, supply, cap }: Market): readonly number[] =>
  Array.from({ length: traders }, (_, before) =>
    supply.reduce(
      (product, owned) =>
        before === 0 ? 1 : product * (Math.min(cap, Math.max(0, owned - (before - 1) * cap)) + 1),
      1,
    ),
  );

/** What a walk is counted in: a turn is a state and a bundle announced in it. */
const turnsOf = (rule: string): string => `turns of ${rule}`;

/** The work of {@link walkMechanism}. */
export const workOfWalk = ({ market }: RandomGrouping): readonly PlannedWork[] =>
  [
    { unit: turnsOf('Rule 1'), states: statesByTurn(market) },
    { unit: turnsOf('Rule 2'), states: statesByTurnOfRule2(market) },
  ].map(({ unit, states }) => ({
    unit,
    count: market.bundles.size * states.reduce((sum, ofTurn) => sum + ofTurn, 0),
    guessed: true,
    cost: { nanoseconds: 100, warmUp: 150 },
  }));

/**
 * Walks through the states of both rules. The caller asks {@link statesBeforehand} first whether there are few enough.
 *
 * @paper Rules 1 and 2
 */
export function* walkMechanism(g: RandomGrouping): Computation<MechanismStates> {
  const { market } = g;
  const everybody = Array.from({ length: market.traders }, (_, i) => i);
  const { size } = market.groups;
  const rule1 = yield* walk(
    { market, acceptance: g.clauses.acceptance(size), length: size, lines: groupLines(market) },
    'Rule 1',
    statesByTurn(market),
  );
  const rule2 = yield* walk(
    {
      market,
      acceptance: firstOnly,
      length: market.traders,
      lines: [{ supply: market.supply, traders: everybody }],
    },
    'Rule 2',
    statesByTurnOfRule2(market),
  );
  return { rule1, rule2 };
}

/**
 * Messages that lead to a faulty state: everybody before announces her bundle at every price, everybody else nothing.
 *
 * @returns one message a trader, in trader order, and the trader whose turn it is in that state, undefined at the end of
 * the line. Her own message is up to the caller: one for each of the path's alternatives.
 */
export const messagesTo = (
  market: Market,
  { line, announced }: FaultyPath,
): { readonly messages: readonly Demand[]; readonly trader: number | undefined } => {
  const messages = Array.from({ length: market.traders }, () => constantDemand(market.prices, 0));
  announced.forEach((bundle, turn) => (messages[line[turn]!] = constantDemand(market.prices, bundle)));
  return { messages, trader: line[announced.length] };
};

/**
 * A demand function that makes prices clear: her endowment there, the cap everywhere else.
 *
 * @param trader the trader, from 0.
 * @param prices the prices, by index.
 */
export const forcing = (market: Market, trader: number, prices: readonly number[]): Demand => {
  const cap = market.bundles.size - 1;
  const endowment = indexOf(market.bundles, market.endowments[trader]!);
  return Array.from({ length: market.prices.size }, (_, price) => (prices.includes(price) ? endowment : cap));
};
