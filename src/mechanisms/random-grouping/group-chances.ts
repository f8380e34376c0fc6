/**
 * What a group does to its members when its order is random: a dynamic program over how many of each class have been
 * served, where a class is the members who demand the same bundle at the trading price.
 *
 * While all are served, what is left depends only on how many of each class came first; once someone is not, everything
 * that follows is fixed. So n! orders become at most Π(c + 1) states.
 */
import type { Acceptance, RationingState } from '../../market/rationing.js';
import { residual, serves, takeTurn } from '../../market/rationing.js';
import { factorialsUpTo } from '../orders.js';

/** Members of a group who demand the same bundle. */
export interface DemandClass {
  readonly demand: readonly number[];
  readonly members: number;
}

/** Of all (order, member of the class) pairs, how many end with this amount, served or not. */
export interface ClassChance {
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

const run = <N>(
  { zero, of, add, mul, toBigInt }: Counting<N>,
  acceptance: Acceptance,
  cap: number,
  supply: readonly number[],
  classes: readonly DemandClass[],
): readonly ClassChance[] => {
  const size = classes.reduce((sum, { members }) => sum + members, 0);
  const factorials = factorialsUpTo(size).map(of);
  const strides: number[] = [];
  let states = 1;
  for (const { members } of classes) {
    strides.push(states);
    states *= members + 1;
  }
  const counts = new Map<number, { chance: Omit<ClassChance, 'count'>; count: N }>();
  const record = (cls: number, served: boolean, amount: readonly number[], count: N): void => {
    const key = amount.reduce((code, a) => code * (cap + 1) + a, cls * 2 + (served ? 1 : 0));
    const entry = counts.get(key);
    if (entry === undefined) counts.set(key, { chance: { class: cls, served, amount }, count });
    else entry.count = add(entry.count, count);
  };

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
        record(c, true, demand, perMember);
        ways[state + strides[c]!] = add(ways[state + strides[c]!]!, through);
        continue;
      }
      const first = takeTurn(acceptance, cap, at, demand);
      record(c, false, first.amount, perMember);
      // From here on each of those still waiting takes the rest in a random order.
      let after = first.next;
      while (after.turn <= size) {
        const amount = residual(cap, after.left);
        for (let other = 0; other < classes.length; other += 1) {
          const others = classes[other]!.members - taken[other]! - (other === c ? 1 : 0);
          if (others > 0)
            record(other, false, amount, mul(through, mul(of(BigInt(others)), factorials[size - turn - 1]!)));
        }
        after = takeTurn(acceptance, cap, after, amount).next;
      }
    }
  }
  return [...counts.values()].map(({ chance, count }) => ({ ...chance, count: toBigInt(count) }));
};

/** The largest group whose n·n! order-member pairs are counted in doubles: 17·17! < 2^53 ≤ 18·18!. */
const largestInDoubles = 17;

/**
 * Counts, over all n! orders of a group, what the members of each class receive.
 *
 * @param supply the group's supply of each commodity.
 * @param classes the members by demand; the counts of a class sum to members · n!.
 * @paper Rule 1
 */
export const groupChances = (
  acceptance: Acceptance,
  cap: number,
  supply: readonly number[],
  classes: readonly DemandClass[],
): readonly ClassChance[] =>
  classes.reduce((sum, { members }) => sum + members, 0) <= largestInDoubles
    ? run(doubles, acceptance, cap, supply, classes)
    : run(bigInts, acceptance, cap, supply, classes);
