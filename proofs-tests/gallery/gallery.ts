/**
 * Economies of section 4 for the proof tests, the gallery's interdependent items, read from their files, and random ones.
 */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as Q from '../../src/exact/rational.js';
import type { Rational } from '../../src/exact/rational.js';
import type { InterdependentEconomy } from '../../src/economies/economy.js';
import { readEconomy } from '../../src/formats/economy/read.js';
import type { Demand } from '../../src/market/demand.js';
import { indexOf, lattice, points } from '../../src/market/lattice.js';
import type { TieBreak } from '../../src/market/market.js';
import { makeMarket } from '../../src/market/market.js';
import type { Residual } from '../../src/market/residual.js';
import { E } from '../../src/prelude.js';

/** An exact number from its text. */
export const q = (text: string): Rational => {
  const read = E.getOrElseW(() => undefined)(Q.read(text));
  if (read === undefined) throw new Error(`Not an exact number: ${text}`);
  return read;
};

/** What an economy is made of here; `value[shock][signal][bundle]`. */
export interface Recipe {
  readonly commodities?: number;
  readonly groups?: number;
  readonly size?: number;
  readonly cap: number;
  readonly steps: number;
  readonly endowments: ReadonlyArray<readonly number[]>;
  readonly epsilon?: string;
  readonly tieBreak?: TieBreak;
  readonly residual?: Residual;
  readonly signals: readonly string[];
  readonly shocks: ReadonlyArray<{
    readonly name: string;
    readonly probability: Rational;
    readonly signals: readonly Rational[];
  }>;
  readonly value: ReadonlyArray<ReadonlyArray<readonly Rational[]>>;
}

/** The economy of a recipe; a recipe that is no market is an error of the test. */
export const make = (recipe: Recipe): InterdependentEconomy => {
  const commodities = recipe.commodities ?? 1;
  const market = makeMarket({
    commodities,
    cap: recipe.cap,
    priceSteps: recipe.steps,
    groups: { count: recipe.groups ?? 3, size: recipe.size ?? 2 },
    endowments: recipe.endowments,
    tieBreak: recipe.tieBreak ?? 'lowest',
  });
  if (E.isLeft(market))
    throw new Error(JSON.stringify(market.left, (_, v) => (typeof v === 'bigint' ? String(v) : v)));
  return {
    kind: 'interdependent',
    title: 'a market of the proof tests',
    commodityNames: Array.from({ length: commodities }, (_, h) => `good ${String(h + 1)}`),
    market: market.right,
    epsilon: q(recipe.epsilon ?? '1/10'),
    residual: recipe.residual ?? 'shielded',
    traderNames: recipe.endowments.map((_, i) => `Trader ${String(i + 1)}`),
    signals: recipe.signals,
    shocks: recipe.shocks,
    value: recipe.value,
  };
};

/** An economy of the gallery, from its file. */
export const load = (name: string): InterdependentEconomy => {
  const file = new URL(`../../examples/${name}.json`, import.meta.url);
  const reading = readEconomy(readFileSync(file, 'utf8'), `${name}.json`);
  if (E.isLeft(reading)) throw new Error(reading.left[0]!.message);
  if (reading.right.economy.kind !== 'interdependent') throw new Error(`${name} has private values.`);
  return reading.right.economy;
};

/** The changes that a test makes to a gallery item. */
export type Change = Partial<
  Pick<Recipe, 'epsilon' | 'tieBreak' | 'residual' | 'endowments' | 'groups' | 'size' | 'steps'>
>;

const item =
  (name: string) =>
  (change: Change = {}): InterdependentEconomy => {
    const { market, epsilon, residual, signals, shocks, value } = load(name);
    return make({
      cap: market.cap,
      steps: market.priceSteps,
      groups: market.groups.count,
      size: market.groups.size,
      endowments: market.endowments,
      tieBreak: market.tieBreak,
      epsilon: Q.show(epsilon),
      residual,
      signals,
      shocks,
      value,
      ...change,
    });
  };

/** Item 9: pooling. */
export const pooling = item('pooling');
/** Item 10: sincere but pivotal. */
export const pivotal = item('pivotal');
/** Item 11: Rule 5. */
export const secondLeak = item('rule-5');
/** Item 12: ties, item 9 without the storage cost. */
export const ties = item('unheard');
/** Item 13: item 9 with two groups. */
export const twoGroups = item('two-groups');
/** Item 14: the smallest leak; values do not depend on the shock. */
export const smallestLeak = item('smallest-leak');
/** Item 15: equation (5) fails with unequal endowments. */
export const unequal = item('unequal-endowments');

/** A demand function by its bundles, one number each where there is one commodity. */
export const demand = (
  economy: InterdependentEconomy,
  bundles: ReadonlyArray<number | readonly number[]>,
): Demand =>
  bundles.map((bundle) => indexOf(economy.market.bundles, typeof bundle === 'number' ? [bundle] : bundle));

/** The random choices of one case, one after another: each a whole number from 0 to one below the bound. */
export type Choices = (below: number) => number;

/** Every number is as likely: small ones, which fast-check prefers, make economies in which everything ties. */
const uniformBelow = (below: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: below - 1 }));

/**
 * Holds a property of random cases. Their choices come from fast-check, which prints them where the property fails; it does
 * not look for a smaller case, since fewer choices do not make one.
 *
 * @param count - how many cases
 * @param property - makes a case of the choices and expects what must hold of it
 * @param seed - of the choices, where the same cases are wanted every time
 */
export const forRandomCases = (count: number, property: (next: Choices) => void, seed?: number): void => {
  fc.assert(
    fc.property(fc.gen(), (choose) => {
      property((below) => choose(uniformBelow, below));
    }),
    { numRuns: count, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  );
};

/** What a random economy may look like. */
export interface RandomShape {
  readonly commodities?: number;
  readonly cap?: number;
  readonly steps?: number;
  readonly size?: number;
  readonly groups?: number;
  readonly residual?: Residual;
  /** Values independent of the shock for about half of the economies when true. */
  readonly supply: (total: number, cap: number, size: number) => boolean;
}

/** A random economy: endowments until the supply of every commodity is as wanted, sizable random values. */
export const randomEconomy = (next: Choices, shape: RandomShape): InterdependentEconomy => {
  const commodities = shape.commodities ?? 1;
  const cap = shape.cap ?? 2 + next(2);
  const groups = shape.groups ?? 3;
  const size = shape.size ?? 2;
  const steps = shape.steps ?? 1 + next(2);
  const traders = groups * size;
  let endowments: number[][];
  const total = (h: number): number => endowments.reduce((sum, e) => sum + e[h]!, 0);
  do endowments = Array.from({ length: traders }, () => Array.from({ length: commodities }, () => next(cap)));
  while (
    !Array.from({ length: commodities }, (_, h) => h).every(
      (h) => total(h) >= cap && shape.supply(total(h), cap, size),
    )
  );
  const good = 1 + next(7);
  const chance = [1 + next(7), 1 + next(7)];
  const bundles = points(lattice(commodities, cap));
  return make({
    commodities,
    cap,
    steps,
    groups,
    size,
    endowments,
    epsilon: `1/${String(4 + next(30))}`,
    tieBreak: next(2) === 0 ? 'lowest' : 'highest',
    residual: shape.residual ?? 'shielded',
    signals: ['low', 'high'],
    shocks: [
      {
        name: 'bust',
        probability: Q.of(8 - good, 8),
        signals: [Q.of(8 - chance[0]!, 8), Q.of(chance[0]!, 8)],
      },
      { name: 'boom', probability: Q.of(good, 8), signals: [Q.of(8 - chance[1]!, 8), Q.of(chance[1]!, 8)] },
    ],
    value: [0, 1].map(() =>
      [0, 1].map(() => bundles.map((b) => Q.of(b.reduce((s, x) => s + x, 0) === 0 ? 0 : next(49) - 8, 16))),
    ),
  });
};
