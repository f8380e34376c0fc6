/**
 * Messages of which each bundle comes from a set: how many there are that are not all truthful, and the first of them.
 */
import type { Demand } from '../../../../market/demand.js';
import { countSelections } from '../../../../market/demand.js';

/** Sets of bundles, one a price, bundles by index, ascending. */
export type BundleSets = ReadonlyArray<readonly number[]>;

/** Compares messages lexicographically: negative if the first comes first. */
export const compareDemands = (a: Demand, b: Demand): number => {
  const at = a.findIndex((bundle, price) => bundle !== b[price]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

/** How many messages take every bundle from its set, and not all of them from the truthful sets. */
export const countLies = (sets: BundleSets, truthful: BundleSets): bigint =>
  countSelections(sets) -
  countSelections(sets.map((set, price) => set.filter((bundle) => truthful[price]!.includes(bundle))));

/** The lexicographically first message of those; undefined if there is none. */
export const firstLie = (sets: BundleSets, truthful: BundleSets): Demand | undefined => {
  if (sets.some((set) => set.length === 0)) return undefined;
  const first = sets.map((set) => set[0]!);
  // One price at which the bundle is not truthful makes a lie; at the others the first bundles do.
  const lies = sets.flatMap((set, price) => {
    const bundle = set.find((one) => !truthful[price]!.includes(one));
    return bundle === undefined ? [] : [first.map((usual, p) => (p === price ? bundle : usual))];
  });
  return [...lies].sort(compareDemands)[0];
};
