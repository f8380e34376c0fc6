/**
 * Mixed dominators of one player's strategies over all rounds, for what no single strategy dominates. A belief by which a
 * strategy stood serves again until one of its columns is struck.
 */
import * as Q from '../../exact/rational.js';
import type { Computation } from '../../computation.js';
import { distinctStrategies } from '../distinct.js';
import { MixedRound } from './round.js';
import type { MixtureGain, WholeBelief } from './mixtures.js';
import type { Weights } from './opponents.js';
import type { Comparison, Elimination, WarmStart, SurvivalWitness } from '../relation.js';
import type { Side } from '../side.js';
import { payoffAt, profileOf } from '../side.js';
import type { TableOpponents } from './table-opponents.js';
import { tableOpponents } from './table-opponents.js';

/** The mixed stage of one player. */
export class MixedDominance {
  /** For each strategy the belief by which it last stood. */
  private readonly beliefs: (WholeBelief<number> | undefined)[];

  constructor(
    private readonly side: Side,
    private readonly comparison: Comparison,
    private readonly guessing: WarmStart,
  ) {
    this.beliefs = new Array<WholeBelief<number> | undefined>(side.strategies).fill(undefined);
  }

  /** What mixtures dominate now among the living strategies that are not in `pure`, in ascending order. */
  *falls(pure: ReadonlySet<number>): Computation<readonly Elimination<number>[]> {
    const { side, comparison } = this;
    const opponents = tableOpponents(side);
    const candidates = side.living.filter((s) => !pure.has(s));
    // A strategy that another dominates adds nothing as a rival; but to a belief that must be strict it is one.
    const all = comparison === 'very-weak' ? side.living : candidates;
    const classes = distinctStrategies(side, all, opponents.columns);
    const rivals = classes.representatives.map((i) => all[i]!);
    const stage = new MixedRound(opponents, rivals, comparison, this.guessing, (s, belief) => {
      this.beliefs[s] = belief;
    });
    const open = rivals.filter((s) => !pure.has(s) && !this.stillStands(s));
    const mixtures = yield* stage.judge(open);
    const falls: Elimination<number>[] = [];
    for (const [i, s] of all.entries()) {
      if (pure.has(s)) continue;
      const twin = all[classes.first[i]!]!;
      const found = mixtures.get(twin);
      if (found !== undefined) falls.push(fallOf(opponents, comparison, s, found));
      else this.beliefs[s] = this.beliefs[twin];
    }
    return falls;
  }

  /** The belief by which a strategy last stood. */
  standing(s: number): SurvivalWitness<number> {
    const { everywhere, columns, weights } = this.beliefs[s]!;
    const { alive } = this.side;
    let count = 0n;
    if (everywhere > 0n) for (const flag of alive) count += BigInt(flag);
    const total = everywhere * count + weights.reduce((a, b) => a + b, 0n);
    return {
      kind: 'belief',
      everywhere: Q.of(everywhere, total),
      charges: columns.map((column, c) => ({
        column: profileOf(this.side, s, column),
        weight: Q.of(weights[c]!, total),
      })),
    };
  }

  private stillStands(s: number): boolean {
    const belief = this.beliefs[s];
    return (
      belief !== undefined &&
      this.comparison !== 'weak' &&
      belief.columns.every((k) => this.side.alive[k] === 1)
    );
  }
}

/** A fall as it is reported: weights in lowest terms, gains exact. */
const fallOf = (
  opponents: TableOpponents,
  comparison: Comparison,
  s: number,
  { mixture, least, largest }: MixtureGain<number>,
): Elimination<number> => {
  const { side } = opponents;
  const sum = mixture.weights.reduce((a, b) => a + b, 0n);
  const at = profileOf(side, s, least.column);
  const better =
    comparison === 'strict' ? undefined : least.gain > 0n ? least.column : firstGain(opponents, mixture, s);
  return {
    strategy: s,
    by: mixture.strategies.map((strategy, i) => ({ strategy, weight: Q.of(mixture.weights[i]!, sum) })),
    margin: Q.of(least.gain, sum * side.table.denominator),
    at,
    ...(better === undefined ? {} : { better: profileOf(side, s, better) }),
    largest,
  };
};

/** The first column at which a mixture gains. */
const firstGain = (
  { side, columns }: TableOpponents,
  { strategies, weights }: Weights,
  s: number,
): number | undefined =>
  columns.find((k) => {
    const own = payoffAt(side, s, k);
    return strategies.reduce((sum, t, i) => sum + weights[i]! * (payoffAt(side, t, k) - own), 0n) > 0n;
  });
