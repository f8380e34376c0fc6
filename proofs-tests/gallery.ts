/**
 * Economies of section 4 for the proof tests, built in code: the gallery's interdependent items and random ones.
 */
import * as Q from '../src/exact/rational.js';
import type { Rational } from '../src/exact/rational.js';
import type { InterdependentEconomy } from '../src/economies/economy.js';
import type { Demand } from '../src/market/demand.js';
import { indexOf, lattice, points } from '../src/market/lattice.js';
import type { TieBreak } from '../src/market/market.js';
import { makeMarket } from '../src/market/market.js';
import type { Residual } from '../src/market/residual.js';
import { E } from '../src/prelude.js';

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

/** Shocks B and G, signals L and H, f(H|G) = f(L|B) = 3/4. */
const weather = [
  { name: 'B', probability: q('1/2'), signals: [q('3/4'), q('1/4')] },
  { name: 'G', probability: q('1/2'), signals: [q('1/4'), q('3/4')] },
] as const;
const low = 0;

/** v(x) for x = 0..cap from w = v of the shock. */
const byShock = (
  cap: number,
  v: (x: number, w: Rational, signal: number) => Rational,
  ws: readonly [string, string],
) => ws.map((w) => [0, 1].map((signal) => Array.from({ length: cap + 1 }, (_, x) => v(x, q(w), signal))));

const ones = (traders: number): number[][] => Array.from({ length: traders }, () => [1]);
const storage =
  (price: string) =>
  (x: number, w: Rational): Rational =>
    x === 0 ? Q.zero : Q.sub(w, Q.mul(q(price), Q.of(x - 1)));

/** The changes that a test makes to a gallery item. */
export type Change = Partial<
  Pick<Recipe, 'epsilon' | 'tieBreak' | 'residual' | 'endowments' | 'groups' | 'size' | 'steps'>
>;

/** Item 9: pooling. */
export const pooling = (change: Change = {}): InterdependentEconomy =>
  make({
    cap: 2,
    steps: 1,
    endowments: ones(6),
    residual: 'market',
    signals: ['L', 'H'],
    shocks: weather,
    value: byShock(2, storage('1/4'), ['1/2', '2']),
    ...change,
  });

/** Item 10: sincere but pivotal. */
export const pivotal = (change: Change = {}): InterdependentEconomy =>
  make({
    cap: 2,
    steps: 1,
    endowments: ones(6),
    residual: 'market',
    signals: ['L', 'H'],
    shocks: weather,
    value: byShock(
      2,
      (x, w, signal) => {
        const base = x >= 1 ? w : Q.zero;
        const extra = Q.of(Math.max(0, x - 1), 16);
        return signal === low ? Q.sub(base, extra) : Q.add(base, extra);
      },
      ['1/4', '9/8'],
    ),
    ...change,
  });

/** Item 11: Rule 5. */
export const secondLeak = (change: Change = {}): InterdependentEconomy =>
  make({
    cap: 3,
    steps: 1,
    endowments: Array.from({ length: 6 }, () => [2]),
    residual: 'market',
    signals: ['L', 'H'],
    shocks: weather,
    value: byShock(3, storage('1/4'), ['1/2', '2']),
    ...change,
  });

/** Item 12: ties, item 9 without the storage cost. */
export const ties = (change: Change = {}): InterdependentEconomy =>
  make({
    cap: 2,
    steps: 1,
    endowments: ones(6),
    signals: ['L', 'H'],
    shocks: weather,
    value: byShock(2, storage('0'), ['1/2', '2']),
    ...change,
  });

/** Item 13: item 9 with two groups. */
export const twoGroups = (change: Change = {}): InterdependentEconomy =>
  pooling({ groups: 2, endowments: ones(4), residual: 'shielded', ...change });

/** Item 14: the smallest leak; values do not depend on the shock. */
export const smallestLeak = (change: Change = {}): InterdependentEconomy => {
  const v = [
    [q('0'), q('1/2'), q('3/4')],
    [q('0'), q('6/5'), q('2')],
  ];
  return make({
    cap: 2,
    steps: 1,
    endowments: ones(6),
    residual: 'market',
    signals: ['low', 'high'],
    shocks: [
      { name: 'bust', probability: q('1/2'), signals: [q('2/3'), q('1/3')] },
      { name: 'boom', probability: q('1/2'), signals: [q('1/3'), q('2/3')] },
    ],
    value: [v, v],
    ...change,
  });
};

/** Item 15: equation (5) fails with unequal endowments. */
export const unequal = (change: Change = {}): InterdependentEconomy =>
  make({
    cap: 3,
    steps: 1,
    endowments: [[2], [1], [0], [0], [0], [0]],
    epsilon: '1/100',
    signals: ['L', 'H'],
    shocks: weather,
    value: byShock(3, (x, w) => Q.mul(w, Q.of(x)), ['1/2', '2']),
    ...change,
  });

/** A demand function by its bundles, one number each where there is one commodity. */
export const demand = (
  economy: InterdependentEconomy,
  bundles: ReadonlyArray<number | readonly number[]>,
): Demand =>
  bundles.map((bundle) => indexOf(economy.market.bundles, typeof bundle === 'number' ? [bundle] : bundle));

/** A stream of whole numbers in 0..2^32−1 from a seed (xorshift), so that random economies are the same every time. */
export const randomStream = (seed: number): ((below: number) => number) => {
  let state = (seed * 2654435761 + 97) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
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
export const randomEconomy = (next: (below: number) => number, shape: RandomShape): InterdependentEconomy => {
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
