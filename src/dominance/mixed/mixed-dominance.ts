/**
 * Mixed dominators of one player's strategies over all rounds, for what no single strategy dominates. A belief to which a
 * strategy was a best reply is used again until one of its columns is removed.
 */
import * as Q from '../../exact/rational.js';
import type { Computation } from '../../computation.js';
import { distinctStrategies } from '../distinct.js';
import { MixedRound } from './round.js';
import type { MixtureGain, WholeBelief } from './mixtures.js';
import type { Weights } from './column-oracle.js';
import type { Comparison, Elimination, WarmStart, SurvivalWitness } from '../relation.js';
import type { Side } from '../side.js';
import { payoffAt, profileOf } from '../side.js';
import type { TableOracle } from './table-oracle.js';
import { tableOracle } from './table-oracle.js';

/** A strategy that a mixture dominates, and how: worked out when it is asked for, in the game in which it was found. */
export interface DominatedByMixture {
  readonly strategy: number;
  readonly elimination: () => Elimination<number>;
}

/** One player's strategies, each with the belief to which it was last a best reply. */
export class MixedDominance {
  /** For each strategy the belief to which it was last found to be a best reply. */
  private readonly beliefs: (WholeBelief<number> | undefined)[];

  constructor(
    private readonly side: Side,
    private readonly comparison: Comparison,
    private readonly warmStart: WarmStart,
  ) {
    this.beliefs = new Array<WholeBelief<number> | undefined>(side.strategies).fill(undefined);
  }

  /** What mixtures dominate now among the living strategies that no single strategy dominates (`pure`), in ascending order. */
  *dominated(pure: ReadonlySet<number>): Computation<readonly DominatedByMixture[]> {
    const { side, comparison } = this;
    const oracle = tableOracle(side);
    const candidates = side.living.filter((s) => !pure.has(s));
    // A strategy that another dominates adds nothing as a rival; but to a belief that must be strict it is one.
    const all = comparison === 'very-weak' ? side.living : candidates;
    const classes = distinctStrategies(side, all, oracle.columns);
    const rivals = classes.representatives.map((i) => all[i]!);
    const round = new MixedRound(oracle, rivals, comparison, this.warmStart, (s, belief) => {
      this.beliefs[s] = belief;
    });
    const undecided = rivals.filter((s) => !pure.has(s) && !this.isStillBestReply(s));
    const mixtures = yield* round.judge(undecided);
    const dominated: DominatedByMixture[] = [];
    for (const [i, s] of all.entries()) {
      if (pure.has(s)) continue;
      const twin = all[classes.first[i]!]!;
      const found = mixtures.get(twin);
      if (found !== undefined)
        dominated.push({ strategy: s, elimination: () => eliminationOf(oracle, comparison, s, found) });
      else this.beliefs[s] = this.beliefs[twin];
    }
    return dominated;
  }

  /** The belief to which a surviving strategy is a best reply. */
  survivalWitness(s: number): SurvivalWitness<number> {
    const { uniformPart, columns, weights } = this.beliefs[s]!;
    const { alive } = this.side;
    let count = 0n;
    if (uniformPart > 0n) for (const flag of alive) count += BigInt(flag);
    const total = uniformPart * count + weights.reduce((a, b) => a + b, 0n);
    return {
      kind: 'belief',
      uniformPart: Q.of(uniformPart, total),
      weights: columns.map((column, c) => ({
        column: profileOf(this.side, s, column),
        weight: Q.of(weights[c]!, total),
      })),
    };
  }

  private isStillBestReply(s: number): boolean {
    const belief = this.beliefs[s];
    return (
      belief !== undefined &&
      this.comparison !== 'weak' &&
      belief.columns.every((k) => this.side.alive[k] === 1)
    );
  }
}

/** An elimination as it is reported: weights in lowest terms, gains exact. */
const eliminationOf = (
  oracle: TableOracle,
  comparison: Comparison,
  s: number,
  { mixture, least, largest }: MixtureGain<number>,
): Elimination<number> => {
  const { side } = oracle;
  const sum = mixture.weights.reduce((a, b) => a + b, 0n);
  const positiveGainAt =
    comparison === 'strict' ? undefined : least.gain > 0n ? least.column : firstGain(oracle, mixture, s);
  return {
    strategy: s,
    dominator: mixture.strategies.map((strategy, i) => ({
      strategy,
      weight: Q.of(mixture.weights[i]!, sum),
    })),
    margin: Q.of(least.gain, sum * side.table.denominator),
    attainedAt: profileOf(side, s, least.column),
    ...(positiveGainAt === undefined ? {} : { positiveGainAt: profileOf(side, s, positiveGainAt) }),
    largestMargin: largest,
  };
};

/** The first column at which a mixture gains. */
const firstGain = (
  { side, columns }: TableOracle,
  { strategies, weights }: Weights,
  s: number,
): number | undefined =>
  columns.find((k) => {
    const own = payoffAt(side, s, k);
    return strategies.reduce((sum, t, i) => sum + weights[i]! * (payoffAt(side, t, k) - own), 0n) > 0n;
  });
