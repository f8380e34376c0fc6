/**
 * The information structure and the common value of an economy with interdependent values.
 */
import { E, O, type Option } from '../../../prelude.js';
import { didYouMean } from '../../../did-you-mean.js';
import type { Economy, EconomyFrame, Shock } from '../../../economies/economy.js';
import { tabulateValue } from '../../../economies/utility-table.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { shortened } from '../../json/codec.js';
import type { EconomyFile, ValueForm } from '../codec.js';
import type { Path } from '../../json/value.js';
import { countCommodities } from '../commodities.js';
import type { ExpandedTraders } from './read-traders.js';
import { flattenTable, readFormula, reportFormula, repeats, vector } from './read-table.js';
import type { Diagnostics } from '../../json/diagnostics.js';

/** The economy, if its information structure and its value are sound. */
export const readInterdependentValues = (
  file: EconomyFile,
  frame: Option<EconomyFrame>,
  commodityNames: readonly string[],
  { names }: ExpandedTraders,
  diagnostics: Diagnostics,
): Option<Economy> => {
  const signals = file.signals ?? [];
  if (file.signals !== undefined) checkNames(signals, 'signal', 'E0501', (i) => ['signals', i], diagnostics);
  const shocks = readShocks(file, signals, diagnostics);
  const value = readValue(file, frame, commodityNames, signals, diagnostics);
  if (O.isNone(frame) || diagnostics.problems.length > 0) return O.none;
  return O.some({
    ...frame.value,
    kind: 'interdependent',
    residual: file.residual ?? 'shielded',
    traderNames: names,
    signals,
    shocks,
    value,
  });
};

const checkNames = (
  names: readonly string[],
  kind: 'signal' | 'shock',
  code: 'E0501' | 'E0502',
  pathOf: (index: number) => Path,
  { report }: Diagnostics,
): void => {
  if (names.length === 0)
    report([`${kind}s`], { code, message: `There is no ${kind}.`, hint: `List at least one ${kind}.` });
  const again = repeats(names);
  names.forEach((name, i) => {
    if (name.trim() === '')
      report(pathOf(i), { code, message: `The name of a ${kind} is blank.`, hint: 'Give a name.' });
    else if (again[i] === true)
      report(pathOf(i), {
        code,
        message: `Two ${kind}s have the name "${shortened(name)}".`,
        hint: 'Give different names.',
      });
  });
};

/** Every key must be a name, and every name a key. A name left out is reported only if no wrong one may have been written for it. */
const checkKeys = (
  object: Readonly<Record<string, unknown>>,
  names: readonly string[],
  kind: 'signal' | 'shock',
  path: Path,
  { report }: Diagnostics,
): void => {
  const known = new Set(names);
  const wrong = Object.keys(object).filter((key) => !known.has(key));
  for (const key of wrong)
    report([...path, key], {
      code: 'E0505',
      message: `"${shortened(key)}" is no ${kind} of this economy.`,
      hint: didYouMean(key, names, `${kind}s`),
      atKey: true,
    });
  if (wrong.length > 0) return;
  for (const name of names)
    if (!Object.hasOwn(object, name))
      report(path, {
        code: 'E0506',
        message: `The ${kind} "${shortened(name)}" is left out.`,
        hint: `Add "${shortened(name)}".`,
      });
};

const checkProbabilities = (
  probabilities: ReadonlyArray<{ readonly value: Rational; readonly path: Path }>,
  whole: { readonly path: Path; readonly of: string },
  { report }: Diagnostics,
): void => {
  for (const { value, path } of probabilities)
    if (Q.sign(value) <= 0 || Q.lt(Q.one, value))
      report(path, {
        code: 'E0503',
        message: `A probability of ${Q.show(value)}: it must be above 0 and at most 1.`,
        hint: Q.isZero(value) ? 'Leave out what cannot happen.' : 'Write a number such as "1/2".',
      });
  const sum = Q.sum(probabilities.map(({ value }) => value));
  if (probabilities.length > 0 && !Q.equals(sum, Q.one))
    report(whole.path, {
      code: 'E0504',
      message: `The probabilities of ${whole.of} sum to ${Q.show(sum)}, not to 1.`,
      hint: Q.lt(sum, Q.one)
        ? `${Q.show(Q.sub(Q.one, sum))} is missing.`
        : `${Q.show(Q.sub(sum, Q.one))} is too much.`,
    });
};

const readShocks = (
  file: EconomyFile,
  signals: readonly string[],
  diagnostics: Diagnostics,
): readonly Shock[] => {
  if (file.shocks === undefined) return [];
  checkNames(
    file.shocks.map(({ name }) => name),
    'shock',
    'E0502',
    (i) => ['shocks', i, 'name'],
    diagnostics,
  );
  checkProbabilities(
    file.shocks.map(({ probability }, i) => ({ value: probability, path: ['shocks', i, 'probability'] })),
    { path: ['shocks'], of: 'the shocks' },
    diagnostics,
  );
  return file.shocks.map((shock, i) => {
    const path = ['shocks', i, 'signals'];
    if (file.signals !== undefined) checkKeys(shock.signals, signals, 'signal', path, diagnostics);
    const known = signals.filter((signal) => Object.hasOwn(shock.signals, signal));
    // A sum over a part of the signals would be a second report of the part that is missing.
    if (known.length === signals.length)
      checkProbabilities(
        known.map((signal) => ({ value: shock.signals[signal]!, path: [...path, signal] })),
        { path, of: `the signals under "${shortened(shock.name)}"` },
        diagnostics,
      );
    return {
      name: shock.name,
      probability: shock.probability,
      signals: known.map((signal) => shock.signals[signal]!),
    };
  });
};

const readValue = (
  file: EconomyFile,
  frame: Option<EconomyFrame>,
  commodityNames: readonly string[],
  signals: readonly string[],
  diagnostics: Diagnostics,
): ReadonlyArray<ReadonlyArray<readonly Rational[]>> => {
  const { value } = file;
  if (value === undefined) return [];
  const shocks = file.shocks?.map(({ name }) => name) ?? [];
  if (file.shocks !== undefined) checkKeys(value, shocks, 'shock', ['value'], diagnostics);
  return shocks
    .filter((shock) => Object.hasOwn(value, shock))
    .map((shock) => {
      const bySignal = value[shock]!;
      if (file.signals !== undefined) checkKeys(bySignal, signals, 'signal', ['value', shock], diagnostics);
      return signals
        .filter((signal) => Object.hasOwn(bySignal, signal))
        .map((signal) =>
          readForm(file, frame, commodityNames, bySignal[signal]!, ['value', shock, signal], diagnostics),
        );
    });
};

/** v(·, ω₀, ω₁) at every bundle; empty if it is at fault or the market is. */
const readForm = (
  file: EconomyFile,
  frame: Option<EconomyFrame>,
  commodityNames: readonly string[],
  form: ValueForm,
  path: Path,
  diagnostics: Diagnostics,
): readonly Rational[] => {
  if ('table' in form) {
    const commodities = countCommodities(file);
    if (commodities < 1 || file.cap < 2) return [];
    const values = flattenTable(form.table, { commodities, cap: file.cap }, path, diagnostics);
    return O.isSome(values) ? values.value : [];
  }
  // The formula is at the path itself or in the field "formula"; the place of a path that does not exist is that of the nearest part.
  const at = [...path, 'formula'];
  const formula = readFormula(form.formula, { commodityNames, money: false }, at, diagnostics);
  if (O.isNone(formula) || O.isNone(frame)) return [];
  const values = tabulateValue(frame.value.market, formula.value);
  if (E.isRight(values)) return values.right;
  reportFormula(diagnostics, at, values.left.fault, `x = ${vector(values.left.bundle.map(String))}`);
  return [];
};
