/**
 * What the members of a group get when its order is random: a dynamic program over how many of each class have been
 * served, where a class is the members who demand the same bundle at the trading price.
 *
 * While all are served, what is left depends only on how many of each class came first; once someone is not, everything
 * that follows is fixed. So n! orders become at most Π(c + 1) states.
 */
import type { Acceptance, RationingState } from '../../market/rationing.js';
import { residual, serves, takeTurn } from '../../market/rationing.js';
import { factorialTable } from '../orders.js';

/** Members of a group who demand the same bundle. */
export interface DemandClass {
  /** The amount of each commodity. */
  readonly demand: readonly number[];
  /** How many members there are. */
  readonly members: number;
}

/** Of all (order, member of the class) pairs, how many end with this amount, served or not. */
export interface ClassChance {
  /** The class, by its place among the classes that were given. */
  readonly class: number;
  readonly served: boolean;
  readonly amount: readonly number[];
  readonly count: bigint;
}

/** Whole-number arithmetic, in doubles where a bound proves them exact and in BigInt elsewhere. */
interface Counting<N> {
  readonly zero: N;
  readonly of: (n: bigint) => N;
  readonly add: (a: N, b: N) => N;
  readonly mul: (a: N, b: N) => N;
  readonly toBigInt: (a: N) => bigint;
}

const doubles: Counting<number> = {
  zero: 0,
  of: Number,
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  toBigInt: BigInt,
};

const bigInts: Counting<bigint> = {
  zero: 0n,
  of: (n) => n,
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  toBigInt: (a) => a,
};

/** A group whose orders are counted. */
interface Group<N> {
  readonly arithmetic: Counting<N>;
  readonly acceptance: Acceptance;
  readonly cap: number;
  readonly classes: readonly DemandClass[];
  /** How many members the group has. */
  readonly size: number;
  /** 0!, 1!, …, size!. */
  readonly factorials: readonly N[];
}

/** How many (order, member) pairs end with each amount, by class and whether served. */
class ChanceCounts<N> {
  private readonly counts = new Map<number, { readonly chance: Omit<ClassChance, 'count'>; count: N }>();
  constructor(
    private readonly arithmetic: Counting<N>,
    private readonly cap: number,
  ) {}

  add(demandClass: number, served: boolean, amount: readonly number[], count: N): void {
    const key = amount.reduce((code, a) => code * (this.cap + 1) + a, demandClass * 2 + (served ? 1 : 0));
    const entry = this.counts.get(key);
    if (entry === undefined) this.counts.set(key, { chance: { class: demandClass, served, amount }, count });
    else entry.count = this.arithmetic.add(entry.count, count);
  }

  chances(): readonly ClassChance[] {
    return [...this.counts.values()].map(({ chance, count }) => ({
      ...chance,
      count: this.arithmetic.toBigInt(count),
    }));
  }
}

/**
 * The states of the program: how many members of each class have been served, as one number with a digit a class.
 * `strides[c]` is what one more of class c adds to the number, `states` how many numbers there are.
 */
const numberStates = (
  classes: readonly DemandClass[],
): { readonly strides: readonly number[]; readonly states: number } => {
  const strides: number[] = [];
  let states = 1;
  for (const { members } of classes) {
    strides.push(states);
    states *= members + 1;
  }
  return { strides, states };
};

/**
 * Counts the turns after the first member who is not served: in a random order, each of those still waiting takes
 * min[l, what is left] of every commodity.
 *
 * @param first the state after the turn of that first member.
 * @param waiting how many of each class have not had their turn.
 * @param ways in how many ways the turns so far can be filled with members.
 */
const countResiduals = <N>(
  { arithmetic: { of, mul }, acceptance, cap, classes, size, factorials }: Group<N>,
  counts: ChanceCounts<N>,
  first: RationingState,
  waiting: readonly number[],
  ways: N,
): void => {
  let state = first;
  while (state.turn <= size) {
    const amount = residual(cap, state.left);
    for (let c = 0; c < classes.length; c += 1)
      if (waiting[c]! > 0)
        counts.add(c, false, amount, mul(ways, mul(of(BigInt(waiting[c]!)), factorials[size - first.turn]!)));
    state = takeTurn(acceptance, cap, state, amount).next;
  }
};

/** The dynamic program over the states, in ascending order of their numbers: served members only ever become more. */
const countOrders = <N>(group: Group<N>, supply: readonly number[]): readonly ClassChance[] => {
  const { arithmetic, acceptance, cap, classes, size, factorials } = group;
  const { zero, of, add, mul } = arithmetic;
  const { strides, states } = numberStates(classes);
  const counts = new ChanceCounts(arithmetic, cap);
  // ways[state]: in how many orders (of distinct members) the first turns serve exactly these.
  const ways = new Array<N>(states).fill(zero);
  ways[0] = of(1n);
  for (let state = 0; state < states - 1; state += 1) {
    const here = ways[state]!;
    if (here === zero) continue;
    const taken = classes.map(({ members }, c) => Math.floor(state / strides[c]!) % (members + 1));
    const turn = taken.reduce((sum, count) => sum + count, 0) + 1;
    const left = supply.map((have, h) =>
      classes.reduce((rest, { demand }, c) => rest - taken[c]! * demand[h]!, have),
    );
    const at: RationingState = { turn, left, serving: true };
    for (let c = 0; c < classes.length; c += 1) {
      const { demand, members } = classes[c]!;
      const waiting = members - taken[c]!;
      if (waiting === 0) continue;
      const through = mul(here, of(BigInt(waiting)));
      const perMember = mul(through, factorials[size - turn]!);
      if (serves(acceptance, cap, at, demand)) {
        counts.add(c, true, demand, perMember);
        ways[state + strides[c]!] = add(ways[state + strides[c]!]!, through);
        continue;
      }
      const { amount, next } = takeTurn(acceptance, cap, at, demand);
      counts.add(c, false, amount, perMember);
      const others = classes.map((one, other) => one.members - taken[other]! - (other === c ? 1 : 0));
      countResiduals(group, counts, next, others, through);
    }
  }
  return counts.chances();
};

/** The largest group whose n·n! order-member pairs are counted in doubles: 17·17! < 2^53 ≤ 18·18!. */
const largestInDoubles = 17;

/**
 * Counts, over all n! orders of a group, what the members of each class receive.
 *
 * Cost: Π(c + 1) states, c members in a class; some turns of the automaton for each state and class.
 *
 * @param supply the group's supply of each commodity.
 * @param classes the members by demand.
 * @returns one entry for each class, amount and whether it was served; the counts of a class sum to members · n!.
 * @paper Rule 1
 */
export const groupChances = (
  acceptance: Acceptance,
  cap: number,
  supply: readonly number[],
  classes: readonly DemandClass[],
): readonly ClassChance[] => {
  const size = classes.reduce((sum, { members }) => sum + members, 0);
  const count = <N>(arithmetic: Counting<N>): readonly ClassChance[] => {
    const factorials = factorialTable(size).map(arithmetic.of);
    return countOrders({ arithmetic, acceptance, cap, classes, size, factorials }, supply);
  };
  return size <= largestInDoubles ? count(doubles) : count(bigInts);
};
