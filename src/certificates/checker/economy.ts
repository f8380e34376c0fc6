/**
 * The economy of a certificate. Prices and bundles are known by their numbers in lexicographic order, traders by numbers
 * from 0; a demand function is a list of numbers of bundles, one for each price.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Part } from './statement.js';

/** An amount, or a number of steps of 1/T, of each commodity. */
export type Vector = readonly number[];
/** @paper Section 2: D */
export type Demand = readonly number[];

/** What the mechanisms know. @paper Section 2 */
export interface Market {
  /** The most of a commodity that one can consume, the steps of the price grid, the traders of a group. */
  readonly l: number;
  readonly T: number;
  readonly n: number;
  readonly epsilon: Rational;
  /** Of several clearing prices the last is selected, not the first. */
  readonly highest: boolean;
  /** e_i, P (in steps of 1/T) and {0, …, l}^k. */
  readonly endowments: readonly Vector[];
  readonly prices: readonly Vector[];
  readonly bundles: readonly Vector[];
}
/** With private values: u_i = v_i(x, p·(e_i − x)) is `utility[i][p][x]` over `denominator[i]`. @paper Section 3 */
export interface Economy extends Market {
  readonly utility: ReadonlyArray<ReadonlyArray<readonly bigint[]>>;
  readonly denominator: readonly bigint[];
}

/** Every choice of one entry of each list, the first list varying slowest. */
export function* choices<A>([first, ...rest]: ReadonlyArray<readonly A[]>): Generator<readonly A[]> {
  if (first === undefined) return yield [];
  for (const one of first) for (const others of choices(rest)) yield [one, ...others];
}
/** 0, …, count − 1. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
/** The sum of vectors. */
export const total = (vectors: readonly Vector[]): Vector =>
  vectors[0]!.map((_, h) => vectors.reduce((sum, v) => sum + v[h]!, 0));

/** Reads the market and checks what the paper assumes of it. @paper Section 2, eq. (1) */
export const readMarket = (part: Part): Market => {
  part.field('title').text();
  const k = part.field('commodities').items().length;
  const l = part.field('cap').whole(2);
  const T = part.field('priceSteps').whole(1);
  part.must(
    k > 0 && ((T + 1) * (l + 1)) ** k <= 1 << 24,
    'the grid of prices and bundles cannot be laid out',
  );
  const groups = part.field('groups');
  groups.only('count', 'size');
  const n = groups.field('size').whole(2);
  const epsilon = part.field('epsilon').rational();
  part.field('epsilon').must(Q.sign(epsilon) > 0 && Q.lt(epsilon, Q.of(1, 3)), '0 < ε < 1/3 is assumed');
  const traders = part.field('traders').items(n * groups.field('count').whole(2));
  traders.forEach((trader) => trader.field('name').text());
  const amounts = traders.map((trader) => trader.field('endowment').items(k));
  const endowments = amounts.map((owned) => owned.map((amount) => amount.whole(0, l - 1)));
  part.must(traders.length >= l && total(endowments).every((s) => s >= l), 'nr ≥ l and (1) are assumed');
  const highest = part.field('tieBreak').value === 'highest';
  part.field('tieBreak').is(highest ? 'highest' : 'lowest');
  const box = (top: number): readonly Vector[] => [...choices(upTo(k).map(() => upTo(top + 1)))];
  return { l, T, n, epsilon, highest, endowments, prices: box(T), bundles: box(l) };
};

/** u_i over the grid: listed price by price, or the values v(x), to which the money received is added. */
const readUtility = (part: Part, { prices, bundles, T }: Market, endowment: Vector) => {
  const [form] = part.has('table') ? ['table'] : ['quasiLinear'];
  part.only(form!);
  const read = (values: Part) => values.items(bundles.length).map((value) => value.rational());
  if (form === 'table') return part.field('table').items(prices.length).map(read);
  const values = read(part.field('quasiLinear'));
  const money = (price: Vector, bundle: Vector): Rational =>
    Q.of(
      price.reduce((steps, p, h) => steps + p * (endowment[h]! - bundle[h]!), 0),
      T,
    );
  return prices.map((price) => bundles.map((bundle, x) => Q.add(values[x]!, money(price, bundle))));
};

/** Reads an economy with private values. */
export const readEconomy = (part: Part): Economy => {
  part.only('title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'traders');
  const market = readMarket(part);
  const traders = part.field('traders').items();
  traders.forEach((trader) => trader.only('name', 'endowment', 'utility'));
  const tables = traders.map((trader, i) =>
    readUtility(trader.field('utility'), market, market.endowments[i]!),
  );
  // A common multiple of a trader's denominators, and her utilities as whole numbers over it.
  const times = (u: Rational, d: bigint): Rational => Q.mul(u, Q.of(d));
  const denominator = tables.map((t) => t.flat().reduce((d, u) => d * Q.denominator(times(u, d)), 1n));
  const over = (u: Rational, i: number): bigint => Q.numerator(times(u, denominator[i]!));
  return {
    ...market,
    utility: tables.map((t, i) => t.map((row) => row.map((u) => over(u, i)))),
    denominator,
  };
};

/** The number of a bundle; a demand function and a price as certificates write them. */
export const numberOf = ({ l }: Market, bundle: Vector): number =>
  bundle.reduce((x, a) => x * (l + 1) + a, 0);
export const written = ({ bundles }: Market, demand: Demand): readonly Vector[] =>
  demand.map((x) => bundles[x]!);
export const priceText = ({ prices, T }: Market, p: number): readonly string[] =>
  prices[p]!.map((step) => Q.show(Q.of(step, T)));

/** D*_i: the bundles that are best at each price. @paper Section 3: D*_i */
export const bestBundles = ({ utility }: Economy, i: number): ReadonlyArray<readonly number[]> =>
  utility[i]!.map((values) => {
    const most = values.reduce((a, b) => (b > a ? b : a));
    return upTo(values.length).filter((x) => values[x] === most);
  });

const without = (object: unknown, name: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(object as object).filter(([key]) => key !== name));
/**
 * The digest of an economy, in hexadecimal: SHA-256 over its RFC 8785 form, without the title and the names of traders.
 * Throws if the value is no economy, or holds a text that is no Unicode.
 */
export const digestOf = (economy: unknown): string => {
  const body = without(economy, 'title');
  const traders = (body['traders'] as readonly unknown[]).map((trader) => without(trader, 'name'));
  return createHash('sha256')
    .update(canonicalize({ ...body, traders })!, 'utf8')
    .digest('hex');
};
