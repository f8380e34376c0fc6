/**
 * The information structure and the common value of an economy with interdependent values.
 */
import { E, O, type Option } from '../../../prelude.js';
import { didYouMean, leftOut } from '../../../did-you-mean.js';
import type { Economy, Shock } from '../../../economies/economy.js';
import { denominatorBitsFor, maxDenominatorBits, tabulatingValue } from '../../../economies/utility-table.js';
import type { Computation } from '../../../computation.js';
import type { Formula } from '../../../economies/formula/formula.js';
import { workOfFormula } from '../../../economies/formula/formula.js';
import { counted } from '../../../exact/counts.js';
import { lcm } from '../../../exact/scaling.js';
import type { Grid } from '../../../market/market.js';
import type { ValueWork } from './work.js';
import { inParts, isAllowedWork } from './work.js';
import * as Q from '../../../exact/rational.js';
import type { Rational } from '../../../exact/rational.js';
import { shortened } from '../../json/codec.js';
import { firstEquals } from '../../problems/repeats.js';
import type { EconomyParts, ValueForm } from '../codec.js';
import type { Path } from '../../json/value.js';
import { countCommodities } from '../commodities.js';
import type { FrameReading } from './frame.js';
import type { ExpandedTraders } from './read-traders.js';
import { flattenTable, readFormula, reportFormula, vector } from './read-table.js';
import type { Diagnostics } from '../../json/diagnostics.js';

/** The economy, if its information structure and its value are sound. Each part is judged whatever else is at fault. */
export function* readInterdependentValues(
  file: EconomyParts,
  { names }: ExpandedTraders,
  frame: FrameReading,
  diagnostics: Diagnostics,
): Computation<Option<Economy>> {
  const signals = readSignals(file, diagnostics);
  const shocks = readShocks(file, signals, diagnostics);
  const value = yield* readValue(file, frame, { signals, shocks: shockNames(file) }, diagnostics);
  if (O.isNone(frame.economy) || O.isNone(signals) || O.isNone(shocks) || O.isNone(value)) return O.none;
  return O.some({
    ...frame.economy.value,
    kind: 'interdependent',
    residual: file.residual ?? 'shielded',
    traderNames: names,
    signals: signals.value,
    shocks: shocks.value,
    value: value.value,
  });
}

/** Names of which all are known; none where one of them cannot be read. */
const allKnown = (names: ReadonlyArray<string | undefined> | undefined): Option<readonly string[]> => {
  const known = names?.filter((name) => name !== undefined);
  return known === undefined || known.length !== names?.length ? O.none : O.some(known);
};

const readSignals = (file: EconomyParts, diagnostics: Diagnostics): Option<readonly string[]> => {
  if (file.signals !== undefined)
    checkNames(file.signals, 'signal', 'E0501', (i) => ['signals', i], diagnostics);
  return allKnown(file.signals);
};

const shockNames = (file: EconomyParts): Option<readonly string[]> =>
  allKnown(file.shocks?.map((shock) => shock?.name));

const checkNames = (
  names: ReadonlyArray<string | undefined>,
  kind: 'signal' | 'shock',
  code: 'E0501' | 'E0502',
  pathOf: (index: number) => Path,
  { report, placeText }: Diagnostics,
): void => {
  if (names.length === 0)
    report([`${kind}s`], { code, message: `There is no ${kind}.`, hint: `List at least one ${kind}.` });
  const first = firstEquals(names);
  names.forEach((name, i) => {
    const earlier = first[i];
    if (name?.trim() === '')
      report(pathOf(i), { code, message: `The name of a ${kind} is blank.`, hint: 'Give a name.' });
    else if (name !== undefined && earlier !== undefined)
      report(pathOf(i), {
        code,
        message: `Two ${kind}s have the name "${shortened(name)}": the first is at ${placeText(pathOf(earlier))}.`,
        hint: 'Give different names.',
      });
  });
};

/** Every key must be a name, and every name a key. */
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
  for (const name of leftOut(Object.keys(object), names))
    report(path, {
      code: 'E0506',
      message: `The ${kind} "${shortened(name)}" is left out.`,
      hint: `Add "${shortened(name)}".`,
    });
};

const checkProbabilities = (
  probabilities: ReadonlyArray<{ readonly value: Rational | undefined; readonly path: Path }>,
  whole: { readonly path: Path; readonly of: string },
  { report }: Diagnostics,
): void => {
  for (const { value, path } of probabilities)
    if (value !== undefined && (Q.sign(value) <= 0 || Q.lt(Q.one, value)))
      report(path, {
        code: 'E0503',
        message: `A probability of ${Q.show(value)}: it must be above 0 and at most 1.`,
        hint: Q.isZero(value) ? 'Leave out what cannot happen.' : 'Write a number such as "1/2".',
      });
  const known = probabilities.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (known.length !== probabilities.length) return;
  const sum = Q.sum(known);
  if (known.length > 0 && !Q.equals(sum, Q.one))
    report(whole.path, {
      code: 'E0504',
      message: `The probabilities of ${whole.of} sum to ${Q.show(sum)}, not to 1.`,
      hint: Q.lt(sum, Q.one)
        ? `${Q.show(Q.sub(Q.one, sum))} is missing.`
        : `${Q.show(Q.sub(sum, Q.one))} is too much.`,
    });
};

const readShocks = (
  file: EconomyParts,
  signals: Option<readonly string[]>,
  diagnostics: Diagnostics,
): Option<readonly Shock[]> => {
  const { shocks } = file;
  if (shocks === undefined) return O.none;
  const names = shocks.map((shock) => shock?.name);
  checkNames(names, 'shock', 'E0502', (i) => ['shocks', i, 'name'], diagnostics);
  checkProbabilities(
    shocks.map((shock, i) => ({ value: shock?.probability, path: ['shocks', i, 'probability'] })),
    { path: ['shocks'], of: 'the shocks' },
    diagnostics,
  );
  return O.sequenceArray(
    shocks.map((shock, i) => (shock === undefined ? O.none : readShock(shock, i, signals, diagnostics))),
  );
};

type ShockParts = NonNullable<NonNullable<EconomyParts['shocks']>[number]>;

const readShock = (
  { name, probability, signals: bySignal }: ShockParts,
  index: number,
  signals: Option<readonly string[]>,
  diagnostics: Diagnostics,
): Option<Shock> => {
  if (bySignal === undefined || O.isNone(signals)) return O.none;
  const path = ['shocks', index, 'signals'];
  checkKeys(bySignal, signals.value, 'signal', path, diagnostics);
  const known = signals.value.filter((signal) => Object.hasOwn(bySignal, signal));
  // A sum over a part of the signals would be a second report of the part that is missing.
  if (known.length === signals.value.length)
    checkProbabilities(
      known.map((signal) => ({ value: bySignal[signal], path: [...path, signal] })),
      {
        path,
        of: name === undefined ? 'the signals under this shock' : `the signals under "${shortened(name)}"`,
      },
      diagnostics,
    );
  const probabilities = O.sequenceArray(known.map((signal) => O.fromNullable(bySignal[signal])));
  return name === undefined || probability === undefined || O.isNone(probabilities)
    ? O.none
    : O.some({ name, probability, signals: probabilities.value });
};

/** The names by which the tables of values are laid out, where all of them are known. */
interface Layout {
  readonly signals: Option<readonly string[]>;
  readonly shocks: Option<readonly string[]>;
}

/** A value of the file: its place, and the table or formula that is there. */
interface PlacedForm {
  readonly shock: string;
  readonly signal: string;
  readonly path: Path;
  readonly form: ValueForm;
}

/** The values of shocks and signals that are known, in the order of the file; wrong names are reported. */
const placedForms = (
  { value }: EconomyParts,
  { signals, shocks }: Layout,
  diagnostics: Diagnostics,
): readonly PlacedForm[] => {
  if (value === undefined) return [];
  if (O.isSome(shocks)) checkKeys(value, shocks.value, 'shock', ['value'], diagnostics);
  const knownShocks = O.isNone(shocks) ? undefined : new Set(shocks.value);
  const knownSignals = O.isNone(signals) ? undefined : new Set(signals.value);
  return Object.entries(value).flatMap(([shock, bySignal]): readonly PlacedForm[] => {
    if (bySignal === undefined || knownShocks?.has(shock) === false) return [];
    if (O.isSome(signals)) checkKeys(bySignal, signals.value, 'signal', ['value', shock], diagnostics);
    return Object.entries(bySignal).flatMap(([signal, form]): readonly PlacedForm[] =>
      form === undefined || knownSignals?.has(signal) === false
        ? []
        : [{ shock, signal, path: ['value', shock, signal], form }],
    );
  });
};

/** v at every bundle, by shock and signal, in the order of their names. */
function* readValue(
  file: EconomyParts,
  frame: FrameReading,
  layout: Layout,
  diagnostics: Diagnostics,
): Computation<Option<ReadonlyArray<ReadonlyArray<readonly Rational[]>>>> {
  const forms = placedForms(file, layout, diagnostics);
  const parsed = forms.map((form) => ({ ...form, value: readForm(file, frame, form, diagnostics) }));
  const { grid } = frame;
  if (O.isNone(grid) || !areHeld(forms.length, grid.value, diagnostics)) return O.none;
  const { bundles } = grid.value;
  const read = parsed.map((form) => ({ ...form, work: workOf(form.value, grid.value) }));
  const works = read.flatMap(({ work }) => (work === undefined ? [] : [work]));
  if (!isAllowedWork(works, grid.value.priceSteps, diagnostics)) return O.none;
  const tables = new Map<string, readonly Rational[]>();
  const place = (shock: string, signal: string): string => JSON.stringify([shock, signal]);
  for (const [done, { shock, signal, value, work }] of read.entries()) {
    if (O.isNone(value)) continue;
    const steps = work?.steps ?? 1;
    const table = yield* inParts(tabulateForm(grid.value, value.value, diagnostics), steps, {
      before: done * bundles.size,
      total: read.length * bundles.size,
    });
    if (O.isSome(table)) tables.set(place(shock, signal), table.value);
  }
  const { signals, shocks } = layout;
  if (O.isNone(shocks) || O.isNone(signals)) return O.none;
  if (!haveCommonDenominator([...tables.values()], grid.value, diagnostics)) return O.none;
  return O.sequenceArray(
    shocks.value.map((shock) =>
      O.sequenceArray(signals.value.map((signal) => O.fromNullable(tables.get(place(shock, signal))))),
    ),
  );
}

/** The work of a formula at all bundles; none for a table. */
const workOf = (
  form: Option<ReadForm>,
  { commodities, cap, priceSteps, bundles }: Grid,
): ValueWork | undefined =>
  O.isNone(form) || 'values' in form.value
    ? undefined
    : {
        path: form.value.path,
        steps: workOfFormula(form.value.formula, { commodities, cap, priceSteps }).steps,
        pointsWith: () => bundles.size,
      };

/** The numbers that the values of all shocks and signals may have: one a bundle for each. */
export const maxValueEntries = 1n << 18n;

/** Whether so many values of bundles can be held. */
const areHeld = (forms: number, { bundles }: Grid, { report }: Diagnostics): boolean => {
  const size = BigInt(forms) * BigInt(bundles.size);
  if (size <= maxValueEntries) return true;
  report(['value'], {
    code: 'E0310',
    message: `The ${counted(forms, 'value')} of shocks and signals make ${counted(size, 'number')}; at most ${counted(maxValueEntries, 'number')} can be held.`,
    hint: `Take fewer shocks or signals: ${counted(maxValueEntries / BigInt(bundles.size), 'value')} at most with these bundles. Or lower "cap".`,
    atKey: true,
  });
  return false;
};

/** Whether the values, and the costs of bundles at all prices, can be held over one denominator. */
const haveCommonDenominator = (
  tables: ReadonlyArray<readonly Rational[]>,
  { prices, bundles }: Grid,
  { report }: Diagnostics,
): boolean => {
  const numbers = (tables.length + prices.size) * bundles.size;
  const most = denominatorBitsFor(numbers);
  let common = 1n;
  for (const value of tables.flat()) {
    common = lcm(common, Q.denominator(value));
    if (common >> BigInt(most) === 0n) continue;
    report(['value'], {
      code: 'E0413',
      message: `The values have a common denominator of more than ${counted(most, 'binary digit')}${most < maxDenominatorBits ? `, the most for ${counted(numbers, 'value or cost', 'values and costs')} of bundles` : ''}.`,
      hint: 'Take simpler fractions.',
      atKey: true,
    });
    return false;
  }
  return true;
};

/** v(·, ω₀, ω₁) as it is read: the values of the bundles, or a formula and its place. */
type ReadForm = { readonly values: readonly Rational[] } | { readonly formula: Formula; readonly path: Path };

const readForm = (
  file: Pick<EconomyParts, 'cap' | 'commodities'>,
  { commodityNames }: FrameReading,
  { form, path }: PlacedForm,
  diagnostics: Diagnostics,
): Option<ReadForm> => {
  if ('table' in form) {
    const commodities = countCommodities(file);
    const { cap } = file;
    if (commodities === undefined || cap === undefined || commodities < 1 || cap < 2) return O.none;
    const values = flattenTable(form.table, { commodities, cap }, path, diagnostics);
    return O.isNone(values) ? O.none : O.some({ values: values.value });
  }
  if (O.isNone(commodityNames)) return O.none;
  // The formula is at the path itself or in the field "formula"; the place of a path that does not exist is that of the nearest part.
  const at = [...path, 'formula'];
  const options = { commodityNames: commodityNames.value, money: false };
  const formula = readFormula(form.formula, options, at, diagnostics);
  return O.isNone(formula) ? O.none : O.some({ formula: formula.value, path: at });
};

/** v(·, ω₀, ω₁) at every bundle, if it has a value everywhere. */
function* tabulateForm(
  grid: Grid,
  form: ReadForm,
  diagnostics: Diagnostics,
): Computation<Option<readonly Rational[]>> {
  if ('values' in form) return O.some(form.values);
  const values = yield* tabulatingValue(grid, form.formula);
  if (E.isRight(values)) return O.some(values.right);
  const { fault, bundle } = values.left;
  reportFormula(diagnostics, form.path, fault, `x = ${vector(bundle.map(String))}`);
  return O.none;
}
