/**
 * The utilities of traders with private values: tables or formulas of the file, laid out over the grid.
 */
import { counted } from '../../../exact/counts.js';
import { E, O, type Option } from '../../../prelude.js';
import type { Economy, PrivateTrader } from '../../../economies/economy.js';
import type { PrivateValue, TableProblem } from '../../../economies/utility-table.js';
import {
  byFormula,
  countValues,
  maxDenominatorBits,
  quasiLinear,
  tabulating,
} from '../../../economies/utility-table.js';
import type { Computation } from '../../../computation.js';
import type { Formula } from '../../../economies/formula/formula.js';
import { workOfFormula } from '../../../economies/formula/formula.js';
import type { FormulaRange } from '../../../economies/formula/work.js';
import { bitsOf, stepsOfOperation } from '../../../economies/formula/work.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { Scaled } from '../../../exact/scaling.js';
import type { Grid } from '../../../market/market.js';
import type { EconomyParts, TraderParts } from '../codec.js';
import type { Path } from '../../json/value.js';
import { countCommodities } from '../commodities.js';
import type { FrameReading } from './frame.js';
import { grouped } from './market-faults.js';
import type { ExpandedTraders } from './read-traders.js';
import type { ValueWork } from './work.js';
import { inParts, isAllowedWork } from './work.js';
import { flattenTable, readFormula, reportFormula, vector } from './read-table.js';
import type { Diagnostics } from '../../json/diagnostics.js';

/** The entries that all utility tables together may have: one table of |P|·|X| for each entry of `traders`. */
export const maxTableEntries = 1n << 20n;

/**
 * The economy, if every trader has a utility at every point of the grid. Each utility is judged wherever the grid and the
 * endowment are sound, whatever else is at fault.
 */
export function* readPrivateValues(
  file: EconomyParts,
  { names, entryOf }: ExpandedTraders,
  frame: FrameReading,
  diagnostics: Diagnostics,
): Computation<Option<Economy>> {
  const tables = yield* tabulateAll(file, frame, diagnostics);
  if (O.isNone(frame.economy) || O.isNone(tables)) return O.none;
  const traders: readonly PrivateTrader[] = names.map((name, trader) => ({
    name,
    utility: tables.value[entryOf[trader]!]!,
  }));
  return O.some({ ...frame.economy.value, kind: 'private-values', traders });
}

/** A value of the file, for the entry at `index` with this endowment. */
interface OwnedValue extends LocatedValue {
  readonly index: number;
  readonly endowment: readonly number[];
}

/** The utility of each entry of `traders` at every point of the grid, if all of them have one. */
function* tabulateAll(
  file: EconomyParts,
  { grid, commodityNames, hasEndowment }: FrameReading,
  diagnostics: Diagnostics,
): Computation<Option<readonly Scaled[]>> {
  const entries = file.traders ?? [];
  const values = entries.map((entry, index) =>
    entry === undefined ? O.none : readUtility(file, entry, commodityNames, index, diagnostics),
  );
  if (O.isNone(grid) || !fitsMemory(entries.length, grid.value, diagnostics)) return O.none;
  const owned = values.flatMap((value, index): readonly OwnedValue[] => {
    const endowment = entries[index]?.endowment;
    return O.isSome(value) && hasEndowment[index] === true && endowment !== undefined
      ? [{ ...value.value, index, endowment }]
      : [];
  });
  const works = owned.map((value) => workOf(value, grid.value));
  if (!isAllowedWork(works, grid.value.priceSteps, diagnostics)) return O.none;
  const tables: Scaled[] = [];
  const size = grid.value.prices.size * grid.value.bundles.size;
  for (const [done, value] of owned.entries()) {
    const table = yield* inParts(tabulateOne(grid.value, value, diagnostics), works[done]!.steps, {
      before: done * size,
      total: owned.length * size,
    });
    if (O.isSome(table)) tables.push(table.value);
  }
  return tables.length === entries.length ? O.some(tables) : O.none;
}

/** The work of tabulating a value. */
const workOf = (
  { path, endowment, stepsIn }: OwnedValue,
  { commodities, cap, priceSteps, bundles }: Grid,
): ValueWork => ({
  path,
  steps: stepsIn({ commodities, cap, priceSteps }),
  pointsWith: (T) => countValues(bundles, { prices: (T + 1) ** commodities, priceSteps: T }, endowment),
});

/** Whether the utilities of so many entries can be held. */
const fitsMemory = (entries: number, { prices, bundles }: Grid, { report }: Diagnostics): boolean => {
  const size = BigInt(entries) * BigInt(prices.size) * BigInt(bundles.size);
  if (size <= maxTableEntries) return true;
  report(['priceSteps'], {
    code: 'E0310',
    message: `The utilities of the ${counted(entries, 'entry', 'entries')} of "traders" make ${grouped(size)} numbers; at most ${grouped(maxTableEntries)} can be held.`,
    hint: `Write equal traders once, with a "count": at most ${counted(Number(maxTableEntries / (BigInt(prices.size) * BigInt(bundles.size))), 'entry', 'entries')} with this grid. Or lower "priceSteps" or "cap".`,
  });
  return false;
};

interface LocatedValue {
  readonly value: PrivateValue;
  readonly path: Path;
  /** The steps that it takes at one point, at most. */
  readonly stepsIn: (range: FormulaRange) => number;
}

function* tabulateOne(
  grid: Grid,
  { value, path, endowment }: OwnedValue,
  diagnostics: Diagnostics,
): Computation<Option<Scaled>> {
  const table = yield* tabulating(grid, endowment, value);
  if (E.isRight(table)) return O.some(table.right);
  reportTable(diagnostics, path, table.left);
  return O.none;
}

const readUtility = (
  file: EconomyParts,
  { utility }: TraderParts,
  commodityNames: Option<readonly string[]>,
  entry: number,
  diagnostics: Diagnostics,
): Option<LocatedValue> => {
  const path: Path = ['traders', entry, 'utility'];
  if (utility !== undefined)
    return isOneOfTwo(utility, path, diagnostics)
      ? readOneOfTwo(file, utility, commodityNames, path, diagnostics)
      : O.none;
  if (!diagnostics.isRefused(path))
    diagnostics.report(['traders', entry], {
      code: 'E0204',
      message: 'The field "utility" of a trader is missing.',
      hint: 'Add "utility": { "quasiLinear": […] } or { "formula": "…" }.',
    });
  return O.none;
};

type UtilityParts = NonNullable<TraderParts['utility']>;

/** Whether a utility is a table or a formula, as far as that is known. */
const isOneOfTwo = (
  { quasiLinear: table, formula }: UtilityParts,
  path: Path,
  { report, isRefused }: Diagnostics,
): boolean => {
  const given = (['quasiLinear', 'formula'] as const).filter(
    (field) => (field === 'formula' ? formula : table) !== undefined || isRefused([...path, field]),
  );
  if (given.length === 1) return true;
  report(path, {
    code: 'E0210',
    message: `A utility has exactly one of "quasiLinear" and "formula", not ${given.length === 0 ? 'none' : 'both'}.`,
    hint: given.length === 0 ? 'Add one of the two.' : 'Remove one of the two.',
  });
  return false;
};

const readOneOfTwo = (
  file: EconomyParts,
  { quasiLinear: table, formula }: UtilityParts,
  commodityNames: Option<readonly string[]>,
  path: Path,
  diagnostics: Diagnostics,
): Option<LocatedValue> => {
  if (formula !== undefined && O.isSome(commodityNames)) {
    const at = [...path, 'formula'];
    const read = readFormula(formula, { commodityNames: commodityNames.value, money: true }, at, diagnostics);
    return O.isNone(read) ? O.none : O.some(formulaAt(read.value, at));
  }
  const commodities = countCommodities(file);
  // Without a sound cap and number of commodities there is no shape to check against.
  if (table === undefined || commodities === undefined || file.cap === undefined) return O.none;
  if (commodities < 1 || file.cap < 2) return O.none;
  const at = [...path, 'quasiLinear'];
  const values = flattenTable(table, { commodities, cap: file.cap }, at, diagnostics);
  return O.isNone(values) ? O.none : O.some(tableAt(values.value, at));
};

const formulaAt = (formula: Formula, path: Path): LocatedValue => ({
  value: byFormula(formula),
  path,
  stepsIn: (range) => workOfFormula(formula, range).steps,
});

/** A table of values: at each point money is added to one of them. */
const tableAt = (values: readonly Rational[], path: Path): LocatedValue => {
  const bits = values.reduce(
    (most, value) => Math.max(most, bitsOf(Q.numerator(value)), bitsOf(Q.denominator(value))),
    0,
  );
  return { value: quasiLinear(values), path, stepsIn: () => stepsOfOperation(bits) };
};

const reportTable = (diagnostics: Diagnostics, path: Path, problem: TableProblem): void => {
  if (problem.kind === 'denominator')
    return diagnostics.report(path, {
      code: 'E0413',
      message: `The utilities of this trader have a common denominator of more than ${counted(problem.most, 'binary digit')}${problem.most < maxDenominatorBits ? `, the most for ${counted(problem.utilities, 'different utility', 'different utilities')}` : ''}.`,
      hint: 'Take simpler fractions.',
    });
  const { bundle, price, money } = problem.point;
  const where = `x = ${vector(bundle.map(String))}, p = ${vector(price.map(Q.show))}, t = ${Q.show(money)}`;
  return reportFormula(diagnostics, path, problem.fault, where);
};
