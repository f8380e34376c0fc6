/**
 * The economy of a certificate. Prices and bundles are known by their numbers in lexicographic order, traders by numbers
 * from 0; a demand function is a list of numbers of bundles, one for each price.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Part } from '../kernel/statement.js';
import { namesOf } from '../kernel/statement.js';

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
/** With private values: u_i = v_i(x, p·(e_i − x)) is `utility[i][p][x]`. @paper Section 3 */
export interface Economy extends Market {
  readonly utility: ReadonlyArray<ReadonlyArray<readonly Rational[]>>;
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

/** Reads the market and checks what the paper assumes of it. @paper eq. (1) */
export const readMarket = (part: Part): Market => {
  part.field('title').text();
  const k = namesOf(part.field('commodities').items()).length;
  const l = part.field('cap').whole(2);
  const T = part.field('priceSteps').whole(1);
  part.must(k > 0 && ((T + 1) * (l + 1)) ** k <= 1 << 24, 'the grid cannot be laid out');
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

/** Reads an economy with private values: utilities price by price, or values v(x) to which the money received is added. */
export const readEconomy = (part: Part): Economy => {
  part.only('title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'traders');
  const market = readMarket(part);
  const { prices, bundles, endowments, T } = market;
  const read = (values: Part) => values.items(bundles.length).map((value) => value.rational());
  const utilityOf = (trader: Part, i: number): ReadonlyArray<readonly Rational[]> => {
    trader.only('name', 'endowment', 'utility');
    const given = trader.field('utility');
    const form = given.has('table') ? 'table' : 'quasiLinear';
    given.only(form);
    if (form === 'table') return given.field(form).items(prices.length).map(read);
    const values = read(given.field(form));
    const steps = (price: Vector, bundle: Vector): number =>
      price.reduce((sum, p, h) => sum + p * (endowments[i]![h]! - bundle[h]!), 0);
    return prices.map((price) => bundles.map((b, x) => Q.add(values[x]!, Q.of(steps(price, b), T))));
  };
  return { ...market, utility: part.field('traders').items().map(utilityOf) };
};

/** The number of a bundle; a demand function and a price as certificates write them. */
export const numberOf = ({ l }: Market, bundle: Vector) => bundle.reduce((x, a) => x * (l + 1) + a, 0);
export const written = ({ bundles }: Market, demand: Demand) => demand.map((x) => bundles[x]!);
export const priceText = ({ prices, T }: Market, p: number) => prices[p]!.map((s) => Q.show(Q.of(s, T)));

/** D*_i: the bundles that are best at each price. @paper Section 3: D*_i */
export const bestBundles = ({ utility }: Economy, i: number): ReadonlyArray<readonly number[]> =>
  utility[i]!.map((values) => {
    const most = values.reduce(Q.max);
    return upTo(values.length).filter((x) => Q.equals(values[x]!, most));
  });
