/**
 * What certificates about economies of both sorts hold alike: the market, and pieces of evidence with their kinds.
 */
import type { Economy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';
import type { Data } from './finding.js';

/** What the mechanisms know of an economy, but for the traders. */
export const marketData = ({ title, commodityNames, market, epsilon }: Economy) => ({
  title,
  commodities: commodityNames,
  cap: market.cap,
  priceSteps: market.priceSteps,
  groups: { count: market.groups.count, size: market.groups.size },
  epsilon: Q.show(epsilon),
  tieBreak: market.tieBreak,
});

/** Plain data as an object. */
export type Fields = { readonly [key: string]: Data | undefined };
/** The fields of plain data that is an object; none of what is not. */
export const fieldsOf = (data: Data | undefined): Fields => (data ?? {}) as Fields;

/** A piece of evidence of a kind: of the data the fields that are named, those that are there. */
export const piece = (kind: string, data: Fields, ...names: readonly string[]): readonly Data[] => [
  {
    kind,
    ...Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))),
  },
];
