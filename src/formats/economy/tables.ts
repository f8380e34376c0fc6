/**
 * Tables of exact numbers nested to some depth: values by bundle, payoffs by profile, probabilities by types.
 */
import * as Q from '../../exact/rational.js';
import type { Rational } from '../../exact/rational.js';
import type { Annotations } from '../json/codec.js';
import { Codec, list, recursive } from '../json/codec.js';

/** A number, or a list of tables. */
export type ValueTable = Rational | readonly ValueTable[];
/** A table as it is written: reduced texts in lists. */
export type ValueTableJson = string | readonly ValueTableJson[];

/** The codecs of tables with one kind of entry. */
export interface TableCodecs {
  /** A table, or a bare entry: a table of no level. */
  readonly table: Codec<ValueTable, ValueTableJson>;
  /** A table of one level or more. */
  readonly lists: Codec<readonly ValueTable[], readonly ValueTableJson[], unknown>;
}

/**
 * Codecs of tables nested to any depth; the reader checks the depth and the lengths.
 *
 * @param entry The codec of the entries.
 * @param annotations What is known of each list of a table; a definition is needed, since tables contain tables.
 */
export const tablesOf = (
  entry: Codec<Rational, string>,
  annotations: Annotations & { readonly definition: string },
): TableCodecs => {
  const table: TableCodecs['table'] = recursive('table of values', () => entryOrLists);
  const lists = list(table).annotate(annotations);
  const entryOrLists: TableCodecs['table'] = new Codec<ValueTable, ValueTableJson>({
    name: 'table of values',
    shape: { kind: 'union', members: [entry, lists] },
    is: (u): u is ValueTable => entry.is(u) || lists.is(u),
    validate: (u, context) => (Array.isArray(u) ? lists.validate(u, context) : entry.validate(u, context)),
    encode: (values) => (Q.is(values) ? entry.encode(values) : lists.encode(values)),
  });
  return { table, lists };
};

/**
 * A table of k levels with l + 1 entries each, by the amount of each commodity.
 *
 * @param values One a bundle, bundles in lexicographic order.
 */
export const nestTable = (
  values: readonly Rational[],
  { commodities, cap }: { readonly commodities: number; readonly cap: number },
): readonly ValueTable[] => {
  let level: readonly ValueTable[] = values;
  for (let h = 1; h < commodities; h += 1)
    level = Array.from({ length: level.length / (cap + 1) }, (_, i) =>
      level.slice(i * (cap + 1), (i + 1) * (cap + 1)),
    );
  return level;
};
