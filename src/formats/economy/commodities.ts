/**
 * The commodities of an economy file: how many there are, and the names x1, x2, … that they always have.
 */
import type { EconomyParts } from './codec.js';

/** More commodities than this have no grid that could be held, and are not named one by one. */
export const maxCommodities = 64;

/** k: the number of commodities that the file declares, if it does. */
export const countCommodities = ({ commodities }: EconomyParts): number | undefined =>
  typeof commodities === 'number' ? commodities : commodities?.length;

/** The name by which a formula knows a commodity whatever else it is called. */
export const amountName = (commodity: number): string => `x${String(commodity + 1)}`;
