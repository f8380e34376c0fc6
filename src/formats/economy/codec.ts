/**
 * The codec of economy files, `undominated/economy/1`: the shape of a file and the types of its fields. What the shape
 * cannot say (ranges, sums, names that must match) is checked by the reader; the annotations tell it to schemas.
 */
import { E, t } from '../../prelude.js';
import { maxFormulaLength } from '../../economies/formula/formula.js';
import { reservedWords } from '../../economies/formula/syntax.js';
import type { TieBreak } from '../../market/market.js';
import { residuals } from '../../market/residual.js';
import type { PartsOf } from '../json/codec.js';
import {
  Codec,
  dictionary,
  exactNumber,
  label,
  list,
  refuse,
  strict,
  text,
  wholeLiteral,
  wholeNumber,
  word,
} from '../json/codec.js';
import { isObject, NumberLiteral } from '../json/value.js';
import type { ValueTable, ValueTableJson } from './tables.js';
import { tablesOf } from './tables.js';

/** The name and version of the format. */
export const economyFormat = 'undominated/economy/1';

const noneTwice = { minItems: 1, uniqueItems: true };
const probabilityRange = { exclusiveMinimum: 0, maximum: 1 };

/** The name of a trader, a signal, a player, …: a label that is not blank. */
export const name = label.annotate({ definition: 'name', keywords: { pattern: '\\S' } });
const commodity = name.annotate({
  definition: 'commodity',
  keywords: { not: { enum: [...reservedWords, 'x1'] } },
});
const commodityNames = list(commodity).annotate({ keywords: noneTwice });
const commodityCount = wholeLiteral.annotate({ keywords: { minimum: 1 } });

const commodities = new Codec<number | readonly string[], number | readonly string[]>(
  {
    name: 'commodities',
    shape: { kind: 'union', members: [commodityCount, commodityNames] },
    is: (u): u is number | readonly string[] => commodityCount.is(u) || commodityNames.is(u),
    validate: (u, context) => {
      if (u instanceof NumberLiteral) return commodityCount.validate(u, context);
      if (Array.isArray(u)) return commodityNames.validate(u, context);
      return refuse(u, context, {
        code: 'E0205',
        message: 'A list of names or a whole number is expected here.',
        hint: 'Write ["grain", "iron"] or 2.',
      });
    },
    encode: t.identity,
  },
  { description: 'k: the names of the commodities, or only their number.' },
);

/**
 * The codec of bundles: an amount of each commodity, or a bare amount where there is one commodity.
 *
 * @param amount The codec of an amount.
 */
export const bundleOf = (amount: Codec<number, number>): Codec<readonly number[], readonly number[]> => {
  const amounts = list(amount).annotate({ keywords: { minItems: 1 } });
  return new Codec<readonly number[], readonly number[]>(
    {
      name: 'bundle',
      shape: { kind: 'union', members: [amount, amounts] },
      is: amounts.is,
      validate: (u, context) => {
        if (Array.isArray(u)) return amounts.validate(u, context);
        const only = amount.validate(u, context);
        return E.isLeft(only) ? only : t.success([only.right]);
      },
      encode: t.identity,
    },
    {
      definition: 'bundle',
      description: 'An amount of each commodity; a bare number where there is one commodity.',
    },
  );
};

const { table: valueTable, lists: valueLists } = tablesOf(exactNumber, {
  definition: 'table',
  description: 'Values nested one level a commodity, l + 1 entries a level.',
  keywords: { minItems: 3 },
});

const formula = text.annotate({
  definition: 'formula',
  keywords: { minLength: 1, maxLength: maxFormulaLength },
});
const formulaObject = strict('a value', { formula }, {});

/** A value of the bundles: a table, or a formula in the amounts (bare, or as `{ "formula": … }`). */
export type ValueForm = { readonly table: readonly ValueTable[] } | { readonly formula: string };

const valueForm = new Codec<ValueForm, readonly ValueTableJson[] | { readonly formula: string }>(
  {
    name: 'value',
    shape: { kind: 'union', members: [valueLists, formula, formulaObject] },
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
      const table = valueLists.validate(u, context);
      return E.isLeft(table) ? table : t.success({ table: table.right });
    },
    encode: (value) => ('table' in value ? valueLists.encode(value.table) : value),
  },
  { definition: 'value' },
);

const utility = strict(
  'a utility',
  {},
  { quasiLinear: valueTable.describedBy(valueLists), formula },
).annotate({
  keywords: { minProperties: 1, maxProperties: 1 },
});
/** An entry of the list of traders. */
export const traderEntry = strict(
  'a trader',
  { endowment: bundleOf(wholeNumber) },
  { name, count: wholeNumber.annotate({ keywords: { minimum: 1 } }), utility },
  ['name', 'count', 'endowment', 'utility'],
).annotate({ definition: 'trader' });
const shock = strict(
  'a shock',
  {
    name,
    probability: exactNumber.annotate({ keywords: probabilityRange }),
    signals: dictionary(exactNumber.annotate({ keywords: probabilityRange })),
  },
  {},
).annotate({ definition: 'shock' });
const groupNumber = wholeNumber.annotate({ keywords: { minimum: 2 } });
const groups = strict('groups', { count: groupNumber, size: groupNumber }, {});
const tieBreaks: readonly TieBreak[] = ['lowest', 'highest'];

/** What the fields of the two kinds of economies demand of each other, for schemas. */
const kindsOfValues = {
  if: { anyOf: [{ required: ['signals'] }, { required: ['shocks'] }, { required: ['value'] }] },
  then: {
    required: ['signals', 'shocks', 'value'],
    properties: { traders: { items: { not: { required: ['utility'] } } } },
  },
  else: {
    not: { required: ['residual'] },
    properties: { traders: { items: { required: ['utility'] } } },
  },
};

/** An economy file. */
export const economyFile = strict(
  'an economy',
  {
    format: text.annotate({ keywords: { const: economyFormat } }),
    commodities,
    cap: wholeNumber.annotate({
      description: 'l: the most that a trader can consume of one commodity.',
      keywords: { minimum: 2 },
    }),
    priceSteps: wholeNumber.annotate({
      description: 'T: each price is one of 0, 1/T, …, 1.',
      keywords: { minimum: 1 },
    }),
    groups: groups.annotate({ description: 'r groups (count) of n traders (size).' }),
    epsilon: exactNumber.annotate({
      description: 'ε, strictly between 0 and 1/3.',
      keywords: { exclusiveMinimum: 0, exclusiveMaximum: 0.3333333333333334 },
    }),
    traders: list(traderEntry).annotate({ keywords: { minItems: 1 } }),
  },
  {
    $schema: text,
    title: label,
    tieBreak: word(tieBreaks),
    residual: word(residuals),
    signals: list(name).annotate({ keywords: noneTwice }),
    shocks: list(shock).annotate({ keywords: { minItems: 1 } }),
    value: dictionary(dictionary(valueForm)).annotate({
      description: 'value[shock][signal]: a table of values or a formula in the amounts.',
    }),
  },
  [
    '$schema',
    'format',
    'title',
    'commodities',
    'cap',
    'priceSteps',
    'groups',
    'epsilon',
    'tieBreak',
    'residual',
    'signals',
    'shocks',
    'value',
    'traders',
  ],
).annotate({ keywords: kindsOfValues });

/** What an economy file says. */
export type EconomyFile = t.TypeOf<typeof economyFile>;
/** An entry of its traders. */
export type TraderEntry = t.TypeOf<typeof traderEntry>;
/** What a trader values, in her entry. */
export type UtilityEntry = t.TypeOf<typeof utility>;
/** What is sound in an economy file, perhaps not all. */
export type EconomyParts = PartsOf<typeof economyFile>;
/** What is sound in an entry of its traders. */
export type TraderParts = PartsOf<typeof traderEntry>;
/** The JSON of an economy file. */
export type EconomyJson = t.OutputOf<typeof economyFile>;
