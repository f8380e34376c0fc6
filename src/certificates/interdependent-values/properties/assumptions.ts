/** The two assumptions: different signals lead to different demands, and different shocks to different signals. */
import * as Q from '../../../exact/rational.js';
import { jsonKey } from '../../kernel/keys.js';
import type { Json, Statement } from '../../kernel/statement.js';
import { demandText, priceText } from '../../market/market.js';
import { bestGiven, everySignal } from '../demand-sets.js';
import type { InterdependentEconomy } from '../economy.js';

/** Every two signals, the first before the second. */
const signalPairs = (
  economy: InterdependentEconomy,
): ReadonlyArray<{ readonly a: number; readonly b: number }> =>
  everySignal(economy).flatMap((a) =>
    everySignal(economy)
      .slice(a + 1)
      .map((b) => ({ a, b })),
  );

/**
 * For every two signals the first price at which their sets D¹ have nothing in common; or the first two signals whose sets
 * have, with the first demand function in both. @paper Assumption 1
 */
export const deriveSignals = (economy: InterdependentEconomy, verdict: Statement): Json => {
  const sets = everySignal(economy).map((signal) => bestGiven(economy, signal));
  const separatedAt: Json[] = [];
  for (const { a, b } of signalPairs(economy)) {
    const common = sets[a]!.map((bundles, p) => bundles.filter((x) => sets[b]![p]!.includes(x)));
    const signals = [economy.signals[a]!, economy.signals[b]!];
    const price = common.findIndex(({ length }) => length === 0);
    if (price < 0) {
      verdict.mustEqual('refuted');
      const demand = common.map(([first]) => first!);
      return { kind: 'signals', signals, demand: demandText(economy, demand) };
    }
    separatedAt.push({ signals, price: priceText(economy, price) });
  }
  verdict.mustEqual('proved');
  return { kind: 'signals', separatedAt };
};

/** The distributions of signals, shock by shock; or the first two shocks with the same distribution. @paper Assumption 2 */
export const deriveShocks = ({ likelihood, shocks }: InterdependentEconomy, verdict: Statement): Json => {
  const distributions = likelihood.map((row) => row.map(Q.show));
  const keys = distributions.map(jsonKey);
  const lastWith = new Map(keys.map((key, shock) => [key, shock]));
  const first = keys.findIndex((key, shock) => lastWith.get(key) !== shock);
  verdict.mustEqual(first < 0 ? 'proved' : 'refuted');
  if (first < 0) return { kind: 'shocks', distributions };
  const second = keys.indexOf(keys[first]!, first + 1);
  return {
    kind: 'shocks',
    shocks: [shocks[first]!, shocks[second]!],
    distribution: distributions[first]!,
  };
};
