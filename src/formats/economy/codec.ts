/**
 * The codec of economy files, `undominated/economy/1`: the shape of a file and the types of its fields. What the shape
 * cannot say (ranges, sums, names that must match) is checked by the reader.
 */
import { E, t } from '../../prelude.js';
import type { Rational } from '../../exact/rational.js';
import type { TieBreak } from '../../market/market.js';
import { residuals } from '../../market/residual.js';
import {
  Codec,
  dictionary,
  exactNumber,
  label,
  list,
  recursive,
  refuse,
  strict,
  text,
  wholeNumber,
  word,
} from '../json/codec.js';
import { isObject, NumberLiteral } from '../json/value.js';

/** The name and version of the format. */
export const economyFormat = 'undominated/economy/1';

/** A table of values nested to any depth; the reader checks that it has one level a commodity. */
export type ValueTable = Rational | readonly ValueTable[];
type ValueTableJson = string | readonly ValueTableJson[];

/** A nested table of exact numbers. */
export const valueTable: Codec<ValueTable, ValueTableJson> = recursive('table of values', () => tableForm());
const tables = list(valueTable);
const tableForm = (): Codec<ValueTable, ValueTableJson> =>
  new Codec<ValueTable, ValueTableJson>({
    name: 'table of values',
    shape: { kind: 'union', members: [exactNumber, tables] },
    is: (u): u is ValueTable => exactNumber.is(u) || tables.is(u),
    validate: (u, context) =>
      Array.isArray(u) ? tables.validate(u, context) : exactNumber.validate(u, context),
    encode: (values) => (exactNumber.is(values) ? exactNumber.encode(values) : tables.encode(values)),
  });

const names = list(label);

/** The names of the commodities, or only their number. */
export const commodities = new Codec<number | readonly string[], number | readonly string[]>({
  name: 'commodities',
  shape: { kind: 'union', members: [wholeNumber, names] },
  is: (u): u is number | readonly string[] => wholeNumber.is(u) || names.is(u),
  validate: (u, context) => {
    if (u instanceof NumberLiteral) return wholeNumber.validate(u, context);
    if (Array.isArray(u)) return names.validate(u, context);
    return refuse(u, context, {
      code: 'E0205',
      message: 'A list of names or a whole number is expected here.',
      hint: 'Write ["grain", "iron"] or 2.',
    });
  },
  encode: t.identity,
});

const amounts = list(wholeNumber);

/** An amount of each commodity; a bare whole number where there is one commodity. */
export const bundle = new Codec<readonly number[], readonly number[]>({
  name: 'bundle',
  shape: { kind: 'union', members: [wholeNumber, amounts] },
  is: amounts.is,
  validate: (u, context) => {
    if (Array.isArray(u)) return amounts.validate(u, context);
    const amount = wholeNumber.validate(u, context);
    return E.isLeft(amount) ? amount : t.success([amount.right]);
  },
  encode: t.identity,
});

const formulaObject = strict('a value', { formula: text }, {});

/** A value of the bundles: a table, or a formula in the amounts (bare, or as `{ "formula": … }`). */
export type ValueForm = { readonly table: readonly ValueTable[] } | { readonly formula: string };

const valueForm = new Codec<ValueForm, readonly ValueTableJson[] | { readonly formula: string }>({
  name: 'value',
  shape: { kind: 'union', members: [tables, text, formulaObject] },
  is: (u): u is ValueForm => isObject(u) && ('table' in u || 'formula' in u),
  validate: (u, context) => {
    if (typeof u === 'string') return t.success({ formula: u });
    if (isObject(u)) return formulaObject.validate(u, context);
    if (!Array.isArray(u))
      return refuse(u, context, {
        code: 'E0205',
        message: 'A table of values or a formula is expected here.',
        hint: 'Write ["0", "1/2", …] or { "formula": "…" }.',
      });
    const table = tables.validate(u, context);
    return E.isLeft(table) ? table : t.success({ table: table.right });
  },
  encode: (value) => ('table' in value ? tables.encode(value.table) : value),
});

const utility = strict('a utility', {}, { quasiLinear: valueTable, formula: text });
const trader = strict('a trader', { endowment: bundle }, { name: label, count: wholeNumber, utility });
const shock = strict(
  'a shock',
  { name: label, probability: exactNumber, signals: dictionary(exactNumber) },
  {},
);
const tieBreaks: readonly TieBreak[] = ['lowest', 'highest'];

/** An economy file. */
export const economyFile = strict(
  'an economy',
  {
    format: text,
    commodities,
    cap: wholeNumber,
    priceSteps: wholeNumber,
    groups: strict('groups', { count: wholeNumber, size: wholeNumber }, {}),
    epsilon: exactNumber,
    traders: list(trader),
  },
  {
    $schema: text,
    title: label,
    tieBreak: word(tieBreaks),
    residual: word(residuals),
    signals: list(label),
    shocks: list(shock),
    value: dictionary(dictionary(valueForm)),
  },
);

/** What an economy file says. */
export type EconomyFile = t.TypeOf<typeof economyFile>;
/** An entry of its traders. */
export type TraderEntry = t.TypeOf<typeof trader>;
/** The JSON of an economy file. */
export type EconomyJson = t.OutputOf<typeof economyFile>;
