/**
 * The best reply of one trader with one signal to the others' plans, exactly: for a given first announcement, the best
 * bundle at every price of every cell that she reaches.
 */
import type { Rational } from '../../exact/rational.js';
import type { Demand } from '../../market/demand.js';
import type { Exposure } from './exposure.js';
import { exposureOf } from './exposure.js';
import type { InterimValues } from './interim.js';
import { endowmentWorth, toUtility, weightValues, weighCounts } from './interim.js';
import * as Q from '../../exact/rational.js';
import type { ThreeAnnouncements } from './mechanism.js';
import type { Plan } from './strategy.js';

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

/** The weight of Rule 3 against that of one rule and price of Rules 4, 5 and 6: (1 − 3ε)·|P| to ε, as whole numbers. */
const ruleWeights = ({ market, epsilon }: ThreeAnnouncements): readonly [bigint, bigint] => {
  const n = Q.numerator(epsilon);
  const d = Q.denominator(epsilon);
  return [(d - 3n * n) * BigInt(market.prices.size), n];
};

/**
 * The best second and third announcements for an exposure, cell by cell, and the utility of the whole. The choices at
 * different cells and prices do not meet: each is executed in draws of its own.
 */
export const bestReplyTo = (
  mechanism: ThreeAnnouncements,
  values: InterimValues,
  exposure: Exposure,
): BestReply => {
  const { market } = mechanism;
  const bundles = market.bundles.size;
  const { mass, gross } = weightValues(values, exposure.signal, exposure);
  const worth = endowmentWorth(mechanism, values, exposure.trader);
  const [weightOrdinary, weightDrawn] = ruleWeights(mechanism);

  /** Σ_c count_c · (value of the bundle at the price), for all bundles. */
  const valued = (counts: readonly number[], price: number): bigint[] => {
    let held = 0n;
    const row = new Array<bigint>(bundles).fill(0n);
    counts.forEach((count, c) => {
      if (count === 0) return;
      const times = BigInt(count);
      held += times * mass[c]!;
      for (let bundle = 0; bundle < bundles; bundle += 1) row[bundle]! += times * gross[c]![bundle]!;
    });
    return row.map((value, bundle) => value + held * (worth[price]! - values.cost[price]![bundle]!));
  };

  let ordinary = 0n;
  let drawn = 0n;
  const addResidual = (rows: readonly Float64Array[]): bigint =>
    weighCounts(values, bundles, { mass, gross }, worth, rows);
  ordinary += addResidual(exposure.ordinary);
  drawn += addResidual(exposure.drawn);

  const replies: CellReply[] = [];
  for (const cell of exposure.cells) {
    const best: (readonly number[])[] = [];
    for (let price = 0; price < market.prices.size; price += 1) {
      const byDraw = valued(cell.drawn, price);
      const row = cell.ordinary[price];
      const byRule3 = row === undefined ? undefined : valued(row, price);
      const score = byDraw.map(
        (value, bundle) => weightDrawn * value + weightOrdinary * (byRule3?.[bundle] ?? 0n),
      );
      let most = score[0]!;
      for (const value of score) if (value > most) most = value;
      const chosen =
        cell.stage === 1
          ? [exposure.first[price]!]
          : score.flatMap((value, bundle) => (value === most ? [bundle] : []));
      best.push(chosen);
      drawn += byDraw[chosen[0]!]!;
      ordinary += byRule3?.[chosen[0]!] ?? 0n;
    }
    if (cell.stage !== 1) replies.push({ stage: cell.stage, heard: cell.heard, best });
  }
  return {
    first: exposure.first,
    utility: toUtility(mechanism, values, exposure.signal, exposure.ordersEach, ordinary, drawn),
    replies,
  };
};

/**
 * The best reply of a trader with a signal among those that make a given first announcement. Cost: that of one
 * exposure.
 */
export const bestReply = (
  mechanism: ThreeAnnouncements,
  values: InterimValues,
  plans: readonly Plan[],
  trader: number,
  signal: number,
  first: Demand,
): BestReply => bestReplyTo(mechanism, values, exposureOf(mechanism, plans, trader, signal, first));
