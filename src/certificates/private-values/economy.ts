/** The economy of a certificate, with private values: the market, and what bundles are worth to each trader. */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { numbersKey } from '../kernel/keys.js';
import { range } from '../kernel/lists.js';
import { productOfSteps, stepsPerAmount, stepsPerAmountKept } from '../kernel/steps.js';
import type { Statement } from '../kernel/statement.js';
import type { Market, MarketHead } from '../market/market.js';
import { costInSteps, layOutBundles, priceVector, readMarketHead } from '../market/market.js';

/** A table by price and bundle: `table[price][bundle]`. */
export type PriceTable = ReadonlyArray<readonly Rational[]>;

/** What bundles are worth to a trader at a price, by bundle: u_i(x, p) = v_i(x, p·(e_i − x)). */
export type Utility = (price: number) => readonly Rational[];

/** A market whose traders know what bundles are worth to them. @paper Section 3 */
export interface PrivateValuesEconomy extends Market {
  /** By trader. Utilities are worked out price by price, since there may be more prices than the certificate has text. */
  readonly utility: readonly Utility[];
}

/** What is stated of a trader's utility. */
type StatedUtility =
  | { readonly kind: 'quasi-linear'; readonly values: readonly Rational[] }
  | { readonly kind: 'table'; readonly rows: PriceTable; readonly stated: Statement };

/** Reads a trader's utility: a table price by price, or values v(x) to which the money received is added. */
const readUtility = ({ priceCount, bundleCount }: MarketHead, stated: Statement): StatedUtility => {
  const readRow = (row: Statement): readonly Rational[] =>
    row.list(bundleCount).map((value) => value.rational());
  if (stated.has('table')) {
    stated.allowOnly(['table']);
    const table = stated.field('table');
    return { kind: 'table', rows: table.list(priceCount).map(readRow), stated: table };
  }
  stated.allowOnly(['quasiLinear']);
  return { kind: 'quasi-linear', values: readRow(stated.field('quasiLinear')) };
};

/** The money that a trader receives, in steps of 1/T, by bundle: p·(e_i − x). */
const moneyReceived = (market: Market, trader: number, price: number): readonly number[] => {
  const { bundles, endowments } = market;
  const vector = priceVector(market, price);
  return bundles.map((bundle) =>
    costInSteps(
      vector,
      bundle.map((amount, h) => endowments[trader]![h]! - amount),
    ),
  );
};

/**
 * Refuses a table that is no function of bundle and money: at two prices at which a bundle leaves a trader the same money it
 * must be worth the same to her. @paper Section 3: v_i(x, t)
 */
const requireFunction = (market: Market, trader: number, rows: PriceTable, stated: Statement): void => {
  const known = new Map<string, Rational>();
  rows.forEach((row, price) => {
    const money = moneyReceived(market, trader, price);
    row.forEach((value, x) => {
      const key = numbersKey([x, money[x]!]);
      const before = known.get(key) ?? value;
      known.set(key, before);
      if (!Q.equals(before, value))
        throw stated
          .list()
          [price]!.list()
          [x]!.refusal('at another price this bundle, with the same money, is worth something else');
    });
  });
};

/** The utility of a trader. */
const utilityOf = (market: Market, trader: number, stated: StatedUtility): Utility => {
  if (stated.kind === 'table') {
    requireFunction(market, trader, stated.rows, stated.stated);
    return (price) => stated.rows[price]!;
  }
  return (price) => {
    const money = moneyReceived(market, trader, price);
    return stated.values.map((value, x) => Q.add(value, Q.of(money[x]!, market.priceSteps)));
  };
};

/** Reads an economy with private values. */
export const readPrivateValues = (stated: Statement): PrivateValuesEconomy => {
  stated.allowOnly(['title', 'commodities', 'cap', 'priceSteps', 'groups', 'epsilon', 'tieBreak', 'traders']);
  const head = readMarketHead(stated);
  const utilities = stated
    .field('traders')
    .list()
    .map((trader) => {
      trader.allowOnly(['name', 'endowment', 'utility']);
      return readUtility(head, trader.field('utility'));
    });
  const market = layOutBundles(head);
  return { ...market, utility: utilities.map((utility, trader) => utilityOf(market, trader, utility)) };
};

/** The bundles that are best for a trader at a price; her price-taking messages choose among them. @paper Section 3: D*_i */
export const bestBundlesAt = (
  { utility }: PrivateValuesEconomy,
  trader: number,
  price: number,
): readonly number[] => {
  const row = utility[trader]!(price);
  const largest = row.reduce(Q.max);
  return range(row.length).filter((x) => Q.equals(row[x]!, largest));
};

/** The bundles that are best for a trader at each price. */
export const bestBundles = (
  economy: PrivateValuesEconomy,
  trader: number,
): ReadonlyArray<readonly number[]> =>
  range(economy.priceCount).map((price) => bestBundlesAt(economy, trader, price));

/** How many messages choose, at each price, one of the bundles listed for it. */
export const countMessages = (bundles: ReadonlyArray<readonly number[]>): bigint =>
  bundles.reduce((count, list) => count * BigInt(list.length), 1n);

const amountCount = ({ endowments, priceCount, bundleCount }: Market): bigint =>
  productOfSteps(endowments.length, priceCount, bundleCount);

/** An upper bound on the steps of working out every trader's utility of every bundle at every price, once. */
export const maxStepsOfUtilities = (economy: Market): bigint =>
  productOfSteps(amountCount(economy), stepsPerAmount);

/** The same where what was worked out at a price is kept. */
export const maxStepsOfUtilitiesKept = (economy: Market): bigint =>
  productOfSteps(amountCount(economy), stepsPerAmountKept);
