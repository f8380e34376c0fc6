/**
 * The economy of a certificate, with interdependent values: the market, and what traders can know. Signals and shocks are
 * known by their numbers from 0 in the order of the file.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Statement } from '../kernel/statement.js';
import { readNames } from '../kernel/statement.js';
import type { Market } from '../market/market.js';
import { layOutBundles, readMarketHead } from '../market/market.js';

const readings = ['market', 'group', 'shielded'] as const;
/** Who takes what is left over under Rules 5 and 6. */
export type Reading = (typeof readings)[number];

/** A market whose traders have signals about a common shock. @paper Section 4 */
export interface InterdependentEconomy extends Market {
  /** r. */
  readonly groupCount: number;
  readonly reading: Reading;
  readonly signals: readonly string[];
  readonly shocks: readonly string[];
  /** f_0(ω_0), by shock. */
  readonly prior: readonly Rational[];
  /** f(ω|ω_0), by shock and signal. */
  readonly likelihood: ReadonlyArray<readonly Rational[]>;
  /** v(x, ω_0, ω_1), by shock, signal and bundle. */
  readonly value: ReadonlyArray<ReadonlyArray<readonly Rational[]>>;
}

/**
 * Reads positive probabilities that sum to 1.
 *
 * @param whole where they are stated, to be refused if they do not sum to 1.
 * @param parts the probabilities.
 */
const readDistribution = (whole: Statement, parts: readonly Statement[]): readonly Rational[] => {
  const probabilities = parts.map((part) => part.positiveRational());
  whole.require(Q.equals(Q.sum(probabilities), Q.one), 'the probabilities must sum to 1');
  return probabilities;
};

/** Reads how likely each signal is under a shock. */
const readLikelihood = (shock: Statement, signals: readonly string[]): readonly Rational[] => {
  shock.allowOnly(['name', 'probability', 'signals']);
  const stated = shock.field('signals');
  stated.allowOnly(signals);
  return readDistribution(
    stated,
    signals.map((signal) => stated.field(signal)),
  );
};

/** Reads the values under one shock: v(x) for every signal and bundle. */
const readValues = (stated: Statement, signals: readonly string[], bundleCount: number) => {
  stated.allowOnly(signals);
  return signals.map((signal) =>
    stated
      .field(signal)
      .list(bundleCount)
      .map((value) => value.rational()),
  );
};

/** Reads an economy, and refuses one of which the paper's assumptions do not hold. */
export const readInterdependentValues = (stated: Statement): InterdependentEconomy => {
  stated.allowOnly([
    ...['title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'residual'],
    ...['signals', 'shocks', 'value', 'traders'],
  ]);
  const head = readMarketHead(stated);
  for (const trader of stated.field('traders').list()) trader.allowOnly(['name', 'endowment']);
  const reading = stated.field('residual').oneOf(readings);
  const signals = readNames(stated.field('signals').list());
  const shockEntries = stated.field('shocks').list();
  const shocks = readNames(shockEntries.map((shock) => shock.field('name')));
  stated.require(signals.length > 0 && shocks.length > 0, 'there must be signals and shocks');
  const probabilities = shockEntries.map((shock) => shock.field('probability'));
  const values = stated.field('value');
  values.allowOnly(shocks);
  const value = shocks.map((shock) => readValues(values.field(shock), signals, head.bundleCount));
  return {
    ...layOutBundles(head),
    groupCount: head.endowments.length / head.groupSize,
    reading,
    signals,
    shocks,
    prior: readDistribution(stated.field('shocks'), probabilities),
    likelihood: shockEntries.map((shock) => readLikelihood(shock, signals)),
    value,
  };
};

/** Reads a signal by its name. */
export const readSignal = ({ signals }: InterdependentEconomy, stated: Statement): number =>
  signals.indexOf(stated.oneOf(signals));

/** Reads a trader, counted from 1. */
export const readTrader = ({ endowments }: InterdependentEconomy, stated: Statement): number =>
  stated.integer(1, endowments.length) - 1;
