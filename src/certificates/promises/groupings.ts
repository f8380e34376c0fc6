/**
 * In how many ways traders can be divided into groups, if traders who own the same and announce the same are not told apart:
 * what matters is how many of each kind are in the first group, in the second, and so on.
 */
import { numbersKey } from '../kernel/keys.js';
import { choiceSteps, powerOfSteps, productOfSteps } from '../kernel/steps.js';
import { bundleNumber } from '../market/market.js';
import type { DemandSubject, PromiseSubject } from './subject.js';
import { groupSizeOf } from './subject.js';

/** How many traders there are of each kind. */
const kindSizes = ({ economy, messages }: DemandSubject): readonly number[] => {
  const sizes = new Map<string, number>();
  economy.endowments.forEach((owned, trader) => {
    const key = numbersKey([bundleNumber(economy, owned), ...messages[trader]!]);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  });
  return [...sizes.values()];
};

/** Places that are still free, group by group, and in how many ways this many are left. */
interface Free {
  readonly places: readonly number[];
  readonly ways: bigint;
}

/** Every way to put so many alike traders into free places, group by group: what is free then. */
function* filled(places: readonly number[], traders: number): Generator<readonly number[]> {
  const [first, ...others] = places;
  if (first === undefined) {
    if (traders === 0) yield [];
    return;
  }
  for (let here = 0; here <= Math.min(first, traders); here += 1)
    for (const rest of filled(others, traders - here)) yield [first - here, ...rest];
}

/** The number of ways; 1 where nobody is put into a group. */
export const countGroupings = (subject: PromiseSubject): bigint => {
  if (subject.kind === 'bids') return 1n;
  const size = groupSizeOf(subject);
  const count = subject.messages.length / size;
  let all: readonly Free[] = [{ places: new Array<number>(count).fill(size), ways: 1n }];
  for (const traders of kindSizes(subject)) {
    const next = new Map<string, Free>();
    for (const { places, ways } of all)
      for (const free of filled(places, traders)) {
        const key = numbersKey(free);
        next.set(key, { places: free, ways: (next.get(key)?.ways ?? 0n) + ways });
      }
    all = [...next.values()];
  }
  return all[0]!.ways;
};

/** An upper bound on the steps of {@link countGroupings}: for each kind, all free places, and all that it may take of them. */
export const maxStepsOfGroupings = (subject: PromiseSubject): bigint => {
  if (subject.kind === 'bids') return 1n;
  const traders = subject.messages.length;
  const size = groupSizeOf(subject);
  const count = traders / size;
  const free = powerOfSteps(size + 1, count);
  const taken = choiceSteps(traders + count, count);
  const perKind = productOfSteps(free, taken < free ? taken : free, 20 * count);
  return productOfSteps(traders, perKind + BigInt(subject.economy.priceCount));
};
