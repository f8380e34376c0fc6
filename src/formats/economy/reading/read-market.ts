/**
 * The part of an economy file that the auctioneer knows: commodities, traders and the market, with the paper's
 * conditions at their places in the file.
 */
import { E, O, type Option } from '../../../prelude.js';
import { isReserved } from '../../../economies/formula/syntax.js';
import type { Market } from '../../../market/market.js';
import { makeMarket } from '../../../market/market.js';
import { shortened } from '../../json/codec.js';
import type { Diagnostics } from '../../json/diagnostics.js';
import type { EconomyFile } from '../codec.js';
import { amountName, countCommodities, maxCommodities } from '../commodities.js';
import { faultsOf } from './market-faults.js';
import { repeats } from './read-table.js';
import type { ExpandedTraders } from './read-traders.js';

/** The names of the commodities, x1, x2, … where only their number is given. */
export const readCommodityNames = (file: EconomyFile, { report }: Diagnostics): readonly string[] => {
  if (typeof file.commodities === 'number')
    return Array.from({ length: Math.min(Math.max(file.commodities, 0), maxCommodities) }, (_, h) =>
      amountName(h),
    );
  const names = file.commodities;
  const again = repeats(names);
  names.forEach((name, h) => {
    const fault =
      name.trim() === ''
        ? 'The name of a commodity is blank.'
        : isReserved(name, names.length)
          ? `"${name}" cannot name a commodity: it has a meaning in formulas.`
          : again[h] === true
            ? `Two commodities have the name "${shortened(name)}".`
            : undefined;
    if (fault !== undefined)
      report(['commodities', h], { code: 'E0301', message: fault, hint: 'Give it another name.' });
  });
  return names;
};

/** The market, if the paper's assumptions hold. */
export const readMarket = (
  file: EconomyFile,
  traders: ExpandedTraders,
  diagnostics: Diagnostics,
): Option<Market> => {
  // The number of traders is faulty already where an entry was refused; the market must not repeat it.
  if (diagnostics.problems.some(({ code }) => code === 'E0307' || code === 'E0313')) return O.none;
  const market = makeMarket({
    commodities: countCommodities(file),
    cap: file.cap,
    priceSteps: file.priceSteps,
    groups: file.groups,
    endowments: traders.entryOf.map((entry) => file.traders[entry]!.endowment),
    tieBreak: file.tieBreak ?? 'lowest',
  });
  if (E.isRight(market)) return O.some(market.right);
  for (const problem of market.left) {
    // Equal traders of one entry have one endowment in the file.
    const repeated =
      problem.kind === 'endowment' && traders.firstOf[traders.entryOf[problem.trader]!] !== problem.trader;
    if (repeated) continue;
    for (const { path, fault } of faultsOf(problem, file, traders)) diagnostics.report(path, fault);
  }
  return O.none;
};
