/**
 * The leak: how far the others can make a trader's residual under Rules 5 and 6 depend on her own first announcement, and
 * what that can be worth to her at most.
 *
 * Surpluses are summed over the positions and prices of a rule. There are nr·|P| of them, equally likely, and the rule has
 * probability ε; so a sum is worth ε/(nr·|P|) times as much in expected utility.
 */
import * as Q from '../../../../exact/rational.js';
import type { Rational } from '../../../../exact/rational.js';
import type { Computation } from '../../../../computation.js';
import { multisets, withSignal } from '../../../../economies/information.js';
import { shockWeights, surplusTable } from '../../../../economies/valuation.js';
import { countMultisets, multinomial } from '../../../../exact/counts.js';
import type { Demand } from '../../../../market/demand.js';
import { points } from '../../../../market/lattice.js';
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

const channelsOf = ({ mechanism }: Setting): readonly LeakChannel[] => {
  const { market } = mechanism;
  const supplies = new Array<readonly number[]>(market.groups.count).fill(market.supply);
  return ([5, 6] as const).flatMap((rule) => {
    const positions = Array.from({ length: market.traders }, (_, position) => position).filter(
      (position) => heardByFirst(market, rule, position) && leakAt(mechanism, rule, position) !== undefined,
    );
    if (positions.length === 0) return [];
    const allocations = points(market.bundles).map((bundle) => {
      const amounts = allocateResidual(mechanism, rule, supplies, bundle);
      return positions.map((position) => bundleIndex(market, amounts[position]!));
    });
    return positions.map((position, at) => ({
      rule,
      position,
      left: allocations.map((allocation) => allocation[at]!),
    }));
  });
};

const channels = new WeakMap<object, readonly LeakChannel[]>();

/** All leak channels, Rule 5 first, positions ascending; found once. None under `shielded` and `group`. */
export const leakChannels = (setting: Setting): readonly LeakChannel[] => {
  const known = channels.get(setting.memory) ?? channelsOf(setting);
  channels.set(setting.memory, known);
  return known;
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

const priceTakingTotals = new WeakMap<InterimSurplus, bigint>();

/** The largest surpluses, summed over prices; found once. */
const priceTakingTotal = (surplus: InterimSurplus): bigint => {
  const known = priceTakingTotals.get(surplus) ?? surplus.table.reduce((sum, row) => sum + largest(row), 0n);
  priceTakingTotals.set(surplus, known);
  return known;
};

/** What a first announcement loses under Rule 4 against price taking, summed over prices, in the table's units. */
export const lossOf = (surplus: InterimSurplus, first: Demand): bigint =>
  surplus.table.reduce((left, row, price) => left - row[first[price]!]!, priceTakingTotal(surplus));

/** For a channel, summed over prices: the surplus of the best residual less that of the worst. */
const residualRange = (table: ReadonlyArray<readonly bigint[]>, { left }: LeakChannel): bigint =>
  table.reduce((sum, row) => {
    const within = left.map((bundle) => row[bundle]!);
    return sum + largest(within) - smallest(within);
  }, 0n);

/** How many of the others' signals φ(1) knows at most under a rule, besides that of the owner of the residual. */
export const knownToFirst = ({ economy }: Setting, rule: 5 | 6): number => {
  const { size, count } = economy.market.groups;
  // φ(1) herself, and all whom she has heard but the owner of the residual.
  return rule === 5 ? size : (count - 1) * size;
};

/** The unit in which the work on the bound on the leak is counted. */
export const leakUnit = 'numbers of signals that a leak may depend on';

/**
 * An upper bound on the leak against all strategies of the others: φ(1) knows at most her own signal and those of the groups
 * that she has heard, so at each price the residual that she leaves is at best a function of all of these.
 *
 * @returns The bound as a surplus summed over positions and prices; {@link positionWeight} is the probability of each.
 */
function* leakBound(
  setting: Setting,
  signal: number,
  channels: readonly LeakChannel[],
): Computation<Rational> {
  const { values, economy } = setting;
  const kinds = economy.signals.length;
  const bounds: Rational[] = [];
  for (const rule of [5, 6] as const) {
    const ofRule = channels.filter((channel) => channel.rule === rule);
    if (ofRule.length === 0) continue;
    const others = knownToFirst(setting, rule);
    const ways = Number(countMultisets(kinds, others));
    let [sum, total, done] = [0n, 0n, 0];
    for (const counts of multisets(kinds, others)) {
      if (done % 64 === 63) yield { label: leakUnit, done, total: ways, unit: leakUnit };
      done += 1;
      const many = multinomial(counts);
      // f(own signal and these counts), as whole-number weights of the shocks.
      const weights = shockWeights(values, withSignal(counts, signal)).map((weight) => weight * many);
      const table = surplusTable(values, signal, weights);
      for (const channel of ofRule) sum += residualRange(table, channel);
      total += weights.reduce((a, b) => a + b, 0n);
    }
    bounds.push(Q.of(sum, total * values.unit));
  }
  return Q.sum(bounds);
}

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
export function* leakFor(setting: Setting, signal: number): Computation<SignalLeak> {
  const channels = leakChannels(setting);
  return {
    signal,
    channels,
    surplus: interimSurplus(setting, signal),
    bound: yield* leakBound(setting, signal, channels),
  };
}
