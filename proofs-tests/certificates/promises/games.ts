/** Economies under every mechanism that is defined in them: those of the gallery, and random ones. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describeEconomy } from '../../../src/economies/description.js';
import type { Economy, PrivateValuesEconomy } from '../../../src/economies/economy.js';
import * as Q from '../../../src/exact/rational.js';
import { scaleAll } from '../../../src/exact/scaling.js';
import { readEconomy } from '../../../src/formats/economy/read.js';
import { pointAt } from '../../../src/market/lattice.js';
import type { TieBreak } from '../../../src/market/market.js';
import { makeMarket, moneyReceived } from '../../../src/market/market.js';
import { mechanisms } from '../../../src/mechanisms/list.js';
import type { PromiseGame } from './draws-by-definition.js';
import { truthful } from './by-definition.js';

const readExample = (name: string): Economy => {
  const text = readFileSync(new URL(`../../../examples/${name}.json`, import.meta.url), 'utf8');
  const read = readEconomy(text, name);
  if (read._tag === 'Left') throw new Error(read.left[0]!.message);
  return read.right.economy;
};

/** Whether an economy of the gallery has private values. */
export const isPrivate = (name: string): boolean => readExample(name).kind === 'private-values';

/** An economy of the gallery with private values. */
export const example = (name: string): PrivateValuesEconomy => {
  const economy = readExample(name);
  if (economy.kind !== 'private-values') throw new Error(`${name} has signals.`);
  return economy;
};

const ks = ['0', '1/3', '1/2', '1'].map((k) => ({ k: Q.from(k) }));

/** The games of an economy at truthful messages: each mechanism that is defined there, under each of its conventions. */
export const gamesIn = (economy: PrivateValuesEconomy): readonly PromiseGame[] =>
  mechanisms
    .filter(({ notDefined }) => notDefined(describeEconomy(economy)) === undefined)
    .flatMap((mechanism): readonly PromiseGame[] => {
      if (mechanism.family === 'announcements') return [];
      if (mechanism.family === 'demand-functions')
        return [truthful({ kind: 'demands', economy, mechanism, messages: [] })];
      const conventions = mechanism.name === 'k-double-auction' ? ks : mechanism.compared;
      return conventions.map((convention) =>
        truthful({ kind: 'bids', economy, mechanism, convention, messages: [] }),
      );
    });

/**
 * An economy of single units.
 *
 * @param endowments what each trader owns, 0 or 1.
 * @param values what a unit is worth to each, in fourths.
 */
export const unitEconomy = (
  endowments: readonly number[],
  values: readonly number[],
  { priceSteps = 2, tieBreak = 'lowest' as TieBreak } = {},
): PrivateValuesEconomy => {
  const made = makeMarket({
    ...{ commodities: 1, cap: 2, priceSteps, groups: { count: 2, size: 2 }, tieBreak },
    endowments: endowments.map((owned) => [owned]),
  });
  if (made._tag === 'Left') throw new Error(made.left[0]!.kind);
  const market = made.right;
  return {
    kind: 'private-values',
    title: 'Single units',
    commodityNames: ['grain'],
    market,
    epsilon: Q.of(1, 10),
    traders: values.map((value, trader) => ({
      name: `Trader ${String(trader + 1)}`,
      utility: scaleAll(
        Array.from({ length: market.prices.size * market.bundles.size }, (_, at) => {
          const bundle = pointAt(market.bundles, at % market.bundles.size);
          const money = moneyReceived(market, trader, Math.floor(at / market.bundles.size), bundle);
          return Q.add(Q.of(bundle[0] === 0 ? 1 : value + 1, 4), money);
        }),
      ),
    })),
  };
};

/** Economies of single units: what one is worth is a number of fourths, which may lie outside 0..1. */
export const unitEconomies: fc.Arbitrary<PrivateValuesEconomy> = fc
  .record({
    endowments: fc.array(fc.nat(1), { minLength: 4, maxLength: 4 }),
    values: fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 4, maxLength: 4 }),
    priceSteps: fc.constantFrom(1, 2),
    tieBreak: fc.constantFrom<TieBreak>('lowest', 'highest'),
  })
  .filter(({ endowments }) => endowments.reduce((a, b) => a + b) >= 2)
  .map(({ endowments, values, ...grid }) => unitEconomy(endowments, values, grid));
