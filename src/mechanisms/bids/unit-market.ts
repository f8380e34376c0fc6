/**
 * Where bid mechanisms are defined: one good, and traders with a use for one unit who own none or one.
 */
import type { MarketDescription } from '../../market/description.js';
import type { Side } from './quotes.js';

/**
 * The sentence that says why an economy is no market of single units; undefined if it is one.
 *
 * @param mechanism how the sentence calls the mechanism.
 */
export const noUnitMarket = (mechanism: string, economy: MarketDescription): string | undefined => {
  if (economy.signals) return `${mechanism} is for private values; this economy has signals.`;
  if (economy.goods !== 1) return `${mechanism} is for one good; this economy has ${String(economy.goods)}.`;
  const many = economy.endowments.findIndex(([e]) => e! > 1);
  if (many >= 0)
    return `${mechanism} is for traders who own one unit at most; trader ${String(many + 1)} owns ${String(economy.endowments[many]![0])}.`;
  if (economy.unitValues === undefined)
    return `${mechanism} is for traders who want one unit: utility v(x) + t with v(x) = v(1) for every x above 1. Some trader here has another utility.`;
  return undefined;
};

/** The side of each trader: who owns the unit is a seller. */
export const sidesOf = ({ endowments }: Pick<MarketDescription, 'endowments'>): readonly Side[] =>
  endowments.map(([e]) => (e === 0 ? 'buyer' : 'seller'));
