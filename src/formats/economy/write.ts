/**
 * Writes economies: a normal form that depends on what the economy is and not on how its file put it, and reads back
 * to the same economy.
 */
import type { Economy, PrivateTrader } from '../../economies/economy.js';
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import { pointAt, points } from '../../market/lattice.js';
import type { Market } from '../../market/market.js';
import { moneyReceived } from '../../market/market.js';
import type { EconomyFile, EconomyJson } from './codec.js';
import { informationFields, marketFields } from './fields.js';
import { economyFile, economyFormat } from './codec.js';
import { amountName } from './commodities.js';
import { nestTable } from './tables.js';

/**
 * The normal form of an economy as JSON: traders one by one, every optional field written out, quasi-linear utilities
 * as tables, others as formulas that hold at the points of the grid (and are determined by the utilities there).
 */
export const normalise = (economy: Economy): EconomyJson => economyFile.encode(asFile(economy));

/** The text of an economy file in normal form. */
export const writeEconomy = (economy: Economy): string => `${JSON.stringify(normalise(economy), null, 2)}\n`;

const asFile = (economy: Economy): EconomyFile => {
  const { market, commodityNames } = economy;
  const isNumbered = commodityNames.every((name, h) => name === amountName(h));
  const frame = {
    format: economyFormat,
    title: economy.title,
    commodities: isNumbered ? commodityNames.length : commodityNames,
    ...marketFields(market, economy.epsilon),
  };
  if (economy.kind === 'interdependent') {
    const traders = economy.traderNames.map((name, i) => ({ name, endowment: market.endowments[i]! }));
    return { ...frame, ...informationFields(market, economy), traders };
  }
  const traders = economy.traders.map((trader, i) => ({
    name: trader.name,
    endowment: market.endowments[i]!,
    utility: utilityOf(market, trader, i),
  }));
  return { ...frame, traders };
};

/** An amount of money and the utility of a bundle with it. */
interface MoneyPoint {
  readonly money: Rational;
  readonly utility: Rational;
}

const utilityOf = (market: Market, { utility }: PrivateTrader, trader: number) => {
  const byBundle = points(market.bundles).map((bundle, x) => {
    const seen = new Map<string, MoneyPoint>();
    for (let p = 0; p < market.prices.size; p += 1) {
      const money = moneyReceived(market, trader, p, bundle);
      const key = Q.show(money);
      if (!seen.has(key))
        seen.set(key, {
          money,
          utility: Q.of(utility.numerators[p * market.bundles.size + x]!, utility.denominator),
        });
    }
    return [...seen.values()].sort((a, b) => Q.compare(a.money, b.money));
  });
  const values = byBundle.map((column) => Q.sub(column[0]!.utility, column[0]!.money));
  const isQuasiLinear = byBundle.every((column, x) =>
    column.every(({ money, utility: u }) => Q.equals(u, Q.add(values[x]!, money))),
  );
  return isQuasiLinear
    ? { quasiLinear: nestTable(values, market) }
    : { formula: choose(market, byBundle.map(ofMoney), 0, 0, market.bundles.size) };
};

/** The utility of one bundle as a formula in t: one line through the points if there is one, else a step function. */
const ofMoney = (column: readonly MoneyPoint[]): string => {
  const [first, second] = column;
  if (second === undefined) return Q.show(first!.utility);
  const slope = Q.div(Q.sub(second.utility, first!.utility), Q.sub(second.money, first!.money));
  const level = Q.sub(first!.utility, Q.mul(slope, first!.money));
  const isLine = column.every(({ money, utility }) => Q.equals(utility, Q.add(Q.mul(slope, money), level)));
  if (isLine) return Q.isZero(slope) ? Q.show(level) : `${Q.show(slope)}*t + ${Q.show(level)}`;
  const steps = (from: number, to: number): string => {
    if (to - from === 1) return Q.show(column[from]!.utility);
    const middle = (from + to) >> 1;
    return `if(t < ${Q.show(column[middle]!.money)}, ${steps(from, middle)}, ${steps(middle, to)})`;
  };
  return steps(0, column.length);
};

/** A formula that chooses among formulas by the amounts, commodity by commodity, halving the range each time. */
const choose = (market: Market, formulas: readonly string[], h: number, from: number, to: number): string => {
  if (h === market.commodities || to - from === 1) return formulas[from]!;
  const width = (market.cap + 1) ** (market.commodities - h - 1);
  const count = (to - from) / width;
  if (count === 1) return choose(market, formulas, h + 1, from, to);
  const middle = from + (count >> 1) * width;
  const amount = pointAt(market.bundles, middle)[h]!;
  return `if(${amountName(h)} < ${String(amount)}, ${choose(market, formulas, h, from, middle)}, ${choose(market, formulas, h, middle, to)})`;
};
