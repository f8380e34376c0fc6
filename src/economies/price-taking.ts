/**
 * Price taking with private values: at each price, the bundles that are best for a trader who trades her endowment for
 * them at that price. A demand function is price-taking if it picks one of them at every price.
 */
import type { Demand } from '../market/demand.js';
import type { Market } from '../market/market.js';
import type { PrivateTrader, PrivateValuesEconomy } from './economy.js';

/** The maximising bundles (by index, ascending) at each price in grid order. @paper Section 3: D*_i */
export const priceTakingSets = (
  market: Market,
  { utility }: PrivateTrader,
): ReadonlyArray<readonly number[]> =>
  Array.from({ length: market.prices.size }, (_, price) => {
    const base = price * market.bundles.size;
    let best: number[] = [];
    for (let x = 0; x < market.bundles.size; x += 1) {
      const here = utility.numerators[base + x]!;
      const largest = best.length === 0 ? undefined : utility.numerators[base + best[0]!]!;
      if (largest === undefined || here > largest) best = [x];
      else if (here === largest) best.push(x);
    }
    return best;
  });

/** Whether a demand function is price-taking. @paper Section 3: d ∈ D*_i */
export const isPriceTaking = (sets: ReadonlyArray<readonly number[]>, demand: Demand): boolean =>
  demand.every((bundle, price) => sets[price]!.includes(bundle));

/** The price-taking demand function that takes the lexicographically first maximising bundle at each price. */
export const priceTaking = (market: Market, trader: PrivateTrader): Demand =>
  priceTakingSets(market, trader).map((best) => best[0]!);

/** Everybody price-taking, each with the lexicographically first maximising bundles. */
export const priceTakingMessages = ({ market, traders }: PrivateValuesEconomy): readonly Demand[] =>
  traders.map((trader) => priceTaking(market, trader));
