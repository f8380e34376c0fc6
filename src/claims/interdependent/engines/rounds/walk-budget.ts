/**
 * How much a search walks: every walk is counted before it begins, what there is no room for is refused with its count, and
 * the progress of a profile's walks is that of all of them together.
 */
import type { Computation, Progress } from '../../../../computation.js';
import { countText, showCount } from '../../../../exact/counts.js';
import type { ExposureSize } from '../../../../mechanisms/three-announcements/exposure/exposure.js';
import { leafUnit } from '../../../../mechanisms/three-announcements/exposure/exposure.js';

/** The most orders and signal profiles that a search goes through: about half a minute. */
export const maxLeaves = 60_000_000n;
/** What a walk costs at least, in orders and signal profiles: so much is laid out before it. */
const leastLeaves = 10_000n;
/** The most counts that a walk may hold: some hundred megabytes. */
const maxCounts = 1n << 22n;

/** So many walks against the same others, each of the same size. */
export interface Walks extends ExposureSize {
  readonly walks: number;
}

/** What some walks come to, each counted as {@link leastLeaves} at least. */
export const leavesOf = (walks: readonly Walks[]): bigint =>
  walks.reduce(
    (sum, { walks: many, leaves }) => sum + BigInt(many) * (leaves > leastLeaves ? leaves : leastLeaves),
    0n,
  );

/** What a search may still walk. */
export class WalkBudget {
  private left = maxLeaves;
  /** How many profiles were refused, and the fewest leaves and the fewest counts among them. */
  private readonly refused = { forLeaves: 0, leaves: 0n, forCounts: 0, counts: 0n };

  /** Whether some walks may begin. If so they are counted as done; if not they are remembered as refused. */
  admits(walks: readonly Walks[]): boolean {
    const counts = walks.reduce((most, each) => (each.counts > most ? each.counts : most), 0n);
    const leaves = leavesOf(walks);
    const { refused } = this;
    if (leaves > this.left) {
      if (refused.forLeaves === 0 || leaves < refused.leaves) refused.leaves = leaves;
      refused.forLeaves += 1;
      return false;
    }
    if (counts > maxCounts) {
      if (refused.forCounts === 0 || counts < refused.counts) refused.counts = counts;
      refused.forCounts += 1;
      return false;
    }
    this.left -= leaves;
    return true;
  }

  /** What was refused, in sentences: how much it would have been, and how much is done at most. */
  refusals(): readonly string[] {
    const { forLeaves, leaves, forCounts, counts } = this.refused;
    const profiles = (many: number, what: string): string =>
      many === 1
        ? `One profile of the others was not tried: it ${what}`
        : `${countText(many)} profiles of the others were not tried: the least of them ${what}`;
    return [
      ...(forLeaves === 0
        ? []
        : [
            `${profiles(forLeaves, `goes through ${showCount(leaves)} ${leafUnit}`)}, and a search goes through ${countText(maxLeaves)} at most.`,
          ]),
      ...(forCounts === 0
        ? []
        : [
            `${profiles(forCounts, `makes ${showCount(counts)} counts of what a trader may hear and hold`)}, and ${countText(maxCounts)} can be kept.`,
          ]),
    ];
  }
}

/** A computation whose walks show their progress as parts of one, of which the size is known. */
export function* asOneWalk<A>(walks: readonly Walks[], computation: Computation<A>): Computation<A> {
  const total = Number(walks.reduce((sum, each) => sum + BigInt(each.walks) * each.leaves, 0n));
  let finished = 0;
  let last: Progress = { label: leafUnit, done: 0, total, unit: leafUnit };
  let current = { done: 0, total: 0 };
  for (;;) {
    const step = computation.next();
    if (step.done === true) return step.value;
    const { unit, done, total: ofThis } = step.value;
    if (unit === leafUnit) {
      if (done < current.done) finished += current.total;
      current = { done, total: ofThis };
      last = { ...last, done: Math.min(total, finished + done) };
    }
    yield last;
  }
}
