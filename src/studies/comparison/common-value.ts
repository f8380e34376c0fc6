/**
 * Welfare where traders hold signals: what they expect before they know them.
 *
 * The optimum knows all signals, and not the shock: it divides the supply best for every profile of signals.
 */
import { optimumOf } from '../../claims/promises/engines/optimum/optimum.js';
import { welfareProblem } from '../../claims/promises/engines/optimum/problem.js';
import type { InterimOutcome } from '../../claims/interdependent/engines/interim-report.js';
import type { Computation } from '../../computation.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { multisets } from '../../economies/information.js';
import { multinomial, showCount } from '../../exact/counts.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { indexOf, pointAt } from '../../market/lattice.js';
import { moneyReceived } from '../../market/market.js';
import type { BestWelfare } from './best-welfare.js';

/** The probability of a signal. */
export const probabilityOf = ({ shocks }: InterdependentEconomy, signal: number): Rational =>
  Q.sum(shocks.map(({ probability, signals }) => Q.mul(probability, signals[signal]!)));

/** What each trader expects to have without trade, in trader order. */
export const noTradeWithSignals = (economy: InterdependentEconomy): readonly Rational[] => {
  const { market, shocks, value } = economy;
  return market.endowments.map((own) => {
    const bundle = indexOf(market.bundles, own);
    return Q.sum(
      shocks.flatMap(({ probability, signals }, shock) =>
        signals.map((likelihood, signal) =>
          Q.mul(Q.mul(probability, likelihood), value[shock]![signal]![bundle]!),
        ),
      ),
    );
  });
};

/** The money that a trader expects to receive. */
const expectedMoney = ({ market }: InterdependentEconomy, { trader, lottery }: InterimOutcome): Rational =>
  Q.sum(
    lottery.map(({ price, bundle, probability }) =>
      Q.mul(probability, moneyReceived(market, trader, price, pointAt(market.bundles, bundle))),
    ),
  );

/** The expected sum of the values of the bundles received: utilities, less the money that is in them. */
export const welfareWithSignals = (
  economy: InterdependentEconomy,
  outcomes: readonly InterimOutcome[],
): Rational =>
  Q.sum(
    outcomes.map((outcome) =>
      Q.mul(probabilityOf(economy, outcome.signal), Q.sub(outcome.utility, expectedMoney(economy, outcome))),
    ),
  );

/**
 * The expected optimum. Traders with the same signal are alike, so profiles are gone through by how many hold each.
 */
export function* optimumWithSignals(economy: InterdependentEconomy): Computation<BestWelfare> {
  const { market, signals, shocks, value } = economy;
  const groups = [...multisets(signals.length, market.traders)];
  let [least, most] = [Q.zero, Q.zero];
  for (const [done, counts] of groups.entries()) {
    yield { label: 'best allocations', done, total: groups.length, unit: 'numbers of signals' };
    const weights = shocks.map(({ probability, signals: likelihood }) =>
      counts.reduce(
        (product, number, signal) => Q.mul(product, Q.pow(likelihood[signal]!, BigInt(number))),
        probability,
      ),
    );
    const holders = counts.flatMap((number, signal) => Array.from({ length: number }, () => signal));
    const values = holders.map((signal) =>
      Array.from({ length: market.bundles.size }, (_, bundle) =>
        Q.sum(weights.map((weight, shock) => Q.mul(weight, value[shock]![signal]![bundle]!))),
      ),
    );
    const found = yield* optimumOf(welfareProblem(market.bundles, values, market.endowments));
    const profiles = Q.of(multinomial(counts));
    const bounds = found.kind === 'exact' ? { least: found.welfare, most: found.welfare } : found;
    least = Q.add(least, Q.mul(profiles, bounds.least));
    most = Q.add(most, Q.mul(profiles, bounds.most));
  }
  return Q.equals(least, most)
    ? { kind: 'exact', welfare: least }
    : {
        kind: 'between',
        least,
        most,
        why: `For some of the ${showCount(BigInt(groups.length))} numbers of signals the best allocation was not found.`,
      };
}
