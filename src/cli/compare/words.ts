/**
 * Rows, lies, shares and budgets of a comparison as people read them.
 */
import { bundleText } from '../../claims/notation.js';
import { showDecimal } from '../../exact/decimal.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { joinWithAnd } from '../../words.js';
import type { BestLie, Budget, Compared, Message, Row } from '../../studies/comparison/comparison.js';
import { gainOf } from '../../studies/comparison/comparison.js';

/** What a cell says where there is nothing to say. */
export const nothing = '–';

/** A mechanism with the selection or convention by which it stands beside others of its name: `uniform-price (lowest)`. */
export const rowName = (row: Row): string => {
  if (!row.applies) return row.mechanism;
  const { tieBreak, k, edge } = row;
  const more = [tieBreak, k === undefined ? undefined : `k = ${Q.show(k)}`, edge].filter(
    (each) => each !== undefined,
  );
  return more.length === 0 ? row.mechanism : `${row.mechanism} (${more.join(', ')})`;
};

/** A message: a demand function as its bundles in grid order, or a quote. */
export const messageText = (message: Message): string =>
  Q.is(message) ? Q.show(message) : `(${message.map(bundleText).join(', ')})`;

/** What a lie gains: `1/2`, `0`, `-1/8`, or `nearly 1/2` for a supremum that no lie reaches. */
export const gainText = (lie: BestLie): string =>
  Q.is(lie.gain) ? Q.show(lie.gain) : `nearly ${Q.show(lie.gain.supremum)}`;

/** The largest gain of a lie, and who has it, by their places. */
interface LargestGain {
  readonly lie: BestLie;
  readonly traders: readonly number[];
}

/** The largest gain over all traders; undefined where nobody's best lie is known. */
export const largestGain = ({ traders }: Compared): LargestGain | undefined => {
  let best: LargestGain | undefined;
  for (const { trader, bestLie: lie } of traders) {
    if (lie === null) continue;
    const order = best === undefined ? 1 : Q.compare(gainOf(lie), gainOf(best.lie));
    if (order > 0) best = { lie, traders: [trader] };
    else if (order === 0 && best !== undefined) best = { lie: best.lie, traders: [...best.traders, trader] };
  }
  return best;
};

/** Who some traders are, by their numbers; how many they are where they are more than four. */
const whoText = (traders: readonly number[]): string => {
  if (traders.length === 1) return `trader ${String(traders[0])}`;
  return traders.length > 4
    ? `${String(traders.length)} traders`
    : `traders ${joinWithAnd(traders.map(String))}`;
};

/** What the best lies of a mechanism bring, in few words. */
export const liesText = (row: Compared): string => {
  const best = largestGain(row);
  if (best === undefined) return nothing;
  const sign = Q.sign(gainOf(best.lie));
  if (sign < 0) return 'every lie loses';
  if (sign === 0) return 'no lie gains';
  return `${gainText(best.lie)} (${whoText(best.traders)})`;
};

/** A share of the gains from trade: exact, and rounded; below 0 it is worse than no trade. */
export const shareText = (share: Rational | null): string => {
  if (share === null) return nothing;
  const shown = Q.isInteger(share) ? Q.show(share) : `${Q.show(share)} (${showDecimal(share, 2)})`;
  return Q.sign(share) < 0 ? `${shown}: worse than no trade` : shown;
};

/** What traders pay less what they receive, in words. */
export const budgetText = (budget: Budget | null): string => {
  if (budget === null) return nothing;
  const { least, most } = budget;
  if (!Q.equals(least, most)) return `from ${Q.show(least)} to ${Q.show(most)}`;
  if (Q.isZero(least)) return 'balanced';
  return Q.sign(least) < 0 ? `deficit ${Q.show(Q.neg(least))}` : `surplus ${Q.show(least)}`;
};

/** An exact number, or nothing. */
export const numberText = (value: Rational | null): string => (value === null ? nothing : Q.show(value));
