/**
 * The utilities of traders with private values: tables or formulas of the file, laid out over the grid.
 */
import { E, O, type Option } from '../../../prelude.js';
import type { Economy, EconomyFrame, PrivateTrader } from '../../../economies/economy.js';
import type { PrivateValue, TableProblem } from '../../../economies/utility-table.js';
import { byFormula, maxDenominatorBits, quasiLinear, tabulate } from '../../../economies/utility-table.js';
import * as Q from '../../../exact/rational.js';
import type { Scaled } from '../../../exact/scaling.js';
import type { EconomyFile, TraderEntry } from '../codec.js';
import type { Path } from '../../json/value.js';
import { countCommodities } from '../commodities.js';
import { grouped } from './market-faults.js';
import type { ExpandedTraders } from './read-traders.js';
import { flattenTable, readFormula, reportFormula, vector } from './read-table.js';
import type { Diagnostics } from '../../json/diagnostics.js';

/** The entries that all utility tables together may have: one table of |P|·|X| for each entry of `traders`. */
const maxTableEntries = 1n << 26n;

/** The economy, if every trader has a utility at every point of the grid; utilities are read even if the market is at fault. */
export const readPrivateValues = (
  file: EconomyFile,
  frame: Option<EconomyFrame>,
  commodityNames: readonly string[],
  { names, entryOf, firstOf }: ExpandedTraders,
  diagnostics: Diagnostics,
): Option<Economy> => {
  const values = file.traders.map((entry, i) => readUtility(file, entry, commodityNames, i, diagnostics));
  if (O.isNone(frame) || diagnostics.problems.length > 0) return O.none;
  const { market } = frame.value;
  const size = BigInt(file.traders.length) * BigInt(market.prices.size) * BigInt(market.bundles.size);
  if (size > maxTableEntries) {
    diagnostics.report(['priceSteps'], {
      code: 'E0310',
      message: `The utilities of the ${String(file.traders.length)} entries of "traders" make ${grouped(size)} numbers; at most ${grouped(maxTableEntries)} can be held.`,
      hint: 'Write equal traders once, with a "count", or lower "priceSteps" or "cap".',
    });
    return O.none;
  }
  const tables: Scaled[] = [];
  for (const [i, { value, path }] of values.flatMap((v) => (O.isSome(v) ? [v.value] : [])).entries()) {
    const table = tabulate(market, market.endowments[firstOf[i]!]!, value);
    if (E.isRight(table)) tables.push(table.right);
    else reportTable(diagnostics, path, table.left);
  }
  if (diagnostics.problems.length > 0) return O.none;
  const traders: readonly PrivateTrader[] = names.map((name, trader) => ({
    name,
    utility: tables[entryOf[trader]!]!,
  }));
  return O.some({ ...frame.value, kind: 'private-values', traders });
};

interface LocatedValue {
  readonly value: PrivateValue;
  readonly path: Path;
}

const readUtility = (
  file: EconomyFile,
  { utility }: TraderEntry,
  commodityNames: readonly string[],
  entry: number,
  diagnostics: Diagnostics,
): Option<LocatedValue> => {
  const { report } = diagnostics;
  if (utility === undefined) {
    report(['traders', entry], {
      code: 'E0204',
      message: 'The field "utility" of a trader is missing.',
      hint: 'Add "utility": { "quasiLinear": […] } or { "formula": "…" }.',
    });
    return O.none;
  }
  const path: Path = ['traders', entry, 'utility'];
  const { quasiLinear: table, formula } = utility;
  if ((table === undefined) === (formula === undefined)) {
    report(path, {
      code: 'E0210',
      message: `A utility has exactly one of "quasiLinear" and "formula", not ${table === undefined ? 'none' : 'both'}.`,
      hint: table === undefined ? 'Add one of the two.' : 'Remove one of the two.',
    });
    return O.none;
  }
  if (formula !== undefined) {
    const at = [...path, 'formula'];
    const read = readFormula(formula, { commodityNames, money: true }, at, diagnostics);
    return O.isNone(read) ? O.none : O.some({ value: byFormula(read.value), path: at });
  }
  const commodities = countCommodities(file);
  // Without a sound cap and number of commodities there is no shape to check against.
  if (commodities < 1 || file.cap < 2) return O.none;
  const at = [...path, 'quasiLinear'];
  const values = flattenTable(table!, { commodities, cap: file.cap }, at, diagnostics);
  return O.isNone(values) ? O.none : O.some({ value: quasiLinear(values.value), path: at });
};

const reportTable = (diagnostics: Diagnostics, path: Path, problem: TableProblem): void => {
  if (problem.kind === 'denominator')
    return diagnostics.report(path, {
      code: 'E0413',
      message: `The utilities of this trader have a common denominator of more than ${String(maxDenominatorBits)} binary digits.`,
      hint: 'Take simpler fractions.',
    });
  const { bundle, price, money } = problem.point;
  const where = `x = ${vector(bundle.map(String))}, p = ${vector(price.map(Q.show))}, t = ${Q.show(money)}`;
  return reportFormula(diagnostics, path, problem.fault, where);
};
