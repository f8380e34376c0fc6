/**
 * What certificates about economies of both sorts hold alike: the market.
 */
import type { Economy } from '../economies/economy.js';
import * as Q from '../exact/rational.js';

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
