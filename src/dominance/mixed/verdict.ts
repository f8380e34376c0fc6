/**
 * What the exact programs say of one strategy: a mixture that dominates it, or a belief which shows that none does.
 */
import type { InitialSets, MixtureOrBelief, WholeBelief } from './mixtures.js';
import { mixtureBySurplus, mixtureByValue } from './mixtures.js';
import type { ColumnOracle, Weights } from './column-oracle.js';
import type { Comparison } from '../relation.js';
import type { Pieces } from '../../computation.js';

/** How to ask: which comparison, any mixture or the one with the largest smallest gain, and where to begin. */
export interface Question<Column> {
  readonly comparison: Comparison;
  readonly seek: 'largest' | 'any';
  readonly start: InitialSets<Column>;
}

/** Judges s against mixtures of rivals, in pieces; at least one rival, and none payoff-equal to s. */
export function* mixtureOrBelief<Column>(
  oracle: ColumnOracle<Column>,
  rivals: readonly number[],
  s: number,
  { comparison, seek, start }: Question<Column>,
): Pieces<MixtureOrBelief<Column>> {
  const requiredGain = comparison === 'strict' ? 'positive' : 'non-negative';
  const judged = yield* mixtureByValue(oracle, rivals, s, { requiredGain, seek, start });
  if (judged.kind === 'belief')
    return comparison === 'weak'
      ? { kind: 'belief', belief: fullSupport(oracle, rivals, s, judged.belief) }
      : judged;
  const { mixture, least, largest } = judged.found;
  if (comparison !== 'weak' || least.gain > 0n || gainsSomewhere(oracle, mixture, s)) return judged;
  const surplus = yield* mixtureBySurplus(oracle, rivals, s, start);
  return surplus.kind === 'belief' ? surplus : { kind: 'mixture', found: { ...surplus.found, largest } };
}

/** Whether a mixture that nowhere loses gains somewhere. */
const gainsSomewhere = <Column>(
  oracle: ColumnOracle<Column>,
  { strategies, weights }: Weights,
  s: number,
): boolean => {
  const own = oracle.total(s);
  return strategies.reduce((sum, t, i) => sum + weights[i]! * (oracle.total(t) - own), 0n) > 0n;
};

/** Full support for a belief against which s is strictly better than every rival: its weights grow until s still is best. */
export const fullSupport = <Column>(
  oracle: ColumnOracle<Column>,
  rivals: readonly number[],
  s: number,
  { columns, weights }: WholeBelief<Column>,
): WholeBelief<Column> => {
  let factor = 1n;
  const own = oracle.total(s);
  for (const t of rivals) {
    if (t === s) continue;
    const short = oracle.total(t) - own;
    if (short <= 0n) continue;
    let gap = 0n;
    columns.forEach((column, c) => {
      gap += weights[c]! * (oracle.payoff(s, column) - oracle.payoff(t, column));
    });
    const needed = (short + gap - 1n) / gap;
    if (needed > factor) factor = needed;
  }
  return { uniformPart: 1n, columns, weights: weights.map((w) => w * factor) };
};
