/**
 * The commodities of an economy file: how many there are, and the names x1, x2, … that they always have.
 */
import type { EconomyFile } from './codec.js';

/** More commodities than this have no grid that could be held, and are not named one by one. */
export const maxCommodities = 64;

/** k: the number of commodities that the file declares. */
export const countCommodities = (file: EconomyFile): number =>
  typeof file.commodities === 'number' ? file.commodities : file.commodities.length;

/** The name by which a formula knows a commodity whatever else it is called. */
export const amountName = (commodity: number): string => `x${String(commodity + 1)}`;
