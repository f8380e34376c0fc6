/**
 * The optimum with signals against the definition: every profile of signals, every allocation.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { E } from '../../prelude.js';
import { finish } from '../../computation.js';
import * as Q from '../../exact/rational.js';
import { readEconomy } from '../../formats/economy/read.js';
import { points } from '../../market/lattice.js';
import { optimumWithSignals } from './common-value.js';

/** Every list of so many numbers below a bound. */
function* lists(length: number, bound: number): Generator<readonly number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of lists(length - 1, bound)) for (let i = 0; i < bound; i += 1) yield [...rest, i];
}

it.each(['smallest-leak', 'two-groups'])('%s', (name) => {
  const file = new URL(`../../../examples/${name}.json`, import.meta.url);
  const read = readEconomy(readFileSync(file, 'utf8'), name);
  if (E.isLeft(read) || read.right.economy.kind !== 'interdependent') throw new Error('No such economy.');
  const { economy } = read.right;
  const { market, signals, shocks, value } = economy;
  const amounts = points(market.bundles).map((bundle) => bundle[0]!);
  const allocations = [...lists(market.traders, amounts.length)].filter(
    (division) => division.reduce((sum, bundle) => sum + amounts[bundle]!, 0) === market.supply[0],
  );
  let expected = Q.zero;
  for (const profile of lists(market.traders, signals.length)) {
    const weights = shocks.map(({ probability, signals: likelihood }) =>
      profile.reduce((product, signal) => Q.mul(product, likelihood[signal]!), probability),
    );
    const worth = profile.map((signal) =>
      amounts.map((_, bundle) =>
        Q.sum(weights.map((weight, shock) => Q.mul(weight, value[shock]![signal]![bundle]!))),
      ),
    );
    const best = allocations
      .map((division) => Q.sum(division.map((bundle, trader) => worth[trader]![bundle]!)))
      .reduce(Q.max);
    expected = Q.add(expected, best);
  }
  expect(finish(optimumWithSignals(economy))).toEqual({ kind: 'exact', welfare: expected });
});
