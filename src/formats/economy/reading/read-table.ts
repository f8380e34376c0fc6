/**
 * Tables and formulas of values in a file, and their faults at the places of the entries at fault.
 */
import { E, O, type Option } from '../../../prelude.js';
import type { Formula, FormulaFault, FormulaFaultKind } from '../../../economies/formula/formula.js';
import { parseFormula } from '../../../economies/formula/formula.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import type { Code } from '../../problems/catalogue.js';
import type { ValueTable } from '../tables.js';
import type { Path } from '../../json/value.js';
import type { Diagnostics } from '../../json/diagnostics.js';

const isList = (table: ValueTable): table is readonly ValueTable[] => !Q.is(table);

/**
 * The entries of a table of k levels with l + 1 entries each, in lexicographic order of the bundles; every fault of the
 * shape is reported.
 */
export const flattenTable = (
  table: ValueTable,
  { commodities, cap }: { readonly commodities: number; readonly cap: number },
  path: Path,
  { report }: Diagnostics,
): Option<readonly Rational[]> => {
  const values: Rational[] = [];
  let isSound = true;
  const visit = (part: ValueTable, level: number, at: Path): void => {
    if (level === commodities) {
      if (isList(part)) {
        isSound = false;
        report(at, {
          code: 'E0311',
          message: `A number is expected here, not a list: a table has one level a commodity, ${String(commodities)} in all.`,
          hint: 'Remove a level of brackets.',
        });
      } else values.push(part);
      return;
    }
    const expected = `${String(cap + 1)} entries (amounts 0 to ${String(cap)}) of commodity ${String(level + 1)}`;
    if (!isList(part) || part.length !== cap + 1) {
      isSound = false;
      return report(at, {
        code: 'E0311',
        message: `A list of ${expected} is expected here, not ${isList(part) ? `one of ${String(part.length)}` : 'a number'}.`,
        hint: 'Tables are read v[x1][x2]…; a formula is shorter.',
      });
    }
    part.forEach((entry, amount) => visit(entry, level + 1, [...at, amount]));
  };
  visit(table, 0, path);
  return isSound ? O.some(values) : O.none;
};

const codeOf: Readonly<Record<FormulaFaultKind, Code>> = {
  syntax: 'E0401',
  'unknown-name': 'E0402',
  arity: 'E0403',
  type: 'E0404',
  chained: 'E0405',
  money: 'E0406',
  size: 'E0407',
  'division-by-zero': 'E0411',
  power: 'E0412',
  growth: 'E0413',
};

/** Reports a fault of a formula at its place inside the text at `path`; `where` is the point of the grid, if it has one. */
export const reportFormula = (
  { report }: Diagnostics,
  path: Path,
  fault: FormulaFault,
  where?: string,
): void =>
  report(path, {
    code: codeOf[fault.kind],
    message: where === undefined ? fault.message : `${fault.message.replace(/\.$/, '')} at ${where}.`,
    hint: fault.hint,
    within: fault.offset,
  });

/** Reads a formula; a fault is reported at its place inside the text. */
export const readFormula = (
  text: string,
  options: { readonly commodityNames: readonly string[]; readonly money: boolean },
  path: Path,
  diagnostics: Diagnostics,
): Option<Formula> => {
  const formula = parseFormula(text, options);
  if (E.isRight(formula)) return O.some(formula.right);
  reportFormula(diagnostics, path, formula.left);
  return O.none;
};

/** A vector in messages about formulas: (1, 1/2). */
export const vector = (entries: readonly string[]): string => `(${entries.join(', ')})`;
