/**
 * What an economy file says of a market and of an information structure, as values that its codec encodes.
 */
import type { InterdependentEconomy } from '../../economies/economy.js';
import type { Rational } from '../../exact/rational.js';
import type { MarketParameters } from '../../market/market.js';
import type { EconomyFile } from './codec.js';
import { nestTable } from './tables.js';

/** The numbers of the market, and ε. */
export const marketFields = (
  { cap, priceSteps, groups, tieBreak }: MarketParameters,
  epsilon: Rational,
): Pick<EconomyFile, 'cap' | 'priceSteps' | 'groups' | 'epsilon' | 'tieBreak'> => ({
  cap,
  priceSteps,
  groups: { count: groups.count, size: groups.size },
  epsilon,
  tieBreak,
});

/** What the traders may know, and what the bundles are worth. */
export type Information = Pick<InterdependentEconomy, 'residual' | 'signals' | 'shocks' | 'value'>;

/** The information structure and the common value, as tables by shock and signal. */
export const informationFields = (
  market: Pick<MarketParameters, 'commodities' | 'cap'>,
  { residual, signals, shocks, value }: Information,
): Pick<EconomyFile, 'residual' | 'signals' | 'shocks' | 'value'> => ({
  residual,
  signals,
  shocks: shocks.map((shock) => ({
    name: shock.name,
    probability: shock.probability,
    signals: byName(signals, shock.signals),
  })),
  value: byName(
    shocks.map(({ name }) => name),
    value.map((bySignal) =>
      byName(
        signals,
        bySignal.map((values) => ({ table: nestTable(values, market) })),
      ),
    ),
  ),
});

const byName = <A>(names: readonly string[], values: readonly A[]): Readonly<Record<string, A>> =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]));
