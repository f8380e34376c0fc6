/**
 * The best reply of one trader with one signal to the others' plans, exactly: for a given first announcement, the best
 * bundle at every price of every cell that she reaches.
 */
import type { Computation } from '../../computation.js';
import type { Rational } from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import type { Exposure } from './exposure/exposure.js';
import type { OwnCell, SparseCounts } from './exposure/own-cells.js';
import type { InterimValues, WeightedValues } from './interim.js';
import { endowmentWorth, toUtility, weightValues, weighCounts } from './interim.js';
import * as Q from '../../exact/rational.js';
import type { ThreeAnnouncements } from './mechanism.js';

/** What is best at a reached cell: the maximising bundles at every price (all bundles where the price is never paid). */
export interface CellReply {
  readonly stage: 2 | 3;
  readonly heard: readonly Demand[];
  readonly best: ReadonlyArray<readonly number[]>;
}

/** A best reply with a given first announcement, and what it is worth. */
export interface BestReply {
  readonly first: Demand;
  readonly utility: Rational;
  readonly replies: readonly CellReply[];
}

/** The weights of the rules against each other, as whole numbers. */
interface RuleWeights {
  /** Of Rule 3: (1 − 3ε)·|P|. */
  readonly ordinary: bigint;
  /** Of one price of Rules 4, 5 and 6: ε. */
  readonly drawn: bigint;
}

const ruleWeights = ({ market, epsilon }: ThreeAnnouncements): RuleWeights => {
  const n = Q.numerator(epsilon);
  return { ordinary: (Q.denominator(epsilon) - 3n * n) * BigInt(market.prices.size), drawn: n };
};

/** Values of all bundles, summed over counts, and the weight of these counts. */
interface GrossValue {
  readonly row: readonly bigint[];
  readonly weight: bigint;
}

/** The sums of (count × value) of a choice under Rule 3 and under Rules 4, 5 and 6. */
interface ChoiceValue {
  readonly best: readonly number[];
  readonly ordinary: bigint;
  readonly drawn: bigint;
}

/** The values of bundles for a trader with a signal, counts by composition given. */
class CellValues {
  private readonly weighted: WeightedValues;
  private readonly worth: readonly bigint[];
  private readonly weights: RuleWeights;

  constructor(
    private readonly mechanism: ThreeAnnouncements,
    private readonly values: InterimValues,
    private readonly exposure: Exposure,
  ) {
    this.weighted = weightValues(values, exposure.signal, exposure);
    this.worth = endowmentWorth(mechanism, values, exposure.trader);
    this.weights = ruleWeights(mechanism);
  }

  /** At each price the best bundles of a cell, all of them at ties; at the first stage her announcement is given. */
  choose(cell: OwnCell): readonly ChoiceValue[] {
    const drawnInAll = this.gross(cell.drawn);
    return this.values.cost.map((_, price) => {
      const drawn = this.surplus(drawnInAll, price);
      const ordinaryCounts = cell.ordinary[price];
      const ordinary =
        ordinaryCounts === undefined ? undefined : this.surplus(this.gross(ordinaryCounts), price);
      const best = cell.stage === 1 ? [this.exposure.first[price]!] : this.maximisers(drawn, ordinary);
      return { best, ordinary: ordinary?.[best[0]!] ?? 0n, drawn: drawn[best[0]!]! };
    });
  }

  /** Σ of (count × value) of residual trades. */
  residual(counts: readonly Float64Array[]): bigint {
    const bundles = this.mechanism.market.bundles.size;
    return weighCounts(this.values, bundles, this.weighted, this.worth, counts);
  }

  private maximisers(drawn: readonly bigint[], ordinary: readonly bigint[] | undefined): readonly number[] {
    const score = drawn.map(
      (value, bundle) => this.weights.drawn * value + this.weights.ordinary * (ordinary?.[bundle] ?? 0n),
    );
    const highest = score.reduce((a, b) => (b > a ? b : a));
    return score.flatMap((value, bundle) => (value === highest ? [bundle] : []));
  }

  /** Σ_c count_c · (value of the bundle), for all bundles, and the weight of them all. */
  private gross(counts: SparseCounts): GrossValue {
    const { mass, gross } = this.weighted;
    let weight = 0n;
    const row = new Array<bigint>(this.mechanism.market.bundles.size).fill(0n);
    counts.forEach((count, c) => {
      const times = BigInt(count);
      weight += times * mass[c]!;
      for (let bundle = 0; bundle < row.length; bundle += 1) row[bundle]! += times * gross[c]![bundle]!;
    });
    return { row, weight };
  }

  /** What is left of the values of all bundles after paying for them at a price. */
  private surplus({ row, weight }: GrossValue, price: number): readonly bigint[] {
    const cost = this.values.cost[price]!;
    return row.map((value, bundle) => value + weight * (this.worth[price]! - cost[bundle]!));
  }
}

/** The cells after which a computation may be stopped. */
const cellsInStep = 500;

/**
 * The best second and third announcements for an exposure, cell by cell, and the utility of the whole. The choices at
 * different cells and prices do not meet: each is executed in draws of its own.
 */
export function* bestReplyTo(
  mechanism: ThreeAnnouncements,
  values: InterimValues,
  exposure: Exposure,
): Computation<BestReply> {
  const cellValues = new CellValues(mechanism, values, exposure);
  let ordinary = cellValues.residual(exposure.ordinary);
  let drawn = cellValues.residual(exposure.drawn);
  const replies: CellReply[] = [];
  for (const [at, cell] of exposure.cells.entries()) {
    if (at % cellsInStep === cellsInStep - 1)
      yield { label: 'replies', done: at, total: exposure.cells.length, unit: 'replies' };
    const choices = cellValues.choose(cell);
    for (const choice of choices) {
      ordinary += choice.ordinary;
      drawn += choice.drawn;
    }
    if (cell.stage !== 1)
      replies.push({ stage: cell.stage, heard: cell.heard, best: choices.map(({ best }) => best) });
  }
  return {
    first: exposure.first,
    utility: toUtility(mechanism, values, exposure.signal, exposure.ordersEach, ordinary, drawn),
    replies,
  };
}
