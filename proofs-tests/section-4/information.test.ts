/**
 * Section 4, the information structure and the sets D¹, D², D³: the counts' way against the definitions written out
 * over lists of signals.
 */
import { expect, test } from 'vitest';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import {
  countSignals,
  countsProbability,
  expectedValues,
  multisets,
  posterior,
} from '../../src/economies/information.js';
import { d1, d2, d3 } from '../../src/economies/price-taking-sets.js';
import { pointAt } from '../../src/market/lattice.js';
import { priceVector } from '../../src/market/market.js';
import { randomEconomy, forRandomCases } from '../gallery/gallery.js';

/** f(ω₀, ω) for a list of signals. */
const joint = (economy: InterdependentEconomy, shock: number, signals: readonly number[]): Rational =>
  signals.reduce(
    (product, signal) => Q.mul(product, economy.shocks[shock]!.signals[signal]!),
    economy.shocks[shock]!.probability,
  );

const lists = (kinds: number, length: number): number[][] =>
  length === 0
    ? [[]]
    : lists(kinds, length - 1).flatMap((list) => Array.from({ length: kinds }, (_, s) => [...list, s]));

/** E[v(x, ω₀, ω₁) | ω] − p·x by definition. */
const surplus = (
  economy: InterdependentEconomy,
  signals: readonly number[],
  bundle: number,
  price: number,
): Rational => {
  const total = Q.sum(economy.shocks.map((_, shock) => joint(economy, shock, signals)));
  const value = Q.sum(
    economy.shocks.map((_, shock) =>
      Q.mul(Q.div(joint(economy, shock, signals), total), economy.value[shock]![signals[0]!]![bundle]!),
    ),
  );
  const paid = Q.sum(
    priceVector(economy.market, price).map((p, h) =>
      Q.mul(p, Q.of(pointAt(economy.market.bundles, bundle)[h]!)),
    ),
  );
  return Q.sub(value, paid);
};

test('posteriors and expected values are those of Bayes’ rule over lists', () => {
  forRandomCases(20, (next) => {
    const economy = randomEconomy(next, { supply: () => true });
    const signals = Array.from({ length: 4 }, () => next(2));
    const total = Q.sum(economy.shocks.map((_, shock) => joint(economy, shock, signals)));
    expect(posterior(economy, countSignals(2, signals)).map(Q.show)).toEqual(
      economy.shocks.map((_, shock) => Q.show(Q.div(joint(economy, shock, signals), total))),
    );
    const values = expectedValues(economy, signals[0]!, countSignals(2, signals.slice(1)));
    values.forEach((value, bundle) =>
      expect(Q.equals(value, surplus(economy, signals, bundle, 0))).toBe(true),
    );
  });
});

test('the probabilities of the counts of others’ signals sum to one', () => {
  forRandomCases(20, (next) => {
    const economy = randomEconomy(next, { supply: () => true });
    for (const signal of [0, 1])
      expect(
        Q.show(Q.sum([...multisets(2, 5)].map((counts) => countsProbability(economy, signal, counts)))),
      ).toBe('1');
  });
});

test('D¹, D² and D³ are the sets of the definitions', () => {
  forRandomCases(12, (next) => {
    const economy = randomEconomy(next, {
      commodities: next(4) === 0 ? 2 : 1,
      cap: 2,
      steps: 1,
      size: 2 + next(2),
      supply: () => true,
    });
    const { market } = economy;
    const { count, size } = market.groups;
    const bundles = Array.from({ length: market.bundles.size }, (_, x) => x);
    const prices = Array.from({ length: market.prices.size }, (_, p) => p);
    const best = (signals: readonly number[]) =>
      prices.map((p) =>
        bundles.filter((x) =>
          bundles.every((y) => Q.leq(surplus(economy, signals, y, p), surplus(economy, signals, x, p))),
        ),
      );
    for (const own of [0, 1]) {
      expect(d1(economy, own)).toEqual(best([own]));
      const group = Array.from({ length: size }, () => next(2));
      expect(d2(economy, own, countSignals(2, group))).toEqual(best([own, ...group]));
      const others = Array.from({ length: (count - 1) * size }, () => next(2));
      const byDefinition = prices.map((p) =>
        bundles.filter((x) =>
          bundles.every((y) =>
            lists(2, size - 1).some((rest) =>
              Q.leq(
                surplus(economy, [own, ...others, ...rest], y, p),
                surplus(economy, [own, ...others, ...rest], x, p),
              ),
            ),
          ),
        ),
      );
      expect(d3(economy, own, countSignals(2, others))).toEqual(byDefinition);
    }
  });
});
