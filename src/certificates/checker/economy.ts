/**
 * The economy of a certificate: endowments, the grid of prices, and every trader's utility from every bundle at every
 * price. Prices and bundles are numbered in lexicographic order, traders from 0.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Part } from './statement.js';

/** A list of amounts, or of steps of 1/T: one for each commodity. */
export type Vector = readonly number[];

/** An economy with private values. @paper Sections 2 and 3 */
export interface Economy {
  /** l, the most of one commodity that a trader can consume. */
  readonly l: number;
  /** T: prices are multiples of 1/T. */
  readonly T: number;
  /** n traders in each group. */
  readonly n: number;
  readonly epsilon: Rational;
  /** Whether the last of several clearing prices is selected, not the first. */
  readonly highest: boolean;
  /** e_i, a list for each trader. */
  readonly endowments: readonly Vector[];
  /** P in lexicographic order, in steps of 1/T. */
  readonly prices: readonly Vector[];
  /** {0, …, l}^k in lexicographic order. */
  readonly bundles: readonly Vector[];
  /** `utility[i][p][x]` = v_i(x, p·(e_i − x)), as a whole number over `denominator[i]`. */
  readonly utility: ReadonlyArray<ReadonlyArray<readonly bigint[]>>;
  readonly denominator: readonly bigint[];
}

/** The points of {0, …, top}^k in lexicographic order. */
const box = (k: number, top: number): readonly Vector[] => {
  let points: readonly Vector[] = [[]];
  for (let h = 0; h < k; h += 1)
    points = points.flatMap((point) => Array.from({ length: top + 1 }, (_, c) => [...point, c]));
  return points;
};

/** The most (price, bundle) pairs that are laid out. */
const mostPairs = 1 << 24;

const readUtility = (part: Part, economy: Omit<Economy, 'utility' | 'denominator'>, trader: number) => {
  const { prices, bundles, endowments, l, T } = economy;
  part.only('quasiLinear', 'table');
  if (part.has('table')) {
    const rows = part.field('table').items();
    if (rows.length !== prices.length) part.field('table').refuse('one row a price is expected');
    return rows.map((row) => {
      const values = row.items();
      if (values.length !== bundles.length) row.refuse('one value a bundle is expected');
      return values.map((value) => value.rational());
    });
  }
  // v[x1][x2]…: one level a commodity.
  let level: readonly Part[] = [part.field('quasiLinear')];
  for (let h = 0; h < bundles[0]!.length; h += 1)
    level = level.flatMap((table) => {
      const entries = table.items();
      return entries.length === l + 1 ? entries : table.refuse(`${String(l + 1)} entries are expected`);
    });
  const values = level.map((value) => value.rational());
  return prices.map((price) =>
    bundles.map((bundle, x) => {
      const money = price.reduce((sum, p, h) => sum + p * (endowments[trader]![h]! - bundle[h]!), 0);
      return Q.add(values[x]!, Q.of(money, T));
    }),
  );
};

/** Puts numbers over one denominator. */
const overOne = (values: readonly Rational[]): { denominator: bigint; scale: (q: Rational) => bigint } => {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const denominator = values.reduce((d, q) => (d / gcd(d, Q.denominator(q))) * Q.denominator(q), 1n);
  return { denominator, scale: (q) => Q.numerator(q) * (denominator / Q.denominator(q)) };
};

/** Reads the economy and checks the paper's assumptions on it. */
export const readEconomy = (part: Part): Economy => {
  const many = 1_000_000;
  part.only(
    ...['title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak'],
    ...['traders'],
  );
  const names = part.field('commodities');
  const k = names.items().length;
  if (k < 1 || k > 64) names.refuse('at least one commodity is expected');
  for (const name of names.items()) name.text();
  part.field('title').text();
  const l = part.field('cap').whole(2, many);
  const T = part.field('priceSteps').whole(1, many);
  const groups = part.field('groups');
  groups.only('count', 'size');
  const r = groups.field('count').whole(2, many);
  const n = groups.field('size').whole(2, many);
  const epsilon = part.field('epsilon').rational();
  if (Q.sign(epsilon) <= 0 || !Q.lt(epsilon, Q.of(1, 3)))
    part.field('epsilon').refuse('0 < ε < 1/3 is assumed');
  const tie = part.field('tieBreak').text();
  if (tie !== 'lowest' && tie !== 'highest')
    part.field('tieBreak').refuse('"lowest" or "highest" is expected');
  if (((T + 1) * (l + 1)) ** k > mostPairs) part.refuse('the grid is too large to be laid out');

  const traders = part.field('traders');
  const list = traders.items();
  if (list.length !== r * n) traders.refuse(`${String(r * n)} traders are expected`);
  if (list.length < l) traders.refuse('n·r ≥ l is assumed');
  const endowments = list.map((trader) => {
    trader.only('name', 'endowment', 'utility');
    trader.field('name').text();
    const amounts = trader.field('endowment').items();
    if (amounts.length !== k) trader.field('endowment').refuse('one amount a commodity is expected');
    return amounts.map((amount) => amount.whole(0, l - 1));
  });
  if (total(endowments).some((supply) => supply < l))
    traders.refuse('equation (1): a supply of at least l is assumed');
  const frame = {
    l,
    T,
    n,
    epsilon,
    highest: tie === 'highest',
    endowments,
    prices: box(k, T),
    bundles: box(k, l),
  };
  const scaled = list.map((trader, i) => {
    const table = readUtility(trader.field('utility'), frame, i);
    const { denominator, scale } = overOne(table.flat());
    return { denominator, utility: table.map((row) => row.map(scale)) };
  });
  return {
    ...frame,
    utility: scaled.map(({ utility }) => utility),
    denominator: scaled.map(({ denominator }) => denominator),
  };
};

/** The sum of vectors. */
export const total = (vectors: readonly Vector[]): Vector =>
  vectors[0]!.map((_, h) => vectors.reduce((sum, v) => sum + v[h]!, 0));

/** A price as reduced fractions. */
export const priceText = ({ prices, T }: Economy, p: number): readonly string[] =>
  prices[p]!.map((step) => Q.show(Q.of(step, T)));

/** v_i(x, p·(e_i − x)). */
export const utilityAt = ({ utility, denominator }: Economy, i: number, p: number, x: number): Rational =>
  Q.of(utility[i]![p]![x]!, denominator[i]!);

/** D*_i: the bundles that are best at each price. @paper Section 3: D*_i */
export const bestBundles = ({ utility }: Economy, i: number): ReadonlyArray<readonly number[]> =>
  utility[i]!.map((values) => {
    const most = values.reduce((a, b) => (b > a ? b : a));
    return values.flatMap((value, x) => (value === most ? [x] : []));
  });
