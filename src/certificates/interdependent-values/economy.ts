/** An economy with interdependent values: what traders know, and what price takers then demand. Signals and shocks by number. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Market } from '../private-values/economy.js';
import { choices, readMarket, upTo, written } from '../private-values/economy.js';
import type { Json, Part } from '../kernel/statement.js';
import { namesOf } from '../kernel/statement.js';

/** @paper Section 4 */
export interface Informed extends Market {
  /** The number of groups. */
  readonly r: number;
  readonly residual: 'market' | 'group' | 'shielded';
  readonly commodities: readonly string[];
  readonly signals: readonly string[];
  readonly shocks: readonly string[];
  /** f_0(ω_0), f(ω|ω_0) and v(x, ω_0, ω_1) as `value[shock][signal][bundle]`. */
  readonly prior: readonly Rational[];
  readonly likelihood: ReadonlyArray<readonly Rational[]>;
  readonly value: ReadonlyArray<ReadonlyArray<readonly Rational[]>>;
}

/** Positive probabilities that sum to one. */
const distribution = (whole: Part, parts: readonly Part[]): readonly Rational[] => {
  const read = parts.map((part) => part.rational());
  parts.forEach((part, i) => part.must(Q.sign(read[i]!) > 0, 'this must be positive'));
  whole.must(Q.equals(Q.sum(read), Q.one), 'the probabilities must sum to 1');
  return read;
};

/** Reads an economy, and checks what the paper assumes of it. */
export const readInformed = (part: Part): Informed => {
  part.only(
    ...['title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'residual'],
    ...['signals', 'shocks', 'value', 'traders'],
  );
  const market = readMarket(part);
  for (const trader of part.field('traders').items()) trader.only('name', 'endowment');
  const residual = part.field('residual');
  residual.must(['market', 'group', 'shielded'].includes(residual.text()), 'this is no reading');
  const signals = namesOf(part.field('signals').items());
  const given = part.field('shocks').items();
  const shocks = namesOf(given.map((shock) => shock.field('name')));
  part.must(signals.length > 0 && shocks.length > 0, 'there must be signals and shocks');
  const prior = distribution(
    part.field('shocks'),
    given.map((shock) => shock.field('probability')),
  );
  const likelihood = given.map((shock) => {
    shock.only('name', 'probability', 'signals');
    const chances = shock.field('signals');
    chances.only(...signals);
    return distribution(
      chances,
      signals.map((signal) => chances.field(signal)),
    );
  });
  part.field('value').only(...shocks);
  const value = shocks.map((shock) => {
    const bySignal = part.field('value').field(shock);
    bySignal.only(...signals);
    return signals.map((signal) =>
      bySignal
        .field(signal)
        .items(market.bundles.length)
        .map((v) => v.rational()),
    );
  });
  const r = market.endowments.length / market.n;
  const commodities = part
    .field('commodities')
    .items()
    .map((name) => name.text());
  const read = { ...market, r, commodities, signals, shocks, prior, likelihood, value };
  return { ...read, residual: residual.text() as Informed['residual'] };
};

/** f_0(ω_0) Π f(ω|ω_0) over a list of signals, for each shock: the probability of the shock and of these signals. */
export const weightsOf = ({ prior, likelihood }: Informed, seen: readonly number[]): readonly Rational[] =>
  prior.map((f0, shock) => seen.reduce((w, signal) => Q.mul(w, likelihood[shock]![signal]!), f0));

/** What bundles are worth at prices to a trader with a signal, net of what they cost, times what shocks weigh: `[p][x]`. */
export type Worth = ReadonlyArray<readonly Rational[]>;
export const worthOf = (economy: Informed, signal: number, weights: readonly Rational[]): Worth => {
  const { prices, bundles, T, value } = economy;
  const total = Q.sum(weights);
  const gross = bundles.map((_, x) => Q.sum(weights.map((w, shock) => Q.mul(w, value[shock]![signal]![x]!))));
  const steps = (p: number, x: number) => prices[p]!.reduce((sum, s, h) => sum + s * bundles[x]![h]!, 0);
  return prices.map((_, p) => gross.map((v, x) => Q.sub(v, Q.mul(total, Q.of(steps(p, x), T)))));
};
/** E[v(x, ω_0, ω_1) | …] − p·x up to the probability of the signals, given her own signal and others. */
export const worthGiven = (economy: Informed, signal: number, others: readonly number[]): Worth =>
  worthOf(economy, signal, weightsOf(economy, [signal, ...others]));

/** A set of demand functions that is free price by price: the bundles at each price. */
export type Bundles = ReadonlyArray<readonly number[]>;

/** The bundles that no other beats in every table at once; of one table, those that are best in it. */
export const unbeaten = (tables: readonly Worth[]): Bundles =>
  tables[0]!.map((row, p) =>
    upTo(row.length).filter((x) => !row.some((_, y) => tables.every((t) => Q.lt(t[p]![x]!, t[p]![y]!)))),
  );
/** D¹(ω_1), and D²(ω_1, …). @paper Section 4: D¹, D² */
export const bestGiven = (economy: Informed, signal: number, others: readonly number[] = []): Bundles =>
  unbeaten([worthGiven(economy, signal, others)]);
/** The signals that the n − 1 other members of one's group may have, in every way. */
export const mateSignals = ({ signals, n }: Informed): ReadonlyArray<readonly number[]> => [
  ...choices(upTo(n - 1).map(() => upTo(signals.length))),
];
/** D³(ω_1, …): what nothing beats whatever the signals of the rest of one's group are. @paper Section 4: D³ */
export const neverBeaten = (economy: Informed, signal: number, others: readonly number[]): Bundles =>
  unbeaten(mateSignals(economy).map((mates) => worthGiven(economy, signal, [...others, ...mates])));

/** Whether a demand function is in a set; whether the set has one member; the set as certificates write it. */
export const includes = (set: Bundles, demand: readonly number[]): boolean =>
  set.every((bundles, p) => bundles.includes(demand[p]!));
export const isSingle = (set: Bundles): boolean => set.every(({ length }) => length === 1);
export const setText = (economy: Informed, set: Bundles): Json =>
  set.map((bundles) => written(economy, bundles));
