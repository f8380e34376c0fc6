/**
 * n̄, n̲ and ñ straight from the paper's definitions, for one group at one price. The automaton of `rationing`
 * gives ñ by the corridor lemma; the tests hold the two together on every small case.
 */

import { checkList, checkObject, checkWhole } from '../exact/invalid-argument.js';

/** One group at one price: its supply, and its members' announced demands in order. */
export interface GroupAtPrice {
  readonly cap: number;
  readonly supply: readonly number[];
  readonly demands: ReadonlyArray<readonly number[]>;
}

/** Supply less the demands of the first `count` members, commodity by commodity. */
const remaining = ({ supply, demands }: GroupAtPrice, count: number): readonly number[] =>
  supply.map((have, h) => {
    let left = have;
    for (let j = 0; j < count; j += 1) left -= demands[j]![h]!;
    return left;
  });

/** Checks that an argument has the shape of a group at a price. */
const checkGroup = (group: GroupAtPrice): void => {
  checkObject('group', group, 'an object', '{ cap: 2, supply: [2], demands: [[1], [0]] }');
  checkWhole('group.cap', group.cap, 1);
  checkList('group.supply', group.supply, 'amounts, one a commodity');
  checkList('group.demands', group.demands, 'demands, one a member');
  for (const demand of group.demands) checkList('A demand', demand, 'amounts, one a commodity');
};

/**
 * n̄: the largest n′ in 0..n such that supply less the demands of the first n′ − 1 members is at least l in every
 * commodity; 0 if there is none (the group owns less than l of something).
 *
 * @paper Section 3, Stage 2
 */
export const nBar = (group: GroupAtPrice): number => {
  checkGroup(group);
  for (let m = group.demands.length; m >= 1; m -= 1)
    if (remaining(group, m - 1).every((left) => left >= group.cap)) return m;
  return 0;
};

/**
 * n̲: the least n′ in 1..n such that supply less the demands of the first n′ − 1 members exceeds (n − n′)·l in some
 * commodity; n + 1 if there is none.
 *
 * @paper Section 3, Stage 2
 */
export const nUnder = (group: GroupAtPrice): number => {
  checkGroup(group);
  const n = group.demands.length;
  for (let m = 1; m <= n; m += 1)
    if (remaining(group, m - 1).some((left) => left > (n - m) * group.cap)) return m;
  return n + 1;
};

/**
 * ñ = min[n̄, n̲ − 1]: how many members, from the first, receive what they announced.
 *
 * @paper eq. (4)
 */
export const nTilde = (group: GroupAtPrice): number => Math.min(nBar(group), nUnder(group) - 1);
