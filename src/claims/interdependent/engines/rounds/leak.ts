/**
 * The leak: how far the others can make a trader's residual under Rules 5 and 6 depend on her own first announcement, and
 * what that can be worth to her at most.
 *
 * Surpluses are summed over the positions and prices of a rule. There are nr·|P| of them, equally likely, and the rule has
 * probability ε; so a sum is worth ε/(nr·|P|) times as much in expected utility.
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import { multisets, withSignal } from '../../../../economies/information.js';
import type { Valuation } from '../../../../economies/valuation.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import { multinomial } from '../../../../exact/counts.js';
import type { Demand } from '../../../../market/demand.js';
import { pointAt } from '../../../../market/lattice.js';
import { allocateResidual, bundleIndex } from '../../../../mechanisms/three-announcements/mechanism.js';
import { heardByFirst, leakAt } from '../influence/residual-influence.js';
import type { Setting } from '../setting.js';

/** A leak channel: a rule, and a position (from 0) that φ(1) has heard and whose residual depends on her demand. */
export interface LeakChannel {
  readonly rule: 5 | 6;
  readonly position: number;
  /** `left[y]`: the bundle, by index, that is left for the position when φ(1) asks for the bundle with index y. */
  readonly left: readonly number[];
}

/** All leak channels, Rule 5 first, positions ascending. None under `shielded` and `group`. */
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
export interface InterimSurplus {
  readonly table: ReadonlyArray<readonly bigint[]>;
  /** What one unit of the table is worth. */
  readonly unit: Rational;
}

/** E[v | ω] − p·x for all prices and bundles, in whole numbers over a known unit. */
export const interimSurplus = ({ values, economy }: Setting, signal: number): InterimSurplus => {
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
export const lossOf = ({ table }: InterimSurplus, first: Demand): bigint =>
  table.reduce((sum, row, price) => sum + largest(row) - row[first[price]!]!, 0n);

/** For a channel, summed over prices: the surplus of the best residual less that of the worst. */
const residualRange = (table: ReadonlyArray<readonly bigint[]>, { left }: LeakChannel): bigint =>
  table.reduce((sum, row) => {
    const within = left.map((bundle) => row[bundle]!);
    return sum + largest(within) - smallest(within);
  }, 0n);

/** For every way that `size` others can hold signals: f(own signal and these counts), as whole-number weights of the shocks. */
function* signalWeights(values: Valuation, signal: number, kinds: number, size: number) {
  for (const counts of multisets(kinds, size)) {
    const ways = multinomial(counts);
    yield shockWeights(values, withSignal(counts, signal)).map((weight) => weight * ways);
  }
}

/**
 * An upper bound on the leak against all strategies of the others: φ(1) knows at most her own signal and those of the groups
 * that she has heard, so at each price the residual that she leaves is at best a function of all of these.
 *
 * @returns The bound as a surplus summed over positions and prices; {@link positionWeight} is the probability of each.
 */
export const leakBound = (setting: Setting, signal: number, channels: readonly LeakChannel[]): Rational => {
  const { values, economy } = setting;
  const { size, count } = economy.market.groups;
  return Q.sum(
    ([5, 6] as const).map((rule) => {
      const ofRule = channels.filter((channel) => channel.rule === rule);
      if (ofRule.length === 0) return Q.zero;
      // φ(1) herself, and all whom she has heard but the owner of the residual.
      const others = rule === 5 ? size : (count - 1) * size;
      let sum = 0n;
      let total = 0n;
      for (const weights of signalWeights(values, signal, economy.signals.length, others)) {
        const table = surplusTable(values, signal, weights);
        for (const channel of ofRule) sum += residualRange(table, channel);
        total += weights.reduce((a, b) => a + b, 0n);
      }
      return Q.of(sum, total * values.unit);
    }),
  );
};

/** The probability of one position and price under one of the Rules 4, 5 and 6: ε/(nr·|P|). */
export const positionWeight = ({ economy }: Setting): Rational =>
  Q.div(economy.epsilon, Q.of(economy.market.traders * economy.market.prices.size));

/** What is known of the leak for one signal of the owner of the residual. */
export interface SignalLeak {
  readonly signal: number;
  readonly channels: readonly LeakChannel[];
  readonly surplus: InterimSurplus;
  /** See {@link leakBound}. */
  readonly bound: Rational;
}

/** Leak channels, surpluses and the bound on the leak for a signal. */
export const leakFor = (setting: Setting, signal: number): SignalLeak => {
  const channels = leakChannels(setting);
  return {
    signal,
    channels,
    surplus: interimSurplus(setting, signal),
    bound: leakBound(setting, signal, channels),
  };
};
