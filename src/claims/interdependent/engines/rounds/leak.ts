/**
 * The leak: how far what a trader gets as residual under Rules 5 and 6 can be made to depend on her own first
 * announcement, and what that can be worth to her at most.
 *
 * Everything is counted in one unit: a surplus at one price for one position of hers, of which every trader has
 * nr·|P| equally likely ones under each rule (probability ε).
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { multisets, withSignal } from '../../../../economies/information.js';
import type { SignalCounts, Valuation } from '../../../../economies/valuation.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import type { Demand } from '../../../../market/demand.js';
import { pointAt } from '../../../../market/lattice.js';
import { allocateResidual, bundleIndex } from '../../../../mechanisms/three-announcements/mechanism.js';
import { heardByFirst, leakAt } from '../influence/residual-influence.js';
import type { Setting } from '../setting.js';

/** A rule and a position (from 0) that φ(1) has heard and whose residual moves with her demand. */
export interface LeakChannel {
  readonly rule: 5 | 6;
  readonly position: number;
  /** `left[y]`: the bundle left for the position when φ(1) asks for the bundle with index y. */
  readonly left: readonly number[];
}

/** All openings, Rule 5 first, positions ascending. None under `shielded` and `group`. */
export const leakChannels = ({ mechanism }: Setting): readonly LeakChannel[] => {
  const { market } = mechanism;
  const supplies = new Array<readonly number[]>(market.groups.count).fill(market.supply);
  return ([5, 6] as const).flatMap((rule) =>
    Array.from({ length: market.traders }, (_, position) => position).flatMap((position) =>
      heardByFirst(market, rule, position) && leakAt(mechanism, rule, position) !== undefined
        ? [
            {
              rule,
              position,
              left: Array.from({ length: market.bundles.size }, (_, y) =>
                bundleIndex(
                  market,
                  allocateResidual(mechanism, rule, supplies, pointAt(market.bundles, y))[position]!,
                ),
              ),
            },
          ]
        : [],
    ),
  );
};

/** Surpluses of a signal given nothing but itself, `table[price][bundle]`, as rationals of the economy. */
export interface SurplusOf {
  readonly table: ReadonlyArray<readonly bigint[]>;
  /** What one unit of the table is worth. */
  readonly unit: Rational;
}

/** E[v | ω] − p·x for all prices and bundles, in whole numbers over a known unit. */
export const interimSurplus = ({ values, economy }: Setting, signal: number): SurplusOf => {
  const seen = withSignal(
    economy.signals.map(() => 0),
    signal,
  );
  const weights = shockWeights(values, seen);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return { table: surplusTable(values, signal, weights), unit: Q.of(1n, total * values.unit) };
};

const largest = (row: readonly bigint[]): bigint => row.reduce((a, b) => (b > a ? b : a));
const smallest = (row: readonly bigint[]): bigint => row.reduce((a, b) => (b < a ? b : a));

/** What a first announcement loses under Rule 4 against price taking, summed over prices, in the table's units. */
export const lossOf = ({ table }: SurplusOf, first: Demand): bigint =>
  table.reduce((sum, row, price) => sum + largest(row) - row[first[price]!]!, 0n);

const spread = (table: ReadonlyArray<readonly bigint[]>, { left }: LeakChannel): bigint =>
  table.reduce((sum, row) => {
    const within = left.map((bundle) => row[bundle]!);
    return sum + largest(within) - smallest(within);
  }, 0n);

/**
 * The most that rewarding one first announcement and punishing another can be worth when the others' announcements tell
 * nothing of their signals: for every opening and price, the best residual less the worst.
 */
export const uninformedLeak = ({ table }: SurplusOf, opened: readonly LeakChannel[]): bigint =>
  opened.reduce((sum, opening) => sum + spread(table, opening), 0n);

const multinomial = (counts: SignalCounts): bigint => {
  let ways = 1n;
  let placed = 0n;
  for (const count of counts)
    for (let j = 1n; j <= BigInt(count); j += 1n) {
      placed += 1n;
      ways = (ways * placed) / j;
    }
  return ways;
};

/** f(own signal and these counts), as whole-number weights of the shocks, for every way that `size` others can hold signals. */
function* informed(values: Valuation, signal: number, kinds: number, size: number) {
  for (const counts of multisets(kinds, size)) {
    const ways = multinomial(counts);
    yield shockWeights(values, withSignal(counts, signal)).map((weight) => weight * ways);
  }
}

/**
 * An upper bound on the leak against all strategies of the others, as a rational: φ(1) knows at most her own signal and
 * those of the groups that she heard, so the residual she leaves can at best follow the surplus given all of these.
 */
export const leakBound = (setting: Setting, signal: number, opened: readonly LeakChannel[]): Rational => {
  const { values, economy } = setting;
  const { size, count } = economy.market.groups;
  return Q.sum(
    ([5, 6] as const).map((rule) => {
      const mine = opened.filter((opening) => opening.rule === rule);
      if (mine.length === 0) return Q.zero;
      // φ(1) herself, and all whom she heard but me.
      const others = rule === 5 ? size : (count - 1) * size;
      let sum = 0n;
      let total = 0n;
      for (const weights of informed(values, signal, economy.signals.length, others)) {
        const table = surplusTable(values, signal, weights);
        for (const opening of mine) sum += spread(table, opening);
        total += weights.reduce((a, b) => a + b, 0n);
      }
      return Q.of(sum, total * values.unit);
    }),
  );
};

/** What one unit of surplus at one position and price is worth in expected utility: ε/(nr·|P|). */
export const perPosition = ({ economy }: Setting): Rational =>
  Q.div(economy.epsilon, Q.of(economy.market.traders * economy.market.prices.size));
