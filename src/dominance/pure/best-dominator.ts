/**
 * The witness of an elimination by a single strategy: of all dominators the one with the largest smallest gain.
 *
 * It speaks of the game of the round in which the strategy was eliminated, and is worked out when it is asked for: who is
 * dominated is known without it.
 */
import * as Q from '../../exact/rational.js';
import type { Comparison, Elimination, Sets } from '../relation.js';
import type { Side } from '../side.js';

/** A strategy and its smallest gain in the table's whole numbers, with the first base of a column that attains it. */
interface Dominator {
  readonly dominator: number;
  readonly gain: number | bigint;
  readonly base: number;
}

/**
 * A player's own strategies in the game that was left before a round, and its columns in order. A column is known by its base,
 * the number of its profile in which the player plays her first strategy.
 */
export interface RoundView {
  readonly strategies: readonly number[];
  readonly bases: Int32Array;
}

/** A player's view of the game in which everybody has certain strategies. */
export const viewOf = (side: Side, sets: Sets): RoundView => ({
  strategies: sets[side.player]!,
  bases: basesOf(side, sets),
});

/** The columns that sets of strategies leave to a player. */
const basesOf = ({ player, sizes }: Side, sets: Sets): Int32Array => {
  let bases = new Int32Array(1);
  sets.forEach((set, i) => {
    const choices = i === player ? [0] : set;
    const longer = new Int32Array(bases.length * choices.length);
    let at = 0;
    for (const base of bases) for (const choice of choices) longer[at++] = base * sizes[i]! + choice;
    bases = longer;
  });
  return bases;
};

/** The gain of t over s at a base: doubles where the payoffs are, BigInts where they are not. */
const gainAt = ({ lead, exact, stride }: Side, t: number, s: number, base: number): number | bigint =>
  exact === undefined
    ? lead[base + t * stride]! - lead[base + s * stride]!
    : exact[base + t * stride]! - exact[base + s * stride]!;

/** The first base at which t gains over s; −1 if there is none. */
const firstGain = (side: Side, bases: Int32Array, t: number, s: number): number => {
  for (const base of bases) if (gainAt(side, t, s, base) > 0) return base;
  return -1;
};

/** The smallest gain of t over s, if it is above a bound; otherwise the place among the bases where it is not. */
const smallestGain = (
  side: Side,
  bases: Int32Array,
  t: number,
  s: number,
  above: number | bigint,
): Dominator | number => {
  let gain = gainAt(side, t, s, bases[0]!);
  let base = bases[0]!;
  if (gain <= above) return 0;
  for (let c = 1; c < bases.length; c += 1) {
    const here = gainAt(side, t, s, bases[c]!);
    if (here >= gain) continue;
    if (here <= above) return c;
    gain = here;
    base = bases[c]!;
  }
  return { dominator: t, gain, base };
};

/** Of the dominators of s the one with the largest smallest gain, the first at ties; nothing if there is none. */
const bestDominator = (
  side: Side,
  view: RoundView,
  comparison: Comparison,
  s: number,
): Dominator | undefined => {
  const { bases, strategies } = view;
  let best: Dominator | undefined;
  // Gains are whole: from −1 on is above 0 or 0.
  let above: number | bigint = comparison === 'strict' ? 0 : -1;
  /** Where the last candidate failed: the next is likely to fail there too. */
  let last = 0;
  for (const t of strategies) {
    if (t === s || gainAt(side, t, s, bases[last]!) <= above) continue;
    const found = smallestGain(side, bases, t, s, above);
    if (typeof found === 'number') {
      last = found;
      continue;
    }
    const equal = found.gain <= 0 && firstGain(side, bases, t, s) < 0;
    if (equal && !(comparison === 'very-weak' && t < s)) continue;
    best = found;
    above = found.gain;
  }
  return best;
};

/**
 * The elimination of a strategy that a single other one dominates in the game before a round. Its columns are numbers of
 * profiles in which the player plays the strategy itself.
 *
 * Cost: every candidate against the columns, up to the first at which it gains no more than the best so far.
 * @throws Error if no single strategy dominates it there.
 */
export const eliminationByPure = (
  side: Side,
  view: RoundView,
  comparison: Comparison,
  s: number,
): Elimination<number> => {
  const best = bestDominator(side, view, comparison, s);
  if (best === undefined) throw new Error(`No single strategy dominates strategy ${String(s)}.`);
  const own = s * side.stride;
  const better = comparison === 'strict' ? -1 : firstGain(side, view.bases, best.dominator, s);
  return {
    strategy: s,
    dominator: [{ strategy: best.dominator, weight: Q.one }],
    margin: Q.of(best.gain, side.table.denominator),
    attainedAt: best.base + own,
    ...(better < 0 ? {} : { positiveGainAt: better + own }),
    largestMargin: true,
  };
};
